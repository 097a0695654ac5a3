import type { Json } from "../../generator/load/json.js";
import { generated } from "../render/printed.js";
import { difference, faultsOf, type Shape, shapeOf } from "./shape.js";
import { filled, type Slot } from "./slots.js";

/** Texts for slots, by their words. */
export type Texts = ReadonlyMap<string, string>;

/**
 * What a value decides besides what is printed of it, by what holds it: whichever of these words stands
 * there, the output has a shape that is known. Slots of these kinds are filled alone.
 */
const choices: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /^~content$/,
    [
      ...["a/b", "text/a", "a/b+json", "application/x-www-form-urlencoded", "multipart/a", "word"],
      ...["*/*", "a/*", "text/*", "multipart/*", "*/*+json"],
    ],
  ],
  [/^~?(url|variables)$/, ["https://word.example", "/word", "a b", "{"]],
  [/^(format|scheme|operationId)$/, ["word", "bearer"]],
];

/** Names that are no members of classes, because every object has them. */
const inherited: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  ...["message", "name", "stack", "cause", "status", "body", "headers"],
]);

/** Puts texts into the slots of one document, and compares what comes of it with what came of its words. */
export class Fuzz {
  readonly #document: Json;
  readonly #slots: ReadonlyMap<string, Slot>;
  readonly #shapes = new Map<string, Shape | null>();
  /** Words of slots in which a text was refused before. */
  readonly refusing = new Set<string>();

  constructor(document: Json, slots: readonly Slot[]) {
    this.#document = document;
    this.#slots = new Map(slots.map((slot) => [slot.word, slot]));
  }

  /**
   * Puts a text into each slot, some at a time, and those that may hide others alone.
   * @returns what is wrong at the first fault
   */
  async faultsOfAll(texts: Texts): Promise<string[]> {
    const isAlone = (word: string): boolean =>
      this.refusing.has(word) || this.#choices(word).length > 0;
    const alone = [...texts].filter(([word]) => isAlone(word));
    const others = [...texts].filter(([word]) => !isAlone(word));
    const sets = [...chunks(others, 24), ...chunks(alone, 1)];
    for (const set of sets) {
      const found = await this.faults(new Map(set));
      if (found.length > 0) return found;
    }
    return [];
  }

  /** What is wrong with what the document with these texts leads to. */
  async faults(texts: Texts): Promise<string[]> {
    const { files, problems } = await generated(JSON.stringify(filled(this.#document, texts)));
    if (files === null) {
      const lost = problems.all.filter(({ at, message, hint }) => !at || !message || !hint);
      if (lost.length > 0) return lost.map(({ code }) => `${code} has no place, message or hint`);
      // A text that is refused says nothing of the others.
      if (texts.size > 1) return this.#apart(texts);
      for (const word of texts.keys()) this.refusing.add(word);
      return [];
    }
    const broken = faultsOf(files);
    if (broken.length > 0) {
      const [fault = ""] = texts.size > 1 ? await this.#apart(texts) : [];
      return fault === "" ? [`${broken.join("\n")}\nwith ${JSON.stringify([...texts])}`] : [fault];
    }
    const shape = shapeOf(files);
    const found = await this.#differences(shape, texts);
    // Several may become one name, and then there is less of something: alone they cannot.
    return found.length > 0 && texts.size > 1 ? this.#apart(texts) : found;
  }

  /** How a shape differs from each of those that the document with these texts may have. */
  async #differences(shape: Shape, texts: Texts): Promise<string[]> {
    const isLoose = [...texts.keys()].some((word) => this.#isMarkdown(word));
    let first: string[] | null = null;
    for (const words of [new Map<string, string>(), ...this.#alternatives(texts)]) {
      const other = await this.#shape(words);
      const found = other === null ? ["it is refused"] : difference(shape, other, isLoose);
      if (found.length === 0) return [];
      first ??= found;
    }
    return (first ?? []).map(
      (fault) => `${fault}
with ${JSON.stringify([...texts])}`,
    );
  }

  /** Each half on its own. */
  async #apart(texts: Texts): Promise<string[]> {
    const all = [...texts];
    const middle = Math.ceil(all.length / 2);
    for (const half of [all.slice(0, middle), all.slice(middle)]) {
      const found = await this.faults(new Map(half));
      if (found.length > 0) return found;
    }
    return [];
  }

  /** Whether the text of a slot is Markdown, which may bring blocks of its own. */
  #isMarkdown(word: string): boolean {
    return /^(description|x-enumDescriptions)$/.test(this.#slots.get(word)?.owner ?? "");
  }

  #choices(word: string): readonly string[] {
    const { owner = "" } = this.#slots.get(word) ?? {};
    return choices.find(([name]) => name.test(owner))?.[1] ?? [];
  }

  /** The documents that one with these texts may be like: with plain words of the same kinds. */
  #alternatives(texts: Texts): Texts[] {
    const replaced = (isBlank: (text: string) => boolean): Texts =>
      new Map(
        [...texts].flatMap(([word, text]): [string, string][] => {
          if (isBlank(text)) return [[word, ""]];
          return isMember(text) ? [] : [[word, `two words of ${word}`]];
        }),
      );
    const all = [
      replaced((text) => text.trim() === ""),
      replaced((text) => !/[\p{L}\p{N}]/u.test(text)),
      ...[...texts.keys()].flatMap((word) =>
        this.#choices(word).map((other) => new Map([[word, other]])),
      ),
      // openapi-typescript does not take it in names; its file is then empty.
      new Map([...texts.keys()].map((word) => [word, `${word}%`])),
    ];
    return all.filter((words) => words.size > 0);
  }

  async #shape(words: Texts): Promise<Shape | null> {
    const key = JSON.stringify([...words]);
    const known = this.#shapes.get(key);
    if (known !== undefined) return known;
    const { files } = await generated(JSON.stringify(filled(this.#document, words)));
    const made = files === null ? null : shapeOf(files);
    this.#shapes.set(key, made);
    return made;
  }
}

/** Whether a name may be that of a member of a class, as it is. */
function isMember(text: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(text) && !inherited.has(text);
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  const starts = items.flatMap((_, index) => (index % size === 0 ? [index] : []));
  return starts.map((start) => items.slice(start, start + size));
}
