import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { knownLanguages } from "../../generator/config/language.js";
import { LanguageSchema } from "../../generator/config/language-schema.js";
import { filesOf } from "../../generator/command/new-language.js";
import { templates } from "../plan/planned.js";
import { docsIn, jsonSchema } from "./json-schema.js";

const source = fileURLToPath(new URL("../../generator/config/language-schema.ts", import.meta.url));
const made = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "language.yaml of sdkwright",
  ...jsonSchema(LanguageSchema, docsIn(source, "LanguageSchema")),
};

describe("the schema for editors", () => {
  it("says what the generator checks (npx vitest -u writes it)", async () => {
    await expect(`${JSON.stringify(made, null, 2)}\n`).toMatchFileSnapshot(
      join(templates, "language.schema.json"),
    );
  });

  it("says something of each key", () => {
    const keys = Object.entries(made).find(([name]) => name === "properties")?.[1] ?? {};
    const silent = Object.entries(keys).filter(
      ([, one]) => !Object.hasOwn(Object(one), "description"),
    );
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it("is named by every language.yaml, where editors look for it", () => {
    const first = (text: string): string => text.split("\n")[0] ?? "";
    const named = "# yaml-language-server: $schema=../language.schema.json";
    for (const name of knownLanguages(templates))
      expect([name, first(readFileSync(join(templates, name, "language.yaml"), "utf8"))]).toEqual([
        name,
        named,
      ]);
    const guide = filesOf(readFileSync(join(templates, "README.md"), "utf8"));
    expect(first(guide.get("language.yaml") ?? "")).toBe(named);
  });
});

describe("the guide to languages", () => {
  const page = readFileSync(join(templates, "README.md"), "utf8");
  const [, section = ""] = page.split("\n## language.yaml\n");
  const rows = [...section.matchAll(/^\| `(\w+)` +\| (.*)/gm)];

  it("has every key of language.yaml in its table", () => {
    const keys = rows.map(([, key]) => key);
    for (const key of Object.keys(LanguageSchema.entries)) expect(keys).toContain(key);
  });

  it("has every sort of value and of reserved name in its table", () => {
    const { literals, reserved } = LanguageSchema.entries;
    for (const [name, { wrapped }] of Object.entries({ literals, reserved })) {
      const [, , text = ""] = rows.find(([, key]) => key === name) ?? [];
      for (const key of Object.keys(wrapped.entries)) expect(text).toContain(`\`${key}\``);
    }
  });
});
