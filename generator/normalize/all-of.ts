import { isObject, type Json, type JsonObject, member } from "../load/json.js";

/**
 * Moves `required` out of the members of `allOf` that say nothing else. Beside the `allOf` it narrows
 * the whole; left inside, such a member reads as an empty object to openapi-typescript, which then
 * prints a type that no value has.
 */
export function hoistRequired(schema: JsonObject): JsonObject {
  const members = member(schema, "allOf");
  if (!Array.isArray(members) || !members.some(saysOnlyRequired)) return schema;
  const required = new Set(names(schema.required));
  for (const inner of members.filter(saysOnlyRequired)) {
    for (const name of names(inner.required)) required.add(name);
  }
  const kept = members.filter((inner) => !saysOnlyRequired(inner));
  const { allOf: _, required: __, ...rest } = schema;
  return {
    ...rest,
    ...(kept.length > 0 ? { allOf: kept } : { type: "object" }),
    ...(required.size > 0 ? { required: [...required] } : {}),
  };
}

function saysOnlyRequired(value: Json): value is JsonObject {
  if (!isObject(value) || !Array.isArray(value.required)) return false;
  return Object.keys(value).every(
    (name) => name === "required" || (name === "type" && value.type === "object"),
  );
}

function names(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === "string") : [];
}
