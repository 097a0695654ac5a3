import { appendFileSync, cpSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { dedent } from "../load/dedent.js";
import { put, type Tree, treeOf, written } from "../write/tree.js";
import { type Ended, newFolder, run } from "./run.js";

// Each test starts the program, some of them several times.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const spec = dedent(`
  openapi: 3.1.0
  info: { title: Pets, version: "1" }
  paths:
    /pets/{id}:
      get:
        operationId: getPet
        tags: [pets]
        description: Finds a certain pet.
        parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
        responses:
          "200": { content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
  components:
    schemas:
      Pet: { type: object, properties: { name: { type: string } } }
`);
const sdk = "document: openapi.yaml\noutput: ../generated\nclient: Zoo\n";

/** A folder with a document and its configuration, as `generate` finds them without options. */
function project(document = spec, configuration = sdk): string {
  const folder = newFolder();
  put(folder, { "spec/openapi.yaml": document, "spec/sdk.yaml": configuration });
  return folder;
}

const finished = newFolder();
let first: Ended;

beforeAll(async () => {
  put(finished, { "spec/openapi.yaml": spec, "spec/sdk.yaml": sdk });
  first = await run(finished, ["generate"]);
});

/** A project whose output is there already. */
function generatedProject(): string {
  const folder = newFolder();
  cpSync(finished, folder, { recursive: true });
  return folder;
}

/** What must never be in what a person gets to read. */
const forbidden = /\n\s+at |node:internal|undefined|\[object/;

function expectReadable({ stdout, stderr }: Ended): void {
  for (const text of [stdout, stderr]) {
    expect(text).not.toMatch(forbidden);
    expect(text).not.toContain("\u001b");
  }
}

describe.concurrent("sdkwright generate", () => {
  it("writes the package, the API and a list of them, and says so", () => {
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toMatch(
      /^generated\/typescript: \d+ files\n\d+ written, 0 unchanged, 0 removed\n$/,
    );
    const tree = treeOf(join(finished, "generated"));
    expect(tree["typescript/src/client.ts"]).toContain("export class Zoo extends ZooCore");
    expect(JSON.parse(tree["api.json"] ?? "")).toMatchObject({ info: { title: "Pets" } });
    expect(existsSync(join(finished, "generated/manifest.json"))).toBe(true);
  });

  it("a second time changes nothing, and says so", async () => {
    const folder = generatedProject();
    const ended = await run(folder, ["generate"]);
    expect(ended.stdout).toMatch(/\n0 written, \d+ unchanged, 0 removed\n$/);
    expect(treeOf(join(folder, "generated"))).toEqual(treeOf(join(finished, "generated")));
  });

  it("writes the same bytes wherever it is run from", async () => {
    const folder = project();
    await run(join(folder, "spec"), ["generate", "--config", "sdk.yaml"]);
    expect(treeOf(join(folder, "generated"))).toEqual(treeOf(join(finished, "generated")));
  });

  it("changes nothing but the description where only that was changed", async () => {
    const folder = generatedProject();
    const before = treeOf(join(folder, "generated"));
    const changed = spec.replace("Finds a certain pet.", "Looks for one.");
    writeFileSync(join(folder, "spec/openapi.yaml"), changed);
    await run(folder, ["generate"]);
    const after = treeOf(join(folder, "generated"));
    expect(Object.keys(after)).toEqual(Object.keys(before));
    const restored = Object.entries(after).map(([path, text]) => [
      path,
      text.replaceAll("Looks for one.", "Finds a certain pet."),
    ]);
    expect(Object.fromEntries(restored)).toEqual(before);
    expect(after).not.toEqual(before);
  });

  it("removes what is not made any more", async () => {
    const folder = generatedProject();
    const renamed = spec.replaceAll("Pet }", "Dog }").replaceAll("schemas/Pet", "schemas/Dog");
    writeFileSync(join(folder, "spec/openapi.yaml"), renamed.replace("    Pet: {", "    Dog: {"));
    expect((await run(folder, ["generate"])).stdout).toMatch(/, 1 removed\n$/);
    const paths = Object.keys(treeOf(join(folder, "generated")));
    expect(paths).toContain("typescript/src/models/dog.ts");
    expect(paths).not.toContain("typescript/src/models/pet.ts");
  });

  it("of a document without a configuration takes what is said on the command line", async () => {
    const folder = newFolder();
    put(folder, { "petstore.yaml": spec });
    const ended = await run(folder, ["generate", "--spec", "petstore.yaml", "--out", "sdk"]);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(Object.keys(treeOf(join(folder, "sdk")))).toContain("typescript/src/client.ts");
  });

  it("with --language writes and checks the folders of those languages alone", async () => {
    const folder = generatedProject();
    const args = ["generate", "--language", "ruby"];
    expect((await run(folder, args)).stdout).toMatch(
      /^generated\/ruby: \d+ files\n\d+ written, 0 unchanged, 0 removed\n$/,
    );
    const tree = treeOf(join(folder, "generated"));
    expect(Object.keys(tree)).toContain("ruby/README.md");
    expect(tree).toMatchObject(treeOf(join(finished, "generated")));
    appendFileSync(join(folder, "generated/typescript/src/client.ts"), " ");
    expect((await run(folder, [...args, "--check"])).code).toBe(0);
    expect((await run(folder, ["generate", "--check", "--language", "typescript"])).stdout).toMatch(
      /^changed {2}generated\/typescript\/src\/client\.ts\ngenerated: 1 file differs/,
    );
  });

  it("does not take the place of the SDK of another API", async () => {
    const folder = generatedProject();
    put(folder, { "zoo.yaml": spec.replace("title: Pets", "title: Zoo") });
    const before = treeOf(folder);
    for (const more of [[], ["--check"]]) {
      const ended = await run(folder, ["generate", "--spec", "zoo.yaml", ...more]);
      expect([ended.code, ended.stdout]).toEqual([1, ""]);
      expect(ended.stderr).toMatch(/generated holds the SDK of "Pets", and this is that of "Zoo"/);
      expectReadable(ended);
    }
    expect(treeOf(folder)).toEqual(before);
    const named = await run(folder, ["generate", "--spec", "zoo.yaml", "--out", "generated"]);
    expect(named).toMatchObject({ code: 0, stderr: "" });
  });

  it("goes on after a warning, and says where it is", async () => {
    const folder = project(spec.replace('version: "1"', "version: 1"));
    const ended = await run(folder, ["generate"]);
    expect(ended.code).toBe(0);
    expect(ended.stderr).toMatch(/^spec\/openapi\.yaml:2:22: warning: `version` is not a string /);
    expectReadable(ended);
  });

  it("does not overwrite files of others", async () => {
    const folder = project();
    put(folder, { "generated/typescript/README.md": "mine" });
    const ended = await run(folder, ["generate"]);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/README\.md exists and was not written by sdkwright/);
    expect(treeOf(join(folder, "generated"))).toEqual({ "typescript/README.md": "mine" });
    expectReadable(ended);
  });
});

describe.concurrent("sdkwright generate --check", () => {
  it("says that everything is as it would be written", async () => {
    const folder = generatedProject();
    expect(await run(folder, ["generate", "--check"])).toEqual({
      code: 0,
      stdout: "generated is what would be written\n",
      stderr: "",
    });
  });

  it("lists what differs, and changes nothing", async () => {
    const folder = generatedProject();
    const output = join(folder, "generated");
    appendFileSync(join(output, "typescript/src/client.ts"), " ");
    rmSync(join(output, "typescript/src/core.ts"));
    const before: Tree = treeOf(output);
    const ended = await run(folder, ["generate", "--check"]);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toBe(
      [
        "changed  generated/typescript/src/client.ts",
        "missing  generated/typescript/src/core.ts",
        "generated: 2 files differ from what would be written; run `sdkwright generate`",
        "",
      ].join("\n"),
    );
    expect(treeOf(output)).toEqual(before);
  });

  it("makes no folder", async () => {
    const folder = project();
    const ended = await run(folder, ["generate", "--check"]);
    expect(ended.code).toBe(1);
    expect(existsSync(join(folder, "generated"))).toBe(false);
  });
});

describe.concurrent("a broken document", () => {
  const cases: Readonly<
    Record<string, readonly [document: string, configuration: string, line: RegExp]>
  > = {
    "with broken YAML": [
      spec.replace("paths:", "paths: {"),
      sdk,
      /^spec\/openapi\.yaml:\d+:\d+: error: /,
    ],
    "with a reference to nothing": [
      spec.replace("schemas/Pet", "schemas/Pat"),
      sdk,
      /^spec\/openapi\.yaml:11:59: error: the reference #\/components\/schemas\/Pat does not resolve/,
    ],
    "with an operationId that is used twice": [
      spec.replace("components:", "  /b: { get: { operationId: getPet } }\ncomponents:"),
      sdk,
      /^spec\/openapi\.yaml:12:16: error: the operationId "getPet" is already used by GET \/pets\/\{id\}/,
    ],
    "with a path parameter that is not declared": [
      spec.replace("name: id,", "name: it,").replace("in: path", "in: query"),
      sdk,
      /^spec\/openapi\.yaml:5:5: error: the path parameter \{id\} of \/pets\/\{id\} is not declared/,
    ],
    "with an unknown key in sdk.yaml": [
      spec,
      `${sdk}pakage: {}\n`,
      /^spec\/sdk\.yaml:4:1: error: unknown key `pakage`/,
    ],
    "with an entry in sdk.yaml for what is not there": [
      spec,
      `${sdk}operations: { getDog: { name: get } }\n`,
      /^spec\/sdk\.yaml:4:15: error: the document has no operation "getDog"/,
    ],
  };

  it.each(Object.keys(cases))(
    "%s gives one clear problem and leaves the output as it was",
    async (name) => {
      const [document, configuration, line] = cases[name] ?? ["", "", /(?!)/];
      const folder = project(document, configuration);
      expect(written(join(folder, "generated"), { "a.txt": "old" }).problems.all).toEqual([]);
      const ended = await run(folder, ["generate"]);
      expect(ended.code).toBe(1);
      expect(ended.stdout).toBe("");
      const lines = ended.stderr.split("\n");
      expect(lines[0]).toMatch(line);
      expect(lines.filter((one) => /: (error|warning): /.test(one))).toHaveLength(1);
      expect(treeOf(join(folder, "generated"))).toEqual({ "a.txt": "old" });
      expectReadable(ended);
    },
  );

  it("with many faults gives all of them, and how many they are", async () => {
    const folder = project(
      spec
        .replace("name: id,", "name: it,")
        .replace('"200":', '"99":')
        .replace("type: string } } }", "type: text } } }"),
    );
    const ended = await run(folder, ["generate"]);
    expect(ended.code).toBe(1);
    const places = ended.stderr.match(/^spec\/openapi\.yaml:\d+:\d+: (error|warning)/gm) ?? [];
    expect(places.length).toBeGreaterThanOrEqual(3);
    expect(ended.stderr.trimEnd().split("\n").at(-1)).toMatch(/^\d+ errors(, \d+ warnings?)?$/);
    expectReadable(ended);
  });

  it("with values that nest without end is no fault of the program", async () => {
    const list = "[".repeat(20_000) + "]".repeat(20_000);
    const document = `{"openapi":"3.1.0","info":{"title":"T","version":"1"},"components":{"schemas":{"S":{"type":"string","example":${list}}}}}`;
    const ended = await run(project(document), ["generate"]);
    expect([0, 1]).toContain(ended.code);
    expect(ended.stderr).not.toContain("internal error");
    expectReadable(ended);
  });
});

describe("overlays", () => {
  const overlay = (text: string): string =>
    `overlay: 1.0.0\nactions: [{ x-reason: Because., ${text} }]\n`;

  it("of the configuration come first, then those of the command line", async () => {
    const folder = project(spec, `${sdk}overlay: first.yaml\n`);
    put(folder, {
      "spec/first.yaml": overlay("target: $.info, update: { x-first: {}, title: First }"),
      "second.yaml": overlay("target: $.info.x-first, remove: true"),
      "third.yaml": overlay("target: $.info, update: { title: Third }"),
    });
    const ended = await run(folder, ["generate", "--overlay", "second.yaml", "third.yaml"]);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(treeOf(folder)["generated/api.json"]).toContain('"title": "Third"');
  });

  it("that do not fit stop the run, each at its line", async () => {
    const folder = project();
    put(folder, { "o.yaml": overlay("target: $.nothing, remove: true") });
    const ended = await run(folder, ["explain", "getPet", "--overlay", "o.yaml"]);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("o.yaml:2:33: error: nothing in the document matches $.nothing");
    expectReadable(ended);
  });
});

describe("a selection", () => {
  const owners = "  /owners: { get: { operationId: listOwners, tags: [owners], responses: {} } }\n";
  const two = spec.replace("components:", `${owners}components:`);

  it("on the command line takes the place of that in the configuration", async () => {
    const folder = project(two, `${sdk}select: { tags: [pets] }\n`);
    const files = (): string[] =>
      Object.keys(treeOf(folder)).filter((path) => path.includes("/operations/"));
    expect((await run(folder, ["generate"])).code).toBe(0);
    expect(files().join(" ")).toContain("get-pet");
    expect(files().join(" ")).not.toContain("list-owners");
    expect((await run(folder, ["generate", "--operation", "listOwners"])).code).toBe(0);
    expect(files().join(" ")).not.toContain("get-pet");
    expect(files().join(" ")).toContain("list-owners");
  });

  it("of what is not there stops the run", async () => {
    const ended = await run(project(two), ["generate", "--tag", "pet", "--path", "/x*"]);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('no operation has the tag "pet"');
    expect(ended.stderr).toContain("Known are: owners, pets");
    expect(ended.stderr).toContain('no operation has the path "/x*"');
    expectReadable(ended);
  });

  it("of what is not there is all that is wrong with a document that needs a credential", async () => {
    const secured = two.replace(
      "  schemas:",
      "  securitySchemes: { key: { type: http, scheme: bearer } }\n  schemas:",
    );
    const folder = project(`${secured}\nsecurity: [{ key: [] }]\n`);
    expect(await run(folder, ["generate"])).toMatchObject({ code: 0, stderr: "" });
    const { code, stderr } = await run(folder, ["generate", "--tag", "nope"]);
    expect(code).toBe(1);
    expect(stderr.match(/(error|warning): .*/g)).toEqual([
      'error: no operation has the tag "nope" [wrong-option]',
    ]);
  });
});
