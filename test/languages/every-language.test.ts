import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { newLanguageCommand } from "../../generator/command/new-language.js";
import { defaultConfig } from "../../generator/config/config.js";
import { knownLanguages } from "../../generator/config/language.js";
import { generate, type Generated } from "../../generator/generate.js";
import type { ModelView, PackageView } from "../../generator/plan/view.js";
import type { Terminal } from "../../generator/command/terminal.js";
import { Problems } from "../../generator/problem/problem.js";
import { templates } from "../plan/planned.js";
import { temporaryFolder } from "../write/temporary.js";
import { documents } from "./documents.js";
import { verifyPackage } from "./verify.js";

vi.setConfig({ testTimeout: 120_000 });

type Made = Generated["languages"][number];

/** A folder of templates with the language that the guide for authors has, and no other. */
const authored = mkdtempSync(join(tmpdir(), "sdkwright-templates-"));
afterAll(() => rmSync(authored, { recursive: true, force: true }));
copyFileSync(join(templates, "README.md"), join(authored, "README.md"));
const quiet: Terminal = {
  print: () => {},
  heading: () => {},
  report: () => {},
  progress: () => ({ step: () => {}, stop: () => {} }),
};
newLanguageCommand("mine", { templates: authored }, authored, quiet, new Problems());

/** Every language there is, with the folder of templates that it is in. */
const languages: readonly (readonly [string, string])[] = [
  ...knownLanguages(templates).map((name) => [name, templates] as const),
  ...knownLanguages(authored).map((name) => [name, authored] as const),
];

async function made(text: string, name: string, problems = new Problems()): Promise<Made> {
  const folder = temporaryFolder();
  const path = join(folder, "openapi.yaml");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, text);
  const config = defaultConfig(path, join(folder, "out"), [name]);
  const folders = new Map(languages);
  const { languages: all } = await generate(
    config,
    folders.get(name) ?? templates,
    problems,
    () => {},
  );
  const [language] = all;
  if (language === undefined) throw new Error(`nothing was made in ${name}`);
  return language;
}

/** Files that templates and printers have made: what is copied is the same in every package. */
function printed({ files, units }: Made) {
  const paths = new Set(units.map(({ path }) => path));
  return files.filter(({ path }) => paths.has(path));
}

function packageOf({ units }: Made): PackageView {
  const [unit] = units;
  if (unit === undefined) throw new Error("there is no unit");
  return unit.view.unit === "package" ? unit.view : unit.view.package;
}

const repeated = (names: readonly string[]): string[] =>
  names.filter((name, index) => names.indexOf(name) !== index);

describe.each(languages)("%s", (name) => {
  describe.each(Object.entries(documents))("of %s", (_, text) => {
    it("is made without an error, the same twice", async () => {
      const problems = new Problems();
      const once = await made(text, name, problems);
      expect(problems.all.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(once.files.length).toBeGreaterThan(0);
      const again = await made(text, name);
      expect(again.files.map((file) => [file.path, file.text])).toEqual(
        once.files.map((file) => [file.path, file.text]),
      );
    });

    it("has no trace of the templates, and paths of their own", async () => {
      const all = await made(text, name);
      if (!text.includes("pwned"))
        for (const file of printed(all))
          expect([file.path, /\[object [A-Z]|\{%-?|\{\{-? |\bNaN\b/.exec(file.text)?.[0]]).toEqual([
            file.path,
            undefined,
          ]);
      expect(repeated(all.files.map(({ path }) => path.toLowerCase()))).toEqual([]);
    });

    it("has names of their own, none of which is reserved", async () => {
      const all = await made(text, name);
      const whole = packageOf(all);
      const { everywhere, fields, arguments: taken, constants } = all.language.reserved;
      expect(repeated(whole.declarations.map((model) => model.name))).toEqual([]);
      const check = (names: readonly string[], reserved: readonly string[]): void => {
        expect(repeated(names)).toEqual([]);
        expect(names.filter((one) => [...everywhere, ...reserved].includes(one))).toEqual([]);
        expect(names.filter((one) => one === "" || /\s/.test(one))).toEqual([]);
      };
      const { case: casing } = all.language;
      const checkModel = (model: ModelView): void => {
        if (casing.field !== undefined)
          check(
            model.fields.map((field) => field.name),
            fields,
          );
        if (casing.constant !== undefined)
          check(
            model.members.map((member) => member.name),
            constants,
          );
      };
      for (const model of whole.declarations) checkModel(model);
      for (const { operations } of whole.groups) {
        check(
          operations.map(({ member }) => member),
          [],
        );
        for (const operation of operations)
          if (casing.field !== undefined)
            check(
              operation.arguments.map((argument) => argument.name),
              taken,
            );
      }
    });

    it("is found good by the commands that the language has for that", async (context) => {
      const all = await made(text, name);
      const files = new Map(all.files.map((file) => [file.path, file.text]));
      const { failures, missing } = verifyPackage(all.language, files);
      expect(failures).toEqual([]);
      // What is not installed says nothing: that is no success.
      if (missing.length > 0) context.skip(`not installed: ${missing.join(", ")}`);
      if (all.language.verify.length === 0) context.skip("the language has no such commands");
    });
  });
});
