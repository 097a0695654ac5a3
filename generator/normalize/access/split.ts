import { isObject, type Json, type JsonObject } from "../../load/json.js";
import { children } from "../../load/structure/structure.js";
import type { Components } from "../components.js";
import type { Usage } from "../usage.js";
import { excludedIn } from "./excluded.js";

/**
 * Finds the components that are sent and received and are not the same in both directions.
 * @returns their keys, each with the key of what is sent
 */
export function splitByDirection(
  root: JsonObject,
  components: Components,
  usage: Usage,
): Map<string, string> {
  const both = [...components.byKey].filter(
    ([, schema]) => usage.sent.has(schema) && usage.received.has(schema),
  );
  const users = new Map<string, string[]>();
  const differing = new Set<string>();
  for (const [key, schema] of both) {
    for (const inner of writtenIn(schema)) {
      const other = components.referred(inner);
      if (other !== null) {
        const known = users.get(other) ?? [];
        known.push(key);
        users.set(other, known);
      }
      const excluded = [excludedIn(root, inner, "sent"), excludedIn(root, inner, "received")];
      if (excluded.some(({ size }) => size > 0)) differing.add(key);
    }
  }
  // What refers to one that differs, differs.
  for (const key of differing) for (const user of users.get(key) ?? []) differing.add(user);
  const names = [...differing].toSorted();
  return components.named(names, "Input");
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
