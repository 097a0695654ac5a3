/**
 * Everything that can move the cursor, end a line or reorder what a reader sees: C0 and C1 controls,
 * line and paragraph separators, the bidirectional controls behind CVE-2021-42574; and the halves of
 * characters, which UTF-8 cannot write.
 */
export const unseen =
  /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

// Most text is plain, and plain text is told from other much faster.
const special = /[^ -~]+/g;
const specialButLines = /[^\n -~]+/g;

/** Shows each control or bidirectional character by its escape; line feeds too unless `keepLines`. */
export function visible(
  text: string,
  options: { keepLines: boolean } = { keepLines: false },
): string {
  return replaceUnseen(text, options.keepLines ? specialButLines : special, (character) =>
    character === "\t" ? " " : escaped(character),
  );
}

/** The escape of a character: `\u` and four hexadecimal digits. */
export function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** One line end, whatever the document used: CR LF, CR, NEL, VT, FF and the Unicode separators. */
export function normalizeLines(text: string): string {
  return text.replace(/\r\n|[\r\u0085\u2028\u2029\v\f]/g, "\n");
}

/**
 * Replaces what {@link visible} would show in text that is code already, where such characters can
 * only stand in quoted literals or comments. Line feeds stay.
 */
export function escapeUnseenLines(text: string): string {
  return replaceUnseen(text, specialButLines, escaped);
}

/** Replaces what {@link visible} would show, for the inside of quoted literals. */
export function escapeUnseen(text: string): string {
  return replaceUnseen(text, special, escaped);
}

function replaceUnseen(
  text: string,
  where: RegExp,
  replacement: (character: string) => string,
): string {
  return text.replace(where, (run) => run.replace(unseen, replacement));
}
