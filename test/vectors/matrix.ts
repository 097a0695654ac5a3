import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { faultsOf } from "./judge.js";
import type { Ran } from "./run.js";

const readme = fileURLToPath(new URL("../../README.md", import.meta.url));
const table = /(<!-- vectors -->\n)[^]*?(<!-- end of vectors -->)/;

/** How many vectors of a file pass, of how many. */
export function passed(ran: readonly Ran[]): string {
  const good = ran.filter(
    (each) => each.result.unsupported === undefined && faultsOf(each).length === 0,
  );
  return `${good.length} of ${ran.length}`;
}

/** A table of languages and files of vectors, as Prettier would write it. */
export function matrix(
  files: readonly string[],
  cells: ReadonlyMap<string, ReadonlyMap<string, string>>,
): string {
  const rows = [...cells].map(([language, counts]) => [
    language,
    ...files.map((file) => counts.get(file) ?? "not run"),
  ]);
  const all = [["", ...files], ...rows];
  const widths = ["", ...files].map((_, index) =>
    Math.max(3, ...all.map((row) => (row[index] ?? "").length)),
  );
  const line = (row: readonly string[], fill = " "): string =>
    `| ${widths.map((width, index) => (row[index] ?? "").padEnd(width, fill)).join(" | ")} |\n`;
  const [head = [], ...rest] = all;
  return line(head) + line([], "-") + rest.map((row) => line(row)).join("");
}

/** The table of the README. */
export function shownMatrix(): string {
  const [found = ""] = table.exec(readFileSync(readme, "utf8")) ?? [];
  return found.split("\n").slice(2, -1).join("\n");
}

/** Writes the table into the README. */
export function showMatrix(text: string): void {
  const page = readFileSync(readme, "utf8");
  writeFileSync(
    readme,
    page.replace(table, (_, start: string, end: string) => `${start}\n${text}\n${end}`),
  );
}
