import type { Document } from "../load/document.js";
import { isObject, type Json, type JsonObject, member, objectOf } from "../load/json.js";
import { dereference } from "../load/references.js";
import type { Problems } from "../problem/problem.js";
import { partsOf } from "./components.js";
import { rewriteObjects } from "./rewrite.js";
import { schemasIn } from "./schemas.js";

/** Keywords that hold what is true under a condition. */
const branches = ["then", "else", "dependentSchemas"] as const;

/** What a branch may say of a type beside its properties, and the types of a package do not. */
const unsupported = ["patternProperties", "additionalProperties", "items", "prefixItems"];

/** How many branches a schema may have, and how many inside of each other; what is beyond is left out. */
const maxBranches = 1_000;
const maxNested = 10;

/** Keywords by which a schema is an object whatever its conditions say. */
const ofObjects = ["properties", "required", "allOf", "additionalProperties", "$ref"];

/**
 * Gives objects the properties that they have under a condition, as ones that may be left out: a type
 * does not know whether the condition is met. Where branches differ in one, it is of either type.
 */
export function withConditions(document: Document, problems: Problems): Document {
  const schemas = schemasIn(document);
  if (!schemas.some((schema) => branches.some((name) => Object.hasOwn(schema, name))))
    return document;
  // A part of an `allOf` does not know the properties of the others, which a branch may speak of too; and
  // what is true under a condition is a part of what it is a condition of.
  const parts = new Set<Json>(
    schemas.flatMap((schema) => [...partsOf(schema), ...branchesOf(schema)]),
  );
  return rewriteObjects(document, (object, kind, original) =>
    kind === "schema" && !parts.has(original)
      ? new Conditions(document, problems).merged(object, original)
      : object,
  );
}

class Conditions {
  readonly #document: Document;
  readonly #problems: Problems;
  /** What the branches say of each property. */
  readonly #found = new Map<string, Json[]>();
  readonly #seen = new Set<JsonObject>();

  constructor(document: Document, problems: Problems) {
    this.#document = document;
    this.#problems = problems;
  }

  merged(schema: JsonObject, original: JsonObject): JsonObject {
    this.#collect(schema);
    if (this.#found.size === 0) return schema;
    const known = this.#namesIn(schema);
    const added = [...this.#found].filter(([name]) => !known.has(name));
    if (added.length === 0) return schema;
    if (!isObjectSchema(schema)) {
      this.#warn(original, "what need not be an object");
      return schema;
    }
    const own = propertiesOf(schema);
    const more = added.map(([name, said]): [string, Json] => [name, either(said)]);
    return { ...schema, properties: objectOf([...own, ...more]) };
  }

  /** Collects what the branches of a schema say of properties, and those that are in them. */
  #collect(schema: JsonObject): void {
    const { root } = this.#document;
    const open: { value: Json; depth: number }[] = [];
    const add = (values: readonly Json[], depth: number): void => {
      for (const value of values.toReversed()) open.push({ value, depth });
    };
    add(branchesWithin(schema), 1);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { value, depth } = next;
      const branch = dereference(root, value);
      if (!isObject(branch) || this.#seen.has(branch)) continue;
      if (this.#seen.size === maxBranches || depth > maxNested)
        return this.#warn(branch, "a schema too many");
      this.#seen.add(branch);
      for (const [name, said] of propertiesOf(branch)) {
        const known = this.#found.get(name) ?? [];
        known.push(said);
        this.#found.set(name, known);
      }
      for (const name of unsupported)
        if (isObject(member(branch, name))) this.#warn(branch, `\`${name}\``, name);
      add([...composedOf(branch), ...branchesWithin(branch)], depth + 1);
    }
  }

  /** The properties that a schema has whatever its conditions say. */
  #namesIn(schema: JsonObject): Set<string> {
    const names = new Set<string>();
    const seen = new Set<Json>();
    const open: Json[] = [schema];
    for (let value = open.pop(); value !== undefined; value = open.pop()) {
      if (!isObject(value) || seen.has(value)) continue;
      seen.add(value);
      for (const [name] of propertiesOf(value)) names.add(name);
      for (const inner of composedOf(value)) open.push(inner);
      const target = dereference(this.#document.root, value);
      if (target !== undefined) open.push(target);
    }
    return names;
  }

  #warn(schema: JsonObject, what: string, ...steps: string[]): void {
    this.#problems.warning(
      "unsupported-condition",
      `${what} under a condition is not in the types`,
      "Say it without the condition, or with `oneOf`.",
      this.#document.origins.locate(schema, ...steps),
    );
  }
}

/** The branches of a schema and of its inline parts. */
function branchesWithin(schema: JsonObject): Json[] {
  return [...branchesOf(schema), ...partsOf(schema).flatMap(branchesWithin)];
}

function propertiesOf(schema: JsonObject): [string, Json][] {
  const properties = member(schema, "properties");
  return isObject(properties) ? Object.entries(properties) : [];
}

/** What a schema is put together from. */
function composedOf(schema: JsonObject): Json[] {
  return ["allOf", "anyOf", "oneOf"].flatMap((name) => {
    const inner = member(schema, name);
    return Array.isArray(inner) ? inner : [];
  });
}

function branchesOf(schema: JsonObject): Json[] {
  return branches.flatMap((name) => {
    const held = member(schema, name);
    if (name === "dependentSchemas" && isObject(held)) return Object.values(held);
    return held === undefined ? [] : [held];
  });
}

function isObjectSchema(schema: JsonObject): boolean {
  const { type } = schema;
  if (type !== undefined) return [type].flat().includes("object");
  return ofObjects.some((name) => Object.hasOwn(schema, name));
}

function either(said: readonly Json[]): Json {
  const distinct = new Map(said.map((schema) => [JSON.stringify(schema), schema]));
  const [first = {}, ...others] = distinct.values();
  return others.length === 0 ? first : { anyOf: [first, ...others] };
}
