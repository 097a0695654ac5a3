import { normalizeLines, visible } from "./control.js";

/**
 * The gate into a block comment: line ends become one kind, control and bidirectional characters
 * become visible, and each end of comment is broken in one pass over the final text, with a form
 * that cannot make a new one. An `@` that could start a tag is kept as text.
 */
export function docText(text: string): string {
  const lines = normalizeLines(text)
    .split("\n")
    .map((line) => visible(line).trimEnd());
  return lines
    .join("\n")
    .trim()
    .replaceAll("*/", "*\\/")
    .replace(/(^|\s)@/g, "$1\\@");
}
