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
