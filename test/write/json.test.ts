import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeUnseenLines } from "../../generator/escape/control.js";
import { Problems } from "../../generator/problem/problem.js";
import { jsonFile } from "../../generator/write/json.js";
import { compare, write } from "../../generator/write/output.js";
import { temporaryFolder } from "./temporary.js";
import { contentOf } from "./tree.js";

describe("a file of JSON", () => {
  it("is the text of the whole, in parts", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), (value) => {
        const { text } = jsonFile("a.json", value);
        expect(text).toBe(escapeUnseenLines(`${JSON.stringify(value, null, 2)}\n`));
      }),
    );
  });

  it("is written and compared like any other", () => {
    const folder = join(temporaryFolder(), "out");
    const file = (list: readonly unknown[]) => jsonFile("a.json", { list, after: "é" });
    const content = (list: readonly unknown[]) => ({ ...contentOf({}), files: [file(list)] });
    const problems = new Problems();
    expect(write(folder, content([1, 2]), problems)?.written).toBe(2);
    expect(readFileSync(join(folder, "a.json"), "utf8")).toBe(file([1, 2]).text);
    expect(compare(folder, content([1, 2]), problems)).toEqual({
      missing: [],
      changed: [],
      stale: [],
    });
    for (const other of [[1, 3], [1], [1, 2, 3]])
      expect(compare(folder, content(other), problems)?.changed).toEqual(["a.json"]);
    expect(write(folder, content([1]), problems)?.written).toBe(1);
    expect(readFileSync(join(folder, "a.json"), "utf8")).toBe(file([1]).text);
  });

  it("is made anew each time it is asked for", () => {
    const { text, parts } = jsonFile("a.json", { a: [1, { b: "\u2028" }], c: {} });
    expect([...(parts?.() ?? [])].join("")).toBe(text);
    expect([...(parts?.() ?? [])].join("")).toBe(text);
    expect(text).toContain("\\u2028");
  });
});
