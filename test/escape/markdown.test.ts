import fc from "fast-check";
import { Lexer } from "marked";
import { describe, expect, it } from "vitest";
import {
  markdownBlock,
  markdownCell,
  markdownCode,
  markdownCodeCell,
  markdownInline,
} from "../../generator/escape/markdown.js";
import { halves, nasty, unseen } from "./texts.js";

/** `<` that would begin HTML: one that no backslash stands before, or only an escaped one. */
const html = /(?<!\\)(?:\\\\)*<(?=[a-zA-Z/!?])/;

describe("a block of Markdown", () => {
  it.each([
    "Plain *text* with **marks**, a [link](https://example.com/a_b) and `code <b>`.",
    "- a list\n- of two\n\n1. and\n2. more",
    "| a | b |\n| --- | --- |\n| c | d |",
    '```json\n{ "a": "<b>" }\n# no heading\n```',
    "~~~\n<b>\n~~~\nafter",
    "[mail](mailto:a@example.com) and [here](#part)",
  ])("%j stays as it is", (text) => {
    expect(markdownBlock(text)).toBe(text);
  });

  it.each([
    ["<img src=x onerror=alert(1)>", "\\<img src=x onerror=alert(1)>"],
    ["</div><!-- a -->", "\\</div>\\<!-- a -->"],
    ["an {expression}", "an \\{expression\\}"],
    ["# a heading", "\\# a heading"],
    ["   ### a heading", "\\### a heading"],
    ["---", "\\---"],
    ["a\n===", "a\n\\==="],
    ["[a](javascript:alert(1))", "[a](#))"],
    ["[a]( data:text/html,x )", "[a]( # )"],
    ["[a]: javascript:alert(1)", "[a]: #)"],
    ["[a](JaVaScRiPt:x)", "[a](#)"],
    ["a\r\nb\u0000\u202e", "a\nb\\u0000\\u202e"],
  ])("%j becomes %j", (text, expected) => {
    expect(markdownBlock(text)).toBe(expected);
  });

  it.each([
    ["```\ncode", "```\ncode\n```"],
    ["````\n```\ncode", "````\n```\ncode\n````"],
    ["~~~\n```", "~~~\n```\n~~~"],
  ])("%j has its fence closed", (text, expected) => {
    expect(markdownBlock(text)).toBe(expected);
  });

  it.each([
    ["a backslash before it", "\\<img src=x>"],
    ["two backslashes before it", "\\\\<img src=x>"],
    ["backticks that do not pair", "`<img src=x>``"],
    ["a code span that ended in the line above", "a `\n`<img src=x>`"],
    ["a line that only looks like a fence", "```a`\n<img src=x>\n\nend"],
    ["a fence that does not end where it seems to", "```\n``` x\n```\n<img src=x>\n```"],
    ["a fence inside of a list that has ended", "- a\n  ```\n<img src=x>\n  ```"],
    ["a fence that is indented code", "a\n\n    ```\n<img src=x>"],
    ["a fence inside of a quote that has ended", "> ```\n<img src=x>"],
  ])("keeps HTML out behind %s", (_, text) => {
    // Every one of these reaches a browser as an element, if nothing is done about its `<`.
    expect(markdownBlock(text)).not.toMatch(/(?<!\\)(?:\\\\)*<img/);
  });

  it.each([
    ["a line end", "[a](\njavascript:alert(1))"],
    ["a line end in its definition", "[a]:\njavascript:alert(1)"],
    ["angle brackets", "[a](<javascript:alert(1)>)"],
    ["an entity", "[a](&#106;avascript:alert(1))"],
    ["backticks that do not pair", "`[a](javascript:alert(1))``"],
  ])("keeps scripts out of links behind %s", (_, text) => {
    expect(markdownBlock(text)).not.toMatch(/(?<!\\)\](\(|:)\s*<?(javascript|&#106;avascript):/);
  });

  it.each([
    ["one sign", "a\n="],
    ["two signs", "a\n--"],
    ["an indented sign", "a\n  ="],
  ])("keeps a line above %s from being a heading", (_, text) => {
    expect(markdownBlock(text)).not.toMatch(/^ {0,3}[-=]+\s*$/m);
  });

  it("holds no control but line feeds, nothing that reorders text, and no half of a character", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const safe = markdownBlock(text).replaceAll("\n", "");
        expect(safe).not.toMatch(unseen);
        expect(safe).not.toMatch(halves);
      }),
    );
  });

  it("without backticks and tildes holds no HTML at all", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(markdownBlock(text.replace(/[`~]/g, ""))).not.toMatch(html);
      }),
    );
  });
});

describe("a cell of a table", () => {
  it.each(["\u0085", "\u2028", "\r", "\v", "\n\n"])("stays on its line behind %j", (end) => {
    expect(markdownCell(`${end}\`\`\`a | b${end}`)).toBe("\\`\\`\\`a \\| b");
    expect(markdownCell(`a${end}| b`)).toBe("a \\| b");
  });

  it("is one line whose bars are all escaped", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const cell = markdownCell(text);
        expect(cell).not.toContain("\n");
        expect(cell).not.toMatch(/(?<!\\)(?:\\\\)*\|/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("a code span in a cell of a table", () => {
  it.each([
    ['"a" | "b"', '`"a" \\| "b"`'],
    ["a\\| <b>", "`a\\| <b>`"],
    ["``|``", "``` ``\\|`` ```"],
  ])("shows %j, whose bars end no cell", (text, expected) => {
    expect(markdownCodeCell(text)).toBe(expected);
    const [table] = Lexer.lex(`| a | b |\n| - | - |\n| ${markdownCodeCell(text)} | c |\n`);
    expect(table).toMatchObject({ rows: [[{ tokens: [{ type: "codespan" }] }, { text: "c" }]] });
  });
});

describe("a line of Markdown", () => {
  it.each([
    [
      "a *b* _c_ `d` [e](f) <g> #h |i| !j ~k~",
      "a \\*b\\* \\_c\\_ \\`d\\` \\[e\\]\\(f) \\<g\\> \\#h \\|i\\| \\!j \\~k\\~",
    ],
    ["a & b &lt;", "a &amp; b &amp;lt;"],
    ["a\r\n\n  b", "a b"],
    ["\u202ea\u0000", "\\\\u202ea\\\\u0000"],
  ])("%j is %j", (text, expected) => {
    expect(markdownInline(text)).toBe(expected);
  });

  it("is one line of plain text", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const line = markdownInline(text);
        expect(line).not.toMatch(unseen);
        expect(line).not.toMatch(halves);
        // What is left without the escapes is nothing that Markdown reads.
        expect(line.replace(/\\[\\`*_{}[\]<>#|!~(]/g, "")).not.toMatch(/[\\`*_{}[\]<>#|!~]/);
      }),
    );
  });
});

describe("a span of code", () => {
  it.each([
    ["a", "`a`"],
    ["a`b", "``a`b``"],
    ["`a", "`` `a ``"],
    ["``", "``` `` ```"],
    ["a\nb", "`a b`"],
    ["<b>{x}", "`<b>{x}`"],
  ])("of %j is %s", (text, expected) => {
    expect(markdownCode(text)).toBe(expected);
  });

  it("may have any number of runs of backticks inside", () => {
    const text = "` ".repeat(150_000);
    expect(markdownCode(text)).toBe(`\`\` ${text} \`\``);
  });

  it("is closed by its own fence alone", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        fc.pre(text.trim() !== "");
        const code = markdownCode(text);
        const [fence = ""] = /^`+/.exec(code) ?? [];
        const runs = code.slice(fence.length, -fence.length).match(/`+/g) ?? [];
        expect(code.endsWith(fence)).toBe(true);
        expect(runs.filter((run) => run.length === fence.length)).toEqual([]);
        expect(code).not.toMatch(unseen);
      }),
    );
  });
});
