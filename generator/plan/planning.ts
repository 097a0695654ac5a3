import type { Language } from "../config/language.js";
import type { Api, Doc, Field, Model, Type } from "../ir/types.js";
import { Homes } from "./homes.js";
import { Names } from "./names.js";
import { fill } from "./pattern.js";
import { TypePrinter } from "./types.js";
import type { DocView, FieldView, View } from "./view.js";

/** What the makers of views share: the API, the language, and what was decided before them. */
export class Planning {
  readonly api: Api;
  readonly language: Language;
  readonly homes: Homes;
  readonly names: Names;
  readonly models: ReadonlyMap<string, Model>;
  readonly #types: TypePrinter;
  /** `null` where the language looks at no values. */
  readonly #checks: TypePrinter | null;
  readonly #uses = new Map<View, ReadonlySet<string>>();

  constructor(api: Api, language: Language) {
    this.api = api;
    this.language = language;
    this.homes = new Homes(api, language);
    this.names = new Names(api, language, this.homes);
    this.models = new Map(api.models.map((model) => [model.id, model]));
    this.#types = new TypePrinter(language, this.names.types);
    const { checks } = language;
    this.#checks =
      checks === undefined || !api.validators
        ? null
        : new TypePrinter({ ...language, types: checks, separators: {} }, this.names.types);
  }

  /** A type as text; the models in it are added to `uses`. */
  print(type: Type, uses: Set<string>): string {
    const printed = this.#types.print(type);
    for (const id of printed.uses) uses.add(id);
    return printed.text;
  }

  /** What looks at values of a type, as text; `null` where the language has nothing for it. */
  check(type: Type, uses: Set<string>, isSecret = false): string | null {
    if (this.#checks === null) return null;
    const printed = this.#checks.print(type);
    for (const id of printed.uses) uses.add(id);
    const { secret } = this.language.checks ?? {};
    return isSecret && secret !== undefined ? fill(secret, { type: printed.text }) : printed.text;
  }

  /** A member of a model. */
  field({ wire, type, required, doc, access, secret }: Field, uses: Set<string>): FieldView {
    const text = this.print(type, uses);
    // What only one direction carries is not missed in the other.
    const isExpected = required && access === "both";
    return {
      ...fieldView(wire, text, required, doc),
      check: this.check(type, uses, secret),
      isExpected,
    };
  }

  /** Records which models and errors the file of a view names, and returns the view. */
  using<Made extends View>(uses: ReadonlySet<string>, view: Made): Made {
    this.#uses.set(view, uses);
    return view;
  }

  /** Ids of the models and errors that the file of a view names. */
  usesOf(view: View): ReadonlySet<string> {
    return this.#uses.get(view) ?? new Set();
  }

  /**
   * Requirements name schemes by their ids; callers know them by their options. A set that allows
   * calls without credentials is the last resort, wherever the document has it.
   */
  options(requirements: readonly (readonly string[])[]): string[][] {
    return requirements
      .toSorted((a, b) => Number(a.length === 0) - Number(b.length === 0))
      .map((set) => set.map((id) => this.names.options.get(id) ?? id));
  }
}

/** What a view says of something for people. */
export function docView(doc: Doc): DocView {
  return doc;
}

/** A member that nothing looks at. */
export function fieldView(wire: string, type: string, required: boolean, doc: Doc): FieldView {
  return { wire, type, required, doc: docView(doc), check: null, isExpected: required };
}
