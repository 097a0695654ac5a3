/** The parts of JSON that matter here: strings, and what opens, closes and separates. */
const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g;

/**
 * Finds names that an object of a JSON text has twice. `JSON.parse` keeps the last of them in
 * silence, so the text is looked at once more. It must be valid JSON.
 * @returns the character offsets of the second and later ones
 */
export function duplicateNames(text: string): number[] {
  const found: number[] = [];
  const open: (Set<string> | null)[] = [];
  let isName = false;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(null);
    else if (token === "}" || token === "]") open.pop();
    else if (isName && token.startsWith('"')) {
      const names = open.at(-1);
      // Escapes can spell one name in several ways.
      const name = token.includes("\\") ? String(JSON.parse(token)) : token.slice(1, -1);
      if (names?.has(name)) found.push(index);
      names?.add(name);
    }
    isName = token === "{" || (token === "," && open.at(-1) !== null);
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
    else if (code === quote) at = endOfString(text, at);
  }
  return count;
}

const quote = 0x22;
const colon = 0x3a;
const backslash = 0x5c;

function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}
