import type { Field, Model } from "./types.js";

/**
 * The fields of a model, those of its bases first; a field said again replaces the one before. An
 * alias has the fields of what it stands for.
 */
export function allFields(model: Model, models: ReadonlyMap<string, Model>): Field[] {
  return [...fieldsOf(model, models, new Map())];
}

/** @param known those of the models on the way: bases that many share are worked out once */
function fieldsOf(
  model: Model,
  models: ReadonlyMap<string, Model>,
  known: Map<string, readonly Field[]>,
): readonly Field[] {
  const found = known.get(model.id);
  if (found !== undefined) return found;
  // One that is its own base has nothing more from there.
  known.set(model.id, []);
  const fields = ownAndInherited(model, (id) => {
    const other = models.get(id);
    return other === undefined ? [] : fieldsOf(other, models, known);
  });
  known.set(model.id, fields);
  return fields;
}

function ownAndInherited(
  model: Model,
  fieldsOf: (id: string) => readonly Field[],
): readonly Field[] {
  if (model.kind === "enum") return [];
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
