import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findDocuments } from "./documents.js";
import { forbiddenIn } from "./forbidden.js";
import { judge } from "./judge.js";
import { judgeAll } from "./pool.js";
import { failuresOf, type Result } from "./report.js";
import { printDiagnostic, typeCheck } from "./typecheck.js";
import { lost, type Verdict } from "./verdict.js";

const folder = mkdtempSync(join(tmpdir(), "sdkwright-corpus-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const head = 'openapi: 3.1.0\ninfo: { title: Pets, version: "1" }\n';
const pets = `${head}paths:
  /pets/{id}:
    get:
      operationId: getPet
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } }
components:
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string } } }
    Owner: { type: object, properties: { pets: { type: array, items: { $ref: "#/components/schemas/Pet" } } } }
`;
const files: Readonly<Record<string, string>> = {
  "good/pets.yaml": pets,
  "good/empty.json":
    '{ "openapi": "3.0.3", "info": { "title": "Empty", "version": "1" }, "paths": {} }',
  "parts/root.yaml": `${head}paths: { /a: { $ref: "parts/a.yaml" } }\n`,
  "parts/parts/a.yaml": "get: {}\n",
  "parts/notes.yaml": "note: an `openapi: 3.1.0` in the middle of a line\n",
  "parts/LICENSE": "openapi: 3.1.0\n",
  "bad/number.yaml": "openapi: 3.1.0\ninfo: 5\npaths: 7\n",
  "bad/broken.json": '{ "openapi": "3.1.0", ',
  "bad/twice.yaml": `${head}paths: { /a: { get: { operationId: a } }, /b: { get: { operationId: a } } }\n`,
};

beforeAll(() => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});

describe("documents", () => {
  it("are found by what is at their root, also where they are broken", () => {
    const { documents } = findDocuments([folder]);
    expect(documents.map(({ file, source }) => [file.slice(folder.length + 1), source])).toEqual([
      ["bad/broken.json", "bad"],
      ["bad/number.yaml", "bad"],
      ["bad/twice.yaml", "bad"],
      ["good/empty.json", "good"],
      ["good/pets.yaml", "good"],
      ["parts/root.yaml", "parts"],
    ]);
  });

  it("are what is named, whatever it holds", () => {
    const file = join(folder, "parts/notes.yaml");
    expect(findDocuments([file])).toEqual({ documents: [{ file, source: "parts" }], skipped: [] });
  });

  it("leave no file out without a reason", () => {
    const { skipped } = findDocuments([folder], "pets");
    expect(
      Object.fromEntries(
        skipped.map(({ file, reason }) => [file.slice(folder.length + 1), reason]),
      ),
    ).toEqual({
      "parts/LICENSE": "neither JSON nor YAML",
      "parts/notes.yaml": "neither `openapi` nor `swagger` at its root",
      "parts/parts/a.yaml": "a part of another document",
      "parts/root.yaml": "not chosen by --only",
      "bad/broken.json": "not chosen by --only",
      "bad/number.yaml": "not chosen by --only",
      "bad/twice.yaml": "not chosen by --only",
      "good/empty.json": "not chosen by --only",
    });
  });
});

describe("a verdict", () => {
  it("on a good document counts the schemas whose types are the same", async () => {
    const verdict = await judge(join(folder, "good/pets.yaml"));
    expect(verdict).toMatchObject({ outcome: "generated", failures: [], problems: [] });
    expect(verdict.agreement).toEqual({ schemas: 2, compared: 2, agreed: 2, differences: [] });
  });

  it("on a refused document is a clean report", async () => {
    const verdict = await judge(join(folder, "bad/number.yaml"));
    expect(verdict).toMatchObject({ outcome: "refused", failures: [] });
    expect(verdict.problems.join("\n")).toMatch(/number\.yaml:2:1: error: /);
  });

  it("says what was repaired", async () => {
    const verdict = await judge(join(folder, "bad/twice.yaml"));
    expect(verdict).toMatchObject({
      outcome: "repaired",
      repairs: ["duplicate-operation-id"],
      failures: [],
    });
  });

  it("on a refusal is a failure where every document must generate", () => {
    const refused: Verdict = { ...lost("crashed", "", 0), outcome: "refused", failures: [] };
    const result: Result = {
      file: "a.yaml",
      source: "a",
      ...refused,
      problems: ["a.yaml:1:1: no"],
    };
    expect(failuresOf(result, "either")).toEqual([]);
    expect(failuresOf(result, "generate")).toEqual(["refused: a.yaml:1:1: no"]);
  });
});

describe("a package", () => {
  const tsconfig =
    '{ "compilerOptions": { "target": "ES2022", "module": "NodeNext", "strict": true, "declaration": true } }';

  it("is compiled under the options that it brings", () => {
    const own = new Map([
      ["package.json", '{ "type": "module" }'],
      ["tsconfig.json", tsconfig],
      ["src/a.ts", 'import { b } from "./b.js";\nexport const a: string = b;\n'],
      ["src/b.ts", "export const b = (c) => c;\n"],
    ]);
    const { diagnosticsOf } = typeCheck(own);
    expect(diagnosticsOf("src/a.ts").map(printDiagnostic)).toEqual([
      expect.stringMatching(/^src\/a\.ts:2: Type '.*' is not assignable to type 'string'/),
    ]);
    expect(diagnosticsOf("src/b.ts").map(printDiagnostic)).toEqual([
      expect.stringMatching(/^src\/b\.ts:1: Parameter 'c' implicitly has an 'any' type/),
    ]);
  });

  it.each([
    ["a type", "export let a: any;", ["a.ts:1: the type any"]],
    ["a directive", "// @ts-ignore\nexport let a: 1;", ["a.ts:1: the comment @ts-ignore"]],
    ["a rule", "/* eslint-disable no-var */", ["a.ts:1: the comment eslint-disable"]],
    [
      "the last line",
      "/**\n * a\n * @ts-expect-error */",
      ["a.ts:1: the comment @ts-expect-error"],
    ],
    ["a word", "/** any, not `@ts-ignore` */\nexport const any = '// @ts-ignore';", []],
  ])("may not silence its tools: %s", (_, text, expected) => {
    const source = ts.createSourceFile("a.ts", text, ts.ScriptTarget.ESNext);
    expect(forbiddenIn("a.ts", source)).toEqual(expected);
  });
});

describe("processes", () => {
  const worker = (): string => {
    const path = join(folder, "worker.mjs");
    writeFileSync(
      path,
      `process.on("message", (file) => {
        if (file === "hang") for (;;);
        if (file === "crash") { console.error("why"); process.exit(3); }
        process.send({ verdict: { outcome: "generated", failures: [] }, bytes: 1 });
      });`,
    );
    return path;
  };

  it("that crash or hang are verdicts, and the others go on", async () => {
    const seen = new Map<string, Verdict>();
    const documents = ["crash", "a", "hang", "b"].map((file) => ({ file, source: "" }));
    const options = { jobs: 1, timeoutMs: 2000, worker: worker() };
    await judgeAll(documents, options, ({ file }, verdict) => seen.set(file, verdict));
    expect([...seen].map(([file, { outcome }]) => [file, outcome])).toEqual([
      ["crash", "crashed"],
      ["a", "generated"],
      ["hang", "hung"],
      ["b", "generated"],
    ]);
    expect(seen.get("crash")?.failures.join()).toMatch(/ended with code 3: why/);
    expect(seen.get("hang")?.failures).toEqual(["hang: no end after 2 s"]);
  });
});

describe("npm run corpus", () => {
  const main = fileURLToPath(new URL("main.ts", import.meta.url));
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const run = (...args: readonly string[]): { status: number | null; stdout: string } =>
    spawnSync(process.execPath, ["--import", tsx, main, ...args], { encoding: "utf8" });

  it("prints a table, lists what was skipped, and writes the verdicts", () => {
    const json = join(folder, "verdicts.out");
    const { status, stdout } = run(join(folder, "good"), join(folder, "bad"), "--json", json);
    expect(stdout).toMatch(/^good +2 +2 +0 +0 +2 +0 +2 +100\.00 %$/m);
    expect(stdout).toMatch(/^bad +3 +0 +1 +2 +1 +0 +0$/m);
    expect(status).toBe(0);
    const written = JSON.parse(readFileSync(json, "utf8")) as { results: unknown[] };
    expect(written.results).toHaveLength(5);
  });

  it("fails where something failed, and where there is nothing", () => {
    const { status, stdout } = run("--expect", "generate", join(folder, "bad"));
    expect(stdout).toMatch(
      /number\.yaml \(refused\)\n( +refused: .*\n)* +refused: .*number\.yaml:2:1: error/,
    );
    expect(status).toBe(1);
    expect(run(join(folder, "good"), "--only", "nothing").status).toBe(1);
  });
});
