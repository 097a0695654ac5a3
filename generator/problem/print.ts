import { visible } from "../escape/control.js";
import type { Location, Problem } from "./problem.js";

/** Colours a piece of text; the identity where the output is not a terminal. */
export interface Palette {
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bold: (text: string) => string;
}

const frameWidth = 100;

/**
 * Prints a problem as `file:line:column: severity: message (pointer) [code]`, then a code frame and
 * the hint. Text of the document is made visible first: it cannot drive the terminal.
 */
export function printProblem(problem: Problem, palette: Palette): string {
  const { severity, message, hint, code, at } = problem;
  const colour = severity === "error" ? palette.red : palette.yellow;
  const where =
    at === null ? "" : `${palette.bold(`${visible(at.file)}:${at.line}:${at.column}`)}: `;
  const pointer = at === null || at.pointer === "" ? "" : ` (#${visible(at.pointer)})`;
  const head = `${where}${colour(severity)}: ${visible(message)}${pointer} ${palette.dim(`[${code}]`)}`;
  return [head, ...(at === null ? [] : frame(at, palette)), `    ${visible(hint)}`].join("\n");
}

function frame(at: Location, palette: Palette): string[] {
  if (at.excerpt.trim() === "") return [];
  // A long line is shown from a little before the column, so that the mark is always in view.
  const from = at.column > frameWidth - 20 ? at.column - 20 : 0;
  const excerpt = at.excerpt
    .slice(from, from + frameWidth)
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, " ");
  const gutter = String(at.line);
  const mark = " ".repeat(Math.max(0, at.column - 1 - from));
  return [
    palette.dim(`  ${gutter} | ${excerpt}`),
    palette.dim(`  ${" ".repeat(gutter.length)} | `) + mark + palette.red("^"),
  ];
}
