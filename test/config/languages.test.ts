import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../generator/config/config.js";
import { checkLanguageEntries } from "../../generator/config/language.js";
import { Problems } from "../../generator/problem/problem.js";
import { temporaryFolder } from "../write/temporary.js";

/** What is reported of a configuration where there are the languages `here` and `there`. */
function reported(entries: string): string[] {
  const folder = temporaryFolder();
  for (const name of ["here", "there"])
    mkdirSync(join(folder, "templates", name), { recursive: true });
  const path = join(folder, "sdk.yaml");
  writeFileSync(path, `document: a.yaml\noutput: b\n${entries}`);
  const problems = new Problems();
  const config = readConfig(path, problems);
  if (config === null) throw new Error("the configuration cannot be read");
  checkLanguageEntries(join(folder, "templates"), config, problems);
  return problems.all.map(({ message, hint, at }) => `${at?.line}: ${message}. ${hint}`);
}

describe("what a configuration has for a language", () => {
  it("may be for any that there is, also if it is not written now", () => {
    expect(
      reported("readme: { here: a.md }\nexports: { x: { language: there, from: x } }"),
    ).toEqual([]);
  });

  it("is reported if the language is none", () => {
    expect(
      reported("readme: { hree: a.md }\nexports:\n  x:\n    language: theer\n    from: x\n"),
    ).toEqual([
      '3: there is no language "hree". Known are: here, there.',
      '6: there is no language "theer". Known are: here, there.',
    ]);
  });
});
