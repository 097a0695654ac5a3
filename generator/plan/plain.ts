import type { Model, Type } from "../ir/types.js";

/** Whether a value of a type is one text on the wire: no list and no object. */
export function isPlain(
  type: Type,
  models: ReadonlyMap<string, Model>,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  switch (type.kind) {
    case "string":
    case "integer":
    case "number":
    case "boolean":
    case "literal":
    case "null":
      return true;
    case "nullable":
      return isPlain(type.type, models, seen);
    case "union":
      return type.variants.every((variant) => isPlain(variant, models, seen));
    case "model": {
      const model = models.get(type.id);
      if (model === undefined || seen.has(type.id)) return false;
      if (model.kind === "alias") return isPlain(model.type, models, new Set([...seen, type.id]));
      return model.kind === "enum";
    }
    default:
      return false;
  }
}
