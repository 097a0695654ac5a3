import { describe, expect, it } from "vitest";
import { duplicateNames } from "../../generator/load/read/duplicates.js";
import { onlyProblem, told } from "../problem/told.js";
import { dedent } from "./dedent.js";
import { documentOf, loaded, loadedFrom } from "./loaded.js";

const minimal = "openapi: 3.1.0\ninfo: { title: T, version: 1.0.0 }\npaths: {}\n";

/** What is reported of a content. */
function reported(content: string | Uint8Array): string[] {
  return told(loaded(content).problems);
}

describe("reading", () => {
  it.each(["3.0.0", "3.0.4", "3.1.0", "3.1.1"])("accepts version %s", (version) => {
    const { version: feature } = documentOf(`openapi: ${version}\npaths: {}\n`);
    expect(feature).toBe(version.slice(0, 3));
  });

  it("accepts a version that YAML reads as a number", () => {
    expect(documentOf("openapi: 3.1\npaths: {}\n").version).toBe("3.1");
  });

  it("reads JSON and YAML to the same values", () => {
    const value = { openapi: "3.1.0", info: { title: "T", version: "1" }, paths: {} };
    expect(documentOf(JSON.stringify(value)).root).toEqual(value);
    expect(documentOf('openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}').root).toEqual(
      value,
    );
  });

  it("drops a byte order mark", () => {
    expect(documentOf(`\ufeff${minimal}`).root.openapi).toBe("3.1.0");
    expect(documentOf(`\ufeff{"openapi":"3.1.0"}`).root.openapi).toBe("3.1.0");
  });

  it("reads lines that end in CR LF", () => {
    const { root } = documentOf(minimal.replaceAll("\n", "\r\n"));
    expect(root.info).toEqual({ title: "T", version: "1.0.0" });
  });

  it("reads JSON that is indented with tabs", () => {
    const text = JSON.stringify({ openapi: "3.1.0", info: { title: "T" } }, null, "\t");
    expect(documentOf(text).root.info).toEqual({ title: "T" });
  });

  it("fills in aliases and merge keys", () => {
    const { root } = documentOf(
      dedent(`
        openapi: 3.1.0
        x-base: &base { a: 1, b: 2 }
        x-alias: *base
        x-merged:
          <<: *base
          b: 3
      `),
    );
    expect(root["x-alias"]).toEqual({ a: 1, b: 2 });
    expect(root["x-merged"]).toEqual({ a: 1, b: 3 });
  });

  it.each(["yaml", "json"])("keeps names of Object.prototype as plain data in %s", (format) => {
    const content =
      format === "json"
        ? '{"openapi":"3.1.0","x-a":{"__proto__":{"polluted":true},"constructor":1}}'
        : "openapi: 3.1.0\nx-a:\n  __proto__: { polluted: true }\n  constructor: 1\n";
    const { root } = documentOf(content);
    const extension = root["x-a"];
    expect(Object.keys(extension ?? {})).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(extension)).toBe(Object.prototype);
    expect("polluted" in {}).toBe(false);
  });

  it("reads what looks like a date as text", () => {
    const { root } = documentOf("openapi: 3.1.0\nx-a: 2026-01-31\n");
    expect(root["x-a"]).toBe("2026-01-31");
  });
});

describe("files that cannot be read", () => {
  it("reports a file that is not there, without a place in it", () => {
    const { problems } = loadedFrom("/nonexistent/openapi.yaml");
    const { code, message, at } = onlyProblem(problems);
    expect(code).toBe("unreadable-file");
    expect(message).toMatch(/nonexistent\/openapi\.yaml: there is no such file$/);
    expect(at).toBeNull();
  });

  it("reports a folder", () => {
    const { message } = onlyProblem(loadedFrom(import.meta.dirname).problems);
    expect(message).toMatch(/: it is a folder$/);
  });

  it("reports text that is not UTF-8", () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(minimal, "utf16le")]);
    expect(reported(utf16)).toEqual(["1:1 not-utf8"]);
    expect(reported(Buffer.from([0x61, 0x3a, 0x20, 0xe9, 0x0a]))).toEqual(["1:1 not-utf8"]);
  });
});

describe("content that is no document", () => {
  it.each(["", " \n\t\n", "\ufeff", "# only a comment\n", "---\n...\n"])(
    "reports the empty content %j",
    (content) => {
      expect(reported(content)).toEqual(["1:1 empty-document"]);
    },
  );

  it.each([
    ["a list", "- openapi: 3.1.0\n"],
    ["a list", '["openapi"]'],
    ["a string", "openapi\n"],
  ])("reports that the document is %s", (what, content) => {
    const { code, message } = onlyProblem(loaded(content).problems);
    expect(code).toBe("not-an-object");
    expect(message).toBe(`the document is ${what}, not an object`);
  });

  it("reports a document that names no version", () => {
    expect(reported("info: {}\npaths: {}\n")).toEqual(["1:1 no-version"]);
  });

  it.each([
    ["openapi: 4.0.0", "1:1 unsupported-version"],
    ["openapi: 3.10.0", "1:1 unsupported-version"],
    ["openapi: 3.3.0", "1:1 unsupported-version"],
    ["openapi: 2.0", "1:1 unsupported-version"],
    ["swagger: 3.0.0", "1:1 unsupported-version"],
    ["swaggerVersion: '1.2'", "1:1 no-version"],
    ["swagger: '1.2'", "1:1 unsupported-version"],
    ["info: {}\nopenapi: three", "2:1 unsupported-version"],
    ["openapi: [3]", "1:1 unsupported-version"],
  ])("reports the version in %j", (content, expected) => {
    expect(reported(`${content}\npaths: {}\n`)).toEqual([expected]);
  });

  it.each([
    ["swagger: '2.0'", "2.0"],
    ["swagger: 2.0", "2.0"],
    ["openapi: 3.0", "3.0"],
    ["openapi: 3.1", "3.1"],
    ["openapi: 3.2.0", "3.2"],
  ])("reads %j", (content, version) => {
    expect(documentOf(`${content}\n`).version).toBe(version);
  });
});

describe("syntax", () => {
  it("reports one problem for a fault of YAML, at its line", () => {
    const { problems } = loaded("openapi: 3.1.0\ninfo: { title: T\npaths: {}\nother: }\n");
    expect(onlyProblem(problems)).toMatchObject({
      code: "syntax",
      severity: "error",
      at: { line: 3, excerpt: "paths: {}" },
    });
  });

  it("reports a fault of JSON at its line and column", () => {
    expect(reported('{\n  "openapi": "3.1.0"\n  "paths": {}\n}\n')).toEqual(["3:3 syntax"]);
  });

  it("says what is wrong in one line", () => {
    const { message } = onlyProblem(loaded("openapi: 3.1.0\n  info: a: b\n").problems);
    expect(message).not.toContain("\n");
    expect(message).not.toBe("");
  });

  it("reports tabs that indent YAML, at the tab", () => {
    const { problems } = loaded("openapi: 3.1.0\ninfo:\n\ttitle: T\n");
    expect(onlyProblem(problems)).toMatchObject({ code: "syntax", at: { line: 3 } });
  });

  it("reports a key that is written twice in YAML, at the second", () => {
    expect(reported("openapi: 3.1.0\npaths: {}\ninfo: {}\npaths: {}\n")).toEqual([
      "4:1 duplicate-key",
    ]);
  });

  it("reports a key that is written twice in JSON, at the second", () => {
    const content = '{\n  "openapi": "3.1.0",\n  "paths": {},\n  "paths": {}\n}\n';
    expect(reported(content)).toEqual(["4:3 duplicate-key"]);
  });

  it("finds a key that is written twice beside and behind texts of any length", () => {
    const text = '\\"{,'.repeat(4_000_000);
    const twice = `{"a":"${text}","b":["b",{"b":1}],"c":{"a\\u0062":1,"c":2,"ab":3},"a":4}`;
    expect(duplicateNames(twice)).toEqual([twice.indexOf('"ab"'), twice.lastIndexOf('"a"')]);
  });

  it("reports an alias without its anchor", () => {
    expect(reported("openapi: 3.1.0\ninfo: *nowhere\n")).toEqual(["2:7 syntax"]);
  });

  it("reports a second document in the same file", () => {
    expect(reported(`${minimal}---\n${minimal}`)).toEqual(["4:1 syntax"]);
  });

  it.each([".inf", "-.inf", ".nan"])("reports %s, a number that JSON has not", (number) => {
    const { problems } = loaded(`openapi: 3.1.0\nx-a: ${number}\n`);
    expect(onlyProblem(problems)).toMatchObject({ severity: "error", at: { line: 2, column: 6 } });
  });

  it("reports tags that would make something else than data", () => {
    expect(reported("openapi: 3.1.0\nx-a: !!js/function 'alert(1)'\n")).toEqual(["2:6 syntax"]);
  });
});

describe("merge keys", () => {
  it("may have a map, or a list of them, by their anchors too", () => {
    const { root } = documentOf(
      dedent(`
        openapi: 3.1.0
        info: { title: T, version: "1" }
        x-list: &list [&a { a: 1 }, { b: 2 }]
        x-all: [{ <<: { a: 0 } }, { <<: *list }, { <<: [&c { c: 3 }, *c, *a] }, { "<<": 1 }]
      `),
    );
    expect(root["x-all"]).toEqual([{ a: 0 }, { a: 1, b: 2 }, { c: 3, a: 1 }, { "<<": 1 }]);
  });

  it.each(["1", "", "[1]", "[{}, *text]", "*text", "[[{}]]"])("cannot have %j", (value) => {
    const { problems } = loaded(`openapi: 3.1.0\nx-text: &text abc\nx-all: { <<: ${value} }\n`);
    expect(onlyProblem(problems)).toMatchObject({ code: "wrong-merge" });
  });
});

describe("documents that would exhaust the machine", () => {
  it("reports an alias bomb", () => {
    const lines = Array.from({ length: 30 }, (_, level) => {
      const values = level === 0 ? '["x"]' : `[*l${level - 1}, *l${level - 1}, *l${level - 1}]`;
      return `x-${level}: &l${level} ${values}`;
    });
    const { problems } = loaded(`openapi: 3.1.0\n${lines.join("\n")}\n`);
    expect(onlyProblem(problems).code).toBe("alias-limit");
  });

  it("reports merge keys that multiply", () => {
    const base = Array.from({ length: 50 }, (_, index) => `k${index}: 1`).join(", ");
    const uses = Array.from({ length: 30_000 }, () => "*base").join(", ");
    const { problems } = loaded(
      `openapi: 3.1.0\nx-base: &base { ${base} }\nx-all:\n  <<: [${uses}]\n`,
    );
    expect(onlyProblem(problems).code).toBe("alias-limit");
  });

  it("reports merge keys that multiply by a list that they share", () => {
    const uses = Array.from({ length: 1_000 }, () => "*base").join(", ");
    const all = Array.from({ length: 1_000 }, (_, index) => `x-${index}: { <<: *all }`).join("\n");
    const { problems } = loaded(
      `openapi: 3.1.0\nx-base: &base { a: 1 }\nx-all: &all [${uses}]\n${all}\n`,
    );
    expect(onlyProblem(problems).code).toBe("alias-limit");
  });

  it("reports merge keys that multiply from map to map", () => {
    const lines = Array.from({ length: 40 }, (_, level) =>
      level === 0
        ? "x-0: &l0 { a: 1 }"
        : `x-${level}: &l${level}\n  <<: [*l${level - 1}, *l${level - 1}, *l${level - 1}]`,
    );
    const { problems } = loaded(`openapi: 3.1.0\n${lines.join("\n")}\n`);
    expect(onlyProblem(problems).code).toBe("alias-limit");
  });

  it("reports more aliases than can be looked up", () => {
    const uses = Array.from({ length: 60_000 }, () => "*a").join(", ");
    const { problems } = loaded(`openapi: 3.1.0\nx-a: &a 1\nx-all: [${uses}]\n`);
    expect(onlyProblem(problems).code).toBe("alias-limit");
  });

  it("reads as many aliases of one anchor as documents have", () => {
    const uses = Array.from({ length: 5_000 }, () => "*a").join(", ");
    const { root } = documentOf(
      `openapi: 3.1.0\ninfo: { title: A, version: "1" }\nx-a: &a { b: &b c }\nx-all: [${uses}]\n`,
    );
    expect(root["x-all"]).toEqual(Array.from({ length: 5_000 }, () => ({ b: "c" })));
  });

  it("reads an alias that names a member, of an anchor in the same map", () => {
    const { root } = documentOf(
      'openapi: 3.1.0\ninfo: { title: A, version: "1" }\nx-a: { a: &name b, *name : c }\n',
    );
    expect(root["x-a"]).toEqual({ a: "b", b: "c" });
  });

  it("reports an anchor that holds itself", () => {
    const { message } = onlyProblem(loaded("openapi: 3.1.0\nx-a: &a\n  self: *a\n").problems);
    expect(message).toMatch(/itself|circular|cycl|recurs/i);
  });
});

describe("nesting", () => {
  const nested = (depth: number): string =>
    `{"openapi":"3.1.0","components":{"schemas":{"S":${'{"properties":{"p":'.repeat(depth)}{}${"}}".repeat(depth)}}}}`;

  it("reads 100 levels of schemas", () => {
    expect(documentOf(nested(100)).version).toBe("3.1");
  });

  it.each([1_000, 20_000])("reports %i levels of schemas", (depth) => {
    expect(onlyProblem(loaded(nested(depth)).problems).code).toBe("too-deep");
  });

  it("reports 20,000 levels of YAML", () => {
    const list = "[".repeat(20_000) + "]".repeat(20_000);
    expect(onlyProblem(loaded(`openapi: 3.1.0\nx-a: ${list}\n`).problems).severity).toBe("error");
  });
});
