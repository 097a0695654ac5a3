import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { filesOf, newLanguageCommand } from "../../generator/command/new-language.js";
import type { Terminal } from "../../generator/command/terminal.js";
import { defaultConfig } from "../../generator/config/config.js";
import { generate } from "../../generator/generate.js";
import { Problems } from "../../generator/problem/problem.js";
import { startService } from "../generated/service.js";
import { templates } from "../plan/planned.js";
import { onlyProblem } from "../problem/told.js";
import { temporaryFolder } from "../write/temporary.js";

const guide = join(templates, "README.md");

function laidOut(name: string, folder = temporaryFolder()) {
  const printed: string[] = [];
  const terminal: Terminal = {
    print: (line) => void printed.push(line),
    heading: () => {},
    report: () => {},
    progress: () => ({ step: () => {}, stop: () => {} }),
  };
  copyFileSync(guide, join(folder, "README.md"));
  const problems = new Problems();
  return {
    isGood: newLanguageCommand(name, { templates: folder }, folder, terminal, problems),
    folder,
    problems,
    printed,
  };
}

const spec = `
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /pets/{id}:
    put:
      operationId: savePet
      tags: [pets]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: dry-run, in: query, schema: { type: boolean } }
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { "200": { content: { application/json: { schema: { type: object } } } } }
`;

describe("a new language", () => {
  it("is laid out as the guide shows it, under its own name", () => {
    const { isGood, folder, printed } = laidOut("mine");
    expect(isGood).toBe(true);
    const shown = filesOf(readFileSync(guide, "utf8"));
    expect([...shown.keys()]).toContain("language.yaml");
    for (const [path, text] of shown) {
      const written = readFileSync(join(folder, "mine", path), "utf8");
      expect(written).toBe(text.replace("name: starter", "name: mine"));
    }
    // Here, where there is a configuration, and the languages of sdkwright are.
    expect(printed.at(-1)).toBe("Next: npx sdkwright generate --language mine");
  });

  it("makes an SDK that calls", async () => {
    const { folder } = laidOut("mine");
    writeFileSync(join(folder, "openapi.yaml"), spec);
    const config = defaultConfig(join(folder, "openapi.yaml"), folder, ["mine"]);
    const { languages } = await generate(config, folder, new Problems(), () => {});
    for (const { path, text } of languages[0]?.files ?? []) {
      mkdirSync(dirname(join(folder, "sdk", path)), { recursive: true });
      writeFileSync(join(folder, "sdk", path), text);
    }
    const service = await startService({ body: '{ "saved": true }' });
    try {
      const { Shop } = await import(pathToFileURL(join(folder, "sdk/index.mjs")).href);
      const shop = new Shop({ serverURL: service.url });
      const request = { id: "a/b", dryRun: true, requestBody: { name: "Rex" } };
      expect(await shop.pets.savePet(request)).toEqual({ saved: true });
      expect(service.arrived).toMatchObject([
        { method: "PUT", path: "/pets/a%2Fb?dry-run=true", body: '{"name":"Rex"}' },
      ]);
      await expect(shop.pets.savePet({ id: ".." })).rejects.toThrow("savePet: the path");
    } finally {
      await service.stop();
    }
  });

  it("takes the place of no other, and has a name that a folder can have", () => {
    const { folder } = laidOut("mine");
    const again = laidOut("mine", folder);
    expect(again.isGood).toBe(false);
    expect(onlyProblem(again.problems).message).toMatch(/mine is there already$/);
    for (const name of ["../x", "", "A", "a b"]) {
      const { isGood, folder: empty, problems } = laidOut(name);
      expect(isGood).toBe(false);
      expect(onlyProblem(problems).hint).toBe("Use small letters, digits, - and _.");
      expect(readdirSync(empty)).toEqual(["README.md"]);
    }
  });
});
