import { allFields } from "../ir/fields.js";
import type { EnumModel, Model } from "../ir/types.js";
import { wordsOf } from "../ir/words.js";
import type { Language } from "../config/language.js";
import { Claims } from "./claims.js";
import { Spelling } from "./spelling.js";

/** Names of what is inside of models and requests, worked out when they are asked for. */
export class Members {
  readonly #language: Language;
  readonly #spelling: Spelling;
  readonly #models: ReadonlyMap<string, Model>;
  readonly #fields = new Map<string, ReadonlyMap<string, string>>();

  constructor(language: Language, models: ReadonlyMap<string, Model>) {
    this.#language = language;
    this.#spelling = new Spelling(language);
    this.#models = models;
  }

  /** Whether fields have names of their own, and not just those of the wire. */
  get areNamed(): boolean {
    return this.#language.case.field !== undefined;
  }

  /** The names of the fields of a model by their names on the wire, those of its bases too. */
  ofModel(model: Model): ReadonlyMap<string, string> {
    const known = this.#fields.get(model.id);
    if (known !== undefined) return known;
    const wires = allFields(model, this.#models).map(({ wire }) => wire);
    const names = this.named(wires, this.#language.reserved.fields);
    this.#fields.set(model.id, names);
    return names;
  }

  /** Names by names on the wire: each its own, and none of those that are reserved. */
  named(wires: readonly string[], reserved: readonly string[]): ReadonlyMap<string, string> {
    if (!this.areNamed) return new Map(wires.map((wire) => [wire, wire]));
    const claims = new Claims(reserved);
    return new Map(
      wires.map((wire) => {
        const name = this.#spelling.identifier(wordsOf(wire), "field");
        return [wire, claims.claim([name, name + this.#language.reserved.suffix], wire)];
      }),
    );
  }

  /** The names of the members of an enum, in their order. */
  ofEnum({ members }: EnumModel): string[] {
    const { case: casing, reserved } = this.#language;
    if (casing.constant === undefined) return members.map(({ value }) => String(value));
    const claims = new Claims(reserved.constants);
    return members.map(({ value }) => {
      const text = String(value);
      // A sign is no letter, but says all that tells some values from others.
      const words = [...signs(text), ...wordsOf(text)];
      const name = this.#spelling.identifier(words, "constant");
      return claims.claim([name, name + reserved.suffix], `${typeof value} ${text}`);
    });
  }
}

function signs(text: string): string[] {
  if (text === "") return ["empty"];
  if (/^[-−]/.test(text)) return ["minus"];
  return text.startsWith("+") ? ["plus"] : [];
}
