import { isObject, type Json, type JsonObject, member, objectOf, pointerStep } from "../json.js";
import type { Origins } from "../origins.js";
import { localReference, maxChain } from "../references.js";
import type { Kind } from "../structure/structure.js";
import { keysOf, naturalKey, qualifier } from "./keys.js";
import type { File } from "./library.js";
import type { FileValue, Resolver } from "./resolver.js";

/** What a reference names, and the reference to it in the finished document. */
export interface Target {
  readonly kind: Kind;
  readonly place: FileValue;
  /** What dynamic references in it stand for, where that is not its own to say. */
  readonly bindings: Bindings;
  /** What becomes of it. */
  made: Json;
  /** Whether the root has it where the specification looks for objects. */
  isInPlace: boolean;
  /** Known when the targets are settled. */
  reference: string;
}

/** Dynamic anchors by name, with the place that each stands for. */
export type Bindings = ReadonlyMap<string, FileValue>;

const components: readonly [Kind, string][] = [
  ["schema", "schemas"],
  ["response", "responses"],
  ["parameter", "parameters"],
  ["example", "examples"],
  ["requestBody", "requestBodies"],
  ["header", "headers"],
  ["securityScheme", "securitySchemes"],
  ["link", "links"],
  ["callback", "callbacks"],
];

/** Where a document of a version keeps objects of a kind that can be referred to. */
export type Homes = ReadonlyMap<Kind, readonly string[]>;

/** The homes that a version of OpenAPI knows. Path items have one in some only, and are put in place. */
export function homesOf(version: string): Homes {
  if (!version.startsWith("2."))
    return new Map(components.map(([kind, name]) => [kind, ["components", name]]));
  return new Map<Kind, string[]>([
    ["schema", ["definitions"]],
    ["response", ["responses"]],
    ["parameter", ["parameters"]],
  ]);
}

/** All that references name. Each gets one place in the finished document, whoever refers to it. */
export class Targets {
  readonly #root: File;
  readonly #resolver: Resolver;
  readonly #homes: Homes;
  /** How many targets have bindings. */
  bound = 0;
  readonly #all = new Map<string, Target>();
  /** The keys of the root's components, by the places that they are, or wholly refer to. */
  readonly #claims = new Map<string, string>();
  /** What a component of the root wholly refers to, where it is the one that claims it. */
  readonly #referred = new Map<string, FileValue>();

  constructor(root: File, resolver: Resolver, homes: Homes) {
    this.#root = root;
    this.#resolver = resolver;
    this.#homes = homes;
    for (const [kind, home] of homes) this.#claim(kind, home);
  }

  /** Every target, also those that are added while this is read. */
  get all(): Iterable<Target> {
    return this.#all.values();
  }

  /** Whether the specification has a home for objects of a kind. */
  hasHome(kind: Kind): boolean {
    return this.#homes.has(kind);
  }

  /** The target at a place. */
  at(kind: Kind, found: FileValue, bindings: Bindings): Target {
    const place = this.#referred.get(idOf(kind, found)) ?? this.#beyondAliases(kind, found);
    const bound = [...bindings].map(([name, to]) => `${name}=${idOf(kind, to)}`);
    const id = [idOf(kind, place), ...bound].join(" ");
    let target = this.#all.get(id);
    if (target === undefined) {
      target = { kind, place, bindings, made: place.value, isInPlace: false, reference: "" };
      this.#all.set(id, target);
      if (bindings.size > 0) this.bound += 1;
    }
    return target;
  }

  /** Gives each target its reference, and returns the root with those that it did not have. */
  settle(root: JsonObject, origins: Origins): JsonObject {
    let whole = root;
    for (const [kind, home] of this.#homes) {
      const added: [key: string, value: Json][] = [];
      const open: { target: Target; file: File; pointer: string; suffix: string }[] = [];
      for (const target of this.#all.values()) {
        if (target.kind !== kind) continue;
        const { place, bindings, made } = target;
        const key = bindings.size > 0 ? undefined : this.#claims.get(idOf(kind, place));
        if (key !== undefined) {
          target.reference = referenceTo(home, key);
          added.push([key, made]);
        } else if (bindings.size === 0 && this.#isThere(target)) {
          target.reference = localReference(place.pointer);
        } else {
          const suffix = [...bindings.values()].map((to) => qualifier(to, this.#root)).join("_");
          open.push({ target, file: place.file, pointer: place.pointer, suffix });
        }
      }
      const taken = Object.keys(sectionOf(root, home) ?? {});
      const keys = [...keysOf(open, this.#root, taken)];
      for (const [{ target }, key] of keys.toSorted(([, one], [, other]) =>
        one < other ? -1 : 1,
      )) {
        target.reference = referenceTo(home, key);
        added.push([key, target.made]);
      }
      whole = withEntries(whole, home, added, origins);
    }
    return whole;
  }

  /** Whether the finished document has a target where it was found. */
  #isThere({ place, made, isInPlace }: Target): boolean {
    return place.file === this.#root && (isInPlace || made === place.value);
  }

  /** The components of the root keep their keys, also for what they wholly refer to. */
  #claim(kind: Kind, home: readonly string[]): void {
    const root = { file: this.#root, pointer: "", value: this.#root.root };
    const section = this.#resolver.walk(root, home);
    const value = section && this.#inside(section);
    if (section === undefined || value === undefined || !isObject(value.value)) return;
    const aliases: [key: string, id: string, place: FileValue][] = [];
    for (const [key, entry] of Object.entries(value.value)) {
      const pointer = value.pointer + pointerStep(key);
      const place = { file: value.file, pointer, value: entry };
      this.#claims.set(idOf(kind, place), key);
      const far = isAlias(entry) ? this.#follow(kind, place) : place;
      if (far !== place && far.file !== this.#root) aliases.push([key, idOf(kind, place), far]);
    }
    const isNatural = ([key, , place]: (typeof aliases)[number]): boolean =>
      naturalKey(place, this.#root) === key;
    for (const [key, id, place] of [
      ...aliases.filter(isNatural),
      ...aliases.filter((alias) => !isNatural(alias)),
    ]) {
      const claimed = idOf(kind, place);
      if (this.#claims.has(claimed)) continue;
      this.#claims.set(claimed, key);
      this.#referred.set(id, place);
    }
  }

  /** What a map in another file holds, where the map is only a reference. */
  #inside(place: FileValue): FileValue | undefined {
    const reference = isObject(place.value) ? member(place.value, "$ref") : undefined;
    if (typeof reference !== "string") return place;
    const found = this.#resolver.resolve(reference, this.#resolver.scopeOf(place));
    return found === null || "why" in found ? undefined : found;
  }

  #beyondAliases(kind: Kind, found: FileValue): FileValue {
    return this.#claims.has(idOf(kind, found)) ? found : this.#follow(kind, found);
  }

  /** Follows references that say nothing else, up to a component of the root. */
  #follow(kind: Kind, start: FileValue): FileValue {
    const seen = new Set<Json>();
    let place = start;
    // Longer chains are refused later.
    while (isAlias(place.value) && !seen.has(place.value) && seen.size <= maxChain) {
      seen.add(place.value);
      const next = this.#resolver.resolve(place.value.$ref, this.#resolver.scopeOf(place));
      if (next === null || "why" in next) break;
      place = this.#referred.get(idOf(kind, next)) ?? next;
      if (this.#claims.has(idOf(kind, place))) break;
    }
    return place;
  }
}

const plain: ReadonlySet<string> = new Set(["$ref", "$anchor", "$comment"]);

function isAlias(value: Json): value is JsonObject & { $ref: string } {
  return (
    isObject(value) &&
    typeof member(value, "$ref") === "string" &&
    Object.keys(value).every((name) => plain.has(name))
  );
}

function idOf(kind: Kind, { file, pointer }: FileValue): string {
  return `${kind} ${file.url}#${pointer}`;
}

function referenceTo(home: readonly string[], key: string): string {
  return localReference([...home, key].map(pointerStep).join(""));
}

function sectionOf(root: JsonObject, home: readonly string[]): JsonObject | undefined {
  let value: Json | undefined = root;
  for (const step of home) value = isObject(value) ? member(value, step) : undefined;
  return isObject(value) ? value : undefined;
}

/** A copy of an object that has these entries below it. */
function withEntries(
  object: JsonObject,
  [step, ...steps]: readonly string[],
  added: readonly (readonly [string, Json])[],
  origins: Origins,
): JsonObject {
  if (added.length === 0) return object;
  const entries = new Map(Object.entries(object));
  if (step === undefined) for (const [key, value] of added) entries.set(key, value);
  else {
    const held = entries.get(step);
    const inner = isObject(held ?? null) ? (held as JsonObject) : {};
    entries.set(step, withEntries(inner, steps, added, origins));
  }
  return origins.derive(objectOf(entries), object);
}
