import type { Name } from "../ir/types.js";
import { type Casing, cased } from "./casing.js";

const maxFileName = 80;

/** File names that are taken: what a folder is imported by, and what Windows keeps for devices. */
export const reservedFiles: readonly string[] = [
  "index",
  "con",
  "prn",
  "aux",
  "nul",
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((number) => [`com${number}`, `lpt${number}`]),
];

/** Words as an identifier in a casing: never empty, and never with a digit or a mark in front. */
export function identifier(words: readonly string[], casing: Casing): string {
  // Compilers know the letters of different versions of Unicode; beyond the first plane they differ.
  const text = cased(words, casing).replace(/[^\p{ID_Continue}$]|[\u{10000}-\u{10ffff}]/gu, "");
  if (text === "") return "unnamed";
  return /^\p{ID_Start}/u.test(text) ? text : `_${text}`;
}

/** A name as an identifier, and then with each of the suffixes: candidates for a claim. */
export function candidates({ words }: Name, casing: Casing, ...suffixes: string[]): string[] {
  const variants = [words, ...suffixes.map((suffix) => [...words, suffix])];
  return variants.map((variant) => identifier(variant, casing));
}

/** Words as a file name of plain letters and digits, short enough for every file system. */
export function fileName(words: readonly string[], casing: Casing): string {
  const plain = words.map((word) => word.normalize("NFKD").replace(/[^A-Za-z0-9]/g, ""));
  const kept = plain.filter((word) => word !== "");
  return cased(kept.length > 0 ? kept : ["unnamed"], casing).slice(0, maxFileName);
}
