import { type Check, type Findings, mostIssues, note } from "./findings.js";
import { redacted, secretsIn } from "./redact.js";
import { pointerStep, type ValidationIssue } from "./validation.js";

export const string: Check = (value, found) => {
  if (typeof value !== "string") note(found, "a string", kindOf(value));
};

export const boolean: Check = (value, found) => {
  if (typeof value !== "boolean") note(found, "a boolean", kindOf(value));
};

export const number: Check = (value, found) => {
  if (!Number.isFinite(value)) note(found, "a number", kindOf(value));
};

/** Beyond 2^53 numbers are rounded, so that another one would be taken for the one that was meant. */
export const integer: Check = (value, found) => {
  if (!Number.isSafeInteger(value)) note(found, "an integer within 2^53", kindOf(value));
};

/** An integer of any size: one that a number would round is a `bigint`. */
export const exactInteger: Check = (value, found) => {
  if (typeof value !== "bigint" && !Number.isSafeInteger(value))
    note(found, "an integer", kindOf(value));
};

/** Anything at all. */
export const anything: Check = () => {};

const nothing: Check = (value, found) => note(found, "nothing", kindOf(value));

/** One of some values, the words of an enum. */
export const oneOf =
  (...values: readonly unknown[]): Check =>
  (value, found) => {
    if (values.includes(value)) return;
    const isWord = typeof value === "string" && /^\w{1,40}$/.test(value);
    note(
      found,
      `one of ${values.join(", ")}`,
      isWord ? redacted(value, found.secrets) : kindOf(value),
    );
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
    if (typeof value === "string") found.secrets.push(...secretsIn(value));
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
    if (!Array.isArray(value)) return note(found, "a list", kindOf(value));
    for (const [index, each] of value.entries()) {
      if (found.issues.length >= mostIssues) return;
      item(each, memberOf(found, index, "/items"));
    }
  };

/** A list whose first items each are of a sort of their own; `rest` looks at those that follow. */
export const tupleOf =
  (items: readonly Check[], rest: Check = nothing): Check =>
  (value, found) => {
    if (!Array.isArray(value)) return note(found, "a list", kindOf(value));
    for (const [index, item] of items.entries()) {
      item(value[index], memberOf(found, index, `/prefixItems/${index}`));
    }
    for (const [index, each] of value.entries()) {
      if (found.issues.length >= mostIssues) return;
      if (index >= items.length) rest(each, memberOf(found, index, "/items"));
    }
  };

/** An item that may be missing. */
export const optional =
  (check: Check): Check =>
  (value, found) => {
    if (value !== undefined) check(value, found);
  };

/** An object whose members are all of one sort. */
export const mapOf =
  (member: Check): Check =>
  (value, found) => {
    if (!isObject(value)) return note(found, "an object", kindOf(value));
    for (const [name, each] of Object.entries(value)) {
      if (found.issues.length >= mostIssues) return;
      member(each, memberOf(found, name, "/additionalProperties"));
    }
  };

/** Members, some of which are required, of what is an object for sure; others may be there too. */
export const members =
  (checks: Readonly<Record<string, Check>>, required: readonly string[] = [], step = ""): Check =>
  (value, found) => {
    const given = new Map<string, unknown>(Object.entries(Object(value)));
    for (const name of required) {
      if (given.get(name) === undefined) {
        note(memberOf(found, name, step && "/required"), "a value", "nothing");
      }
    }
    for (const [name, check] of Object.entries(checks)) {
      const member = given.get(name);
      if (member !== undefined)
        check(member, memberOf(found, name, step && step + pointerStep(name)));
    }
  };

/** An object with some members. */
export const object =
  (...declared: Parameters<typeof members>): Check =>
  (value, found) => {
    if (!isObject(value)) return note(found, "an object", kindOf(value));
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
      const issues: ValidationIssue[] = [];
      check(value, { ...found, issues });
      return issues.length === 0;
    });
    if (!fits) note(found, "a value of one of the declared types", kindOf(value));
  };

/** Members that are optional elsewhere and required here. */
export const required = (check: Check, ...names: readonly string[]): Check =>
  allOf(check, object({}, names));

/** The place of a member. `step` leads from the declaration of the whole to that of the member. */
function memberOf(found: Findings, name: string | number, step: string): Findings {
  return { ...found, path: [...found.path, name], pointer: found.pointer && found.pointer + step };
}

function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
