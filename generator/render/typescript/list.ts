import { lineWidth } from "./file.js";

/**
 * A list between brackets behind its head: on one line if that fits, else each item on a line of its
 * own. `indent` is that of the line, `end` what follows the closing bracket.
 */
export function bracketed(
  head: string,
  brackets: "[]" | "{}",
  items: readonly string[],
  indent: string,
  end: string,
): string {
  const [open = "", close = ""] = brackets;
  const pad = brackets === "{}" ? " " : "";
  const line = `${head}${open}${pad}${items.join(", ")}${pad}${close}${end}`;
  if (indent.length + line.length <= lineWidth) return line;
  const lines = items.map((item) => `${indent}  ${item},\n`);
  return `${head}${open}\n${lines.join("")}${indent}${close}${end}`;
}
