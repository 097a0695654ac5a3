import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { resolvePointer } from "../../generator/load/references.js";
import { onlyProblem, told } from "../problem/told.js";
import { loadedFiles, schemas, type Files } from "./in-files.js";
import { folderOf, loadedFrom } from "./loaded.js";

describe("problems of a document in several files", () => {
  it("are located in the file at fault", () => {
    const { problems } = loadedFiles({
      "openapi.yaml": schemas(`A: { $ref: "sub/a.yaml" }`),
      "sub/a.yaml": `
        type: object
        properties: []
      `,
    });
    const { code, at } = onlyProblem(problems);
    expect(code).toBe("wrong-container");
    expect(at).toMatchObject({ line: 2, column: 1, pointer: "/properties" });
    expect(at?.file).toMatch(/sub\/a\.yaml$/);
  });

  it("name both files where one is missing", () => {
    const { problems } = loadedFiles({
      "openapi.yaml": schemas(`A: { $ref: "a.yaml" }`),
      "a.yaml": "items: { $ref: sub/none.yaml }",
    });
    const { message, at } = onlyProblem(problems);
    expect(message).toMatch(
      /^the reference sub\/none\.yaml does not resolve: .*sub\/none\.yaml: there is no such file$/,
    );
    expect(at?.file).toMatch(/\/a\.yaml$/);
    expect(at).toMatchObject({ line: 1, column: 10 });
  });

  it("name the file in which a place is missing", () => {
    const { problems } = loadedFiles({
      "openapi.yaml": schemas(`A: { $ref: "a.yaml#/B" }`),
      "a.yaml": "A: {}",
    });
    expect(onlyProblem(problems).message).toMatch(/there is nothing at that place in .*\/a\.yaml$/);
  });

  it.each([
    ["a syntax error", "a: [", "syntax"],
    ["nothing", "", "empty-document"],
    ["a value that is no schema", "5", "wrong-reference"],
    ["another major version", "swagger: '2.0'", "other-version"],
  ])("are reported where a file has %s", (_, text, code) => {
    const { problems } = loadedFiles({
      "openapi.yaml": schemas(`A: { $ref: a.yaml }\nB: { properties: { b: { $ref: a.yaml } } }`),
      "a.yaml": text,
    });
    expect([...new Set(problems.all.map((problem) => problem.code))]).toEqual([code]);
  });

  it.each([
    "https://example.com/a.yaml#/A",
    "//example.com/a.yaml",
    "file:a.yaml",
    "../a.yaml",
    "%2e%2e/a.yaml",
    "/etc/hosts",
    "\\\\host\\share\\a.yaml",
    "C:\\a.yaml",
    "data:text/plain,a",
    "sub/../../a.yaml",
    "a.yaml%00",
  ])("are reported where %j leaves the folder", (reference) => {
    const { problems } = loadedFiles({
      "openapi.yaml": schemas(`A: { $ref: ${JSON.stringify(reference)} }`),
      "a.yaml": "type: object",
    });
    expect(problems.all).toHaveLength(1);
    expect(["external-reference", "dangling-reference"]).toContain(problems.all[0]?.code);
    expect(problems.all[0]?.message.startsWith(`the reference ${reference} `)).toBe(true);
  });

  it("are reported where a link leads out of the folder", () => {
    const outside = folderOf({ "secret.yaml": "SECRET: { type: object }" });
    const folder = folderOf({ "openapi.yaml": schemas(`A: { $ref: "link.yaml#/SECRET" }`) });
    symlinkSync(join(outside, "secret.yaml"), join(folder, "link.yaml"));
    const { problems } = loadedFrom(join(folder, "openapi.yaml"));
    expect(onlyProblem(problems).code).toBe("external-reference");
  });

  it("are reported where a folder that is a link leads out, and not where it stays", () => {
    const outside = folderOf({ "a.yaml": "type: object" });
    const folder = folderOf({
      "openapi.yaml": schemas(`A: { $ref: out/a.yaml }\nB: { $ref: in/b.yaml }`),
      "real/b.yaml": "type: string",
    });
    symlinkSync(outside, join(folder, "out"));
    symlinkSync(join(folder, "real"), join(folder, "in"));
    const { problems } = loadedFrom(join(folder, "openapi.yaml"));
    expect(told(problems)).toEqual(["4:10 external-reference"]);
  });

  it("are reported where what is put in place is something else", () => {
    const { problems } = loadedFiles({
      "openapi.yaml": "openapi: 3.0.0\npaths: { /a: { get: { $ref: a.yaml } } }",
      "a.yaml": "text",
    });
    expect(onlyProblem(problems).message).toBe(
      "the reference a.yaml names a string; expected an operation object",
    );
  });

  it("are reported where what stands beside a reference is at fault, in its own file", () => {
    const { problems } = loadedFiles({
      "openapi.yaml":
        "openapi: 3.1.0\npaths:\n  /a:\n    $ref: sub/a.yaml\n    parameters: [{ $ref: b.yaml }]",
      "sub/a.yaml": "get: { responses: {} }",
      "sub/b.yaml": "{ name: b, in: query }",
    });
    expect(onlyProblem(problems)).toMatchObject({ code: "dangling-reference", at: { line: 5 } });
  });

  it("are reported where values put in place hold themselves", () => {
    const { problems } = loadedFiles({
      "openapi.yaml": "openapi: 3.0.0\npaths: { /a: { $ref: a.yaml } }",
      "a.yaml": "get: { responses: {}, callbacks: { c: { expression: { $ref: a.yaml } } } }",
    });
    expect(onlyProblem(problems).code).toBe("reference-cycle");
  });

  it.each(["schemas", "parameters"])(
    "are reported where all %s are one of themselves",
    (section) => {
      const text = `openapi: 3.1.0\ncomponents: { ${section}: { $ref: "#/components/${section}/A" } }\n`;
      expect(told(loadedFiles({ "openapi.yaml": text }).problems)).toEqual([
        expect.stringMatching(/dangling-reference$/),
      ]);
    },
  );

  it("are reported where values put in place multiply", () => {
    const levels = Array.from({ length: 24 }, (_, level) => [
      `${level}.yaml`,
      `a: { properties: { $ref: ${level + 1}.yaml } }\nb: { properties: { $ref: ${level + 1}.yaml } }`,
    ]);
    const { problems } = loadedFiles({
      ...(Object.fromEntries(levels) as Files),
      "24.yaml": "a: { type: string }",
      "openapi.yaml": schemas(`A: { properties: { $ref: 0.yaml } }`),
    });
    expect(problems.all.map(({ code }) => code)).toContain("too-many-references");
  });

  it("warn where a file takes its own fragment for the root's", () => {
    const { document, problems } = loadedFiles({
      "openapi.yaml": schemas(`A: { $ref: "a.yaml" }\nB: { type: string }`),
      "a.yaml": `items: { $ref: "#/components/schemas/B" }`,
    });
    expect(onlyProblem(problems)).toMatchObject({
      code: "reference-to-root",
      severity: "warning",
    });
    expect(resolvePointer(document?.root ?? {}, "#/components/schemas/A/items/$ref")).toBe(
      "#/components/schemas/B",
    );
  });
});
