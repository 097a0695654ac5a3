import type { Field, Model } from "./types.js";

/**
 * The fields of a model, those of its bases first; a field said again replaces the one before. An
 * alias has the fields of what it stands for.
 */
export function allFields(
  model: Model,
  models: ReadonlyMap<string, Model>,
  seen: ReadonlySet<string> = new Set(),
): Field[] {
  if (model.kind === "enum" || seen.has(model.id)) return [];
  const known = new Set([...seen, model.id]);
  const fieldsOf = (id: string): Field[] => {
    const other = models.get(id);
    return other === undefined ? [] : allFields(other, models, known);
  };
  if (model.kind === "alias") {
    const { type } = model;
    if (type.kind === "model") return fieldsOf(type.id);
    if (type.kind !== "narrowed") return [];
    return fieldsOf(type.id).map((field) => ({
      ...field,
      required: field.required || type.required.includes(field.wire),
    }));
  }
  const fields = [...model.bases.flatMap(fieldsOf), ...model.fields];
  return [...new Map(fields.map((field) => [field.wire, field])).values()];
}
