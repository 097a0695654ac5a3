import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import type { Language } from "../config/language.js";
import type { Problems } from "../problem/problem.js";
import type { File } from "./renderer.js";

/**
 * The files of a language that are shipped as they are, such as its runtime.
 * @param filled fills what is the package's own into a pattern
 */
export function copiedFiles(
  language: Language,
  filled: (pattern: string) => string,
  problems: Problems,
): File[] {
  return language.copy.flatMap(({ from, to, replace }) => {
    const folder = join(language.folder, from);
    const names = Object.entries(replace).map(([name, own]) => [name, filled(own)] as const);
    const replaced = (text: string): string =>
      names.reduce((rest, [name, own]) => rest.replaceAll(name, () => own), text);
    try {
      return filesOf(folder).map(({ path, text }) => ({
        path: posix.join(filled(to), path),
        text: replaced(text),
      }));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      problems.error(
        "missing-folder",
        `${language.name}: cannot copy ${from}: ${message}`,
        "Correct `copy` in its language.yaml.",
        null,
      );
      return [];
    }
  });
}

/** Every file below a folder, by its path from there. */
export function filesOf(folder: string): File[] {
  return filesBelow(folder).map((path) => ({
    path,
    text: readFileSync(join(folder, path), "utf8"),
  }));
}

/** Paths below a folder, with forward slashes, in an order that no file system decides. */
function filesBelow(folder: string, prefix = ""): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = posix.join(prefix, entry.name);
      return entry.isDirectory() ? filesBelow(join(folder, entry.name), path) : [path];
    })
    .toSorted();
}
