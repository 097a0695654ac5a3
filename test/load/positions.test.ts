import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointerStep } from "../../generator/load/json.js";
import { SourceFile } from "../../generator/load/read/source.js";
import { dedent } from "./dedent.js";
import { documentOf } from "./loaded.js";

/** Where a pointer stands in a text, as `line:column`. */
function place(text: string, pointer: string): string {
  const { line, column } = new SourceFile("openapi.yaml", text).locate(pointer);
  return `${line}:${column}`;
}

const yaml = dedent(`
  openapi: 3.1.0
  paths:
    /a/{id}~b:
      get:
        tags: [one, two]
        responses:
          200: { description: ok }
          "404":
            description: none
    "/quoted": {}
`);

describe("positions", () => {
  it.each([
    ["", "1:1"],
    ["/openapi", "1:1"],
    ["/paths", "2:1"],
    ["/paths/~1a~1{id}~0b", "3:3"],
    ["/paths/~1a~1{id}~0b/get/tags", "5:7"],
    ["/paths/~1a~1{id}~0b/get/tags/0", "5:14"],
    ["/paths/~1a~1{id}~0b/get/tags/1", "5:19"],
    ["/paths/~1a~1{id}~0b/get/responses/200", "7:9"],
    ["/paths/~1a~1{id}~0b/get/responses/200/description", "7:16"],
    ["/paths/~1a~1{id}~0b/get/responses/404/description", "9:11"],
    ["/paths/~1quoted", "10:3"],
  ])("of YAML at %j is %s", (pointer, expected) => {
    expect(place(yaml, pointer)).toBe(expected);
  });

  it("is that of the nearest parent where there is nothing", () => {
    expect(place(yaml, "/paths/~1a~1{id}~0b/get/nothing/below")).toBe("4:5");
    expect(place(yaml, "/paths/~1a~1{id}~0b/get/tags/7")).toBe("5:7");
  });

  it("is the same with lines that end in CR LF", () => {
    const windows = new SourceFile("openapi.yaml", yaml.replaceAll("\n", "\r\n"));
    expect(windows.locate("/paths/~1a~1{id}~0b/get/tags")).toEqual({
      file: "openapi.yaml",
      line: 5,
      column: 7,
      pointer: "/paths/~1a~1{id}~0b/get/tags",
      excerpt: "      tags: [one, two]",
    });
  });

  it.each(["  ", "\t"])("is right in JSON that is indented with %j", (indent) => {
    const json = JSON.stringify({ a: { b: [1, { c: 2 }] } }, null, indent);
    expect(place(json, "/a/b/1/c")).toBe(`6:${1 + 4 * indent.length}`);
  });

  it("is right in JSON on one line", () => {
    expect(place('{"a":{"b":[1,{"c":2}]}}', "/a/b/1/c")).toBe("1:15");
  });

  it("counts a character outside the basic plane as the editors do, in UTF-16", () => {
    expect(place('{ "😀": 1, "b": 2 }', "/b")).toBe("1:12");
  });

  it("is that of what an alias stands for", () => {
    expect(place("a: &x\n  b: 1\nc: *x\n", "/c/b")).toBe("2:3");
  });

  it("carries the pointer and the line itself, shortened where it is very long", () => {
    const { excerpt, pointer } = new SourceFile("f", `a: "${"x".repeat(9000)}"\n`).locate("/a");
    expect(pointer).toBe("/a");
    expect(excerpt.startsWith('a: "xxx')).toBe(true);
    expect(excerpt.length).toBeLessThan(3000);
    const far = new SourceFile("f", `{"a":"${"x".repeat(9000)}","b":1,\r\n"c":2}`).locate("/b");
    expect(far.excerpt.slice(far.column - 1)).toBe('"b":1,');
  });
});

describe("positions in JSON", () => {
  /** Every pointer into a value, and some that lead nowhere. */
  const pointersIn = (value: unknown, pointer = ""): string[] => [
    pointer,
    `${pointer}/nothing`,
    ...(typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([name, inner]) =>
          pointersIn(inner, pointer + pointerStep(name)),
        )
      : []),
  ];

  it("are those of the same text read as YAML", () => {
    const names = fc.string({
      unit: fc.constantFrom("a", "~", "/", '"', "\\", "é", "😀", " ", "0"),
    });
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom(null, true, 0, -1.5e3),
        names,
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(names, tie("value"), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(value, fc.constantFrom("", "  ", "\t"), (written, indent) => {
        const text = JSON.stringify(written, null, indent);
        const json = new SourceFile("a.json", text);
        const yaml = new SourceFile("a.json", text);
        json.isJson();
        for (const pointer of pointersIn(written))
          expect(json.locate(pointer)).toEqual(yaml.locate(pointer));
      }),
    );
  });

  it("are found in a large document without reading all of it as YAML", () => {
    const text = JSON.stringify({ a: Array.from({ length: 1e5 }, (_, id) => ({ id })), b: [1] });
    const source = new SourceFile("a.json", text);
    source.isJson();
    expect(source.locate("/b/0").column).toBe(text.length - 2);
    expect(source.scalar("/a/99999/id")).toBe("99999");
    expect(source.scalar("/a/100000/id")).toBeUndefined();
    expect(source.scalar("/a")).toBeUndefined();
  });
});

describe("origins", () => {
  it("locates an object of a document, and steps below it", () => {
    const { root, origins } = documentOf(yaml);
    expect(origins.pointer(root)).toBe("");
    const { paths = null } = root;
    if (typeof paths !== "object" || paths === null) throw new Error("no paths");
    expect(origins.pointer(paths)).toBe("/paths");
    expect(origins.locate(paths, "/a/{id}~b", "get", "tags", 1)).toMatchObject({
      line: 5,
      column: 19,
      pointer: "/paths/~1a~1{id}~0b/get/tags/1",
    });
  });

  it("locates what was made from an object where that object is written", () => {
    const { root, origins } = documentOf(yaml);
    const once = origins.derive({}, root);
    const twice = origins.derive({}, once);
    expect(origins.locate(twice, "paths")).toMatchObject({ line: 2, pointer: "/paths" });
  });

  it("locates in a made object what stands elsewhere, where it stands", () => {
    const { root, origins } = documentOf(yaml);
    const [list, made] = [[root.paths ?? null], { moved: root.openapi ?? null, kept: "" }];
    origins.derive(made, root);
    origins.place(made, "moved", root, "openapi");
    const again = origins.derive({ ...made, list: origins.derive(list, root) }, made);
    expect(origins.locate(again, "moved")).toMatchObject({ line: 1, pointer: "/openapi" });
    expect(origins.locate(again, "kept")).toMatchObject({ pointer: "/kept" });
    expect(origins.locate(origins.derive({ list }, root), "list", 0)).toMatchObject({
      line: 2,
      pointer: "/paths",
    });
  });

  it("locates an object of another file in that file", () => {
    const { root, origins } = documentOf(yaml);
    const other = { deep: { a: 1 } };
    origins.addFile(new SourceFile("other.yaml", "\ndeep:\n  a: 1\n"), other);
    const merged = origins.derive({ ...root, deep: other.deep }, root);
    expect(origins.locate(merged, "deep", "a")).toMatchObject({
      file: "other.yaml",
      line: 3,
      pointer: "/deep/a",
    });
  });
});
