import { isObject, type Json, type JsonObject, member } from "../load/json.js";

/** Keywords that speak to people. */
const prose: ReadonlySet<string> = new Set([
  "title",
  "description",
  "deprecated",
  "example",
  "examples",
  "externalDocs",
  "$comment",
]);

/**
 * Moves out of `allOf` what says nothing of its own type: a member that only requires, describes or
 * repeats that this is an object. Left inside, it reads as an empty object to openapi-typescript, which
 * then prints a type that no value has, and to people as a type of its own.
 */
export function hoistFromAllOf(schema: JsonObject): JsonObject {
  const members = member(schema, "allOf");
  if (!Array.isArray(members) || !members.some(saysNoType)) return schema;
  const hoisted = members.filter(saysNoType);
  const kept = members.filter((inner) => !saysNoType(inner));
  const required = new Set([schema, ...hoisted].flatMap((part) => names(part.required)));
  const said = hoisted.flatMap((part) => Object.entries(part).filter(([name]) => prose.has(name)));
  const { allOf: _, required: __, ...rest } = schema;
  return {
    ...Object.fromEntries(said),
    ...rest,
    ...(kept.length > 0 ? { allOf: kept } : {}),
    ...(kept.length === 0 && hoisted.some(isObjectSchema) ? { type: rest.type ?? "object" } : {}),
    ...(required.size > 0 ? { required: [...required] } : {}),
  };
}

function saysNoType(value: Json): value is JsonObject {
  if (!isObject(value)) return false;
  const entries = Object.entries(value).filter(([name]) => !prose.has(name));
  const isSilent = entries.every(
    ([name, said]) =>
      name === "required" ||
      name === "nullable" ||
      (name === "type" && (said === "object" || isNullableObject(said))) ||
      (name === "additionalProperties" && isAnything(said)),
  );
  return isSilent && (value.required === undefined || Array.isArray(value.required));
}

function isObjectSchema(schema: JsonObject): boolean {
  return Object.keys(schema).some((name) => !prose.has(name));
}

function isNullableObject(type: Json): boolean {
  return Array.isArray(type) && type.every((name) => name === "object" || name === "null");
}

function isAnything(schema: Json): boolean {
  return schema === true || (isObject(schema) && Object.keys(schema).length === 0);
}

/**
 * Removes alternatives that only say which properties have to be there together. Types of what may be
 * left out either way do not express them, and openapi-typescript reads each as anything at all.
 */
export function withoutRequiredAlternatives(schema: JsonObject): JsonObject {
  if (!isObject(member(schema, "properties"))) return schema;
  const kept = Object.entries(schema).filter(([name, value]) => {
    if (name !== "anyOf" && name !== "oneOf") return true;
    return !Array.isArray(value) || !value.every(saysNoType);
  });
  return kept.length === Object.keys(schema).length ? schema : Object.fromEntries(kept);
}

/** Says that what has items is a list, where the schema leaves that to its reader. */
export function impliedList(schema: JsonObject): JsonObject {
  const hasItems = ["items", "prefixItems"].some((name) => Object.hasOwn(schema, name));
  const isSaid = ["type", "$ref", "enum", "const", "allOf", "anyOf", "oneOf", "properties"].some(
    (name) => Object.hasOwn(schema, name),
  );
  return hasItems && !isSaid ? { ...schema, type: "array" } : schema;
}

function names(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === "string") : [];
}
