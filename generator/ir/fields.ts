import { inOrder } from "./order.js";
import type { Field, Model } from "./types.js";

/**
 * The fields of a model, those of its bases first; a field said again replaces the one before. An
 * alias has the fields of what it stands for.
 */
export function allFields(model: Model, models: ReadonlyMap<string, Model>): Field[] {
  // Bases that many share are worked out once.
  const known = new Map<string, readonly Field[]>();
  const get = (id: string): Model | undefined => (id === model.id ? model : models.get(id));
  for (const id of inOrder([model.id], (other) => sourcesOf(get(other)))) {
    // One that is its own base has nothing more from there.
    known.set(
      id,
      ownAndInherited(get(id), (other) => known.get(other) ?? []),
    );
  }
  return [...(known.get(model.id) ?? [])];
}

/** The ids of the models whose fields a model has too. */
function sourcesOf(model: Model | undefined): readonly string[] {
  if (model?.kind === "object") return model.bases;
  if (model?.kind !== "alias") return [];
  const { type } = model;
  return type.kind === "model" || type.kind === "narrowed" ? [type.id] : [];
}

function ownAndInherited(
  model: Model | undefined,
  fieldsOf: (id: string) => readonly Field[],
): readonly Field[] {
  if (model === undefined || model.kind === "enum") return [];
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
