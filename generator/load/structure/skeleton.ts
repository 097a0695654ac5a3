import { describe, isObject, type Json, type JsonObject, member } from "../json.js";
import { eachChild, type Kind, referable, type Slot, type Structure } from "./structure.js";

/** How deep objects may nest: far more than people write, far less than a stack holds. */
export const maxDepth = 512;

/** A Reference Object, and the kind of what it has to name. */
export interface Use {
  readonly holder: JsonObject;
  readonly kind: Kind;
}

/** Something that stands where it may not. */
export interface Fault {
  readonly code: "wrong-container" | "too-deep";
  readonly message: string;
  readonly hint: string;
  readonly owner: JsonObject;
  readonly steps: readonly (string | number)[];
}

/** Members that move the base of references or name a place for them. */
export const naming: ReadonlySet<string> = new Set([
  "$anchor",
  "$dynamicAnchor",
  "$dynamicRef",
  "$id",
]);

/**
 * The objects of a document, each with its kind, and what stands where it may not. One walk finds all
 * of it, as documents are large.
 */
export class Skeleton {
  readonly kinds = new Map<object, Kind>();
  /** In document order. */
  readonly references: Use[] = [];
  readonly faults: Fault[] = [];
  /** Whether all references are pointers into this document, from places that may have them. */
  isPlain = true;
  readonly #table: Structure;

  constructor(table: Structure) {
    this.#table = table;
  }

  /** Adds an object and all below it, which begins at these steps of its owner. */
  add(
    kind: Kind,
    value: Json,
    owner: JsonObject,
    steps: readonly (string | number)[] = [],
    depth = 0,
  ): void {
    if (!isObject(value)) {
      if (kind === "schema" && typeof value === "boolean") return;
      const expected = `${article(kind)} object`;
      this.#wrong(`expected ${expected}, found ${describe(value)}`, expected, owner, steps);
      return;
    }
    if (this.kinds.has(value)) return;
    this.kinds.set(value, kind);
    if (depth > maxDepth) {
      const message = `objects nest deeper than ${maxDepth} levels`;
      const hint = "Name the inner schemas under components and refer to them.";
      this.faults.push({ code: "too-deep", message, hint, owner, steps });
      return;
    }
    if (Object.hasOwn(value, "$ref")) this.#reference(kind, value);
    if (isObject(value.description) && Object.hasOwn(value, "description")) this.isPlain = false;
    if (kind === "schema" && Object.keys(value).some((name) => naming.has(name)))
      this.isPlain = false;
    eachChild(this.#table, kind, value, (slot, child, name, inner) => {
      if (inner === undefined && slot.holds !== "one") {
        this.#container(slot, child as Json, value, name);
      } else {
        if (inner === "$ref" && typeof child === "string") this.isPlain = false;
        else
          this.add(
            slot.kind,
            child as Json,
            value,
            inner === undefined ? [name] : [name, inner],
            depth + 1,
          );
      }
    });
  }

  #reference(kind: Kind, holder: JsonObject): void {
    const reference = member(holder, "$ref");
    const isHere = referable.has(kind);
    if (isHere) this.references.push({ holder, kind });
    if (typeof reference !== "string") return;
    if (!isHere || (reference !== "#" && !reference.startsWith("#/"))) this.isPlain = false;
  }

  #container(slot: Slot, value: Json, owner: JsonObject, name: string): void {
    // `null` where a list or map may stand is how YAML writes an empty one.
    if (value === null) return;
    if (isObject(value) && typeof member(value, "$ref") === "string") this.isPlain = false;
    const expected = slot.holds === "list" ? "a list" : "an object";
    this.#wrong(`\`${name}\` must be ${expected}, found ${describe(value)}`, expected, owner, [
      name,
    ]);
  }

  #wrong(message: string, expected: string, owner: JsonObject, steps: Fault["steps"]): void {
    const hint = `Write ${expected} here.`;
    this.faults.push({ code: "wrong-container", message, hint, owner, steps });
  }
}

/** A kind with its article, in words. */
export function article(kind: Kind): string {
  const words = kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${/^[aeio]/.test(words) ? "an" : "a"} ${words}`;
}
