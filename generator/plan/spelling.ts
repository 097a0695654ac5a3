import type { Language } from "../config/language.js";
import type { Name } from "../ir/types.js";
import { cased } from "./casing.js";

const maxFileName = 80;

/** File names that are always taken: what a folder is imported by, and what Windows keeps for devices. */
export const reservedFiles: readonly string[] = [
  "index",
  "con",
  "prn",
  "aux",
  "nul",
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((number) => [`com${number}`, `lpt${number}`]),
];

/** A sort of name that a language writes in a way of its own. */
export type Sort = "type" | "operation" | "group" | "field" | "constant";

/** Spells words as the names of a language. */
export class Spelling {
  readonly #language: Language;
  readonly #excluded: RegExp;
  readonly #starts: ReadonlyMap<string, RegExp>;
  readonly #everywhere: ReadonlySet<string>;

  constructor(language: Language) {
    const { characters, start } = language.identifiers;
    this.#language = language;
    // Compilers know the letters of different versions of Unicode; beyond the first plane they differ.
    this.#excluded = new RegExp(`(?!${characters})[^]|[\\u{10000}-\\u{10ffff}]`, "gu");
    this.#starts = new Map(
      Object.entries(start).map(([sort, source]) => [sort, new RegExp(`^(?:${source})`, "u")]),
    );
    this.#everywhere = new Set(language.reserved.everywhere);
  }

  /** Words as a name: never empty, never with a digit or a mark in front, never a reserved word. */
  identifier(words: readonly string[], sort: Sort): string {
    const { case: casing, identifiers, reserved } = this.#language;
    const spelled = cased(words, casing[sort] ?? "snake");
    const normal =
      identifiers.normal === undefined || isASCII(spelled)
        ? spelled
        : spelled.normalize(identifiers.normal);
    const text = normal.replace(this.#excluded, "");
    const named = text === "" ? cased(["unnamed"], casing[sort] ?? "snake") : text;
    const starts = (this.#starts.get(sort) ?? anyStart).test(named);
    const name = starts ? named : (identifiers.prefix[sort] ?? "_") + named;
    return this.#everywhere.has(name) ? name + reserved.suffix : name;
  }

  /** A name as an identifier, and then with each of the suffixes: candidates for a claim. */
  candidates({ words }: Name, sort: Sort, ...suffixes: string[]): string[] {
    const variants = [words, ...suffixes.map((suffix) => [...words, suffix])];
    return variants.map((variant) => this.identifier(variant, sort));
  }

  /** Words as a file name of plain letters and digits, short enough for every file system. */
  fileName(words: readonly string[]): string {
    const { case: casing, identifiers, reserved } = this.#language;
    const plain = words.map((word) => word.normalize("NFKD").replace(/[^A-Za-z0-9]/g, ""));
    const kept = plain.filter((word) => word !== "");
    const spelled = cased(kept.length > 0 ? kept : ["unnamed"], casing.file).slice(0, maxFileName);
    const starts = this.#starts.get("file")?.test(spelled) ?? true;
    const name = starts ? spelled : (identifiers.prefix.file ?? "_") + spelled;
    return this.#everywhere.has(name) ? name + reserved.suffix : name;
  }
}

const anyStart = /^\p{ID_Start}/u;

/** Whether a text is of printable ASCII, which every language and tool can read. */
export function isASCII(text: string): boolean {
  return /^[ -~]*$/.test(text);
}
