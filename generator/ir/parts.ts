import type { Type } from "./types.js";

/** The ids of the models in a type. `isIn` tells whether to look into what a part holds: lists, maps, tuples. */
export function modelsIn(type: Type, isIn: boolean): readonly string[] {
  const inner = (part: Type): readonly string[] => modelsIn(part, isIn);
  switch (type.kind) {
    case "model":
    case "narrowed":
      return [type.id];
    case "nullable":
      return inner(type.type);
    case "union":
      return type.variants.flatMap(inner);
    case "intersection":
      return type.parts.flatMap(inner);
    case "list":
      return isIn ? inner(type.item) : [];
    case "map":
      return isIn ? inner(type.value) : [];
    case "tuple":
      return isIn ? [...type.items, ...(type.rest === null ? [] : [type.rest])].flatMap(inner) : [];
    default:
      return [];
  }
}
