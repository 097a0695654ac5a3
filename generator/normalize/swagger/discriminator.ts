import { isObject, type JsonObject, member } from "../../load/json.js";
import { componentReference } from "../../load/references.js";
import { basesOf } from "../subtypes.js";

/** Extensions by which a definition of 2.0 says its value of the discriminator; 3.x has a mapping. */
const extensions = ["x-ms-discriminator-value", "x-discriminator-value"];

/**
 * Maps the values that definitions give themselves to them, in the discriminator of what they build on.
 * Without one, the value is the name of the definition, in 3.x as in 2.0.
 */
export function mapDiscriminators(schemas: JsonObject): void {
  for (const [name, schema] of Object.entries(schemas)) {
    if (!isObject(schema)) continue;
    const value = extensions.map((extension) => member(schema, extension)).find(isText);
    const discriminator = value === undefined ? null : inherited(schemas, name);
    if (value === undefined || discriminator === null) continue;
    const { mapping = {} } = discriminator;
    // The discriminator is ours: in 2.0 it is the name of a property.
    discriminator.mapping = isObject(mapping)
      ? Object.fromEntries([...Object.entries(mapping), [value, componentReference(name)]])
      : mapping;
  }
}

/** The discriminator of a definition, or the nearest of those that it builds on. */
function inherited(schemas: JsonObject, name: string): JsonObject | null {
  const seen = new Set([name]);
  // What is added while it is walked is walked too.
  for (const next of seen) {
    const schema = member(schemas, next) ?? null;
    const discriminator = isObject(schema) ? member(schema, "discriminator") : undefined;
    if (isObject(discriminator)) return discriminator;
    for (const base of basesOf(schema)) seen.add(base);
  }
  return null;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
