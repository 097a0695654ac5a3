import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../generator/config/config.js";
import { generate } from "../../generator/generate.js";
import { Problems, StoppedByProblems } from "../../generator/problem/problem.js";
import { templates } from "../plan/planned.js";
import { temporaryFolder } from "./temporary.js";

const document = JSON.stringify({
  openapi: "3.1.0",
  info: { title: "Toy", version: "1" },
  paths: { "/": { get: { operationId: "look", responses: { 204: { description: "Seen." } } } } },
});

/** What an `exports` in sdk.yaml makes of a package. */
async function made(exports: unknown, folder = temporaryFolder()) {
  const spec = join(folder, "spec");
  mkdirSync(join(spec, "extra/deep"), { recursive: true });
  writeFileSync(join(spec, "toy.json"), document);
  writeFileSync(join(spec, "extra/index.ts"), "export const one = 1;\n");
  writeFileSync(join(spec, "extra/deep/two.ts"), "export const two = 2;\n");
  writeFileSync(join(spec, "extra.md"), "# Extra\n");
  const sdk = { document: "toy.json", output: "../out", languages: ["typescript"], exports };
  writeFileSync(join(spec, "sdk.yaml"), JSON.stringify(sdk));
  const problems = new Problems();
  const config = readConfig(join(spec, "sdk.yaml"), problems);
  const files =
    config &&
    (await generate(config, templates, problems, () => {}).catch((error: unknown) => {
      if (!(error instanceof StoppedByProblems)) throw error;
      return null;
    }));
  const texts = new Map(files?.files.map(({ path, text }) => [path, text]));
  return { texts, codes: problems.all.map(({ code }) => code) };
}

describe("exports in sdk.yaml", () => {
  const extra = {
    language: "typescript",
    from: "extra",
    page: "extra.md",
    summary: "More of it",
  };

  it("are shipped as they are, with their page, as modules of the package", async () => {
    const { texts, codes } = await made({ extra });
    expect(codes).toEqual([]);
    expect(texts.get("typescript/src/extra/index.ts")).toBe("export const one = 1;\n");
    expect(texts.get("typescript/src/extra/deep/two.ts")).toBe("export const two = 2;\n");
    expect(texts.get("typescript/docs/extra.md")).toBe("# Extra\n");
    expect(texts.get("typescript/README.md")).toContain("`toy-sdk/extra`: More of it");
    expect(texts.get("typescript/README.md")).toContain("(docs/extra.md)");
    const { exports, typesVersions } = JSON.parse(texts.get("typescript/package.json") ?? "");
    expect(exports["./extra"]).toEqual({
      import: {
        types: "./dist/esm/extra/index.d.ts",
        node: "./dist/node/extra/index.js",
        default: "./dist/esm/extra/index.js",
      },
      require: { types: "./dist/cjs/extra/index.d.ts", default: "./dist/cjs/extra/index.js" },
    });
    expect(typesVersions["*"]).toHaveProperty("extra", ["./dist/cjs/extra/index.d.ts"]);
  });

  it("leave no trace in a package that has none", async () => {
    const { texts } = await made({});
    const { typesVersions } = JSON.parse(texts.get("typescript/package.json") ?? "");
    expect(Object.keys(typesVersions["*"])).toEqual(["operations/*"]);
    expect([...texts.keys()].filter((path) => path.includes("extra"))).toEqual([]);
    expect(texts.get("typescript/README.md")).not.toContain("Beside the operations");
  });

  it("are for one language", async () => {
    const { texts, codes } = await made({ extra: { ...extra, language: "python" } });
    expect(codes).toEqual([]);
    expect(texts.get("typescript/package.json")).not.toContain("extra");
    expect(texts.has("typescript/src/extra/index.ts")).toBe(false);
  });

  it.each([
    ["a name that the generator needs", { models: extra, runtime: extra }, "export-clash"],
    ["a folder that is not there", { extra: { ...extra, from: "no" } }, "missing-export"],
    ["a page that is not there", { extra: { ...extra, page: "no.md" } }, "missing-export"],
    ["a name that is a path", { "../extra": extra }, "wrong-value"],
    ["a key that is not known", { extra: { ...extra, form: "extra" } }, "unknown-key"],
  ])("cannot have %s", async (_, exports, code) => {
    const { codes } = await made(exports);
    expect(codes).toContain(code);
  });
});
