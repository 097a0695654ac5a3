import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../generator/config/config.js";
import {
  checkLanguageEntries,
  foldersIn,
  languageFolders,
} from "../../generator/config/language.js";
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
  checkLanguageEntries(foldersIn(join(folder, "templates")), config, problems);
  return problems.all.map(({ message, hint, at }) => `${at?.line}: ${message}. ${hint}`);
}

describe("the languages of a user", () => {
  it("are beside those of sdkwright, and take the place of those of their name", () => {
    const folder = temporaryFolder();
    for (const path of ["a/here", "a/there", "b/mine", "b/there"])
      mkdirSync(join(folder, path), { recursive: true });
    const [builtIn, own] = [join(folder, "a"), join(folder, "b")];
    const config = { templates: own, reportEntry: () => {} };
    expect(Object.fromEntries(languageFolders(builtIn, config, new Problems()))).toEqual({
      here: join(builtIn, "here"),
      mine: join(own, "mine"),
      there: join(own, "there"),
    });
  });
});

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
