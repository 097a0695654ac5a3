import type { Document } from "../../load/document.js";
import { isObject, type Json, type JsonObject, member, objectOf } from "../../load/json.js";
import { componentReference } from "../../load/references.js";
import type { Problems } from "../../problem/problem.js";
import { Components, partsOf } from "../components.js";
import { schemasIn } from "../schemas.js";
import { withLiteral } from "./literal.js";
import { type Holder, holderOf, isOwnVariant, ownValue, valuesOf } from "./values.js";

/**
 * Says in plain schemas what discriminators say beside them:
 *
 * - each variant of a union requires the property, with the values that stand for it; schemas that
 *   extend it have values of their own;
 * - a schema that others extend, and that has a discriminator, is the union of those. What they have in
 *   common is moved to a schema of its own, which is what they extend.
 */
export function withDiscriminators(document: Document, problems: Problems): Document {
  const components = new Components(document);
  const holders = schemasIn(document)
    .filter((schema) => isObject(member(schema, "discriminator")))
    .flatMap((schema) => holderOf(document, schema, components, problems) ?? []);
  if (holders.length === 0 || components.byKey.size === 0) return document;
  components.addSubtypes(holders.flatMap(({ mapping }) => [...mapping.values()]));
  components.addSubtypes(holders.flatMap(({ schema }) => listedIn(schema, components)));
  for (const [key, schema] of components.byKey) {
    if (ownValue(schema) !== undefined) components.addSubtypes([key]);
  }
  return new Rewriting(document, components, holders).made();
}

class Rewriting {
  readonly #document: Document;
  readonly #components: Components;
  /** Values by property, by the key of the schema. */
  readonly #values = new Map<string, Map<string, Set<string>>>();
  /** The keys of what schemas have in common with those that extend them. */
  readonly #bases: ReadonlyMap<string, string>;
  /** The keys of what schemas are that are variants of themselves. */
  readonly #selves: ReadonlyMap<string, string>;
  readonly #extended = new Set<string>();
  /** Schemas that become unions, with the keys of their variants. */
  readonly #unions = new Map<string, readonly string[]>();
  /** By the keys of those, their variants and what extends these. */
  readonly #families = new Map<string, ReadonlySet<string>>();

  constructor(document: Document, components: Components, holders: readonly Holder[]) {
    this.#document = document;
    this.#components = components;
    const keys = new Map([...components.byKey].map(([key, schema]) => [schema, key]));
    for (const holder of holders) {
      const key = keys.get(holder.schema) ?? null;
      const variants = this.#variantsOf(holder, key);
      for (const variant of variants) this.#addValues(holder, variant);
      if (key !== null) this.#addFamily(key, variants, membersOf(holder.schema).length > 0);
    }
    for (const key of this.#values.keys()) if (this.#isHeldToValues(key)) this.#extended.add(key);
    this.#bases = components.named([...this.#extended].toSorted(), "Base");
    const selves = [...this.#unions].filter(([key, variants]) => variants.includes(key));
    this.#selves = components.named(selves.map(([key]) => key).toSorted(), "Itself");
  }

  made(): Document {
    const { root, origins } = this.#document;
    const components = root.components as JsonObject;
    const entries = [...Object.entries(components.schemas as JsonObject)].flatMap(
      ([key, schema]): [string, Json][] =>
        isObject(schema) ? this.#rewritten(key, schema) : [[key, schema]],
    );
    const schemas = origins.derive(objectOf(entries), components.schemas as JsonObject);
    return {
      ...this.#document,
      root: origins.derive(
        { ...root, components: origins.derive({ ...components, schemas }, components) },
        root,
      ),
    };
  }

  /** The keys of what a discriminator tells apart: the members of the union, or those who extend it. */
  #variantsOf(holder: Holder, key: string | null): string[] {
    const { schema, mapping, fallback } = holder;
    if (membersOf(schema).length > 0) return listedIn(schema, this.#components);
    const extending = key === null ? [] : this.#components.descendants(key);
    if (key === null || extending.length === 0) return [];
    const self = isOwnVariant(this.#document.root, holder, key) ? [key] : [];
    const variants = new Set([...extending, ...mapping.values(), ...self]);
    // Readers take the first that fits, and this one may fit what is meant by another.
    if (fallback !== null) variants.delete(fallback);
    return fallback === null ? [...variants] : [...variants, fallback];
  }

  #addValues(holder: Holder, key: string): void {
    const schema = this.#components.byKey.get(key);
    // What is meant by any other value, or by none, may have any.
    if (schema === undefined || key === holder.fallback) return;
    const known = this.#values.get(key) ?? new Map<string, Set<string>>();
    const values = known.get(holder.property) ?? new Set<string>();
    for (const value of valuesOf(this.#document.root, holder, key, schema)) values.add(value);
    known.set(holder.property, values);
    this.#values.set(key, known);
  }

  /**
   * Notes a schema that its own variants extend. What else extends it is any of these and more.
   * @param isListed whether it lists them itself; otherwise those that others extend in turn are such too
   */
  #addFamily(key: string, variants: readonly string[], isListed: boolean): void {
    const family = new Set(variants);
    // What is found is looked at in its turn.
    for (const other of family)
      for (const next of this.#components.extending(other)) family.add(next);
    if (!this.#components.extending(key).some((other) => family.has(other))) return;
    this.#unions.set(key, variants);
    this.#families.set(key, family);
    for (const other of [key, ...this.#components.descendants(key)]) {
      const isOfFamily = other === key || family.has(other);
      if (!isOfFamily || this.#components.extending(other).length === 0) continue;
      this.#extended.add(other);
      if (isListed || this.#unions.has(other)) continue;
      this.#unions.set(other, [...this.#components.descendants(other), other]);
      this.#families.set(other, family);
    }
  }

  /** Tells whether schemas extend one whose values are not theirs: of both, the property could have none. */
  #isHeldToValues(key: string): boolean {
    const schema = this.#components.byKey.get(key);
    if (schema === undefined || this.#components.extending(key).length === 0) return false;
    return this.#withLiterals(key, schema) !== schema;
  }

  /** A component schema, behind the one of what it has in common with others if there is one. */
  #rewritten(key: string, schema: JsonObject): [string, JsonObject][] {
    const derive = (made: JsonObject): JsonObject => this.#document.origins.derive(made, schema);
    const extended = this.#components.isSubtype(key) ? this.#onBases(key, schema) : schema;
    const base = this.#bases.get(key);
    const union = this.#unions.get(key);
    if (base === undefined) return [[key, derive(this.#withLiterals(key, extended))]];
    const { oneOf: _, anyOf: __, discriminator: ___, nullable, ...common } = extended;
    const self = this.#withLiterals(key, { allOf: [{ $ref: componentReference(base) }] });
    const described = objectOf(
      Object.entries(common).filter(([name]) =>
        ["title", "description", "deprecated"].includes(name),
      ),
    );
    const own = this.#selves.get(key);
    const whole: JsonObject =
      union === undefined
        ? { ...described, ...self }
        : { ...described, oneOf: this.#references(union) };
    return [
      [base, derive(common)],
      ...(own === undefined ? [] : [[own, derive(self)] satisfies [string, JsonObject]]),
      [key, derive(nullable === undefined ? whole : { ...whole, nullable })],
    ];
  }

  /** The variants of a union. Those that are unions of others in it are there without these. */
  #references(union: readonly string[]): JsonObject[] {
    const known = new Set(union);
    return union.map((key) => {
      const isCovered = this.#unions.get(key)?.every((variant) => known.has(variant)) === true;
      const own = isCovered ? this.#selves.get(key) : undefined;
      return { $ref: componentReference(own ?? key) };
    });
  }

  #withLiterals(key: string, schema: JsonObject): JsonObject {
    const values = this.#values.get(key) ?? new Map<string, Set<string>>();
    return [...values].reduce(
      (made, [name, own]) => withLiteral(this.#document.root, made, name, [...own]),
      schema,
    );
  }

  /** A schema that extends the bases of what it extended. */
  #onBases(own: string, schema: JsonObject): JsonObject {
    const parts = partsOf(schema);
    if (parts.length === 0) return schema;
    return {
      ...schema,
      allOf: parts.map((part): Json => {
        const key = this.#components.referred(part);
        if (key === null) return this.#onBases(own, part);
        const base = this.#bases.get(key);
        const isVariant = this.#families.get(key)?.has(own) ?? true;
        return base !== undefined && isVariant ? { $ref: componentReference(base) } : part;
      }),
    };
  }
}

/** The members of a union. */
function membersOf(schema: JsonObject): Json[] {
  return ["oneOf", "anyOf"].flatMap((name) => {
    const members = member(schema, name);
    return Array.isArray(members) ? members : [];
  });
}

/** The keys of the component schemas that a union refers to. */
function listedIn(schema: JsonObject, components: Components): string[] {
  return membersOf(schema).flatMap((variant) => components.referred(variant) ?? []);
}
