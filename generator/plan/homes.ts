import type { Language } from "../config/language.js";
import type { Api, Model } from "../ir/types.js";

/**
 * Which file declares a model: that of its owner where the language has one for it, else one of its
 * own. Readers then find a type beside the only thing that uses it.
 */
export class Homes {
  /** Models with a file of their own. */
  readonly alone: readonly Model[];
  readonly #within = new Map<string, Model[]>();

  constructor({ models }: Api, { outputs }: Language) {
    const ids = new Set(models.map(({ id }) => id));
    const hasOperations = outputs.some(({ each }) => each === "operation");
    const isWithin = ({ owner }: Model): boolean =>
      owner !== null && (ids.has(owner) || hasOperations);
    this.alone = models.filter((model) => !isWithin(model));
    for (const model of models.filter(isWithin)) {
      const owner = model.owner ?? "";
      const known = this.#within.get(owner) ?? [];
      known.push(model);
      this.#within.set(owner, known);
    }
  }

  /** The models that stand in the file of a model or an operation, by the pointer of that. */
  within(owner: string): readonly Model[] {
    return this.#within.get(owner) ?? [];
  }
}
