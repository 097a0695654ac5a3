import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type GateRules, gate } from "../../generator/escape/gate.js";

const plain: GateRules = {
  open: "",
  close: "",
  line: "",
  lines: "keep",
  replace: {},
  break: [],
  unseen: "\\u{hex}",
};
const literal = gate({
  ...plain,
  open: '"',
  close: '"',
  lines: "raw",
  replace: { "\\": "\\\\", '"': '\\"', "\n": "\\n" },
  half: "\\ufffd",
});

describe("a gate", () => {
  it("for a literal lets nothing end it, and keeps what is in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const written = literal(text);
        expect(written).not.toMatch(/\n/);
        expect(JSON.parse(written)).toBe(text.replace(/\p{Cs}/gu, "\ufffd"));
      }),
    );
  });

  it("for a comment begins each line anew, whatever ends lines in the document", () => {
    const comment = gate({ ...plain, line: "# " });
    expect(comment("a\r\nb\rc\u2028d\u0085\n=begin\n\ne  ")).toBe(
      "# a\n# b\n# c\n# d\n#\n# =begin\n#\n# e",
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const line of comment(text).split("\n")) expect(line).toMatch(/^#( .*)?$/);
        expect(comment(text)).not.toMatch(/[\r\u2028\u2029\u0085\v\f]/);
      }),
    );
  });

  it("replaces in one pass, the longest first", () => {
    const rules = gate({ ...plain, replace: { "*/": "*\\/", "*": "x", "\\": "*" } });
    expect(rules("*/ * \\")).toBe("*\\/ x *");
  });

  it("breaks what a tool would take for its own", () => {
    const rules = gate({ ...plain, line: "# ", break: ["type\\s*:", "shareable"] });
    expect(rules("Type: ignore\nshareable")).toBe("# \\Type: ignore\n# \\shareable");
  });

  it("joins lines where there may be but one, and shows what is not seen", () => {
    expect(gate({ ...plain, lines: "join" })(" a\n\tb\u202e\u0000 ")).toBe("a b\\u202e\\u0000");
  });
});
