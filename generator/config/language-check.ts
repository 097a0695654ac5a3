import { statSync } from "node:fs";
import { join } from "node:path";
import { type Json, pointerStep } from "../load/json.js";
import type { SourceFile } from "../load/read/source.js";
import type { Problems } from "../problem/problem.js";
import type { Language } from "./language-schema.js";

/** What each kind of type has in it, which a pattern may name. */
const parts: Readonly<Record<string, readonly string[]>> = {
  string: [],
  integer: [],
  number: [],
  boolean: [],
  bytes: [],
  null: [],
  unknown: [],
  never: [],
  literal: ["value"],
  list: ["item"],
  tuple: ["items", "rest"],
  optional: ["type"],
  rest: ["item"],
  map: ["value"],
  nullable: ["type"],
  union: ["types"],
  tagged: ["types", "tag", "cases"],
  case: ["value", "type"],
  intersection: ["types"],
  compound: ["type"],
  narrowed: ["model", "fields"],
  model: ["name"],
  absent: ["type"],
  secret: ["type"],
};

/** What the path of an output may name. */
const placeholders = ["file", "group", "client", "package", "slug", "module"];

/** Finds what the shape of a `language.yaml` does not show: patterns and files that cannot be. */
export function checkLanguage(language: Language, source: SourceFile, problems: Problems): void {
  const wrong = (steps: readonly (string | number)[], message: string, hint: string): void => {
    const at = source.locate(steps.map((step) => pointerStep(String(step))).join(""));
    problems.error("wrong-value", `\`${steps.join(".")}\`: ${message}`, hint, at);
  };
  const checkPatterns = (steps: readonly string[], patterns: Readonly<Record<string, Json>>) => {
    for (const [key, pattern] of Object.entries(patterns)) {
      const [kind = ""] = key.split(":");
      const known = Object.hasOwn(parts, kind) ? parts[kind] : undefined;
      if (known === undefined) {
        const kinds = Object.keys(parts).join(", ");
        wrong([...steps, key], `there is no kind of type ${kind}`, `Known are: ${kinds}.`);
      } else checkParts([...steps, key], String(pattern), known);
    }
  };
  const checkParts = (
    steps: readonly (string | number)[],
    pattern: string,
    known: readonly string[],
  ): void => {
    for (const [, name = ""] of pattern.matchAll(/\{(\w+)\}/g)) {
      if (known.includes(name)) continue;
      const hint = known.length === 0 ? "It has no parts." : `Known are: ${known.join(", ")}.`;
      wrong(steps, `there is no {${name}} to put here`, hint);
    }
  };

  checkPatterns(["types"], language.types);
  if (language.checks !== undefined) checkPatterns(["checks"], language.checks);
  for (const [name, notation] of Object.entries(language.notations))
    checkPatterns(["notations", name, "types"], notation.types);
  for (const [index, { to, replace }] of language.copy.entries()) {
    const own = placeholders.filter((name) => name !== "file" && name !== "group");
    checkParts(["copy", index, "to"], to, own);
    for (const [name, text] of Object.entries(replace))
      checkParts(["copy", index, "replace", name], text, [...own, "name"]);
  }
  for (const [name, pattern] of Object.entries(language.exports ?? {}))
    checkParts(["exports", name], pattern, ["export"]);
  for (const [index, { path, render }] of language.outputs.entries()) {
    checkParts(["outputs", index, "path"], path, placeholders);
    const isThere = statSync(join(language.folder, render), { throwIfNoEntry: false })?.isFile();
    if (render.endsWith(".liquid") && isThere !== true)
      wrong(["outputs", index, "render"], `there is no template ${render}`, "Add the file.");
  }
}
