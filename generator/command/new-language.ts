import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { displayPath } from "../load/read/source.js";
import type { Problems } from "../problem/problem.js";
import type { Terminal } from "./terminal.js";

/** Where the guide for authors is, whose files are those of a new language. */
const guide = "README.md";

/**
 * `sdkwright new-language`: lays out the language of the guide for authors under a name of its own.
 * @returns whether it could
 */
export function newLanguageCommand(
  name: string,
  templates: string,
  terminal: Terminal,
  problems: Problems,
): boolean {
  if (!/^[a-z][a-z0-9_-]*$/.test(name)) {
    const message = `${JSON.stringify(name)} cannot be the name of a language`;
    problems.error("wrong-option", message, "Use small letters, digits, - and _.", null);
    return false;
  }
  const folder = join(templates, name);
  if (existsSync(folder)) {
    const message = `${displayPath(folder)} is there already`;
    problems.error("wrong-option", message, "Choose another name, or remove it.", null);
    return false;
  }
  const files = filesOf(readFileSync(join(templates, guide), "utf8"));
  for (const [path, text] of files) {
    const own = path === "language.yaml" ? text.replace(/^name: .*/m, `name: ${name}`) : text;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), own);
    terminal.print(displayPath(join(folder, path)));
  }
  terminal.print(`Next: sdkwright generate --language ${name}`);
  return true;
}

/** The files in a page: code blocks that have a path behind their language. */
export function filesOf(page: string): ReadonlyMap<string, string> {
  const blocks = page.matchAll(/^(`{3,})\w+ (\S+)\n(.*?)^\1$/gms);
  return new Map([...blocks].map(([, , path = "", text = ""]) => [path, text]));
}
