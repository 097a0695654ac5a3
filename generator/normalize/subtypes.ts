import { isObject, type Json, type JsonObject, member } from "../load/json.js";
import { stepsOf } from "../load/references.js";

/**
 * For each component schema with a discriminator, its own or that of one it builds on by `allOf`: the
 * schemas that build on it. Where it is referred to, any of them may be meant.
 */
export function subtypesIn(schemas: JsonObject): ReadonlyMap<string, readonly string[]> {
  const builtOn = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(schemas)) {
    for (const base of basesOf(schema)) builtOn.set(base, [...(builtOn.get(base) ?? []), name]);
  }
  const subtypes = new Map<string, readonly string[]>();
  const waiting = Object.keys(schemas).filter((name) => {
    const schema = member(schemas, name);
    return isObject(schema) && Object.hasOwn(schema, "discriminator");
  });
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (subtypes.has(name)) continue;
    const own = builtOn.get(name) ?? [];
    subtypes.set(name, own);
    waiting.push(...own);
  }
  return subtypes;
}

/** The names of the component schemas that a schema refers to in its `allOf`. */
export function basesOf(schema: Json): string[] {
  const parts = isObject(schema) ? member(schema, "allOf") : undefined;
  return (Array.isArray(parts) ? parts : []).flatMap((part) => {
    const reference = isObject(part) ? part.$ref : undefined;
    if (typeof reference !== "string") return [];
    const [first, section, name, ...more] = stepsOf(reference);
    const isComponent = first === "components" && section === "schemas" && more.length === 0;
    return isComponent && name !== undefined ? [name] : [];
  });
}
