import type { Language } from "../config/language.js";
import type { Api, Field, ReadonlyJson, Model, Type } from "../ir/types.js";
import { Exactness } from "./exact.js";
import { Homes } from "./homes.js";
import type { Members } from "./members.js";
import { Names } from "./names.js";
import { fill } from "./pattern.js";
import { TypePrinter } from "./types.js";
import { printValue } from "./value.js";
import type { FieldView, Notations, View } from "./view.js";

/** What the makers of views share: the API, the language, and what was decided before them. */
export class Planning {
  readonly api: Api;
  readonly language: Language;
  readonly homes: Homes;
  readonly names: Names;
  readonly members: Members;
  readonly models: ReadonlyMap<string, Model>;
  readonly exactness: Exactness;
  readonly #types: TypePrinter;
  readonly #notations: readonly (readonly [string, TypePrinter])[];
  /** `null` where the language looks at no values. */
  readonly #checks: TypePrinter | null;
  readonly #uses = new Map<View, ReadonlySet<string>>();

  constructor(api: Api, language: Language) {
    this.api = api;
    this.language = language;
    this.homes = new Homes(api, language);
    this.names = new Names(api, language, this.homes);
    this.models = new Map(api.models.map((model) => [model.id, model]));
    this.exactness = new Exactness(api);
    this.members = this.names.members;
    const { types } = this.names;
    this.#types = new TypePrinter(language, types, this.models);
    this.#notations = Object.entries(language.notations).map(([name, notation]) => [
      name,
      new TypePrinter({ ...language, ...notation }, types, this.models),
    ]);
    const { checks } = language;
    this.#checks =
      checks === undefined || api.validators === null
        ? null
        : new TypePrinter({ ...language, types: checks, separators: {} }, types, this.models);
  }

  /** A type as text; the models in it are added to `uses`. */
  print(type: Type, uses: Set<string>): string {
    const printed = this.#types.print(type);
    for (const id of printed.uses) uses.add(id);
    return printed.text;
  }

  /** A type in the notations of the language; the models in them are added to `uses`. */
  as(type: Type, uses: Set<string>): Notations {
    if (this.#notations.length === 0) return {};
    return Object.fromEntries(
      this.#notations.map(([name, printer]) => {
        const printed = printer.print(type);
        for (const id of printed.uses) uses.add(id);
        return [name, printed.text];
      }),
    );
  }

  /** A value as a literal. */
  literal(value: ReadonlyJson): string {
    return printValue(value, this.language);
  }

  /** What looks at values of a type, as text; `null` where the language has nothing for it. */
  check(type: Type, uses: Set<string>, isSecret = false): string | null {
    if (this.#checks === null) return null;
    const printed = this.#checks.print(type);
    for (const id of printed.uses) uses.add(id);
    const { secret } = this.language.checks ?? {};
    return isSecret && secret !== undefined ? fill(secret, { type: printed.text }) : printed.text;
  }

  /** A member of a model or a request. */
  field(field: FieldFacts, name: string, uses: Set<string>): FieldView {
    const { wire, type, required, doc, access = "both", secret = false } = field;
    const { isExpected = required && access === "both", isChecked = true } = field;
    return {
      wire,
      name,
      type: this.print(type, uses),
      as: this.as(type, uses),
      required,
      nullable: type.kind === "nullable",
      secret,
      access,
      fallback: doc.fallback === null ? null : this.literal(doc.fallback),
      example: field.example ?? null,
      doc,
      check: isChecked ? this.check(type, uses, secret) : null,
      // What only one direction carries is not missed in the other.
      isExpected,
    };
  }

  /** The fields of a model as members of it or of what has its fields. */
  fields(model: Model, fields: readonly Field[], uses: Set<string>): FieldView[] {
    const names = this.members.ofModel(model);
    return fields.map((field) => this.field(field, names.get(field.wire) ?? field.wire, uses));
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

/** What is known of a field before a language writes it. */
interface FieldFacts extends Pick<Field, "wire" | "type" | "required" | "doc"> {
  readonly access?: Field["access"];
  readonly secret?: boolean;
  readonly isExpected?: boolean;
  /** Whether something may look at its values. */
  readonly isChecked?: boolean;
  readonly example?: string | null;
}
