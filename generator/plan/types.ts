import type { Language } from "../config/language.js";
import type { Model, Type } from "../ir/types.js";
import { fill } from "./pattern.js";
import { tagOf } from "./tag.js";
import { printValue } from "./value.js";

/** A type as text, and the ids of the models in it. */
export interface PrintedType {
  readonly text: string;
  readonly uses: ReadonlySet<string>;
}

/** Prints types by the patterns of a language. What it has no pattern for becomes its `unknown`. */
export class TypePrinter {
  readonly #language: Language;
  readonly #names: ReadonlyMap<string, string>;
  readonly #models: ReadonlyMap<string, Model>;

  constructor(
    language: Language,
    names: ReadonlyMap<string, string>,
    models: ReadonlyMap<string, Model> = new Map(),
  ) {
    this.#language = language;
    this.#names = names;
    this.#models = models;
  }

  print(type: Type): PrintedType {
    const uses = new Set<string>();
    return { text: this.#text(type, uses), uses };
  }

  #text(type: Type, uses: Set<string>): string {
    switch (type.kind) {
      case "string":
      case "integer":
      case "number":
      case "boolean":
        return (
          this.#pattern(type.format === null ? type.kind : `${type.kind}:${type.format}`) ??
          this.#pattern(type.kind) ??
          this.#unknown
        );
      case "bytes":
      case "null":
      case "unknown":
      case "never":
        return this.#pattern(type.kind) ?? this.#unknown;
      case "literal":
        return this.#fill(this.#kind("literal", typeof type.value), {
          value: printValue(type.value, this.#language),
        });
      case "list":
        return this.#fill("list", { item: this.#nested(type.item, uses) });
      case "map":
        return this.#fill(this.#kind("map", type.value.kind), {
          value: this.#text(type.value, uses),
        });
      case "tuple":
        return this.#tuple(type, uses);
      case "model":
        return this.#model(type.id, uses);
      case "narrowed": {
        const model = this.#model(type.id, uses);
        const fields = type.required
          .map((wire) => printValue(wire, this.#language))
          .join(this.#separator("narrowed"));
        return this.#pattern("narrowed") === undefined
          ? model
          : this.#fill("narrowed", { model, fields });
      }
      case "nullable":
        return this.#fill("nullable", { type: this.#text(type.type, uses) });
      case "union":
        return (
          this.#tagged(type.variants, uses) ??
          this.#fill("union", {
            types: type.variants
              .map((variant) => this.#text(variant, uses))
              .join(this.#separator("union")),
          })
        );
      case "intersection":
        return this.#fill("intersection", {
          types: type.parts
            .map((part) => this.#nested(part, uses))
            .join(this.#separator("intersection")),
        });
    }
  }

  /** A union whose variants a field tells apart, where the language has a pattern for that. */
  #tagged(variants: readonly Type[], uses: Set<string>): string | null {
    const [pattern, one] = [this.#pattern("tagged"), this.#pattern("case")];
    const tag = pattern === undefined ? null : tagOf(variants, this.#models);
    if (pattern === undefined || one === undefined || tag === null) return null;
    const cases = tag.cases.map(({ value, type }) =>
      fill(one, { value: printValue(value, this.#language), type: this.#text(type, uses) }),
    );
    return fill(pattern, {
      tag: printValue(tag.wire, this.#language),
      cases: cases.join(this.#separator("cases")),
      types: variants.map((variant) => this.#text(variant, uses)).join(this.#separator("union")),
    });
  }

  #tuple(type: Extract<Type, { kind: "tuple" }>, uses: Set<string>): string {
    const optional = this.#pattern("optional");
    const items = type.items.map((item, index) =>
      index < type.required || optional === undefined
        ? this.#text(item, uses)
        : fill(optional, { type: this.#nested(item, uses) }),
    );
    return this.#fill("tuple", {
      items: items.join(this.#separator("tuple")),
      rest: type.rest === null ? "" : this.#fill("rest", { item: this.#nested(type.rest, uses) }),
    });
  }

  /** A type inside another that binds tighter. */
  #nested(type: Type, uses: Set<string>): string {
    const text = this.#text(type, uses);
    const isCompound =
      type.kind === "union" || type.kind === "nullable" || type.kind === "intersection";
    const compound = this.#pattern("compound");
    return isCompound && compound !== undefined ? fill(compound, { type: text }) : text;
  }

  #model(id: string, uses: Set<string>): string {
    uses.add(id);
    const name = this.#names.get(id) ?? this.#unknown;
    const pattern = this.#pattern(`model:${this.#models.get(id)?.kind}`) ?? this.#pattern("model");
    return pattern === undefined ? name : fill(pattern, { name });
  }

  #fill(kind: string, parts: Readonly<Record<string, string>>): string {
    const pattern = this.#pattern(kind);
    return pattern === undefined ? this.#unknown : fill(pattern, parts);
  }

  /** A kind with what it is of, if the language has a pattern for that. */
  #kind(kind: string, of: string): string {
    return this.#pattern(`${kind}:${of}`) === undefined ? kind : `${kind}:${of}`;
  }

  #pattern(kind: string): string | undefined {
    const { types } = this.#language;
    return Object.hasOwn(types, kind) ? types[kind] : undefined;
  }

  #separator(kind: "union" | "intersection" | "tuple" | "narrowed" | "cases"): string {
    return this.#language.separators[kind] ?? ", ";
  }

  get #unknown(): string {
    return this.#language.types.unknown ?? "unknown";
  }
}
