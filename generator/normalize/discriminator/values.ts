import type { Document } from "../../load/document.js";
import { isObject, type Json, type JsonObject, member } from "../../load/json.js";
import { dereference } from "../../load/references.js";
import type { Problems } from "../../problem/problem.js";
import { type Components, partsOf } from "../components.js";

/** A schema that has a discriminator. */
export interface Holder {
  readonly schema: JsonObject;
  readonly property: string;
  /** What each value of the property stands for: the keys of component schemas. */
  readonly mapping: ReadonlyMap<string, string>;
  /** The key of what a value stands for that nothing else is said of, or that is not there. */
  readonly fallback: string | null;
}

/** Reads the discriminator of a schema; entries of its mapping that name nothing are reported. */
export function holderOf(
  document: Document,
  schema: JsonObject,
  components: Components,
  problems: Problems,
): Holder | null {
  const discriminator = member(schema, "discriminator");
  const property = isObject(discriminator) ? member(discriminator, "propertyName") : undefined;
  if (!isObject(discriminator) || typeof property !== "string") return null;
  const written = member(discriminator, "mapping");
  const mapping = new Map<string, string>();
  const keyOf = (what: string, name: Json, ...steps: string[]): string | null => {
    const key = typeof name === "string" ? components.keyOf(name) : null;
    if (key === null) {
      problems.warning(
        "unknown-mapping",
        `${what} names no component schema: ${JSON.stringify(name)}`,
        "Name a schema of components.schemas, or remove the entry.",
        document.origins.locate(discriminator, ...steps),
      );
    }
    return key;
  };
  for (const [value, name] of isObject(written) ? Object.entries(written) : []) {
    const key = keyOf(`the mapping of ${JSON.stringify(value)}`, name, "mapping", value);
    if (key !== null) mapping.set(value, key);
  }
  const said = member(discriminator, "defaultMapping");
  const fallback = said === undefined ? null : keyOf("`defaultMapping`", said, "defaultMapping");
  return { schema, property, mapping, fallback };
}

/** Extensions by which a schema says its value of the discriminator itself: in 2.0 nothing else does. */
const extensions = ["x-ms-discriminator-value", "x-discriminator-value"];

/**
 * The values that a property has in a schema: those that the mapping gives it, else what the schema
 * says by an extension, else those that it lists, else its key, as the specification has it.
 */
export function valuesOf(
  root: JsonObject,
  holder: Holder,
  key: string,
  schema: JsonObject,
): string[] {
  const { property, mapping } = holder;
  const mapped = [...mapping].filter(([, other]) => other === key).map(([value]) => value);
  if (mapped.length > 0) return mapped;
  const own = ownValue(schema);
  if (own !== undefined) return [own];
  // What the schema of the discriminator lists is of all its variants.
  if (schema === holder.schema) return [key];
  const listed = listedValues(root, ownProperty(schema, property));
  return listed.length > 0 ? listed : [key];
}

/**
 * Tells whether a schema that others extend is used as itself too: it says so, or nothing else says
 * what values there are, and then its own name is one of them, unless it lists others.
 */
export function isOwnVariant(
  root: JsonObject,
  { schema, property, mapping }: Holder,
  key: string,
): boolean {
  if (ownValue(schema) !== undefined) return true;
  const listed = listedValues(root, ownProperty(schema, property));
  return mapping.size === 0 && (listed.length === 0 || listed.includes(key));
}

/** The value that a schema says is its own. */
export function ownValue(schema: JsonObject): string | undefined {
  return extensions.map((name) => member(schema, name)).find((said) => typeof said === "string");
}

/** A property as a schema itself says it, in itself or in an inline part of it. */
export function ownProperty(schema: JsonObject, name: string): Json | undefined {
  const properties = member(schema, "properties");
  const own = isObject(properties) ? member(properties, name) : undefined;
  if (own !== undefined) return own;
  for (const part of partsOf(schema)) {
    const found = ownProperty(part, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function listedValues(root: JsonObject, schema: Json | undefined): string[] {
  const target = dereference(root, schema);
  if (!isObject(target)) return [];
  const constant = member(target, "const");
  const listed = constant === undefined ? member(target, "enum") : [constant];
  return Array.isArray(listed) ? listed.filter((value) => typeof value === "string") : [];
}
