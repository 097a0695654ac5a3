import { allFields } from "../ir/fields.js";
import type { Model, Type } from "../ir/types.js";

/** How many models inside of each other are looked at: an example ends before that. */
const maxPath = 16;

/**
 * Whether an example of a type would come to the same model again, because it needs one inside of
 * itself or has one as the item of a list.
 */
export function isEndless(
  type: Type,
  models: ReadonlyMap<string, Model>,
  path: readonly string[] = [],
  finished = new Set<string>(),
): boolean {
  const inside = (inner: Type, within = path): boolean =>
    isEndless(inner, models, within, finished);
  switch (type.kind) {
    case "list":
      return inside(type.item);
    case "tuple":
      return type.items.slice(0, type.required).some((inner) => inside(inner));
    case "nullable":
      return inside(type.type);
    case "union":
      return type.variants.some((inner) => inside(inner));
    case "intersection":
      return type.parts.some((inner) => inside(inner));
    case "model":
    case "narrowed": {
      const model = models.get(type.id);
      if (model === undefined || finished.has(type.id) || path.length > maxPath) return false;
      if (path.includes(type.id)) return true;
      const narrowed = type.kind === "narrowed" ? type.required : [];
      const found = neededOf(model, narrowed, models).some((inner) =>
        inside(inner, [...path, type.id]),
      );
      if (!found && narrowed.length === 0) finished.add(type.id);
      return found;
    }
    default:
      return false;
  }
}

/** The types of what an example of a model has in it. */
function neededOf(
  model: Model,
  narrowed: readonly string[],
  models: ReadonlyMap<string, Model>,
): Type[] {
  if (model.kind === "alias") return [model.type];
  return allFields(model, models)
    .filter(({ wire, required }) => required || narrowed.includes(wire))
    .map(({ type }) => type);
}
