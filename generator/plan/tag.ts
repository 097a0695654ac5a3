import { allFields } from "../ir/fields.js";
import type { Model, Type } from "../ir/types.js";

/** The field that tells the variants of a union apart, and which variant each of its values stands for. */
export interface Tag {
  readonly wire: string;
  readonly cases: readonly { readonly value: string | number | boolean; readonly type: Type }[];
}

/** The tag of a union: a field that every variant requires, with a value of its own. */
export function tagOf(variants: readonly Type[], models: ReadonlyMap<string, Model>): Tag | null {
  const [first, ...others] = variants.map((variant) => valuesOf(variant, models));
  if (first === undefined || others.length === 0) return null;
  for (const wire of first.keys()) {
    const values = [first, ...others].map((one) => one.get(wire));
    const isTag =
      values.every((value) => value !== undefined) && new Set(values).size === values.length;
    if (!isTag) continue;
    const cases = variants.flatMap((type, index) => {
      const value = values[index];
      return value === undefined ? [] : [{ value, type }];
    });
    return { wire, cases };
  }
  return null;
}

/** The required fields of an object model that have one value only, with that. */
function valuesOf(
  type: Type,
  models: ReadonlyMap<string, Model>,
): ReadonlyMap<string, string | number | boolean> {
  const model = type.kind === "model" ? models.get(type.id) : undefined;
  const values = new Map<string, string | number | boolean>();
  if (model?.kind !== "object") return values;
  for (const field of allFields(model, models)) {
    if (field.required && field.type.kind === "literal") values.set(field.wire, field.type.value);
  }
  return values;
}
