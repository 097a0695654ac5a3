import { describe, expect, it } from "vitest";
import type { Json } from "../../generator/load/json.js";
import { resolvePointer } from "../../generator/load/references.js";
import { onlyProblem, told } from "../problem/told.js";
import { dedent } from "./dedent.js";
import { loaded } from "./loaded.js";

/** Loads a document with these component schemas. */
const load = (text: string) =>
  loaded(`openapi: 3.1.0\ncomponents:\n  schemas:\n${dedent(text).replace(/^(?=.)/gm, "    ")}`);

/** The component schemas of a document without problems, in which nothing names itself any more. */
function schemas(text: string): Json | undefined {
  const { document, problems } = load(text);
  expect(problems.all).toEqual([]);
  expect(JSON.stringify(document?.root)).not.toMatch(/\$(id|anchor|dynamic)/);
  return resolvePointer(document?.root ?? {}, "#/components/schemas");
}

const to = (key: string) => ({ $ref: `#/components/schemas/${key}` });

describe("anchors", () => {
  it("are names for places in their document", () => {
    expect(
      schemas(`
        A: { $anchor: here, type: string }
        B: { properties: { a: { $ref: "#here" }, c: { $ref: "#deep" } } }
        C: { properties: { c: { $anchor: deep, type: integer } } }
      `),
    ).toEqual({
      A: { type: "string" },
      B: { properties: { a: to("A"), c: to("C/properties/c") } },
      C: { properties: { c: { type: "integer" } } },
    });
  });

  it("are relative to the nearest $id, and found through it", () => {
    expect(
      schemas(`
        A: { $id: https://example.com/a, $anchor: x, properties: { self: { $ref: "#x" } } }
        B: { $id: b, $anchor: x, properties: { self: { $ref: "#x" }, a: { $ref: "https://example.com/a#x" } } }
        C: { properties: { a: { $ref: "b#x" }, b: { $ref: "b" } } }
      `),
    ).toEqual({
      A: { properties: { self: to("A") } },
      B: { properties: { self: to("B"), a: to("A") } },
      C: { properties: { a: to("B"), b: to("B") } },
    });
  });

  it("are rather those of the schema itself than of one with an $id in it", () => {
    expect(
      schemas(`
        A:
          $id: https://example.com/a
          $defs:
            first: { $id: https://example.com/b, $defs: { inner: { $anchor: x, type: string } } }
            second: { $anchor: x, type: integer }
          properties: { own: { $ref: "#x" } }
        B: { properties: { a: { $ref: "https://example.com/a#x" }, b: { $ref: "https://example.com/b#x" } } }
        C: { $id: https://example.com/c, properties: { a: { $ref: "#x" } } }
      `),
    ).toMatchObject({
      A: { properties: { own: to("A/$defs/second") } },
      B: { properties: { a: to("A/$defs/second"), b: to("A/$defs/first/$defs/inner") } },
      C: { properties: { a: to("A/$defs/first/$defs/inner") } },
    });
  });

  it("may stand behind a pointer", () => {
    expect(
      schemas(`
        A: { $defs: { inner: { $anchor: x, type: string } } }
        B: { properties: { a: { $ref: "#/components/schemas/A#x" } } }
      `),
    ).toEqual({
      A: { $defs: { inner: { type: "string" } } },
      B: { properties: { a: to("A/$defs/inner") } },
    });
  });

  it("leave pointers of a schema with an $id to their document where that is what is meant", () => {
    expect(
      schemas(`
        A: { $id: https://example.com/a, properties: { b: { $ref: "#/components/schemas/B" } } }
        B: { $id: b, $defs: { c: { type: string } }, properties: { c: { $ref: "#/$defs/c" } } }
      `),
    ).toEqual({
      A: { properties: { b: to("B") } },
      B: { $defs: { c: { type: "string" } }, properties: { c: to("B/$defs/c") } },
    });
  });

  it("are not looked for in data, and may be names of properties", () => {
    const { document, problems } = load(`
      A:
        properties: { $id: { type: string }, $anchor: { type: string } }
        example: { $id: x, $anchor: y }
        default: { $ref: "#y" }
    `);
    expect(problems.all).toEqual([]);
    expect(resolvePointer(document?.root ?? {}, "#/components/schemas/A/example")).toEqual({
      $id: "x",
      $anchor: "y",
    });
  });

  it("are problems where there is none of the name", () => {
    expect(told(load(`A: { $ref: "#nowhere" }`).problems)).toEqual(["4:10 dangling-reference"]);
    expect(told(load(`A: { $dynamicRef: "#nowhere" }`).problems)).toEqual([
      "4:10 dangling-reference",
    ]);
  });
});

describe("dynamic references", () => {
  it("name the anchor of their own schema where nothing else leads there", () => {
    expect(
      schemas(`
        Tree: { $dynamicAnchor: node, properties: { children: { items: { $dynamicRef: "#node" } } } }
      `),
    ).toEqual({ Tree: { properties: { children: { items: to("Tree") } } } });
  });

  it("name the outermost schema of those that lead there", () => {
    expect(
      schemas(`
        Tree:
          $id: tree
          $dynamicAnchor: node
          properties: { children: { items: { $dynamicRef: "#node" } } }
        Strict:
          $id: strict
          $dynamicAnchor: node
          $ref: tree
          unevaluatedProperties: false
      `),
    ).toEqual({
      Tree: { properties: { children: { items: to("Tree") } } },
      Strict: { $ref: "#/components/schemas/Tree_Strict", unevaluatedProperties: false },
      Tree_Strict: { properties: { children: { items: to("Strict") } } },
    });
  });

  it("make another schema of a template for each that binds its parameter", () => {
    expect(
      schemas(`
        Page:
          $id: page
          type: object
          properties: { items: { type: array, items: { $dynamicRef: "#item" } } }
          $defs: { item: { $dynamicAnchor: item, not: {} } }
        Users:
          $id: users
          $ref: page
          $defs: { item: { $dynamicAnchor: item, $ref: "#/components/schemas/User" } }
        Names:
          $id: names
          allOf: [{ $ref: page }]
          $defs: { item: { $dynamicAnchor: item, type: string } }
        User: { type: object }
      `),
    ).toMatchObject({
      Page: { properties: { items: { items: to("Page/$defs/item") } } },
      Users: to("Page_User"),
      Page_User: { type: "object", properties: { items: { items: to("User") } } },
      Names: { allOf: [to("Page_Names_item")] },
      Page_Names_item: { properties: { items: { items: to("Names/$defs/item") } } },
      User: { type: "object" },
    });
  });

  it("are carried through schemas in between", () => {
    expect(
      schemas(`
        List: { $id: list, items: { $dynamicRef: "#item" }, $defs: { d: { $dynamicAnchor: item } } }
        Box: { $id: box, properties: { list: { $ref: list } } }
        Numbers:
          $id: numbers
          $ref: box
          $defs: { d: { $dynamicAnchor: item, type: number } }
      `),
    ).toMatchObject({
      Numbers: to("Box_Numbers_d"),
      Box_Numbers_d: { properties: { list: to("List_Numbers_d") } },
      List_Numbers_d: { items: to("Numbers/$defs/d") },
      Box: { properties: { list: to("List") } },
    });
  });

  it("may stand beside another reference", () => {
    expect(
      schemas(`
        A: { $dynamicAnchor: a, $ref: "#/components/schemas/B", $dynamicRef: "#a" }
        B: { type: object }
      `),
    ).toMatchObject({ A: { allOf: [to("B"), to("A")] } });
  });

  it("are a problem where they multiply without end", () => {
    const names = Array.from({ length: 18 }, (_, index) => `n${index}`);
    const levels = names.flatMap((name, index) => {
      const next = `$ref: "#/components/schemas/M${index}"`;
      const choices = [`A${index + 1}`, `B${index + 1}`].map(
        (key) => `{ $ref: "#/components/schemas/${key}" }`,
      );
      return [
        `A${index}: { $defs: { x: { $dynamicAnchor: ${name}, type: string } }, ${next} }`,
        `B${index}: { $defs: { x: { $dynamicAnchor: ${name}, type: number } }, ${next} }`,
        `M${index}: { oneOf: [${choices.join(", ")}] }`,
      ];
    });
    const uses = names.map((name) => `${name}: { $dynamicRef: "#${name}" }`).join(", ");
    const { problems } = load(
      `${levels.join("\n")}\nA18: { properties: { ${uses} } }\nB18: { type: string }`,
    );
    expect(problems.all.map(({ code }) => code)).toContain("too-many-references");
  });
});

describe("problems of anchors", () => {
  it("are a problem where too many names of them are met on ways that meet each other", () => {
    const count = 1_100;
    const all = Array.from({ length: count }, (_, index) => [
      `S${index}`,
      {
        $dynamicAnchor: `n${index}`,
        items: { $dynamicRef: `#n${index}` },
        not: to(`S${(index + 1) % count}`),
      },
    ]);
    const components = { schemas: Object.fromEntries(all) as Json };
    const { problems } = loaded(JSON.stringify({ openapi: "3.1.0", components }));
    const said = problems.all.map(({ code, message }) => `${code} ${message.replace(/.*: /, "")}`);
    expect(new Set(said)).toEqual(
      new Set(["too-many-references dynamic references have too many names"]),
    );
  });

  it("do not stand for a document that was not read", () => {
    const { problems } = load(
      `A: { $id: https://example.com/a, properties: { b: { $ref: other } } }`,
    );
    expect(onlyProblem(problems).code).toBe("dangling-reference");
  });
});
