import type { EnumMember, Type } from "../ir/types.js";
import { openMark } from "../load/extensions.js";
import { type Json, type JsonObject, member } from "../load/json.js";
import { type Context, docOf, noDoc } from "./context.js";
import { modelBase, type Place } from "./place.js";

type Scalar = string | number | boolean;

/**
 * The type of a schema that lists its values, or `null` when it lists none. Several strings or
 * several numbers become a model, so that people can name the type; everything else is literals.
 */
export function enumType(context: Context, schema: JsonObject, place: Place): Type | null {
  const constant = member(schema, "const");
  const listed = constant === undefined ? member(schema, "enum") : [constant];
  if (!Array.isArray(listed) || listed.length === 0) return null;
  const hasNull = listed.includes(null);
  // Objects and lists among the values cannot be told apart by a type, so the rest of the schema decides.
  if (listed.some((value) => typeof value === "object" && value !== null)) return null;
  if (!listed.some(isScalar)) return { kind: "null" };
  const type = listedType(context, schema, listed, place);
  return hasNull ? { kind: "nullable", type } : type;
}

function listedType(
  context: Context,
  schema: JsonObject,
  listed: readonly Json[],
  place: Place,
): Type {
  const values = [...new Set(listed.filter(isScalar))];
  const members = enumMembers(schema, listed, values);
  if (values.length === 2 && values.every((value) => typeof value === "boolean")) {
    return { kind: "boolean", format: null };
  }
  if (members === null || values.length === 1) {
    const literals = values.map((value): Type => ({ kind: "literal", value }));
    const [first] = literals;
    return literals.length === 1 && first !== undefined
      ? first
      : { kind: "union", variants: literals };
  }
  const base = typeof values[0] === "string" ? "string" : "number";
  context.models.set(place.pointer, {
    kind: "enum",
    ...modelBase(place, docOf(context, schema)),
    base,
    open: member(schema, openMark) === true,
    members,
  });
  return { kind: "model", id: place.pointer };
}

/** @param listed the values as the document lists them: descriptions may stand in the same order */
function enumMembers(
  schema: JsonObject,
  listed: readonly Json[],
  values: readonly Scalar[],
): EnumMember[] | null {
  const texts = values.filter((value) => typeof value === "string");
  const numbers = values.filter((value) => typeof value === "number");
  const descriptions =
    member(schema, "x-enumDescriptions") ?? member(schema, "x-enum-descriptions");
  const describe = (value: string | number): EnumMember => {
    const found = Array.isArray(descriptions)
      ? descriptions[listed.indexOf(value)]
      : typeof descriptions === "object" && descriptions !== null
        ? member(descriptions, String(value))
        : undefined;
    return { value, doc: { ...noDoc, text: typeof found === "string" ? found : null } };
  };
  if (texts.length === values.length) return texts.map(describe);
  if (numbers.length === values.length) return numbers.map(describe);
  return null;
}

function isScalar(value: Json): value is Scalar {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
