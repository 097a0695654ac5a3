import type { Model, Type } from "../ir/types.js";
import { isObject, type Json } from "../load/json.js";
import { resolvePointer } from "../load/references.js";
import { type Context, docOf, noDoc } from "./context.js";
import { below, modelBase, type Place, placeOf } from "./place.js";

/** Lowers the component schemas that were referred to, until no new ones turn up. */
export function lowerPending(context: Context): void {
  for (let id = context.pending.pop(); id !== undefined; id = context.pending.pop()) {
    if (context.models.has(id)) continue;
    const schema = resolvePointer(context.document.root, id);
    lowerNamed(context, schema, placeOf(id));
  }
}

/** Lowers a schema that has a name into a model of that name. */
export function lowerNamed(context: Context, schema: Json | undefined, place: Place): void {
  const type = context.typeOf(schema, place);
  const made = context.models.get(place.pointer);
  if (made !== undefined && isModel(type, place.pointer)) return;
  const doc = isObject(schema) ? docOf(context, schema) : noDoc;
  if (made === undefined) {
    addAlias(context, place, type, doc);
  } else {
    // The name stands for more than the model inside (`null` beside it, say), which moves aside.
    const inner = below(place, ["value"], ["value"]);
    context.models.delete(place.pointer);
    context.models.set(inner.pointer, { ...made, ...modelBase(inner, made.doc) });
    addAlias(context, place, moved(type, place.pointer, inner.pointer), doc);
  }
}

function addAlias(context: Context, place: Place, type: Type, doc: Model["doc"]): void {
  context.models.set(place.pointer, { kind: "alias", ...modelBase(place, doc), type });
}

function isModel(type: Type, id: string): boolean {
  return type.kind === "model" && type.id === id;
}

function moved(type: Type, from: string, to: string): Type {
  switch (type.kind) {
    case "model":
      return type.id === from ? { ...type, id: to } : type;
    case "nullable":
      return { ...type, type: moved(type.type, from, to) };
    case "union":
      return { ...type, variants: type.variants.map((variant) => moved(variant, from, to)) };
    case "intersection":
      return { ...type, parts: type.parts.map((part) => moved(part, from, to)) };
    default:
      return type;
  }
}
