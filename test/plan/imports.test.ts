import { describe, expect, it } from "vitest";
import { moduleBetween, rootFrom } from "../../generator/plan/imports.js";

describe("ways between files", () => {
  it.each([
    ["src/a.ts", "src/b.ts", "./b"],
    ["src/a/b.ts", "src/c/d.ts", "../c/d"],
    ["a.rb", "lib/b.rb", "./lib/b"],
    ["lib/x/y.rb", "z.rb", "../../z"],
  ])("from %s to %s are %s", (from, to, expected) => {
    expect(moduleBetween(from, to)).toBe(expected);
  });

  it.each([
    ["src/a.ts", "."],
    ["src/a/b/c.ts", "../.."],
    ["README.md", "."],
  ])("from %s to the sources are %s", (from, expected) => {
    expect(rootFrom(from)).toBe(expected);
  });
});
