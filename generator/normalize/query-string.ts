import { isObject, type Json, type JsonObject, member, objectOf } from "../load/json.js";
import { dereference, resolvePointer } from "../load/references.js";

/** An object of which each member is a parameter of the query. */
interface Form {
  readonly properties: Map<string, Json>;
  readonly required: Set<string>;
}

/**
 * The parameters of the query that are said by one parameter that is all of it, as a form: one for each
 * property, written as it would be in a body. `null` where what members there are is not known.
 */
export function parametersOf(
  root: JsonObject,
  parameter: JsonObject,
  media: JsonObject,
): JsonObject[] | null {
  const form: Form = { properties: new Map(), required: new Set() };
  const isKnown = collect(root, member(media, "schema"), form, new Set());
  if (!isKnown || form.properties.size === 0) return null;
  const encoding = dereference(root, member(media, "encoding"));
  const example = member(media, "example");
  return [...form.properties].map(([name, schema]) => {
    const written = isObject(encoding) ? dereference(root, member(encoding, name)) : undefined;
    const shown = isObject(example) ? member(example, name) : undefined;
    return {
      ...described(root, schema),
      name,
      in: "query",
      required: parameter.required === true && form.required.has(name),
      ...valueOf(root, schema, isObject(written) ? written : {}),
      ...(shown === undefined ? {} : { example: shown }),
    };
  });
}

/** Collects what an object is made of, and tells whether that is all of it. */
function collect(root: JsonObject, schema: Json | undefined, form: Form, seen: Set<Json>): boolean {
  if (!isObject(schema) || seen.has(schema)) return false;
  seen.add(schema);
  // What is said beside a reference is said as well.
  const reference = member(schema, "$ref");
  if (typeof reference === "string" && !collect(root, resolvePointer(root, reference), form, seen))
    return false;
  const isOpen = ["oneOf", "anyOf", "patternProperties", "additionalProperties"].some(
    (name) => Object.hasOwn(schema, name) && schema[name] !== false,
  );
  if (isOpen) return false;
  const properties = member(schema, "properties");
  for (const [name, own] of isObject(properties) ? Object.entries(properties) : [])
    form.properties.set(name, own);
  for (const name of Array.isArray(schema.required) ? schema.required : [])
    if (typeof name === "string") form.required.add(name);
  const parts = member(schema, "allOf");
  return (Array.isArray(parts) ? parts : []).every((part) => collect(root, part, form, seen));
}

/** What a property says of itself for people. */
function described(root: JsonObject, schema: Json): JsonObject {
  const target = dereference(root, schema);
  const said = [schema, target].flatMap((one) => (isObject(one) ? Object.entries(one) : []));
  const kept = said.filter(([name]) => name === "description" || name === "deprecated");
  // What is said beside a reference comes first.
  return objectOf(kept.toReversed());
}

/** How a value is written: as its encoding says, else lists item by item and objects as JSON. */
function valueOf(root: JsonObject, schema: Json, encoding: JsonObject): JsonObject {
  const styled = ["style", "explode", "allowReserved"].filter((name) => name in encoding);
  if (styled.length > 0)
    return { schema, ...objectOf(styled.map((name) => [name, encoding[name] ?? null])) };
  const said = member(encoding, "contentType");
  const type = typeof said === "string" ? said : isObjectSchema(root, schema) ? json : null;
  return type === null ? { schema } : { content: { [type]: { schema } } };
}

const json = "application/json";

function isObjectSchema(root: JsonObject, schema: Json): boolean {
  const target = dereference(root, schema);
  if (!isObject(target)) return false;
  const { type } = target;
  if (type !== undefined) return [type].flat().includes("object");
  return ["properties", "additionalProperties", "allOf"].some((name) =>
    Object.hasOwn(target, name),
  );
}
