import { endOfString } from "./json-string.js";

/** What of JSON matters here: where strings begin, and what opens, closes and separates. */
const marks: ReadonlySet<string> = new Set('"{}[],');

/**
 * Finds names that an object of a JSON text has twice. `JSON.parse` keeps the last of them in
 * silence, so the text is looked at once more. It must be valid JSON.
 * @returns the character offsets of the second and later ones
 */
export function duplicateNames(text: string): number[] {
  const found: number[] = [];
  const open: (Set<string> | null)[] = [];
  let isName = false;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (!marks.has(mark)) continue;
    const start = at;
    if (mark === "{") open.push(new Set());
    else if (mark === "[") open.push(null);
    else if (mark === "}" || mark === "]") open.pop();
    else if (mark === '"') at = endOfString(text, at) - 1;
    const names = open.at(-1);
    if (isName && mark === '"') {
      // Escapes can spell one name in several ways.
      const name = String(JSON.parse(text.slice(start, at + 1)));
      if (names?.has(name)) found.push(start);
      names?.add(name);
    }
    isName = mark === "{" || (mark === "," && names !== null);
  }
  return found;
}

/**
 * How many members all objects of a JSON text have together. A value parsed from it has fewer where a
 * name is there twice, and counting is much faster than looking for them.
 */
export function countMembers(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === colon) count += 1;
    else if (code === quote) at = endOfString(text, at) - 1;
  }
  return count;
}

const quote = 0x22;
const colon = 0x3a;
