import { anchorsIn, type Anchors } from "../identity/anchors.js";
import { isObject, type Json, member, pointerStep, pointerSteps } from "../json.js";
import { below, decodeFragment } from "../references.js";
import type { File, Library, Refusal } from "./library.js";

/** How many references one may lead through, all the ways that are tried taken together. */
const maxHops = 100;

/** How many of them are left: shared by all ways, or trying two at each would double the work each time. */
interface Hops {
  left: number;
}

/** A value in a file. */
export interface FileValue {
  readonly file: File;
  readonly pointer: string;
  readonly value: Json;
}

/** What references are relative to: the file they stand in, and the nearest schema around with an `$id`. */
export interface Scope {
  readonly file: File;
  /** The pointer of that schema; empty where there is none. */
  readonly resource: string;
}

/** Finds what references name, in this file or another. It reports nothing. */
export class Resolver {
  readonly #library: Library;
  readonly #anchors = new Map<File, Anchors>();
  readonly #ids = new Map<string, Scope>();
  /** How many files of the library have their ids in the map. */
  #known = 0;

  constructor(library: Library) {
    this.#library = library;
  }

  /** The place that a reference names; otherwise why there is none, or `null` where that is reported. */
  resolve(
    reference: string,
    scope: Scope,
    hops: Hops = { left: maxHops },
  ): FileValue | Refusal | null {
    const hash = reference.indexOf("#");
    const uri = hash === -1 ? reference : reference.slice(0, hash);
    const fragment = hash === -1 ? "" : decodeFragment(reference.slice(hash + 1));
    const { file, resource } = scope;
    if (uri === "") {
      // Strictly, `#/…` is relative to the nearest `$id`; people mean the file as often.
      const found =
        this.#find({ file, resource }, fragment, hops) ??
        this.#find({ file, resource: "" }, fragment, hops);
      return found ?? nothingThere(file);
    }
    const identified = this.#identified(uri, scope);
    const opened = identified === null ? this.#library.open(uri, file) : null;
    if (identified === null && (opened === null || "why" in opened)) return opened;
    const start = identified ?? { file: opened as File, resource: "" };
    return this.#find(start, fragment, hops) ?? nothingThere(start.file);
  }

  /** What references at a place are relative to. */
  scopeOf({ file, pointer }: FileValue): Scope {
    return { file, resource: this.#resourceAt(file, pointer) };
  }

  /** The anchors of a file. */
  anchors(file: File): Anchors {
    let anchors = this.#anchors.get(file);
    if (anchors === undefined) {
      anchors = anchorsIn(file);
      this.#anchors.set(file, anchors);
    }
    return anchors;
  }

  /** The place below another at these steps; references on the way are followed. */
  walk(
    start: FileValue,
    steps: readonly string[],
    hops: Hops = { left: maxHops },
  ): FileValue | undefined {
    let place = start;
    for (const step of steps) {
      let value = below(place.value, step);
      if (value === undefined) {
        const reference = isObject(place.value) ? member(place.value, "$ref") : undefined;
        if (typeof reference !== "string" || hops.left === 0) return undefined;
        hops.left -= 1;
        const through = this.resolve(reference, this.scopeOf(place), hops);
        if (through === null || "why" in through) return undefined;
        place = through;
        value = below(place.value, step);
        if (value === undefined) return undefined;
      }
      place = { file: place.file, pointer: place.pointer + pointerStep(step), value };
    }
    return place;
  }

  #find({ file, resource }: Scope, fragment: string, hops: Hops): FileValue | undefined {
    const root = { file, pointer: "", value: file.root };
    const start = this.walk(root, pointerSteps(resource));
    if (start === undefined || fragment === "") return start;
    if (fragment.startsWith("/")) {
      const found = this.walk(start, pointerSteps(fragment), hops);
      const hash = fragment.lastIndexOf("#");
      if (found !== undefined || hash === -1) return found;
      // `#/components/schemas/Tree#node`: an anchor below a pointer.
      const around = this.walk(start, pointerSteps(fragment.slice(0, hash)), hops);
      return around && this.#anchored(around.file, around.pointer, fragment.slice(hash + 1));
    }
    return this.#anchored(file, resource, fragment);
  }

  /** The place of an anchor below a pointer; rather its own than that of a schema with an `$id` below. */
  #anchored(file: File, around: string, name: string): FileValue | undefined {
    const { named, firsts } = this.anchors(file);
    const pointer =
      firsts.get(around)?.get(name) ?? named.get(name)?.find((inner) => isBelow(inner, around));
    if (pointer === undefined) return undefined;
    return this.walk({ file, pointer: "", value: file.root }, pointerSteps(pointer));
  }

  /** The schema whose `$id` this is. */
  #identified(uri: string, { file, resource }: Scope): Scope | null {
    for (; this.#known < this.#library.files.length; this.#known += 1) {
      const other = this.#library.files[this.#known] as File;
      for (const [pointer, id] of this.anchors(other).ids)
        if (!this.#ids.has(id)) this.#ids.set(id, { file: other, resource: pointer });
    }
    if (this.#ids.size === 0) return null;
    const base = this.anchors(file).ids.get(resource) ?? file.url;
    if (!URL.canParse(uri, base)) return null;
    return this.#ids.get(new URL(uri, base).href) ?? null;
  }

  /** The pointer of the nearest schema around a place that has an `$id`. */
  #resourceAt(file: File, pointer: string): string {
    const { ids } = this.anchors(file);
    let end = ids.size === 0 ? 0 : pointer.length;
    while (end > 0 && !ids.has(pointer.slice(0, end))) end = pointer.lastIndexOf("/", end - 1);
    return pointer.slice(0, end);
  }
}

function isBelow(pointer: string, around: string): boolean {
  return pointer === around || pointer.startsWith(`${around}/`);
}

function nothingThere({ source }: File): Refusal {
  return {
    code: "dangling-reference",
    why: `does not resolve: there is nothing at that place in ${source.file}`,
    hint: "Correct the reference, or add what it names.",
  };
}
