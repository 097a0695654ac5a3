import { exactMark, openMark } from "../../load/extensions.js";
import { isObject, type JsonObject } from "../../load/json.js";

/** Members that only speak to people. They are in the models; here they would be said twice. */
const prose: ReadonlySet<string> = new Set([
  "title",
  "summary",
  "description",
  "default",
  "example",
  "examples",
  "deprecated",
  "externalDocs",
  "$comment",
  // What a discriminator says was said in plain schemas before.
  "discriminator",
]);

/** Types that the package does not print by itself; a schema with the key {@link as} becomes one. */
export type Exact = "Blob" | "undefined" | "other string" | "other number" | "Int64";
export const as = "x-sdkwright-as";

/** Says for the package what our models say more exactly than it does by itself. */
export function exact(schema: JsonObject): JsonObject {
  if (schema.format === "binary") return { type: "string", [as]: "Blob" };
  if (schema[exactMark] === "bigint") return { type: "string", [as]: "Int64" };
  return withRest(opened(schema));
}

/** An enum that may grow: the known values, or any other. */
function opened(schema: JsonObject): JsonObject {
  const { [openMark]: isOpen, ...closed } = schema;
  if (isOpen === undefined) return schema;
  if (isOpen !== true || !Array.isArray(closed.enum)) return closed;
  const isNumber = closed.enum.some((value) => typeof value === "number");
  const other = { type: "string", [as]: isNumber ? "other number" : "other string" };
  return { anyOf: [closed, other] };
}

/** Members beyond the properties: a signature for all of them has to admit the properties too. */
function withRest(schema: JsonObject): JsonObject {
  const { properties, required, additionalProperties: rest } = schema;
  if (!isObject(properties) || !isObject(rest) || Object.keys(rest).length === 0) return schema;
  const names = Object.keys(properties);
  const isOptional = names.some((name) => !Array.isArray(required) || !required.includes(name));
  const absent = isOptional ? [{ type: "string", [as]: "undefined" }] : [];
  return {
    ...schema,
    additionalProperties: { anyOf: [rest, ...Object.values(properties), ...absent] },
  };
}

/** An object without what is said in our models. */
export function withoutProse(object: JsonObject): JsonObject {
  const entries = Object.entries(object);
  const kept = entries.filter(([name]) => !prose.has(name));
  return kept.length === entries.length ? object : Object.fromEntries(kept);
}
