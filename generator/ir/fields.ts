import type { Field, Model } from "./types.js";

/** The fields of a model, those of its bases first; a field said again replaces the one before. */
export function allFields(
  model: Model,
  models: ReadonlyMap<string, Model>,
  seen: ReadonlySet<string> = new Set(),
): Field[] {
  if (model.kind !== "object" || seen.has(model.id)) return [];
  const known = new Set([...seen, model.id]);
  const fields = new Map<string, Field>();
  for (const id of model.bases) {
    const base = models.get(id);
    for (const field of base === undefined ? [] : allFields(base, models, known))
      fields.set(field.wire, field);
  }
  for (const field of model.fields) fields.set(field.wire, field);
  return [...fields.values()];
}
