import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A document of a folder, and what must happen when an SDK is made of it. */
export interface Case {
  readonly file: string;
  readonly attacks: string;
  /** `inert`: the output is whole and the payload is data in it; `error`: a located problem. */
  readonly expected: "inert" | "error";
  /** What the problem must say, where one is expected. */
  readonly says: RegExp | null;
  /** Whether the other outcome is fine too. */
  readonly mayDiffer: boolean;
  readonly mustMatch: RegExp | null;
  readonly mustNotMatch: RegExp | null;
}

const columns = [
  "file",
  "attacks",
  "expected",
  "error_regex",
  "also_ok",
  "output_must_match",
  "output_must_not_match",
];

/**
 * Reads `index.tsv` of a folder.
 * @throws when it is not such a file
 */
export function readCases(folder: string): Case[] {
  const [head = "", ...rows] = readFileSync(join(folder, "index.tsv"), "utf8")
    .replace(/\r?\n$/, "")
    .split(/\r?\n/);
  if (head !== columns.join("\t"))
    throw new Error(`index.tsv: the first line must be ${columns.join(", ")}, parted by tabs`);
  return rows.filter((row) => row.trim() !== "").map(caseOf);
}

function caseOf(row: string): Case {
  const [file = "", attacks = "", expected, says, also = "", must, mustNot] = row.split("\t");
  if (expected !== "inert" && expected !== "error")
    throw new Error(`index.tsv: ${file}: expected is ${JSON.stringify(expected)}`);
  return {
    file,
    attacks,
    expected,
    says: pattern(says, "i"),
    mayDiffer: also !== "",
    mustMatch: pattern(must, "u"),
    mustNotMatch: pattern(mustNot, "u"),
  };
}

function pattern(source: string | undefined, flags: string): RegExp | null {
  return source === undefined || source === "" ? null : new RegExp(source, flags);
}
