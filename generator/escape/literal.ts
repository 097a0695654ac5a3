import { escapeUnseen } from "./control.js";

/**
 * The gate into a double-quoted string literal of TypeScript or JSON: quotes, backslashes, line ends,
 * control and bidirectional characters cannot end it or hide in it.
 */
export function stringLiteral(text: string): string {
  return escapeUnseen(JSON.stringify(text));
}

/** The gate into a single-quoted literal of languages in which only `\` and `'` are special there. */
export function singleQuotedLiteral(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
