import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "../load/json.js";
import { parseSource } from "../load/read/parse.js";
import { readSource } from "../load/read/source.js";
import type { Problems } from "../problem/problem.js";
import type { Config } from "./config.js";
import { checkLanguage } from "./language-check.js";
import { type Language, LanguageSchema, type Output } from "./language-schema.js";
import { checkShape } from "./shape.js";

export type { Language, Output };

/**
 * Reads the languages of these names from a folder of templates; without names, those that are written
 * by default.
 * @returns those that could be read; problems were reported for the others.
 */
export function readLanguages(
  templates: string,
  names: readonly string[] | undefined,
  problems: Problems,
): Language[] {
  const known = knownLanguages(templates);
  const languages = (names ?? known).flatMap((name) => {
    if (!known.includes(name)) {
      problems.error(
        "unknown-language",
        `there is no language ${JSON.stringify(name)}`,
        `Known are: ${known.join(", ")}.`,
        null,
      );
      return [];
    }
    const folder = join(templates, name);
    const source = readSource(join(folder, "language.yaml"), problems);
    const value = source && parseSource(source, problems);
    const shaped = source && value && checkShape(LanguageSchema, value as Json, source, problems);
    if (!shaped) return [];
    const language = { ...shaped, folder };
    checkLanguage(language, source, problems);
    return [language];
  });
  if (names !== undefined || languages.every((language) => !language.default)) return languages;
  return languages.filter((language) => language.default);
}

/** Reports what the configuration has for languages that are none. */
export function checkLanguageEntries(
  templates: string,
  { readme, exports, reportEntry }: Pick<Config, "readme" | "exports" | "reportEntry">,
  problems: Problems,
): void {
  const known = knownLanguages(templates);
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

/** The names of the languages in a folder of templates. */
export function knownLanguages(templates: string): string[] {
  return readdirSync(templates, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}
