import type { Type } from "../ir/types.js";
import { exactMark } from "../load/extensions.js";
import { isObject, type Json, type JsonObject, member } from "../load/json.js";
import { canonicalReference } from "../load/references.js";
import { intersection, nullable, union } from "./combine.js";
import { at, type Context } from "./context.js";
import { enumType } from "./enum.js";
import { isObjectLike, objectType } from "./object.js";
import { below, itemPlace, type Place } from "./place.js";
import { wordsOf } from "../ir/words.js";

const unknown: Type = { kind: "unknown" };

/** Keywords beside `$ref` that change what is allowed, not only what is said about it. */
const constraining = [
  "type",
  "properties",
  "required",
  "allOf",
  "anyOf",
  "oneOf",
  "items",
  "enum",
  "const",
  "additionalProperties",
  "patternProperties",
];

/** The type of a schema. Objects and enums that have no name in the document become models. */
export function typeOf(context: Context, schema: Json | undefined, place: Place): Type {
  if (schema === false) return { kind: "never" };
  if (!isObject(schema)) return unknown;
  const reference = member(schema, "$ref");
  if (typeof reference === "string") return referredType(context, schema, reference, place);
  const types = typesOf(context, schema);
  if (types.includes("null")) {
    const { type: _, ...rest } = schema;
    const others = types.filter((type) => type !== "null");
    if (others.length === 0) return { kind: "null" };
    return nullable(
      typeOf(context, context.document.origins.derive({ ...rest, type: others }, schema), place),
    );
  }
  return (
    enumType(context, schema, place) ??
    composedType(context, schema, types, place) ??
    union(types.map((type) => plainType(context, schema, type, place)))
  );
}

function referredType(context: Context, schema: JsonObject, reference: string, place: Place): Type {
  const id = canonicalReference(reference);
  const type: Type = { kind: "model", id };
  if (!context.models.has(id)) context.pending.push(id);
  // Before 3.1 what stands beside `$ref` is ignored, as the specification asks.
  const constrained =
    context.document.version !== "3.0" && constraining.some((name) => Object.hasOwn(schema, name));
  if (!constrained) return type;
  const { $ref: _, ...rest } = schema;
  const made = {
    ...rest,
    allOf: [{ $ref: reference }, ...(Array.isArray(rest.allOf) ? rest.allOf : [])],
  };
  return typeOf(context, context.document.origins.derive(made, schema), place);
}

function composedType(
  context: Context,
  schema: JsonObject,
  types: readonly string[],
  place: Place,
): Type | null {
  if (isObjectLike(context, schema)) return objectType(context, schema, place);
  const parts: Type[] = [];
  for (const keyword of ["allOf", "oneOf", "anyOf"] as const) {
    const members = member(schema, keyword);
    if (!Array.isArray(members) || members.length === 0) continue;
    const variants = members.map((inner, index) =>
      typeOf(context, inner, variantPlace(place, keyword, index, inner)),
    );
    parts.push(keyword === "allOf" ? intersection(variants) : union(variants));
  }
  if (parts.length === 0) return null;
  const { allOf: _, oneOf: __, anyOf: ___, ...own } = schema;
  const derived = context.document.origins.derive(own as JsonObject, schema);
  if (types.includes("object") && (own.properties !== undefined || own.required !== undefined))
    parts.unshift(
      objectType(context, withoutPatterns(context, derived), below(place, [], ["fields"])),
    );
  const composed = intersection(parts);
  // A type beside a composition repeats it in practice (`type: string` above an `anyOf`), unless that
  // says of no type: its parts may be formats, lengths or patterns.
  return composed.kind === "unknown" && types.length > 0
    ? union(types.map((type) => plainType(context, derived, type, place)))
    : composed;
}

/** An object that has members of any type beside its properties, where it has types for names of a pattern. */
function withoutPatterns(context: Context, schema: JsonObject): JsonObject {
  const { patternProperties, ...rest } = schema;
  if (patternProperties === undefined) return schema;
  return context.document.origins.derive({ ...rest, additionalProperties: true }, schema);
}

function variantPlace(place: Place, keyword: string, index: number, inner: Json): Place {
  const title = isObject(inner) && typeof inner.title === "string" ? wordsOf(inner.title) : [];
  return below(
    place,
    [keyword, index],
    title.length > 0 ? title : [keyword === "allOf" ? "part" : "variant", String(index + 1)],
  );
}

/** Whether an integer is to be had exactly, where a number would round it. */
function isExact(context: Context, schema: JsonObject): boolean {
  const policy = member(schema, exactMark);
  if (policy === undefined || policy === "number") return false;
  if (policy !== "bigint") {
    context.problems.error(
      "invalid-int64",
      `\`${exactMark}\` is not a word that says how an integer is had`,
      "Use number or bigint.",
      at(context, schema, exactMark),
    );
    return false;
  }
  if (context.config.int64 === "bigint") return true;
  context.problems.error(
    "not-exact",
    `\`${exactMark}\` asks for an integer that is never rounded, but this SDK reads numbers only`,
    "Set `int64: bigint` in sdk.yaml.",
    at(context, schema, exactMark),
  );
  return false;
}

function plainType(context: Context, schema: JsonObject, type: string, place: Place): Type {
  const format = typeof schema.format === "string" ? schema.format : null;
  switch (type) {
    case "string":
      return format === "binary" ? { kind: "bytes" } : { kind: "string", format };
    case "integer":
      return { kind: type, format: isExact(context, schema) ? "exact" : format };
    case "number":
    case "boolean":
      return { kind: type, format };
    case "array":
      return listType(context, schema, place);
    case "object":
      return objectType(context, schema, place);
    default:
      context.problems.repairable(
        "unknown-type",
        `unknown type ${JSON.stringify(type)}`,
        "Types are string, number, integer, boolean, object, array and null.",
        at(context, schema, "type"),
      );
      return unknown;
  }
}

function listType(context: Context, schema: JsonObject, place: Place): Type {
  const items = member(schema, "items");
  const prefix = member(schema, "prefixItems");
  const item = (): Type => typeOf(context, items, itemPlace(place));
  if (!Array.isArray(prefix) || prefix.length === 0) return { kind: "list", item: item() };
  const minimum = typeof schema.minItems === "number" ? schema.minItems : 0;
  return {
    kind: "tuple",
    items: prefix.map((inner, index) =>
      typeOf(context, inner, below(place, ["prefixItems", index], ["item", String(index + 1)])),
    ),
    required: Math.min(minimum, prefix.length),
    rest: items === false ? null : item(),
  };
}

/** The types a schema names, or those its keywords imply; an empty list allows everything. */
function typesOf(context: Context, schema: JsonObject): string[] {
  const written = member(schema, "type");
  if (typeof written === "string") return [written];
  if (Array.isArray(written)) return written.map(String);
  if (written !== undefined) {
    context.problems.repairable(
      "unknown-type",
      "`type` is not a string",
      "Types are string, number, integer, boolean, object, array and null.",
      at(context, schema, "type"),
    );
  }
  if (Object.hasOwn(schema, "properties") || Object.hasOwn(schema, "additionalProperties"))
    return ["object"];
  if (Object.hasOwn(schema, "items") || Object.hasOwn(schema, "prefixItems")) return ["array"];
  return [];
}
