import type { File, Refusal } from "../files/library.js";
import type { FileValue, Resolver, Scope } from "../files/resolver.js";
import type { Bindings } from "../files/targets.js";
import { isObject, type Json, member, pointerStep } from "../json.js";
import { isData } from "./anchors.js";

/** What dynamic references are resolved by. */
export interface DynamicContext extends Scope {
  /** The schema in which a reference stands: a component, what a reference names, or one with an `$id`. */
  readonly unit: Json;
  /** What the schemas that lead here bind. */
  readonly bindings: Bindings;
}

const nothing: Bindings = new Map();
const noNames: ReadonlySet<string> = new Set();

/** How many names of dynamic references values may lead to, all values taken together. */
const maxNeeds = 3_000_000;

/**
 * Resolves `$dynamicRef` without running anything: each way that leads to a schema carries the dynamic
 * anchors of the schemas on it, the outermost first. A schema that depends on them becomes another one
 * for each set that it is reached with.
 */
export class DynamicScope {
  readonly #resolver: Resolver;
  readonly #own = new Map<Json, Bindings>();
  /** What was looked at: what leads to it, and the names of the dynamic references that it leads to. */
  readonly #seen = new Set<Json>();
  readonly #users = new Map<Json, Json[]>();
  readonly #needs = new Map<Json, Set<string>>();
  /** How many more names may be kept, of all values together. */
  #left = maxNeeds;

  constructor(resolver: Resolver) {
    this.#resolver = resolver;
  }

  /** Whether more names are led to than are kept, so that what is found is not all. */
  get isOver(): boolean {
    return this.#left === 0;
  }

  /** What the schema at a place is reached with from here, as far as it makes a difference there. */
  bindingsAt(place: FileValue, context: DynamicContext): Bindings {
    const own = this.#ownOf(context.file, context.unit);
    if (own.size === 0 && context.bindings.size === 0) return nothing;
    const needs = this.#needsOf(place);
    if (needs.size === 0) return nothing;
    const there = this.#ownOf(place.file, place.value);
    const offered = new Map([...own, ...context.bindings]);
    const different = [...offered].filter(
      ([name, to]) => needs.has(name) && there.get(name)?.value !== to.value,
    );
    return new Map(different.map(([name, to]) => [name, this.#behind(to)]));
  }

  /** What a `$dynamicRef` names here. */
  resolve(reference: string, context: DynamicContext): FileValue | Refusal | null {
    const found = this.#resolver.resolve(reference, context);
    const name = reference.slice(reference.indexOf("#") + 1);
    const isPlace = found !== null && !("why" in found);
    // Only an anchor that is dynamic itself is looked for further out.
    if (isPlace && isObject(found.value) && member(found.value, "$dynamicAnchor") !== name)
      return found;
    const bound = context.bindings.get(name) ?? this.#ownOf(context.file, context.unit).get(name);
    return bound === undefined ? found : this.#behind(bound);
  }

  /** What an anchor stands for, where its schema says nothing but that. */
  #behind(place: FileValue): FileValue {
    const { value } = place;
    const isBare = isObject(value) && Object.keys(value).every((name) => bare.has(name));
    const reference = isBare ? member(value, "$ref") : undefined;
    if (typeof reference !== "string") return place;
    const found = this.#resolver.resolve(reference, this.#resolver.scopeOf(place));
    if (found === null || "why" in found || this.#needsOf(found).size > 0) return place;
    return found;
  }

  /** The dynamic anchors of a schema, without those of schemas below that have an `$id`. */
  #ownOf(file: File, unit: Json): Bindings {
    const { dynamic, resources } = this.#resolver.anchors(file);
    if (dynamic.size === 0) return nothing;
    const known = this.#own.get(unit);
    if (known !== undefined) return known;
    const own = new Map<string, FileValue>();
    const visit = (value: Json): void => {
      if (typeof value !== "object" || value === null) return;
      const anchor = dynamic.get(value);
      if (anchor !== undefined && !own.has(anchor.name))
        own.set(anchor.name, { file, pointer: anchor.pointer, value });
      for (const [name, below] of Object.entries(value))
        if (!isData(name) && !resources.has(below as object)) visit(below);
    };
    visit(unit);
    this.#own.set(unit, own);
    return own;
  }

  /** The names of all dynamic references that are met on the ways from a place. */
  #needsOf(start: FileValue): ReadonlySet<string> {
    const open = [start];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      const { value } = place;
      if (this.#seen.has(value)) continue;
      this.#seen.add(value);
      for (const next of this.#nextOf(place)) {
        open.push(next);
        const users = this.#users.get(next.value) ?? [];
        users.push(value);
        this.#users.set(next.value, users);
        for (const name of this.#needs.get(next.value) ?? []) this.#need(value, name);
      }
      const reference = isObject(value) ? member(value, "$dynamicRef") : undefined;
      if (typeof reference === "string")
        this.#need(value, reference.slice(reference.indexOf("#") + 1));
    }
    return this.#needs.get(start.value) ?? noNames;
  }

  /** The values that a value has in it or refers to, where they can lead to references. */
  #nextOf(place: FileValue): FileValue[] {
    const { file, pointer, value } = place;
    if (typeof value !== "object" || value === null) return [];
    const next = Object.entries(value).flatMap(([name, below]): FileValue[] => {
      const isReference = name === "$ref" || name === "$dynamicRef";
      if (isReference && typeof below === "string") {
        const found = this.#resolver.resolve(below, this.#resolver.scopeOf(place));
        return found === null || "why" in found ? [] : [found];
      }
      return isData(name) ? [] : [{ file, pointer: pointer + pointerStep(name), value: below }];
    });
    return next.filter((one) => typeof one.value === "object" && one.value !== null);
  }

  /** A value needs a name, and so does all that leads to it. */
  #need(start: Json, name: string): void {
    const open = [start];
    for (let value = open.pop(); value !== undefined; value = open.pop()) {
      const needs = this.#needs.get(value) ?? new Set<string>();
      if (needs.has(name) || this.#left === 0) continue;
      this.#left -= 1;
      this.#needs.set(value, needs.add(name));
      for (const user of this.#users.get(value) ?? []) open.push(user);
    }
  }
}

const bare: ReadonlySet<string> = new Set(["$ref", "$anchor", "$dynamicAnchor", "$comment"]);
