import { type Json, type JsonObject, member } from "../load/json.js";

/** Keywords that describe a schema without changing what it allows. */
const annotations: ReadonlySet<string> = new Set([
  "title",
  "description",
  "deprecated",
  "default",
  "example",
  "examples",
  "readOnly",
  "writeOnly",
  "externalDocs",
]);

/** Says `nullable: true` of OpenAPI 3.0 the way of 3.1: `null` is one of the types. */
export function nullable(schema: JsonObject): JsonObject {
  if (member(schema, "nullable") === undefined) return schema;
  const { nullable: isNullable, ...rest } = schema;
  if (isNullable !== true) return rest;
  const type = member(rest, "type");
  if (typeof type === "string") return { ...rest, type: [type, "null"], ...withNull(rest) };
  if (Array.isArray(type))
    return type.includes("null") ? rest : { ...rest, type: [...type, "null"], ...withNull(rest) };
  if (Array.isArray(rest.enum)) return { ...rest, ...withNull(rest) };
  if (!["$ref", "allOf", "anyOf", "oneOf"].some((name) => Object.hasOwn(rest, name))) return rest;
  const entries = Object.entries(rest);
  const outside = entries.filter(([name]) => annotations.has(name));
  const inside = entries.filter(([name]) => !annotations.has(name));
  return { ...Object.fromEntries(outside), anyOf: [Object.fromEntries(inside), { type: "null" }] };
}

function withNull(schema: JsonObject): { enum?: Json[] } {
  const values = schema.enum;
  if (!Array.isArray(values)) return {};
  return { enum: values.includes(null) ? values : [...values, null] };
}
