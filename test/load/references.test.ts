import { describe, expect, it } from "vitest";
import {
  canonicalReference,
  dereference,
  resolvePointer,
} from "../../generator/load/references.js";
import { onlyProblem, told } from "../problem/told.js";
import { dedent } from "./dedent.js";
import { documentOf, loaded } from "./loaded.js";

const components = (text: string): string =>
  `openapi: 3.1.0\ncomponents:\n${dedent(text).replace(/^(?=.)/gm, "  ")}`;

/** What is reported of these components, which begin on line 3, column 3. */
function reported(text: string): string[] {
  return told(loaded(components(text)).problems);
}

describe("resolving", () => {
  const root = {
    "a/b": { "m~n": 1 },
    "~1": 2,
    "x{y}": [{ z: 3 }],
    "": 4,
    "100%": 5,
    é: 6,
  };

  it.each([
    ["#", root],
    ["#/a~1b/m~0n", 1],
    ["#/~01", 2],
    ["#/x%7By%7D/0/z", 3],
    ["#/x{y}/0/z", 3],
    ["#/", 4],
    ["#/100%", 5],
    ["#/100%25", 5],
    ["#/%C3%A9", 6],
    ["#/nothing", undefined],
    ["#/a~1b/m~0n/deeper", undefined],
    ["#/constructor", undefined],
    ["#/__proto__", undefined],
    ["#/x{y}/length", undefined],
    ["#/x{y}/1", undefined],
  ])("finds what %j names", (reference, expected) => {
    expect(resolvePointer(root, reference)).toEqual(expected);
  });

  it("spells two references to one target the same", () => {
    expect(canonicalReference("#/a/x%7By%7D")).toBe("#/a/x{y}");
    expect(canonicalReference("#/a/x{y}")).toBe("#/a/x{y}");
  });

  it("follows a chain to its end", () => {
    const chain = { a: { $ref: "#/b" }, b: { $ref: "#/c" }, c: { end: true } };
    expect(dereference(chain, { $ref: "#/a" })).toEqual({ end: true });
  });
});

describe("references of a document", () => {
  it("may be escaped, and name any place of it", () => {
    const text = components(`
      schemas:
        "a/b": { type: string }
        "c{d}": { properties: { "~e": { type: integer } } }
        One: { $ref: "#/components/schemas/a~1b" }
        Two: { $ref: "#/components/schemas/c%7Bd%7D/properties/~0e" }
        Three: { $ref: "#/components/x-elsewhere/schema" }
      x-elsewhere: { schema: { type: boolean } }
    `);
    expect(documentOf(text).version).toBe("3.1");
  });

  it("may be recursive through properties, items and variants", () => {
    const text = components(`
      schemas:
        Tree:
          properties:
            self: { $ref: "#/components/schemas/Tree" }
            list: { type: array, items: { $ref: "#/components/schemas/Tree" } }
            other: { oneOf: [{ $ref: "#/components/schemas/Tree" }, { type: "null" }] }
    `);
    expect(documentOf(text).version).toBe("3.1");
  });

  it("are not looked for in examples, extensions and enums, nor taken for a property of that name", () => {
    const text = components(`
      schemas:
        A:
          example: { $ref: "#/nowhere" }
          enum: [{ $ref: "#/nowhere" }]
          x-a: { $ref: "#/nowhere" }
        B: { properties: { $ref: { type: string } } }
    `);
    expect(documentOf(text).version).toBe("3.1");
  });

  it("are reported where they dangle", () => {
    const { problems } = loaded(
      components(`
        schemas:
          A: { $ref: "#/components/schemas/Missing" }
          B: { properties: { b: { $ref: "#Anchor" } } }
      `),
    );
    expect(told(problems).toSorted()).toEqual([
      "4:10 dangling-reference",
      "5:29 dangling-reference",
    ]);
    expect(problems.all.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(
        /^the reference #\/components\/schemas\/Missing does not resolve: there is nothing at that place/,
      ),
    );
  });

  it.each(["https://example.com/api.yaml", "file:///etc/passwd", "../../etc/passwd"])(
    "are reported and never followed where they leave the document: %j",
    (reference) => {
      expect(reported(`schemas: { A: { $ref: ${JSON.stringify(reference)} } }`)).toEqual([
        "3:19 external-reference",
      ]);
    },
  );

  it.each(["5", "null", "[a]", "{ a: b }", "true"])("are reported where they are %s", (value) => {
    expect(reported(`schemas: { A: { $ref: ${value} } }`)).toEqual(["3:19 reference-not-a-string"]);
  });

  it("are reported where they lead back to themselves", () => {
    expect(reported(`schemas: { A: { $ref: "#/components/schemas/A" } }`)).toEqual([
      "3:19 reference-cycle",
    ]);
    const circle = reported(`
      schemas:
        A: { $ref: "#/components/schemas/B" }
        B: { $ref: "#/components/schemas/C" }
        C: { $ref: "#/components/schemas/A" }
    `);
    expect(circle).toContain("4:10 reference-cycle");
    expect(new Set(circle.map((line) => line.split(" ")[1]))).toEqual(new Set(["reference-cycle"]));
  });

  it("are reported where they name an object of another kind", () => {
    const { message, at } = onlyProblem(
      loaded(
        components(`
          schemas: { A: { $ref: "#/components/parameters/P" } }
          parameters: { P: { name: p, in: query } }
        `),
      ).problems,
    );
    expect(message).toBe(
      "the reference #/components/parameters/P names a parameter object; expected a schema object",
    );
    expect(at).toMatchObject({ line: 3, column: 19, pointer: "/components/schemas/A/$ref" });
  });

  it("are reported where they name something that is no object", () => {
    const { code, message } = onlyProblem(
      loaded(components(`schemas: { A: { $ref: "#/openapi" } }`)).problems,
    );
    expect(code).toBe("wrong-reference");
    expect(message).toBe("the reference #/openapi names a string; expected a schema object");
  });

  it("are all reported, also those in places that only a reference leads to", () => {
    const text = `
      schemas: { A: { $ref: "#/components/x-elsewhere/schema" } }
      x-elsewhere: { schema: { properties: { b: { $ref: "#/nowhere" } } } }
    `;
    expect(reported(text)).toEqual(["4:47 dangling-reference"]);
  });
});
