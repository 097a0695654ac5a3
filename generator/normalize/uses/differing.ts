import { isObject, type Json, type JsonObject } from "../../load/json.js";
import { children } from "../../load/structure/structure.js";
import type { Components } from "../components.js";

/** The keys of those components that differ by themselves, or by what they refer to. */
export function differing(
  schemas: readonly (readonly [key: string, schema: JsonObject])[],
  components: Components,
  differs: (schema: JsonObject) => boolean,
): string[] {
  const users = new Map<string, string[]>();
  const found = new Set<string>();
  for (const [key, schema] of schemas) {
    for (const inner of writtenIn(schema)) {
      const other = components.referred(inner);
      if (other !== null) {
        const known = users.get(other) ?? [];
        known.push(key);
        users.set(other, known);
      }
      if (differs(inner)) found.add(key);
    }
  }
  // What refers to one that differs, differs.
  for (const key of found) for (const user of users.get(key) ?? []) found.add(user);
  return [...found].toSorted();
}

/** A schema and those that are written in it. */
function writtenIn(schema: JsonObject): Set<JsonObject> {
  const found = new Set([schema]);
  for (const inner of found) {
    for (const { value } of children("schema", inner)) {
      if (isObject(value as Json)) found.add(value as JsonObject);
    }
  }
  return found;
}
