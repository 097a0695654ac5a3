import { readFileSync } from "node:fs";
import type { Problems } from "../problem/problem.js";
import type { Config } from "./config.js";
import type { Language } from "./language.js";

/** What the README of a language says beside what is generated; `null` if nothing. */
export function notesOf(
  { readme }: Pick<Config, "readme">,
  { name }: Language,
  problems: Problems,
): string | null {
  const path = readme.get(name);
  if (path === undefined) return null;
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    const message = `readme.${name}: ${path} cannot be read`;
    problems.error("missing-readme", message, "Correct `readme` in sdk.yaml.", null);
    return null;
  }
}
