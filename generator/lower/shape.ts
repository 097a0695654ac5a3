import { isObject, type Json, type JsonObject, member } from "../load/json.js";
import { canonicalReference, dereference } from "../load/references.js";
import type { Context } from "./context.js";

interface Property {
  readonly schema: Json;
  /** What each part says of it, by its text. */
  readonly said: readonly Json[];
  readonly steps: (string | number)[];
}

/** An object schema with its inline `allOf` members merged into it. */
export interface Shape {
  /** Ids of the schemas it refers to in `allOf`. */
  readonly bases: string[];
  /** Own properties, with the steps that lead to each. */
  readonly properties: Map<string, Property>;
  readonly required: Set<string>;
  /** Schemas of members beyond the properties, and whether only names of a pattern have them. */
  readonly rest: { schema: Json; steps: (string | number)[]; isPattern: boolean }[];
  /** Two parts of the `allOf` say different things of one property. */
  conflict: boolean;
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

/** What a schema says, with what the schemas that it extends add to that. */
export function shapeOf(context: Context, schema: JsonObject): Shape {
  const shape = ownShape(context, schema);
  const known = inherited(context, shape.bases);
  for (const [wire, { schema: own }] of shape.properties) {
    const other = known.get(wire);
    if (other === undefined) continue;
    const isSame = JSON.stringify(other.schema) === JSON.stringify(own);
    if (!isSame && !narrows(context, own, other.schema)) shape.conflict = true;
    // What one part of an `allOf` requires, the whole requires.
    if (other.required) shape.required.add(wire);
  }
  shape.conflict ||= clashes(context, shape.bases);
  return shape;
}

/** Tells whether a property lists texts, all of which another allows: then it can be said again as that. */
function narrows(context: Context, own: Json, other: Json): boolean {
  const values = textsOf(context, own);
  const target = dereference(context.document.root, other);
  if (values === null || !isObject(target)) return false;
  const allowed = textsOf(context, target);
  if (allowed !== null) return values.every((value) => allowed.includes(value));
  return target.type === "string" && !["oneOf", "anyOf", "allOf"].some((name) => name in target);
}

function textsOf(context: Context, schema: Json): string[] | null {
  const target = dereference(context.document.root, schema);
  const listed = isObject(target) ? member(target, "enum") : undefined;
  const isTexts = Array.isArray(listed) && listed.every((value) => typeof value === "string");
  return isTexts ? listed : null;
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
    // What several parts say of one property holds together.
    const said = known === undefined ? [own] : withoutRepeats(known.said, own);
    const both = said.length === 1 ? own : { allOf: [...said] };
    shape.properties.set(wire, { schema: both, said, steps: [...steps, "properties", wire] });
  }
  for (const name of Array.isArray(schema.required) ? schema.required : []) {
    if (typeof name === "string") shape.required.add(name);
  }
  const additional = member(schema, "additionalProperties");
  if (additional !== undefined && additional !== false) {
    const at = [...steps, "additionalProperties"];
    shape.rest.push({ schema: additional, steps: at, isPattern: false });
  }
  const patterns = member(schema, "patternProperties");
  for (const [pattern, value] of isObject(patterns) ? Object.entries(patterns) : []) {
    const at = [...steps, "patternProperties", pattern];
    shape.rest.push({ schema: value, steps: at, isPattern: true });
  }
}

/** What was said before and what is said now, which takes the place of the same said before. */
function withoutRepeats(said: readonly Json[], own: Json): Json[] {
  const text = JSON.stringify(own);
  const index = said.findIndex((other) => JSON.stringify(other) === text);
  return index === -1 ? [...said, own] : said.with(index, own);
}

interface Inherited {
  readonly schema: Json;
  readonly required: boolean;
}

/** Every property that the bases bring, by name. */
export function inherited(
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

/** Required properties of bases are said again, so that they are required here. */
export function redeclare(context: Context, { bases, properties, required }: Shape): void {
  const known = inherited(context, bases);
  for (const wire of required) {
    const property = known.get(wire);
    if (properties.has(wire) || property === undefined || property.required) continue;
    const { schema } = property;
    properties.set(wire, { schema, said: [], steps: ["properties", wire] });
  }
}
