import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { displayPath } from "../load/read/source.js";
import type { Problems } from "../problem/problem.js";
import { reasonOf } from "../write/errors.js";
import { makeFolder } from "../write/folders.js";
import { defaults } from "./defaults.js";
import type { Terminal } from "./terminal.js";

/** Where the guide for authors is, whose files are those of a new language. */
const guide = "README.md";

/** Options of `sdkwright new-language`. */
export interface NewLanguageOptions {
  /** The folder that receives the folder of the language. */
  readonly templates: string;
}

/**
 * `sdkwright new-language`: lays out the language of the guide for authors under a name of its own.
 * @param templates the folder with the languages that come with sdkwright, and the guide
 * @returns whether it could
 */
export function newLanguageCommand(
  name: string,
  options: NewLanguageOptions,
  templates: string,
  terminal: Terminal,
  problems: Problems,
): boolean {
  if (!/^[a-z][a-z0-9_-]*$/.test(name)) {
    const message = `${JSON.stringify(name)} cannot be the name of a language`;
    problems.error("wrong-option", message, "Use small letters, digits, - and _.", null);
    return false;
  }
  const own = resolve(options.templates);
  const taken = [own, templates].map((folder) => join(folder, name)).find(existsSync);
  if (taken !== undefined) {
    const message = `${displayPath(taken)} is there already`;
    problems.error("wrong-option", message, "Choose another name, or remove it.", null);
    return false;
  }
  const folder = join(own, name);
  const schema = relative(folder, join(templates, "language.schema.json")).replaceAll("\\", "/");
  const files = filesOf(readFileSync(join(templates, guide), "utf8"));
  try {
    for (const [path, text] of files) {
      const place = join(folder, path);
      makeFolder(dirname(place));
      writeFileSync(place, path === "language.yaml" ? named(text, name, schema) : text);
      terminal.print(displayPath(place));
    }
  } catch (error) {
    const message = `cannot write ${displayPath(folder)}: ${reasonOf(error)}`;
    problems.error("unwritable-folder", message, "Choose another folder: --templates.", null);
    return false;
  }
  terminal.print(`Next: ${nextCommand(name, own, templates)}`);
  return true;
}

/** The `language.yaml` of the guide, as that of another language in another place. */
function named(text: string, name: string, schema: string): string {
  return text
    .replace(/^name: .*/m, `name: ${name}`)
    .replace("$schema=../language.schema.json", () => `$schema=${schema}`);
}

/** What generates the language where this was run. */
function nextCommand(name: string, own: string, templates: string): string {
  return [
    "npx sdkwright generate",
    ...(existsSync(defaults.config) ? [] : ["--spec openapi.yaml"]),
    ...(own === resolve(templates) ? [] : [`--templates ${quoted(displayPath(own))}`]),
    `--language ${name}`,
  ].join(" ");
}

/** A path as a shell takes it for one word. */
function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

/** The files in a page: code blocks that have a path behind their language. */
export function filesOf(page: string): ReadonlyMap<string, string> {
  const blocks = page.matchAll(/^(`{3,})\w+ (\S+)\n(.*?)^\1$/gms);
  return new Map([...blocks].map(([, , path = "", text = ""]) => [path, text]));
}
