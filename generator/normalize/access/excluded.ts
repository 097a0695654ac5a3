import { isObject, type Json, type JsonObject, member, objectOf } from "../../load/json.js";
import { dereference } from "../../load/references.js";
import type { Direction } from "../uses/usage.js";

/** What a property says of itself that keeps it out of a direction. */
const excluding: Readonly<Record<Direction, string>> = { sent: "readOnly", received: "writeOnly" };

/** Tells whether a schema says `readOnly` or `writeOnly`. */
export function saysAccess(schema: JsonObject): boolean {
  return Object.values(excluding).some((name) => member(schema, name) === true);
}

/** A schema without the properties that a direction excludes, and without asking for them. */
export function without(root: JsonObject, schema: JsonObject, direction: Direction): JsonObject {
  const excluded = excludedIn(root, schema, direction);
  if (excluded.size === 0) return schema;
  const { properties, required, ...rest } = schema;
  const made: JsonObject = rest;
  if (isObject(properties)) {
    const kept = Object.entries(properties).filter(([name]) => !excluded.has(name));
    made.properties = objectOf(kept);
    // What named only these is an object all the same.
    if (kept.length === 0) made.type ??= "object";
  }
  const names = Array.isArray(required) ? required : [];
  const asked = names.filter((name) => typeof name !== "string" || !excluded.has(name));
  return asked.length > 0 ? { ...made, required: asked } : made;
}

/** The names of the properties that a schema, its parts and what it extends keep out of a direction. */
export function excludedIn(
  root: JsonObject,
  schema: JsonObject,
  direction: Direction,
  seen = new Set<object>(),
): Set<string> {
  const found = new Set<string>();
  if (seen.has(schema)) return found;
  seen.add(schema);
  const properties = member(schema, "properties");
  for (const [name, property] of isObject(properties) ? Object.entries(properties) : []) {
    if (isExcluded(root, property, direction)) found.add(name);
  }
  const parts = member(schema, "allOf");
  for (const part of Array.isArray(parts) ? parts : []) {
    const target = dereference(root, part);
    if (!isObject(target)) continue;
    for (const name of excludedIn(root, target, direction, seen)) found.add(name);
  }
  return found;
}

function isExcluded(root: JsonObject, property: Json, direction: Direction): boolean {
  return [property, dereference(root, property)].some(
    (schema) => isObject(schema) && member(schema, excluding[direction]) === true,
  );
}
