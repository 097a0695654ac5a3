import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readConfig } from "../../generator/config/config.js";
import { generate } from "../../generator/generate.js";
import { Problems } from "../../generator/problem/problem.js";
import { root } from "./compile.js";

const document = readFileSync(join(root, "spec/openapi.yaml"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "sdkwright-difference-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The files that the configuration of this repository makes of a document. */
async function filesOf(text: string): Promise<ReadonlyMap<string, string>> {
  const problems = new Problems();
  const config = readConfig(join(root, "spec/sdk.yaml"), problems);
  if (config === null) throw new Error("spec/sdk.yaml cannot be read");
  const path = join(folder, "openapi.yaml");
  writeFileSync(path, text);
  const templates = join(root, "templates");
  const { files } = await generate({ ...config, document: path }, templates, problems, () => {});
  return new Map(files.map((file) => [file.path, file.text]));
}

describe("a change of the document", () => {
  it("changes the output in nothing else: a description", async () => {
    const from = "Key-value pairs that are attached to this client.";
    const to = "Pairs of key and value, attached to this client.";
    expect(document.split(from).length).toBe(2);
    const before = await filesOf(document);
    const after = await filesOf(document.replace(from, to));
    const changed = [...before].filter(([path, text]) => after.get(path) !== text);
    expect(changed.map(([path]) => path).toSorted()).toEqual([
      "api.json",
      "python/src/authlete_dcr/models/client.py",
      "ruby/lib/authlete/models/client.rb",
      "typescript/src/models/client.ts",
    ]);
    for (const [path, text] of changed) expect(after.get(path)).toBe(text.replace(from, to));
  });

  it("makes the same files twice from the same document", async () => {
    expect(await filesOf(document)).toEqual(await filesOf(document));
  });

  it("makes what is committed", async () => {
    for (const [path, text] of await filesOf(document)) {
      expect(text).toBe(readFileSync(join(root, "generated", path), "utf8"));
    }
  });
});
