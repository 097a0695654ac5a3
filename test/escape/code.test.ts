import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { docText } from "../../generator/escape/comment.js";
import { normalizeLines, visible } from "../../generator/escape/control.js";
import { propertyKey } from "../../generator/escape/key.js";
import { singleQuotedLiteral, stringLiteral } from "../../generator/escape/literal.js";
import { halves, nasty, unseen } from "./texts.js";

/** The kinds of the statements of a file; throws where it does not parse. */
function statementsOf(text: string): ts.SyntaxKind[] {
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
  if (diagnostics.length > 0)
    throw new Error(diagnostics.map(({ messageText }) => String(messageText)).join("; "));
  const file = ts.createSourceFile("a.ts", text, ts.ScriptTarget.ESNext);
  return file.statements.map(({ kind }) => kind);
}

function evaluated(expression: string): unknown {
  return new Function(`"use strict"; return (${expression});`)();
}

describe("a string literal", () => {
  it("stands for the text, whatever that is", () => {
    fc.assert(fc.property(nasty, (text) => evaluated(stringLiteral(text)) === text));
  });

  it("is JSON too", () => {
    fc.assert(fc.property(nasty, (text) => JSON.parse(stringLiteral(text)) === text));
  });

  it("holds no character that cannot be seen", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(stringLiteral(text)).not.toMatch(unseen);
        expect(stringLiteral(text)).not.toMatch(halves);
      }),
    );
  });

  it.each([
    ['"; evil(); "', '"\\"; evil(); \\""'],
    ["\\", '"\\\\"'],
    ["a\nb", '"a\\nb"'],
    ["\u2028", '"\\u2028"'],
    ["\u202e", '"\\u202e"'],
    ["é😀", '"é😀"'],
  ])("of %j is %s", (text, literal) => {
    expect(stringLiteral(text)).toBe(literal);
  });
});

describe("a single-quoted literal", () => {
  it("escapes what is special in it, and only that", () => {
    expect(singleQuotedLiteral('it\'s \\ "so" $x #{y}')).toBe("'it\\'s \\\\ \"so\" $x #{y}'");
  });

  it("stands for the text, where that is on one line", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        fc.pre(!/[\n\r\u2028\u2029]/.test(text));
        return evaluated(singleQuotedLiteral(text)) === text;
      }),
    );
  });
});

describe("a property key", () => {
  it.each([
    ["plain", "plain"],
    ["$_1", "$_1"],
    ["class", "class"],
    ["foo-bar", '"foo-bar"'],
    ["1", '"1"'],
    ["", '""'],
    ["é", '"é"'],
    ['x"; evil', '"x\\"; evil"'],
    ["constructor", "constructor"],
    ["__proto__", '["__proto__"]'],
  ])("of %j is %s", (name, key) => {
    expect(propertyKey(name)).toBe(key);
  });

  it("gives an object an own member of that very name", () => {
    fc.assert(
      fc.property(nasty, (name) => {
        const value = evaluated(`Object.entries({ ${propertyKey(name)}: 1 })`);
        expect(value).toEqual([[name, 1]]);
      }),
    );
  });

  it("adds nothing to the interface it stands in", () => {
    fc.assert(
      fc.property(nasty, (name) => {
        const text = `interface A { ${propertyKey(name)}?: string; last: number }`;
        expect(statementsOf(text)).toEqual([ts.SyntaxKind.InterfaceDeclaration]);
        const file = ts.createSourceFile("a.ts", text, ts.ScriptTarget.ESNext);
        const [declaration] = file.statements;
        const members =
          declaration !== undefined && ts.isInterfaceDeclaration(declaration)
            ? declaration.members.length
            : 0;
        expect(members).toBe(2);
      }),
      { numRuns: 60 },
    );
  });
});

describe("text in a comment", () => {
  it.each([
    ["ends */ here", "ends *\\/ here"],
    ["**//", "**\\//"],
    ["*/*/", "*\\/*\\/"],
    ["*\u200b/", "*\u200b/"],
    ["*\u202e/", "*\\u202e/"],
    ["one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"],
    ["a\u0000b\u001bc", "a\\u0000b\\u001bc"],
    ["@ts-ignore\n  @deprecated a@b", "\\@ts-ignore\n  \\@deprecated a@b"],
    ["  trimmed  \n\n", "trimmed"],
    ["a\tb", "a b"],
  ])("%j is %j", (text, expected) => {
    expect(docText(text)).toBe(expected);
  });

  it("never ends it, however it is put there", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const safe = docText(text);
        expect(safe).not.toContain("*/");
        const block = `/**\n${safe.replace(/^/gm, " * ")}\n */\nexport const a = 1;\n`;
        expect(statementsOf(block)).toEqual([ts.SyntaxKind.VariableStatement]);
        const line = `/** ${safe.replaceAll("\n", " ")} */ export const a = 1;\n`;
        expect(statementsOf(line)).toEqual([ts.SyntaxKind.VariableStatement]);
      }),
      { numRuns: 60 },
    );
  });

  it("holds no control but line feeds, nothing that reorders text, and no half of a character", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const safe = docText(text).replaceAll("\n", "");
        expect(safe).not.toMatch(unseen);
        expect(safe).not.toMatch(halves);
      }),
    );
  });

  it.each(["Gone. @deprecated", "a\t@internal", "(@alpha)", "a @b c"])(
    "makes no tag out of %j",
    (text) => {
      const block = `/** ${docText(text)} */\nexport const a = 1;\n`;
      const file = ts.createSourceFile("a.ts", block, ts.ScriptTarget.ESNext, true);
      expect(file.statements.flatMap((statement) => ts.getJSDocTags(statement).length)).toEqual([
        0,
      ]);
    },
  );

  it("makes no tag of its own", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const block = `/**\n${docText(text).replace(/^/gm, " * ")}\n */\nexport const a = 1;\n`;
        const file = ts.createSourceFile("a.ts", block, ts.ScriptTarget.ESNext, true);
        const [statement] = file.statements;
        expect(statement && ts.getJSDocTags(statement).map(({ tagName }) => tagName.text)).toEqual(
          [],
        );
      }),
      { numRuns: 60 },
    );
  });

  it("is no directive to the compiler", () => {
    const text = docText("@ts-nocheck\n// @ts-ignore\n/// <reference path='/etc/passwd' />");
    const block = `/**\n${text.replace(/^/gm, " * ")}\n */\nexport const a: string = 1;\n`;
    const file = ts.createSourceFile("a.ts", block, ts.ScriptTarget.ESNext);
    expect(file.referencedFiles).toEqual([]);
    expect(ts.preProcessFile(block).referencedFiles).toEqual([]);
  });
});

describe("text on a terminal", () => {
  it("is visible as a whole", () => {
    expect(visible("\u001b[31mred\u0007\nnext\u202e")).toBe(
      "\\u001b[31mred\\u0007\\u000anext\\u202e",
    );
  });

  it("keeps line ends where they are asked for", () => {
    expect(visible("a\nb\r", { keepLines: true })).toBe("a\nb\\u000d");
  });

  it("has one kind of line end", () => {
    expect(normalizeLines("a\r\nb\rc\u0085d\u2028e\u2029f\vg\fh\ni")).toBe(
      "a\nb\nc\nd\ne\nf\ng\nh\ni",
    );
  });
});
