import type { Field, Type } from "../ir/types.js";
import { isObject, type JsonObject, member } from "../load/json.js";
import { dereference } from "../load/references.js";
import { union } from "./combine.js";
import { type Context, docOf, noDoc } from "./context.js";
import { below, modelBase, type Place, withoutName } from "./place.js";
import { inherited, redeclare, type Shape, shapeOf } from "./shape.js";
import { wordsOf } from "../ir/words.js";

/** Tells whether a schema is an object, alone or put together by `allOf` from nothing but objects. */
export function isObjectLike(context: Context, schema: JsonObject): boolean {
  const known = context.objectLike.get(schema);
  if (known !== undefined) return known;
  // What is put together from itself is none.
  context.objectLike.set(schema, false);
  const found = looksLikeObject(context, schema);
  context.objectLike.set(schema, found);
  return found;
}

function looksLikeObject(context: Context, schema: JsonObject): boolean {
  if (["oneOf", "anyOf", "enum", "const"].some((name) => Object.hasOwn(schema, name))) return false;
  const type = member(schema, "type");
  if (
    type !== undefined &&
    type !== "object" &&
    !(Array.isArray(type) && type.length === 1 && type[0] === "object")
  )
    return false;
  const parts = member(schema, "allOf");
  if (!Array.isArray(parts) || parts.length === 0) {
    return (
      type !== undefined ||
      Object.hasOwn(schema, "properties") ||
      Object.hasOwn(schema, "additionalProperties")
    );
  }
  return parts.every((part) => {
    const target = dereference(context.document.root, part);
    // What says nothing of its type (only a description, say) takes nothing from the others.
    return isObject(target) && (isObjectLike(context, target) || isSilent(target));
  });
}

/** The type of an object schema: a map where it names no property, else a model of its own. */
export function objectType(context: Context, schema: JsonObject, place: Place): Type {
  const shape = shapeOf(context, schema);
  const { bases, properties, required } = shape;
  const [base] = bases;
  if (
    base !== undefined &&
    bases.length === 1 &&
    properties.size === 0 &&
    shape.rest.length === 0
  ) {
    const brought = inherited(context, bases);
    const known = [...required].filter((wire) => brought.has(wire));
    const id = refer(context, base);
    return known.length === 0 ? { kind: "model", id } : { kind: "narrowed", id, required: known };
  }
  const rest = restType(context, shape, place);
  if (bases.length === 0 && properties.size === 0)
    return { kind: "map", value: rest ?? { kind: "unknown" } };
  const extended = bases.filter((id) => isExtensible(context, id));
  if (
    shape.conflict ||
    extended.length < bases.length ||
    (rest !== null && rest.kind !== "unknown" && bases.length > 0)
  ) {
    return intersectionOf(context, schema, shape, place, rest);
  }
  redeclare(context, shape);
  return addObject(
    context,
    schema,
    place,
    bases.map((id) => refer(context, id)),
    () => fieldsOf(context, shape, place),
    rest,
  );
}

function addObject(
  context: Context,
  schema: JsonObject,
  place: Place,
  bases: string[],
  fields: () => Field[],
  rest: Type | null,
): Type {
  const base = modelBase(place, docOf(context, schema));
  const model = { kind: "object", ...base, bases, fields: [], rest } as const;
  // It is there before its fields are, so that it stands before the models that are written in it.
  context.models.set(place.pointer, model);
  context.models.set(place.pointer, { ...model, fields: fields() });
  return { kind: "model", id: place.pointer };
}

function intersectionOf(
  context: Context,
  schema: JsonObject,
  shape: Shape,
  place: Place,
  rest: Type | null,
): Type {
  const parts: Type[] = shape.bases.map((id) => ({ kind: "model", id: refer(context, id) }));
  if (shape.properties.size > 0) {
    parts.push(
      addObject(
        context,
        schema,
        below(place, ["fields"], ["fields"]),
        [],
        () => fieldsOf(context, shape, place),
        rest,
      ),
    );
  } else if (rest !== null) parts.push({ kind: "map", value: rest });
  return { kind: "intersection", parts };
}

function fieldsOf(context: Context, { properties, required }: Shape, place: Place): Field[] {
  return [...properties].map(([wire, { schema, steps }]) => {
    const target = isObject(schema) ? dereference(context.document.root, schema) : schema;
    const described = isObject(target) ? target : {};
    const beside = isObject(schema) ? schema : {};
    const words = wordsOf(wire);
    const here = below(place, steps, words.length > 0 ? words : ["value"]);
    const type = context.typeOf(schema, here);
    // What an inline schema says of itself, its field says already.
    const inner = context.models.get(here.pointer);
    if (inner !== undefined) context.models.set(here.pointer, { ...inner, doc: noDoc });
    return {
      wire,
      doc: withoutName(docOf(context, beside), words),
      type,
      required: required.has(wire),
      access: accessOf(beside, described),
      secret: isSecret(beside) || isSecret(described),
    };
  });
}

function isSecret(schema: JsonObject): boolean {
  return member(schema, "x-sdkwright-secret") === true || member(schema, "format") === "password";
}

function accessOf(beside: JsonObject, target: JsonObject): Field["access"] {
  const says = (name: string) => member(beside, name) === true || member(target, name) === true;
  if (says("readOnly")) return "read";
  return says("writeOnly") ? "write" : "both";
}

function restType(context: Context, { bases, rest }: Shape, place: Place): Type | null {
  if (rest.length === 0) return null;
  // Types know no patterns, and what the bases have would be held to what is said of other names.
  if (bases.length > 0 && rest.some(({ isPattern }) => isPattern)) return { kind: "unknown" };
  return union(
    rest.map(({ schema, steps }) => context.typeOf(schema, below(place, steps, ["value"]))),
  );
}

/** Only what becomes a model with fields can be extended; a map or a union cannot. */
function isExtensible(context: Context, id: string): boolean {
  const schema = dereference(context.document.root, { $ref: id });
  if (!isObject(schema) || !isObjectLike(context, schema)) return false;
  const { bases, properties, rest } = shapeOf(context, schema);
  const isMap = bases.length === 0 && properties.size === 0;
  return (
    !isMap &&
    rest.every(
      ({ schema: value }) => value === true || (isObject(value) && Object.keys(value).length === 0),
    )
  );
}

function isSilent(schema: JsonObject): boolean {
  const said = ["type", "$ref", "oneOf", "anyOf", "allOf", "enum", "const", "items", "not"];
  return !said.some((name) => Object.hasOwn(schema, name));
}

function refer(context: Context, id: string): string {
  if (!context.models.has(id)) context.pending.push(id);
  return id;
}
