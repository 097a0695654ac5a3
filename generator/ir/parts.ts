import type { Model, Type } from "./types.js";

/** The types that a type is put together from. `isIn` tells whether with those of what it holds: lists, maps, tuples. */
export function innerTypes(type: Type, isIn: boolean): readonly Type[] {
  switch (type.kind) {
    case "nullable":
      return [type.type];
    case "union":
      return type.variants;
    case "intersection":
      return type.parts;
    case "list":
      return isIn ? [type.item] : [];
    case "map":
      return isIn ? [type.value] : [];
    case "tuple":
      return isIn ? [...type.items, ...(type.rest === null ? [] : [type.rest])] : [];
    default:
      return [];
  }
}

/** The ids of the models in a type; `isIn` as in {@link innerTypes}. */
export function modelsIn(type: Type, isIn: boolean): readonly string[] {
  if (type.kind === "model" || type.kind === "narrowed") return [type.id];
  return innerTypes(type, isIn).flatMap((part) => modelsIn(part, isIn));
}

/**
 * The ids of the models that a model is made of: its bases, or those in what it stands for. Fields only
 * name theirs. `isIn` as in {@link innerTypes}.
 */
export function modelsBehind(model: Model, isIn: boolean): readonly string[] {
  if (model.kind === "object") return model.bases;
  return model.kind === "alias" ? modelsIn(model.type, isIn) : [];
}
