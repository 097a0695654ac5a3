import type { Location } from "../problem/problem.js";
import { isObject, type Json, member, pointerStep } from "./json.js";
import type { SourceFile } from "./read/source.js";

type Steps = readonly (string | number)[];

/** An object, and the steps that lead from there to what is meant. */
interface ObjectPath {
  readonly object: object;
  readonly steps: Steps;
}

/** Where an object of a file is written. */
interface Written {
  readonly source: SourceFile;
  readonly pointer: string;
}

/**
 * Tells where an object of a document was written, whichever of its files that is. Objects keep their
 * identity through the stages; a stage that makes a new one says which it was made from. Pointers are
 * worked out when the first problem asks for one, so a document without problems pays nothing.
 */
export class Origins {
  readonly #main: SourceFile;
  readonly #files: { readonly source: SourceFile; readonly root: object }[];
  readonly #madeFrom = new WeakMap<object, object>();
  readonly #placed = new WeakMap<object, Map<string, ObjectPath>>();
  #written: Map<object, Written> | null = null;

  constructor(source: SourceFile, root: object) {
    this.#main = source;
    this.#files = [{ source, root }];
  }

  /** Adds another file whose objects are in the document. */
  addFile(source: SourceFile, root: object): void {
    this.#files.push({ source, root });
    if (this.#written !== null) addWritten(source, root, this.#written);
  }

  /** Records that `made` stands for `original`, and returns it. */
  derive<T extends object>(made: T, original: object): T {
    if (made !== original) this.#madeFrom.set(made, original);
    return made;
  }

  /** Records that one member of `made` is not written where `made` is, but elsewhere. */
  place(made: object, name: string, object: object, ...steps: Steps): void {
    const placed = this.#placed.get(made) ?? new Map<string, ObjectPath>();
    this.#placed.set(made, placed.set(name, { object, steps }));
  }

  /** Where an object, or with steps something below it, is written. */
  locate(object: object, ...steps: Steps): Location {
    const place = this.#original({ object, steps });
    const { source, pointer } = this.#find(place.object);
    return source.locate(pointer + place.steps.map(pointerStep).join(""));
  }

  /** The text of the scalar that a member of an object that was read is. */
  written(object: object, step: string): string | undefined {
    const place = this.#original({ object, steps: [step] });
    const { source, pointer } = this.#find(place.object);
    return source.scalar(pointer + place.steps.map(pointerStep).join(""));
  }

  /** The RFC 6901 pointer at which an object is written, in the file where that is. */
  pointer(object: object): string {
    return this.#find(this.#original({ object, steps: [] }).object).pointer;
  }

  /** The same place in terms of objects that were read: as near to what is meant as is known. */
  #original(place: ObjectPath): ObjectPath {
    const { object, steps } = place;
    const [first, ...below] = steps;
    const placed = first === undefined ? undefined : this.#placed.get(object)?.get(String(first));
    if (placed !== undefined)
      return this.#original({ object: placed.object, steps: [...placed.steps, ...below] });
    const madeFrom = this.#madeFrom.get(object);
    if (madeFrom === undefined) return place;
    const inner =
      first === undefined ? undefined : member(object as Record<string, Json>, String(first));
    if ((isObject(inner) || Array.isArray(inner)) && this.#isKnown(inner))
      return this.#original({ object: inner, steps: below });
    return this.#original({ object: madeFrom, steps });
  }

  #isKnown(object: object): boolean {
    return this.#madeFrom.has(object) || this.#all.has(object);
  }

  #find(object: object): Written {
    return this.#all.get(object) ?? { source: this.#main, pointer: "" };
  }

  get #all(): Map<object, Written> {
    if (this.#written !== null) return this.#written;
    const written = new Map<object, Written>();
    for (const { source, root } of this.#files) addWritten(source, root, written);
    this.#written = written;
    return written;
  }
}

function addWritten(source: SourceFile, root: object, written: Map<object, Written>): void {
  for (const [object, pointer] of pointersOf(root))
    if (!written.has(object)) written.set(object, { source, pointer });
}

/** The pointer of each object and list below a root. */
export function pointersOf(root: object): Map<object, string> {
  const pointers = new Map<object, string>([[root, ""]]);
  const stack: object[] = [root];
  for (let object = stack.pop(); object !== undefined; object = stack.pop()) {
    const pointer = pointers.get(object) ?? "";
    for (const [name, value] of Object.entries(object)) {
      // An alias puts one object in several places; the first is taken.
      if (typeof value !== "object" || value === null || pointers.has(value)) continue;
      pointers.set(value, pointer + pointerStep(name));
      stack.push(value);
    }
  }
  return pointers;
}
