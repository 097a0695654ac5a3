import { readdirSync } from "node:fs";
import { join } from "node:path";
import { displayPath, reason } from "../load/read/source.js";
import type { Problems } from "../problem/problem.js";
import type { Config } from "./config.js";
import { checkLanguage } from "./language-check.js";
import { type Language, LanguageSchema, type Output } from "./language-schema.js";
import { readShaped } from "./shape.js";

export type { Language, Output };

/**
 * The folders of all languages by their names: those that come with sdkwright, and those in a folder of
 * the user, which take the place of others of their name. Only the configuration names that folder.
 */
export function languageFolders(
  templates: string,
  { templates: own, reportEntry }: Pick<Config, "templates" | "reportEntry">,
  problems: Problems,
): ReadonlyMap<string, string> {
  const folders = foldersIn(templates);
  if (own === null) return folders;
  try {
    return new Map([...folders, ...foldersIn(own)]);
  } catch (error) {
    const message = `cannot read ${displayPath(own)}: ${reason(error)}`;
    const hint = "Name a folder that has a folder for each language.";
    reportEntry(["templates"], message, hint, problems);
    return folders;
  }
}

/** The folders of the languages in a folder, by their names. */
export function foldersIn(templates: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(templates, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => [entry.name, join(templates, entry.name)]),
  );
}

/** The names of the languages in a folder of templates. */
export function knownLanguages(templates: string): string[] {
  return namesOf(foldersIn(templates));
}

/**
 * Reads the languages of these names; without names, those that are written by default.
 * @returns those that could be read; problems were reported for the others.
 */
export function readLanguages(
  folders: ReadonlyMap<string, string>,
  names: readonly string[] | undefined,
  problems: Problems,
): Language[] {
  const known = namesOf(folders);
  const languages = (names ?? known).flatMap((name) => {
    const folder = folders.get(name);
    if (folder === undefined) {
      problems.error(
        "unknown-language",
        `there is no language ${JSON.stringify(name)}`,
        `Known are: ${known.join(", ")}.`,
        null,
      );
      return [];
    }
    const path = join(folder, "language.yaml");
    const read = readShaped(path, LanguageSchema, "`name:`, that of its folder", problems);
    if (read === null) return [];
    const language = { ...read.value, folder };
    checkLanguage(language, read.source, problems);
    return [language];
  });
  if (names !== undefined || languages.every((language) => !language.default)) return languages;
  return languages.filter((language) => language.default);
}

/** Reports what the configuration has for languages that are none. */
export function checkLanguageEntries(
  folders: ReadonlyMap<string, string>,
  { readme, exports, reportEntry }: Pick<Config, "readme" | "exports" | "reportEntry">,
  problems: Problems,
): void {
  const known = namesOf(folders);
  const entries = [
    ...[...readme.keys()].map((language) => ({ language, steps: ["readme", language] })),
    ...exports.map(({ name, language }) => ({ language, steps: ["exports", name, "language"] })),
  ];
  for (const { language, steps } of entries) {
    if (known.includes(language)) continue;
    const message = `there is no language ${JSON.stringify(language)}`;
    reportEntry(steps, message, `Known are: ${known.join(", ")}.`, problems);
  }
}

function namesOf(folders: ReadonlyMap<string, string>): string[] {
  return [...folders.keys()].toSorted();
}
