import { appendFileSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { newFolder } from "../command/run.js";
import { startCanary } from "./canary.js";
import { readCases } from "./cases.js";
import { codeFaults, pageFaults } from "./files.js";
import { Runner, type Verdict } from "./run.js";

const head =
  "file\tattacks\texpected\terror_regex\talso_ok\toutput_must_match\toutput_must_not_match";

const attack = `a*/ globalThis.__pwned = 1; /*`;
const inert = JSON.stringify({
  openapi: "3.1.0",
  info: { title: attack, description: `${attack}<b>`, version: "1" },
  servers: [{ url: "https://api.example" }],
  paths: {
    "/a": {
      get: {
        operationId: "a",
        summary: attack,
        responses: { 200: { description: attack, content: { "application/json": {} } } },
      },
    },
  },
});
const dangling = inert.replace(
  '"application/json":{}',
  '"application/json":{"schema":{"$ref":"#/components/schemas/Gone"}}',
);

/** A folder with these documents and an index that says this of each. */
function folderOf(documents: Readonly<Record<string, readonly [string, string]>>): string {
  const folder = newFolder();
  for (const [file, [text]] of Object.entries(documents)) writeFileSync(join(folder, file), text);
  const rows = Object.entries(documents).map(([file, [, row]]) => `${file}\ta comment\t${row}`);
  writeFileSync(join(folder, "index.tsv"), [head, ...rows, ""].join("\n"));
  return folder;
}

/** What is done to the outputs of documents that would be harmless. */
const tampers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "texts.json": {
    "typescript/src/index.ts": `// ${attack.replace("a*/", "\n")} */`,
    "typescript/src/core.ts": "// @ts-ignore\n`",
    "typescript/README.md": "\n<img src=x>\n\n[a](javascript:b)",
    "typescript/package.json": '{"name": "../x", "scripts": {"postinstall": "x"}}',
    "../../stray": "",
  },
  "types.json": { "typescript/src/index.ts": "export const a: string = 1;" },
  "running.json": {
    "typescript/src/index.ts": `Reflect.set(globalThis, "__pwn" + "ed", 1);
      Reflect.set(Object.prototype, "polluted", 1);
      throw new RangeError("at import");`,
  },
};

function tamper(file: string, output: string): void {
  for (const [path, text] of Object.entries(tampers[file] ?? {})) {
    const add = path.endsWith(".json") ? writeFileSync : appendFileSync;
    add(join(output, path), text);
  }
}

describe("the runner", () => {
  let verdicts: ReadonlyMap<string, Verdict>;
  // All in one run, because starting and compiling take their time.
  beforeAll(async () => {
    const folder = folderOf({
      "inert.json": [inert, "inert\t\t\t\tCANARY"],
      "refused.json": [dangling, "error\tGone.*resolve"],
      "refused-as-well.json": [dangling, "inert\t\tan error"],
      "not-inert.json": [dangling, "inert"],
      "silent.json": [dangling, "error\tanother message"],
      "texts.json": [inert, "inert\t\t\tmust be there\toperation"],
      "types.json": [inert, "inert"],
      "running.json": [inert, "inert"],
    });
    const canary = await startCanary(0);
    const runner = new Runner(folder, canary, tamper);
    const ran = await runner.run(readCases(folder), 2, () => {});
    verdicts = new Map(ran.map((verdict) => [verdict.file, verdict]));
    await runner.close();
    await canary.close();
  });
  const faultsOf = (file: string): string => verdicts.get(file)?.faults.join("\n") ?? "none";

  it.each([
    ["inert.json", "inert"],
    ["refused.json", "error"],
    ["refused-as-well.json", "error"],
  ])("finds nothing in %s, which ends as its index says", (file, outcome) => {
    const verdict = verdicts.get(file);
    expect(verdict).toMatchObject({ outcome, faults: [] });
    expect(verdict?.memory).toBeGreaterThan(10 * 1024 ** 2);
    expect(verdict?.ms).toBeGreaterThan(10);
  });

  it("says which documents end in another way", () => {
    expect(faultsOf("not-inert.json")).toMatch(/^expected inert, but it was error: .*Gone/);
    expect(faultsOf("silent.json")).toMatch(/^reported nothing that matches \/another message\/i/);
  });

  it.each([
    ["typescript/src/index.ts: line 19: the payload is code"],
    ["typescript/src/core.ts: Unterminated template literal."],
    ["typescript/src/core.ts: a comment that silences the compiler"],
    ['typescript/README.md: raw HTML: "<img src=x>'],
    ['typescript/README.md: a link to "javascript:b"'],
    ["package.json: scripts comes from the document"],
    ['package.json: "../x" is no name of a package'],
    ["made a/b/c/stray"],
    ["nothing matches /must be there/u"],
    ["api.json matches /operation/u"],
  ])("sees %s", (fault) => {
    expect(faultsOf("texts.json")).toContain(fault);
  });

  it.each([
    ["types.json", /^does not compile: src\/index.ts.*TS2322/],
    ["running.json", /this: run __pwned$/m],
    ["running.json", /this: pollute Object.prototype: polluted$/m],
    ["running.json", /^cannot be imported or called: RangeError: at import$/m],
  ])("sees when it uses the output of %s: %s", (file, fault) => {
    expect(faultsOf(file)).toMatch(fault);
  });

  it("sees a request to the canary", async () => {
    const one = await startCanary(0);
    await new Promise((resolve) => get({ port: one.port, path: "/x" }, resolve));
    expect(one.taken()).toEqual(["GET /x"]);
    expect(one.taken()).toEqual([]);
    await one.close();
  });

  it("refuses an index of another form", () => {
    const other = newFolder();
    writeFileSync(join(other, "index.tsv"), "file\tnotes\n");
    expect(() => readCases(other)).toThrow("the first line must be");
  });
});

describe("a file", () => {
  it("may hold the payload in literals and comments", () => {
    const text = "/* __pwned */ const a = '__pwned'; const b = `__pwned`; // __pwned";
    expect(codeFaults("a.ts", text)).toEqual([]);
    expect(codeFaults("a.ts", `const a = \`\${__pwned}\`;`)).toEqual([
      "line 1: the payload is code",
    ]);
  });

  it("may hold HTML in spans and blocks of code alone", () => {
    expect(pageFaults("a.md", "`<b>`\n\n```\n<b>\n```\n\n\\<b>")).toEqual([]);
    expect(pageFaults("a.md", "- a\n\n  | a |\n  | - |\n  | <b> |\n")).toEqual(['raw HTML: "<b>"']);
    expect(pageFaults("a.md", "[a]: javascript:b")).toEqual(['a link to "javascript:b"']);
  });
});
