import type { Location } from "../problem/problem.js";
import { pointerStep } from "./json.js";
import type { SourceFile } from "./source.js";

/**
 * Tells where an object of a document was written. Objects keep their identity through the stages;
 * a stage that makes a new one says which it was made from. Pointers are worked out when the first
 * problem asks for one, so a document without problems pays nothing.
 */
export class Origins {
  readonly #source: SourceFile;
  readonly #root: object;
  readonly #madeFrom = new WeakMap<object, object>();
  #pointers: Map<object, string> | null = null;

  constructor(source: SourceFile, root: object) {
    this.#source = source;
    this.#root = root;
  }

  /** Records that `made` stands for `original`, and returns it. */
  derive<T extends object>(made: T, original: object): T {
    if (made !== original) this.#madeFrom.set(made, original);
    return made;
  }

  /** Where an object, or with steps something below it, is written. */
  locate(object: object, ...steps: readonly (string | number)[]): Location {
    const pointer = this.pointer(object) + steps.map(pointerStep).join("");
    return this.#source.locate(pointer);
  }

  /** The RFC 6901 pointer at which an object is written. */
  pointer(object: object): string {
    let original = object;
    for (
      let made = this.#madeFrom.get(original);
      made !== undefined;
      made = this.#madeFrom.get(original)
    ) {
      original = made;
    }
    this.#pointers ??= pointersOf(this.#root);
    return this.#pointers.get(original) ?? "";
  }
}

function pointersOf(root: object): Map<object, string> {
  const pointers = new Map<object, string>([[root, ""]]);
  const stack: object[] = [root];
  for (let object = stack.pop(); object !== undefined; object = stack.pop()) {
    const pointer = pointers.get(object) ?? "";
    for (const [name, value] of Object.entries(object)) {
      // An alias puts one object in several places; the first is as good as any.
      if (typeof value !== "object" || value === null || pointers.has(value)) continue;
      pointers.set(value, pointer + pointerStep(name));
      stack.push(value);
    }
  }
  return pointers;
}
