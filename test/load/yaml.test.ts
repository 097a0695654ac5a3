import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { readPlainYaml } from "../../generator/load/read/yaml.js";
import { agree, readBoth } from "./both.js";

describe("the fast reader of YAML", () => {
  it.each([
    ["a: 1", { a: 1 }],
    ["[1, -2, +3, 0777, 0o17, 0x1F, 1_000]", [1, -2, 3, 777, 15, 31, "1_000"]],
    ["[1.5, .5, 1., 1e3, -1.5E-2, 1.0, -0.0]", [1.5, 0.5, 1, 1000, -0.015, 1, -0]],
    ["[0b11, -0x1F, 1e, 1:20, 0o8, '1', 1 2]", ["0b11", "-0x1F", "1e", "1:20", "0o8", "1", "1 2"]],
    ["[null, Null, NULL, ~, nUll]", [null, null, null, null, "nUll"]],
    ["[true, True, FALSE, yes, no, on, y]", [true, true, false, "yes", "no", "on", "y"]],
    ["[2026-01-31, 2026-01-31T00:00:00Z]", ["2026-01-31", "2026-01-31T00:00:00Z"]],
    [
      "{ 1.0: a, null: b, 0x1F: c, 200: d, '': e }",
      { "1.0": "a", null: "b", "0x1F": "c", 200: "d", "": "e" },
    ],
    ["a: |\n  x\n   y\n\nb: >-\n  x\n  y\n", { a: "x\n y\n", b: "x y" }],
    ['a: "\\u00e9\\x41\\n\\\n  b"', { a: "éA\nb" }],
    ["a:\nb: x # y\nc: x#y", { a: null, b: "x", c: "x#y" }],
    ["- - a\n  - b\n-\n  c: d", [["a", "b"], { c: "d" }]],
    ["---\na: b\n", { a: "b" }],
    ["a: |\n  ---\n  b\n", { a: "---\nb\n" }],
    ["[a: b, c]", [{ a: "b" }, "c"]],
    ["a: 'it''s'\r\nb: x\r\n  y\r\n", { a: "it's", b: "x y" }],
  ])("reads %j as the other does", (text, value) => {
    expect(readBoth(text)).toEqual({ fast: value, slow: value });
  });

  it("reads what begins with any number of blank lines and comments", () => {
    const start = "\n".repeat(6_000_000);
    expect(readPlainYaml(`${start}# none\na: |\n  ---\n`, 10)).toEqual({ a: "---\n" });
  });

  it("keeps every name as plain data", () => {
    const { fast, slow } = readBoth("__proto__: { polluted: true }\nconstructor: 1\n");
    expect(Object.keys(fast ?? {})).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(fast)).toBe(Object.prototype);
    expect(fast).toEqual(slow);
  });

  it.each([
    ["an anchor", "a: &x 1\nb: *x"],
    ["a merge key", "<<: { a: 1 }"],
    ["a tag", "a: !!str 1"],
    ["a directive", "%YAML 1.1\n---\na: yes"],
    ["several documents", "a: 1\n---\nb: 2"],
    ["a key that is no scalar", "? [a]\n: b"],
    ["a name twice", "a: 1\na: 2"],
    ["a number that JSON has not", "a: .inf"],
    ["a number that would be infinite", "a: 1e400"],
    ["a line end of old machines", "a: 1\rb: 2"],
    ["a mark of the end", "a: 1\n...\n"],
    ["an indented mark of the start", "# none\n ---\n"],
    ["one behind blank lines", "\n \n\r\n # none\n\n\t ---\n"],
    ["a name that is not written", ": 1"],
    ["a tab that indents", "a: |\n\tb"],
    ["nothing but comments", "# none"],
    ["a fault", "a: [1"],
    ["too many levels", `a: ${"[".repeat(2000)}${"]".repeat(2000)}`],
  ])("leaves %s to the other", (_, text) => {
    expect(readBoth(text).fast).toBeUndefined();
  });
});

const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(
      null,
      true,
      false,
      "",
      "~",
      "1.0",
      "yes",
      "null",
      "2026-01-31",
      "<<",
      "- a",
      "# b",
      "a: b",
      "\n",
      " x ",
    ),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: "binary" }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie("value"), { maxKeys: 4 }),
  ),
})).value;

/** Pieces of YAML that stand next to each other in no sensible way. */
const piece = fc.constantFrom(
  ..."abc|: |:|- |? |, |[|]|{|}|#| #|\n|\n  |\n    |\n- |\n\t|\t|'|\"|\\|\\x41|| |\n| >-\n  |&a |*a|!!str |!x |~|null|1|0x1|1.0|.inf|---\n|...\n|%|@|`|<<|\u0085|\u2028|é|😀|\r\n".split(
    "|",
  ),
  "|",
  "| |\n  ",
);

describe("both readers of YAML", () => {
  it("read what was written", () => {
    fc.assert(
      fc.property(
        value,
        fc.constantFrom("BLOCK_LITERAL", "QUOTE_DOUBLE", "QUOTE_SINGLE", "PLAIN" as const),
        fc.boolean(),
        (written, defaultStringType, isFlow) => {
          const text = stringify(written, {
            defaultStringType: defaultStringType as "PLAIN",
            aliasDuplicateObjects: false,
            collectionStyle: isFlow ? "flow" : "any",
          });
          expect(agree(text)).toBe(true);
        },
      ),
    );
  });

  it("read the same of any text that the fast one reads at all", () => {
    const texts = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(""));
    fc.assert(fc.property(texts, agree), { numRuns: 2000 });
  });
});
