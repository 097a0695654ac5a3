import { type Json, type JsonObject, member } from "../load/json.js";
import { withoutRepeatedType } from "./all-of.js";
import { annotations } from "./annotations.js";

/** What is said of the value whether or not it is `null`, and so stays beside the alternatives. */
const shared: ReadonlySet<string> = new Set([...annotations, "default", "readOnly", "writeOnly"]);

/**
 * Says that a value may be `null` in one way: it is one of the types, and of a composition it is an
 * alternative to it. Beside an `allOf`, it would have to be `null` and something else at once.
 */
export function nullable(schema: JsonObject): JsonObject {
  const { nullable: isNullable, ...rest } = schema;
  const type = member(rest, "type");
  const isComposed = ["allOf", "anyOf", "oneOf"].some((name) => Array.isArray(member(rest, name)));
  if (isComposed && Array.isArray(type) && type.includes("null")) {
    const others = type.filter((name) => name !== "null");
    const [only] = others;
    if (only === undefined) return rest;
    return alternativeToNull({ ...rest, type: others.length === 1 ? only : others });
  }
  if (isNullable !== true) return isNullable === undefined ? schema : rest;
  if (isComposed) return alternativeToNull(rest);
  if (typeof type === "string") return { ...rest, type: [type, "null"], ...withNull(rest) };
  if (Array.isArray(type))
    return type.includes("null") ? rest : { ...rest, type: [...type, "null"], ...withNull(rest) };
  if (Array.isArray(rest.enum)) return { ...rest, ...withNull(rest) };
  return Object.hasOwn(rest, "$ref") ? alternativeToNull(rest) : rest;
}

function alternativeToNull(schema: JsonObject): JsonObject {
  const entries = Object.entries(withoutRepeatedType(schema));
  const outside = entries.filter(([name]) => shared.has(name));
  const inside = entries.filter(([name]) => !shared.has(name));
  return { ...Object.fromEntries(outside), anyOf: [Object.fromEntries(inside), { type: "null" }] };
}

function withNull(schema: JsonObject): { enum?: Json[] } {
  const values = schema.enum;
  if (!Array.isArray(values)) return {};
  return { enum: values.includes(null) ? values : [...values, null] };
}
