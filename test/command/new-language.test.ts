import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { templates } from "../plan/planned.js";
import { put, treeOf } from "../write/tree.js";
import { newFolder, run } from "./run.js";

// Each test starts the program several times.
vi.setConfig({ testTimeout: 60_000 });

const spec = `
openapi: 3.1.0
info: { title: Pets, version: "1" }
paths: { /pets: { get: { operationId: listPets, tags: [pets], responses: { "204": {} } } } }
`;
const sdk = "document: openapi.yaml\noutput: ../generated\nlanguages: [typescript]\n";

/** The words behind `npx sdkwright` of the step that is printed last. */
function nextOf(stdout: string): string[] {
  const [, words = ""] = /^Next: npx sdkwright (.*)$/m.exec(stdout) ?? [];
  return words.split(" ");
}

describe.concurrent("sdkwright new-language", () => {
  it.each([
    ["without a configuration", { "openapi.yaml": spec }],
    ["with one", { "spec/openapi.yaml": spec, "spec/sdk.yaml": sdk }],
  ])("%s lays out a folder of the project, and says what makes an SDK of it", async (_, tree) => {
    const folder = newFolder();
    put(folder, tree);
    const { code, stdout, stderr } = await run(folder, ["new-language", "mine"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(existsSync(join(templates, "mine"))).toBe(false);
    const written = readFileSync(join(folder, "templates/mine/language.yaml"), "utf8");
    expect(written).toContain("\nname: mine\n");
    const [, schema = ""] = /\$schema=(\S+)/.exec(written) ?? [];
    expect(existsSync(resolve(folder, "templates/mine", schema))).toBe(true);
    expect(await run(folder, nextOf(stdout))).toMatchObject({ code: 0, stderr: "" });
    expect(Object.keys(treeOf(join(folder, "generated")))).toContain("mine/index.mjs");
  });

  it("takes any folder, which is then named under `templates`", async () => {
    const folder = newFolder();
    const languages = sdk.replace("[typescript]", "[typescript, mine]");
    put(folder, {
      "spec/openapi.yaml": spec,
      "spec/sdk.yaml": `${languages}templates: ../my languages\n`,
    });
    const args = ["new-language", "mine", "--templates", "my languages"];
    const { stdout } = await run(folder, args);
    expect(stdout).toContain("--templates 'my languages' --language mine\n");
    expect(await run(folder, ["generate"])).toMatchObject({ code: 0, stderr: "" });
    const paths = Object.keys(treeOf(join(folder, "generated"))).join(" ");
    expect(paths).toContain("mine/index.mjs");
    expect(paths).toContain("typescript/src/client.ts");
    const explained = await run(folder, ["explain", "listPets"]);
    expect(explained.stdout).toContain("# mine: ");
  });

  it("takes the place of no language that comes with sdkwright", async () => {
    const folder = newFolder();
    const { code, stderr } = await run(folder, ["new-language", "ruby"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/ruby is there already/);
    expect(treeOf(folder)).toEqual({});
  });

  it("says where it cannot write", async () => {
    const folder = newFolder();
    writeFileSync(join(folder, "templates"), "a file");
    const { code, stdout, stderr } = await run(folder, ["new-language", "mine"]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^error: cannot write templates\/mine: /);
    expect(stderr.trimEnd().split("\n")).toHaveLength(2);
  });
});

describe.concurrent("--templates", () => {
  it("of a folder that is not there is told of, as an option and in the configuration", async () => {
    const folder = newFolder();
    put(folder, { "spec/openapi.yaml": spec, "spec/sdk.yaml": `${sdk}templates: ../nowhere\n` });
    const configured = await run(folder, ["generate"]);
    expect(configured.code).toBe(1);
    expect(configured.stderr).toMatch(
      /^spec\/sdk\.yaml:4:1: error: cannot read nowhere: there is no/,
    );
    const given = await run(folder, ["generate", "--templates", "elsewhere"]);
    expect(given.code).toBe(1);
    expect(given.stderr).toMatch(/^error: cannot read elsewhere: there is no .* \[wrong-option\]/);
  });

  it("takes the place of the folder that the configuration names", async () => {
    const folder = newFolder();
    put(folder, { "spec/openapi.yaml": spec, "spec/sdk.yaml": `${sdk}templates: ../nowhere\n` });
    mkdirSync(join(folder, "templates"));
    const ended = await run(folder, ["generate", "--templates", "templates"]);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
  });
});
