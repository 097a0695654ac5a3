import { isObject, type Json, type JsonObject, member } from "../load/json.js";
import { annotations } from "./annotations.js";

/** Keywords that speak to people. */
const prose: ReadonlySet<string> = new Set([...annotations, "$comment"]);

/**
 * Moves out of `allOf` what says nothing of its own type: a member that only requires, describes or
 * repeats that this is an object. Left inside, it reads as an empty object to openapi-typescript, which
 * then prints a type that no value has, and to people as a type of its own.
 */
export function hoistFromAllOf(schema: JsonObject): JsonObject {
  const members = member(schema, "allOf");
  if (!Array.isArray(members) || members.length === 0) return schema;
  if (!members.some(saysNoType)) return withoutRepeatedType(schema);
  const hoisted = members.filter(saysNoType);
  const kept = members.filter((inner) => !saysNoType(inner));
  const required = new Set([schema, ...hoisted].flatMap((part) => names(part.required)));
  const said = hoisted.flatMap((part) => Object.entries(part).filter(([name]) => prose.has(name)));
  const { allOf: _, required: __, ...rest } = schema;
  const made = {
    ...Object.fromEntries(said),
    ...rest,
    ...(kept.length > 0 ? { allOf: kept } : {}),
    ...(kept.length === 0 && hoisted.some(isObjectSchema) ? { type: rest.type ?? "object" } : {}),
    ...(required.size > 0 ? { required: [...required] } : {}),
  };
  return kept.length > 0 ? withoutRepeatedType(made) : made;
}

/** That a composition is of objects, its members say; beside them it reads as an object of anything. */
export function withoutRepeatedType(schema: JsonObject): JsonObject {
  if (!Array.isArray(member(schema, "allOf"))) return schema;
  const hasOwn = ["properties", "additionalProperties", "patternProperties"].some((name) =>
    Object.hasOwn(schema, name),
  );
  const { type, ...rest } = schema;
  return type === "object" && !hasOwn ? rest : schema;
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
