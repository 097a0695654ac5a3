import type { Language } from "../config/language.js";
import type { Api, Doc, Model, Type } from "../ir/types.js";
import { Homes } from "./homes.js";
import { Names } from "./names.js";
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
  readonly #uses = new Map<View, ReadonlySet<string>>();

  constructor(api: Api, language: Language) {
    this.api = api;
    this.language = language;
    this.homes = new Homes(api, language);
    this.names = new Names(api, language, this.homes);
    this.models = new Map(api.models.map((model) => [model.id, model]));
    this.#types = new TypePrinter(language, this.names.types);
  }

  /** A type as text; the models in it are added to `uses`. */
  print(type: Type, uses: Set<string>): string {
    const printed = this.#types.print(type);
    for (const id of printed.uses) uses.add(id);
    return printed.text;
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

  /** Requirements name schemes by their ids; callers know them by their options. */
  options(requirements: readonly (readonly string[])[]): string[][] {
    return requirements.map((set) => set.map((id) => this.names.options.get(id) ?? id));
  }
}

/** What a view says of something for people. */
export function docView(doc: Doc): DocView {
  return doc;
}

/** A member of a model or a request. */
export function fieldView(wire: string, type: string, required: boolean, doc: Doc): FieldView {
  return { wire, type, required, doc: docView(doc) };
}
