import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../generator/config/config.js";
import { PackageSchema } from "../../generator/config/package.js";
import { load } from "../../generator/load/document.js";
import { Problems } from "../../generator/problem/problem.js";
import { temporaryFolder } from "../write/temporary.js";

const page = readFileSync(fileURLToPath(new URL("../../spec/README.md", import.meta.url)), "utf8");

/** The first code of a section of spec/README.md, in a file of its own. */
function snippet(heading: string, name: string, before = ""): string {
  const [, section = ""] = page.split(`\n## ${heading}\n`);
  const [, code] = /^```yaml\n([\s\S]*?)^```/m.exec(section) ?? [];
  if (code === undefined) throw new Error(`there is no code under ${heading}`);
  const path = join(temporaryFolder(), name);
  writeFileSync(path, before + code);
  return path;
}

describe("spec/README.md", () => {
  it("shows an overlay that can be applied", () => {
    const path = join(temporaryFolder(), "openapi.json");
    const operation = { operationId: "debug", responses: {} };
    const paths = { "/pets": { get: { responses: {} } }, "/debug": { get: operation } };
    writeFileSync(path, JSON.stringify({ openapi: "3.1.0", paths }));
    const problems = new Problems();
    const document = load(path, problems, { overlays: [snippet("Overlays", "overlay.yaml")] });
    expect(problems.all).toEqual([]);
    expect(document?.root.paths).toEqual({
      "/pets": { get: { responses: {}, description: "Lists at most 100 pets." } },
    });
  });

  it("lists every key of a package", () => {
    const [, section = ""] = page.split("\n## Package\n");
    const [own = ""] = section.split("\n## ");
    const keys = [...own.matchAll(/^\| `(\w+)`/gm)].map(([, key]) => key);
    expect(keys.toSorted()).toEqual(Object.keys(PackageSchema.entries).toSorted());
  });

  it("shows a selection that can be read", () => {
    const problems = new Problems();
    const path = snippet("Selection", "sdk.yaml", "document: a.yaml\noutput: b\n");
    expect(readConfig(path, problems)?.select).toEqual({
      tags: ["pets"],
      paths: ["/owners", "/admin/*"],
      operations: ["getVet"],
    });
    expect(problems.all).toEqual([]);
  });
});
