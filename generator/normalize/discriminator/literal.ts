import { openMark } from "../../load/extensions.js";
import { isObject, type Json, type JsonObject, member } from "../../load/json.js";
import { dereference } from "../../load/references.js";
import { ownProperty } from "./values.js";

/** Keywords that describe the property and stay when its values are said. */
const annotations = ["title", "description", "deprecated", "example", "readOnly"];

/**
 * A schema in which a property is required and has only these values, so that a `switch` on it tells
 * the variants of a union apart. A schema that is no object, or whose property is no text, stays.
 */
export function withLiteral(
  root: JsonObject,
  schema: JsonObject,
  name: string,
  values: readonly string[],
): JsonObject {
  if (!isObjectSchema(schema) || !isText(root, ownProperty(schema, name))) return schema;
  return inPart(schema, name, values) ?? withProperty(schema, name, values);
}

/** Says it in the inline part that has the property, so that it is not said twice. */
function inPart(schema: JsonObject, name: string, values: readonly string[]): JsonObject | null {
  const properties = member(schema, "properties");
  if (isObject(properties) && Object.hasOwn(properties, name)) {
    return withProperty(schema, name, values);
  }
  const parts = member(schema, "allOf");
  if (!Array.isArray(parts)) return null;
  for (const [index, part] of parts.entries()) {
    const made = isObject(part) ? inPart(part, name, values) : null;
    if (made !== null) return { ...schema, allOf: parts.with(index, made) };
  }
  return null;
}

function withProperty(schema: JsonObject, name: string, values: readonly string[]): JsonObject {
  const properties = member(schema, "properties");
  const own = isObject(properties) ? properties : {};
  const required = member(schema, "required");
  const names = Array.isArray(required) ? required : [];
  const before = member(own, name);
  const kept = isObject(before)
    ? Object.entries(before).filter(([key]) => annotations.includes(key))
    : [];
  // A union can be told apart only by values that are all known.
  const literal = {
    ...Object.fromEntries(kept),
    type: "string",
    enum: [...values],
    [openMark]: false,
  };
  return {
    ...schema,
    properties: Object.fromEntries([...Object.entries(own), [name, literal]]),
    required: names.includes(name) ? names : [...names, name],
  };
}

function isObjectSchema(schema: JsonObject): boolean {
  if (["oneOf", "anyOf", "$ref", "enum"].some((name) => Object.hasOwn(schema, name))) return false;
  return (
    schema.type === "object" || ["properties", "allOf"].some((name) => Object.hasOwn(schema, name))
  );
}

function isText(root: JsonObject, property: Json | undefined): boolean {
  const target = dereference(root, property);
  if (!isObject(target)) return true;
  const type = member(target, "type");
  return type === undefined || type === "string";
}
