import type { Field, Type } from "../ir/types.js";
import { isObject, type Json, type JsonObject, member } from "../load/json.js";
import { canonicalReference, dereference } from "../load/references.js";
import { union } from "./combine.js";
import { type Context, docOf, noDoc } from "./context.js";
import { below, modelBase, type Place } from "./place.js";
import { wordsOf } from "./words.js";

/** An object schema with its inline `allOf` members merged into it. */
interface Shape {
  /** Ids of the schemas it refers to in `allOf`. */
  readonly bases: string[];
  /** Own properties, with the steps that lead to each. */
  readonly properties: Map<string, { schema: Json; steps: (string | number)[] }>;
  readonly required: Set<string>;
  /** Schemas of members beyond the properties. */
  readonly rest: { schema: Json; steps: (string | number)[] }[];
  /** Two parts of the `allOf` say different things of one property. */
  conflict: boolean;
}

/** Tells whether a schema is an object, alone or put together by `allOf` from nothing but objects. */
export function isObjectLike(
  context: Context,
  schema: JsonObject,
  seen: ReadonlySet<object> = new Set(),
): boolean {
  if (seen.has(schema)) return false;
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
  const known = new Set([...seen, schema]);
  return parts.every((part) => {
    const target = dereference(context.document.root, part);
    // What says nothing of its type (only a description, say) takes nothing from the others.
    return isObject(target) && (isObjectLike(context, target, known) || isSilent(target));
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
    const known = [...required].filter((wire) => inherited(context, bases).has(wire));
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
  for (const wire of required) redeclare(context, shape, wire);
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
      doc: docOf(context, beside),
      type,
      required: required.has(wire),
      access: accessOf(beside, described),
    };
  });
}

function accessOf(beside: JsonObject, target: JsonObject): Field["access"] {
  const says = (name: string) => member(beside, name) === true || member(target, name) === true;
  if (says("readOnly")) return "read";
  return says("writeOnly") ? "write" : "both";
}

function restType(context: Context, { rest }: Shape, place: Place): Type | null {
  if (rest.length === 0) return null;
  return union(
    rest.map(({ schema, steps }) => context.typeOf(schema, below(place, steps, ["value"]))),
  );
}

/** What a schema says itself, its inline parts included. */
function ownShape(context: Context, schema: JsonObject): Shape {
  const shape: Shape = {
    bases: [],
    properties: new Map(),
    required: new Set(),
    rest: [],
    conflict: false,
  };
  collect(context, schema, [], shape);
  return shape;
}

function shapeOf(context: Context, schema: JsonObject): Shape {
  const shape = ownShape(context, schema);
  const known = inherited(context, shape.bases);
  for (const [wire, { schema: own }] of shape.properties) {
    const other = known.get(wire);
    if (other === undefined) continue;
    if (JSON.stringify(other.schema) !== JSON.stringify(own)) shape.conflict = true;
    // What one part of an `allOf` requires, the whole requires.
    if (other.required) shape.required.add(wire);
  }
  shape.conflict ||= clashes(context, shape.bases);
  return shape;
}

function collect(
  context: Context,
  schema: JsonObject,
  steps: (string | number)[],
  shape: Shape,
): void {
  const reference = member(schema, "$ref");
  if (typeof reference === "string") shape.bases.push(canonicalReference(reference));
  const parts = member(schema, "allOf");
  if (Array.isArray(parts)) {
    for (const [index, part] of parts.entries())
      if (isObject(part)) collect(context, part, [...steps, "allOf", index], shape);
  }
  const properties = member(schema, "properties");
  for (const [wire, own] of isObject(properties) ? Object.entries(properties) : []) {
    const known = shape.properties.get(wire);
    const isSame = known === undefined || JSON.stringify(known.schema) === JSON.stringify(own);
    // What two parts say of one property holds together.
    const both = isSame ? own : { allOf: [known.schema, own] };
    shape.properties.set(wire, { schema: both, steps: [...steps, "properties", wire] });
  }
  for (const name of Array.isArray(schema.required) ? schema.required : []) {
    if (typeof name === "string") shape.required.add(name);
  }
  const additional = member(schema, "additionalProperties");
  if (additional !== undefined && additional !== false) {
    shape.rest.push({ schema: additional, steps: [...steps, "additionalProperties"] });
  }
  const patterns = member(schema, "patternProperties");
  for (const [pattern, value] of isObject(patterns) ? Object.entries(patterns) : []) {
    shape.rest.push({ schema: value, steps: [...steps, "patternProperties", pattern] });
  }
}

interface Inherited {
  readonly schema: Json;
  readonly required: boolean;
}

/** Every property that the bases bring, by name. */
function inherited(
  context: Context,
  bases: readonly string[],
  seen = new Set<string>(),
): Map<string, Inherited> {
  const found = new Map<string, Inherited>();
  for (const id of bases) {
    if (seen.has(id)) continue;
    seen.add(id);
    const shape = baseShape(context, id);
    if (shape === null) continue;
    const isRequired = (wire: string): boolean =>
      shape.required.has(wire) || found.get(wire)?.required === true;
    for (const [wire, { schema, required }] of inherited(context, shape.bases, seen)) {
      found.set(wire, { schema, required: required || isRequired(wire) });
    }
    for (const [wire, { schema }] of shape.properties) {
      found.set(wire, { schema, required: isRequired(wire) });
    }
  }
  return found;
}

/** Two bases that say different things of one property cannot both be extended. */
function clashes(context: Context, bases: readonly string[]): boolean {
  const found = new Map<string, string>();
  for (const id of bases) {
    for (const [wire, property] of inherited(context, [id])) {
      const text = JSON.stringify(property);
      if ((found.get(wire) ?? text) !== text) return true;
      found.set(wire, text);
    }
  }
  return false;
}

function baseShape(context: Context, id: string): Shape | null {
  const schema = dereference(context.document.root, { $ref: id });
  return isObject(schema) ? ownShape(context, schema) : null;
}

/** A required property of a base is said again, so that it is required here. */
function redeclare(context: Context, shape: Shape, wire: string): void {
  if (shape.properties.has(wire)) return;
  const property = inherited(context, shape.bases).get(wire);
  if (property === undefined || property.required) return;
  shape.properties.set(wire, { schema: property.schema, steps: ["properties", wire] });
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
