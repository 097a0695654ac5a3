import { type Check, Findings } from "./findings.js";

export const string: Check = (value, found) => {
  if (typeof value !== "string") found.note("a string", value);
};

export const boolean: Check = (value, found) => {
  if (typeof value !== "boolean") found.note("a boolean", value);
};

export const number: Check = (value, found) => {
  if (!Number.isFinite(value)) found.note("a number", value);
};

/** Beyond 2^53 numbers are rounded, so that another one would be taken for the one that was meant. */
export const integer: Check = (value, found) => {
  if (!Number.isSafeInteger(value)) found.note("an integer within 2^53", value);
};

/** An integer of any size: one that a number would round is a `bigint`. */
export const exactInteger: Check = (value, found) => {
  if (typeof value !== "bigint" && !Number.isSafeInteger(value)) found.note("an integer", value);
};

/** Anything at all. */
export const anything: Check = () => {};

/** One of some values, the words of an enum. */
export const oneOf =
  (...values: readonly unknown[]): Check =>
  (value, found) => {
    if (values.includes(value)) return;
    const isWord = typeof value === "string" && /^\w{1,40}$/.test(value);
    found.note(`one of ${values.join(", ")}`, value, isWord ? value : undefined);
  };

/** One of some values, to which the service may have added more: what is sent is not held to them. */
export const knownOf =
  (...values: readonly unknown[]): Check =>
  (value, found) => {
    if (!found.isRequest) oneOf(...values)(value, found);
  };

/** What must not be in a message, whatever else it is. */
export const secret =
  (check: Check): Check =>
  (value, found) => {
    if (typeof value === "string") found.secrets.push(value);
    check(value, found);
  };

export const nullable =
  (check: Check): Check =>
  (value, found) => {
    if (value !== null) check(value, found);
  };

export const listOf =
  (item: Check): Check =>
  (value, found) => {
    if (!Array.isArray(value)) return found.note("a list", value);
    for (const [index, each] of value.entries()) found.enter(index, "/items", each, item);
  };

/** An object whose members are all of one sort. */
export const mapOf =
  (member: Check): Check =>
  (value, found) => {
    if (!isObject(value)) return found.note("an object", value);
    for (const [name, each] of Object.entries(value)) {
      found.enter(name, "/additionalProperties", each, member);
    }
  };

/** Members, some of which are required, of what is an object for sure; others may be there too. */
export const members =
  (checks: Readonly<Record<string, Check>>, required: readonly string[] = [], step = ""): Check =>
  (value, found) => {
    const given = new Map<string, unknown>(Object.entries(Object(value)));
    for (const name of required) {
      if (given.get(name) === undefined) {
        found.enter(name, step && "/required", undefined, () => found.note("a value", undefined));
      }
    }
    for (const [name, check] of Object.entries(checks)) {
      const member = given.get(name);
      if (member !== undefined) found.enter(name, step && step + name, member, check);
    }
  };

/** An object with some members. */
export const object =
  (...declared: Parameters<typeof members>): Check =>
  (value, found) => {
    if (!isObject(value)) return found.note("an object", value);
    members(declared[0], declared[1], "/properties/")(value, found);
  };

/** What all of several checks look at. */
export const allOf =
  (...checks: readonly Check[]): Check =>
  (value, found) => {
    for (const check of checks) check(value, found);
  };

/** What at least one of several checks has nothing to say against. */
export const anyOf =
  (...checks: readonly Check[]): Check =>
  (value, found) => {
    const fits = checks.some((check) => {
      const own = new Findings(found.pointer, found.isRequest);
      check(value, own);
      found.secrets.push(...own.secrets);
      return own.issues.length === 0;
    });
    if (!fits) found.note("a value of one of the declared types", value);
  };

/** Members that are optional elsewhere and required here. */
export const required = (check: Check, ...names: readonly string[]): Check =>
  allOf(check, object({}, names));

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
