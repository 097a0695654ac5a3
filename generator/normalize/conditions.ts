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
    this.#ofParts(schema);
    if (this.#found.size === 0) return schema;
    const known = new Set<string>();
    this.#namesIn(schema, known, new Set());
    const added = [...this.#found].filter(([name]) => !known.has(name));
    if (added.length === 0) return schema;
    if (!isObjectSchema(schema)) {
      this.#warn(original);
      return schema;
    }
    const properties = member(schema, "properties");
    const own = isObject(properties) ? Object.entries(properties) : [];
    const more = added.map(([name, said]): [string, Json] => [name, either(said)]);
    return { ...schema, properties: objectOf([...own, ...more]) };
  }

  /** Looks at the branches of a schema and of its inline parts. */
  #ofParts(schema: JsonObject): void {
    for (const branch of branchesOf(schema)) this.#branch(branch);
    for (const part of partsOf(schema)) this.#ofParts(part);
  }

  #branch(value: Json): void {
    const branch = dereference(this.#document.root, value);
    if (!isObject(branch) || this.#seen.has(branch)) return;
    this.#seen.add(branch);
    const properties = member(branch, "properties");
    for (const [name, said] of isObject(properties) ? Object.entries(properties) : []) {
      const before = this.#found.get(name) ?? [];
      this.#found.set(name, [...before, said]);
    }
    for (const name of unsupported) if (isObject(member(branch, name))) this.#warn(branch, name);
    for (const name of ["allOf", "anyOf", "oneOf"]) {
      const inner = member(branch, name);
      for (const one of Array.isArray(inner) ? inner : []) this.#branch(one);
    }
    this.#ofParts(branch);
  }

  /** The properties that a schema has whatever its conditions say. */
  #namesIn(value: Json, known: Set<string>, seen: Set<JsonObject>): void {
    if (!isObject(value) || seen.has(value)) return;
    seen.add(value);
    const target = dereference(this.#document.root, value);
    if (target !== value && target !== undefined) this.#namesIn(target, known, seen);
    const properties = member(value, "properties");
    for (const name of isObject(properties) ? Object.keys(properties) : []) known.add(name);
    for (const name of ["allOf", "anyOf", "oneOf"]) {
      const inner = member(value, name);
      for (const one of Array.isArray(inner) ? inner : []) this.#namesIn(one, known, seen);
    }
  }

  #warn(schema: JsonObject, name?: string): void {
    const steps = name === undefined ? [] : [name];
    this.#problems.warning(
      "unsupported-condition",
      name === undefined
        ? "what this says under a condition is not in the types, because it need not be an object"
        : `\`${name}\` under a condition is not in the types`,
      "Say it without the condition, or with `oneOf`.",
      this.#document.origins.locate(schema, ...steps),
    );
  }
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
