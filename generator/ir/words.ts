import type { Name } from "./types.js";

// An acronym in the plural (`IPs`) or with a version (`IPv6`), a run of capitals (an acronym), a capitalised or small word, or digits that stand alone.
const pieces =
  /\p{Lu}{2,}(s|v\p{Nd}+)(?!\p{Ll})|\p{Lu}+(?![\p{Ll}\p{Lo}])\p{Nd}*|\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+\p{Nd}*|\p{Lu}+\p{Nd}*|\p{Nd}+/gu;

/** The words of names that were split already: documents say the same ones over and over. */
const split = new Map<string, readonly string[]>();
const maxSplit = 50_000;

/**
 * Splits a name of the document into words: at everything that is no letter or digit, and where the
 * case changes. A name written in capitals alone is lowered; other acronyms keep their capitals.
 */
export function wordsOf(text: string): string[] {
  const known = split.get(text);
  if (known !== undefined) return [...known];
  const words = wordsIn(text);
  if (split.size >= maxSplit) split.clear();
  split.set(text, words);
  return [...words];
}

function wordsIn(text: string): string[] {
  const words = text.normalize("NFC").match(pieces) ?? [];
  const shouting = words.length > 1 && words.every((word) => word === word.toUpperCase());
  return shouting ? words.map((word) => word.toLowerCase()) : [...words];
}

/**
 * Words for one of several: the last word in the singular where English makes that plain, else with
 * `item` behind it.
 */
export function itemWords(words: readonly string[]): string[] {
  const last = words.at(-1) ?? "";
  const singular = unchanged.test(last) ? undefined : plurals.find(([plural]) => plural.test(last));
  return singular === undefined
    ? [...words, "item"]
    : [...words.slice(0, -1), last.replace(singular[0], singular[1])];
}

const unchanged = /^(series|species|news|lens|gas)$/i;
const plurals: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z]{2}[^aeiou])ies$/, "y"],
  [/(?<=[a-z](ss|x|ch|sh))es$/, ""],
  [/(?<=[a-z][^suix])s$/, ""],
];

/** A name whose casing is left to the languages. */
export function nameOf(words: readonly string[]): Name {
  return { words, pinned: null };
}

/** A name that a person chose in `sdk.yaml`: in a clash it is the other one that moves. */
export function pinnedName(name: string): Name {
  return { words: wordsOf(name), pinned: name };
}

/** Tells whether a text says these words and no others, whatever their case. */
export function repeats(text: string, words: readonly string[]): boolean {
  return wordsOf(text).join("").toLowerCase() === words.join("").toLowerCase();
}
