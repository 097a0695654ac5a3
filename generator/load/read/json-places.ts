import { endOfString } from "./json-string.js";

/** Where a member or item stands: its name (an item has none, so its value), and its value. */
interface Held {
  readonly offset: number;
  readonly value: number;
}

const quote = 0x22;
const open: ReadonlySet<string> = new Set(["{", "["]);

/**
 * Finds places in a JSON text that is known to be valid. Only what lies on the way to a place is looked
 * at: parsing all of a large document for the position of one problem takes seconds.
 */
export class JsonPlaces {
  readonly #text: string;
  /** What objects and lists hold, by where they begin. */
  readonly #held = new Map<number, ReadonlyMap<string, Held>>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Where a value (or, of a member, its name) stands, or its nearest parent, and whether it is there. */
  find(steps: readonly string[]): Held & { readonly isThere: boolean } {
    const start = this.#skipSpace(0);
    let held: Held = { offset: start, value: start };
    for (const step of steps) {
      const below = this.#heldAt(held.value).get(step);
      if (below === undefined) return { ...held, isThere: false };
      held = below;
    }
    return { ...held, isThere: true };
  }

  /** The text of the number, word or string at an offset. */
  scalar(offset: number): string | undefined {
    if (open.has(this.#text.charAt(offset))) return undefined;
    return this.#text.slice(offset, this.#endOf(offset));
  }

  #heldAt(start: number): ReadonlyMap<string, Held> {
    const known = this.#held.get(start);
    if (known !== undefined) return known;
    const held = new Map<string, Held>();
    const kind = this.#text.charAt(start);
    if (open.has(kind)) {
      let at = this.#skipSpace(start + 1);
      for (let index = 0; !"]}".includes(this.#text.charAt(at)); index += 1) {
        let name = String(index);
        let value = at;
        if (kind === "{") {
          const end = endOfString(this.#text, at);
          name = String(JSON.parse(this.#text.slice(at, end)));
          value = this.#skipSpace(this.#skipSpace(end) + 1);
        }
        if (!held.has(name)) held.set(name, { offset: at, value });
        at = this.#skipSpace(this.#endOf(value));
        if (this.#text.charAt(at) === ",") at = this.#skipSpace(at + 1);
      }
    }
    this.#held.set(start, held);
    return held;
  }

  #skipSpace(from: number): number {
    let at = from;
    while (this.#text.charCodeAt(at) <= 0x20) at += 1;
    return at;
  }

  /** Where the value that begins at an offset ends. */
  #endOf(start: number): number {
    const first = this.#text.charAt(start);
    if (first === '"') return endOfString(this.#text, start);
    if (!open.has(first)) {
      let at = start;
      while (at < this.#text.length && !/[\s,\]}]/.test(this.#text.charAt(at))) at += 1;
      return at;
    }
    let depth = 0;
    for (let at = start; at < this.#text.length; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (code === quote) at = endOfString(this.#text, at) - 1;
      else if (code === 0x7b || code === 0x5b) depth += 1;
      else if (code === 0x7d || code === 0x5d) {
        depth -= 1;
        if (depth === 0) return at + 1;
      }
    }
    return this.#text.length;
  }
}
