import { modelsIn, innerTypes } from "../ir/parts.js";
import type { Api, Model, Type } from "../ir/types.js";

/** Knows which types have values that can hold an integer that a number of 64 bits would round. */
export class Exactness {
  /** Ids of the models whose values can. */
  readonly #models = new Set<string>();

  constructor({ models, isExact }: Pick<Api, "models" | "isExact">) {
    if (!isExact) return;
    const holders = new Map<string, string[]>();
    for (const model of models) {
      for (const id of modelsOf(model)) {
        const known = holders.get(id);
        if (known === undefined) holders.set(id, [model.id]);
        else known.push(model.id);
      }
    }
    const first = models.filter((model) => typesOf(model).some(isExactItself));
    const ids = first.map(({ id }) => id);
    for (let id = ids.pop(); id !== undefined; id = ids.pop()) {
      if (this.#models.has(id)) continue;
      this.#models.add(id);
      for (const holder of holders.get(id) ?? []) ids.push(holder);
    }
  }

  /** Whether values of a type can. */
  has(type: Type): boolean {
    return isExactItself(type) || modelsIn(type, true).some((id) => this.#models.has(id));
  }
}

/** Whether a type says so where no model is; what is of no known type can be anything. */
function isExactItself(type: Type): boolean {
  if (type.kind === "unknown" || (type.kind === "integer" && type.format === "exact")) return true;
  return innerTypes(type, true).some(isExactItself);
}

function typesOf(model: Model): readonly Type[] {
  if (model.kind === "alias") return [model.type];
  if (model.kind === "enum") return [];
  return [...model.fields.map(({ type }) => type), ...(model.rest === null ? [] : [model.rest])];
}

function modelsOf(model: Model): readonly string[] {
  const bases = model.kind === "object" ? model.bases : [];
  return [...bases, ...typesOf(model).flatMap((type) => modelsIn(type, true))];
}
