import { readFileSync } from "node:fs";
import { posix } from "node:path";
import type { Export } from "../config/config.js";
import type { Language } from "../config/language.js";
import type { Problems } from "../problem/problem.js";
import type { File } from "./renderer.js";
import { filesOf } from "./copy.js";

/**
 * The files of handwritten code that a package has beside what is generated, as they are.
 * @param own the files that the package has without it
 */
export function exportedFiles(
  language: Language,
  exports: readonly Export[],
  own: readonly File[],
  problems: Problems,
): File[] {
  const { exports: places } = language;
  return exports.flatMap(({ name, from, page }) => {
    if (places === undefined) {
      const message = `${language.name}: a package of this language has no exports of its own`;
      problems.error("no-exports", message, `Remove exports.${name} from sdk.yaml.`, null);
      return [];
    }
    const placed = (pattern: string): string => pattern.replaceAll("{export}", name);
    const folder = placed(places.code);
    if (own.some(({ path }) => path.startsWith(`${folder}/`))) {
      const message = `exports.${name}: ${folder} belongs to the generator`;
      problems.error("export-clash", message, "Give the export another name.", null);
      return [];
    }
    try {
      const code = filesOf(from).map(({ path, text }) => ({
        path: posix.join(folder, path),
        text,
      }));
      const pages =
        page === null ? [] : [{ path: placed(places.page), text: readFileSync(page, "utf8") }];
      return [...code, ...pages];
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const hint = "Correct `from` and `page` in sdk.yaml.";
      problems.error("missing-export", `exports.${name}: ${message}`, hint, null);
      return [];
    }
  });
}
