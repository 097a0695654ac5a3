import type { Document } from "../load/document.js";
import { isObject, type Json, type JsonObject, member } from "../load/json.js";
import { canonicalReference, componentReference } from "../load/references.js";

/** The component schemas of a document by key, and what they say of each other. */
export class Components {
  readonly byKey: ReadonlyMap<string, JsonObject>;
  readonly #keys = new Map<string, string>();
  readonly #extending = new Map<string, string[]>();
  readonly #subtypes = new Set<string>();

  constructor({ root }: Document) {
    const components = member(root, "components");
    const schemas = isObject(components) ? member(components, "schemas") : undefined;
    const entries = isObject(schemas) ? Object.entries(schemas) : [];
    this.byKey = new Map(
      entries.filter((entry): entry is [string, JsonObject] => isObject(entry[1])),
    );
    for (const key of this.byKey.keys()) this.#keys.set(componentReference(key), key);
    for (const [key, schema] of this.byKey) {
      for (const base of this.basesOf(schema)) {
        const extending = this.#extending.get(base) ?? [];
        extending.push(key);
        this.#extending.set(base, extending);
      }
    }
  }

  /** The key of the component schema that a value refers to. */
  referred(value: Json | undefined): string | null {
    const reference = isObject(value) ? member(value, "$ref") : undefined;
    return typeof reference === "string" ? this.keyOf(reference) : null;
  }

  /** The key that an entry of a mapping means: a reference, or the bare name of a schema. */
  keyOf(name: string): string | null {
    if (this.byKey.has(name)) return name;
    return this.#keys.get(canonicalReference(name)) ?? null;
  }

  /**
   * Keys for schemas that are made from others: those of the others with something behind them, and
   * none that is taken.
   */
  named(keys: readonly string[], suffix: string): Map<string, string> {
    const taken = new Set(this.byKey.keys());
    return new Map(
      keys.map((key) => {
        let made = `${key}${suffix}`;
        while (taken.has(made)) made = `${made}_`;
        taken.add(made);
        return [key, made];
      }),
    );
  }

  /** The keys of the schemas that a schema extends by `allOf`, its inline parts included. */
  basesOf(schema: JsonObject): string[] {
    return partsOf(schema).flatMap((part) => {
      const key = this.referred(part);
      return key === null ? this.basesOf(part) : [key];
    });
  }

  /** The keys of the schemas that extend one, and of those that extend them. */
  descendants(key: string): string[] {
    const found = new Set<string>();
    // What is found is looked at in its turn.
    for (const other of this.extending(key)) found.add(other);
    for (const other of found) for (const next of this.extending(other)) found.add(next);
    found.delete(key);
    return [...found];
  }

  /** The keys of the schemas that extend one directly. */
  extending(key: string): readonly string[] {
    return (this.#extending.get(key) ?? []).filter((other) => this.isSubtype(other));
  }

  /** Says that schemas are types of their own, whatever they add to what they extend. */
  addSubtypes(keys: Iterable<string>): void {
    for (const key of keys) this.#subtypes.add(key);
  }

  /**
   * Tells whether a schema is more than those in its `allOf`. One with one reference and nothing else is
   * what it refers to by another name, unless a discriminator knows it.
   */
  isSubtype(key: string): boolean {
    const schema = this.byKey.get(key);
    if (schema === undefined) return false;
    return (
      this.#subtypes.has(key) ||
      partsOf(schema).length > 1 ||
      ["properties", "required"].some((name) => Object.hasOwn(schema, name))
    );
  }
}

/** The members of `allOf`. */
export function partsOf(schema: JsonObject): JsonObject[] {
  const parts = member(schema, "allOf");
  return Array.isArray(parts) ? parts.filter(isObject) : [];
}
