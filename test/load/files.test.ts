import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Document } from "../../generator/load/document.js";
import { resolvePointer } from "../../generator/load/references.js";
import { onlyProblem, told } from "../problem/told.js";
import { dedent } from "./dedent.js";
import { folderOf, loadedFrom } from "./loaded.js";

type Files = Readonly<Record<string, string>>;

/** Loads `openapi.yaml` of these files. */
function loadedFiles(files: Files) {
  const texts = Object.entries(files).map(([path, text]) => [path, dedent(text)]);
  const folder = folderOf(Object.fromEntries(texts) as Files);
  return loadedFrom(join(folder, "openapi.yaml"));
}

/** The document of files that have no problems. */
function documentOf(files: Files): Document {
  const { document, problems } = loadedFiles(files);
  if (document === null || problems.all.length > 0)
    throw new Error(`unexpected problems: ${JSON.stringify(problems.all)}`);
  return document;
}

/** A root with these component schemas, which begin in column 5. */
const schemas = (text: string, version = "3.1.0"): string =>
  `openapi: ${version}\ncomponents:\n  schemas:\n${dedent(text).replace(/^(?=.)/gm, "    ")}`;

describe("a document in several files", () => {
  it("becomes one whose references are all pointers into it", () => {
    const { root } = documentOf({
      "openapi.yaml": `
        openapi: 3.1.0
        paths:
          /pets:
            get:
              parameters: [{ $ref: "parameters.yaml#/limit" }]
              responses:
                200: { $ref: "responses/pets.json" }
      `,
      "parameters.yaml": "limit: { name: limit, in: query, schema: { type: integer } }",
      "responses/pets.json": `{
        "description": "Pets",
        "headers": { "X-Total": { "$ref": "../headers.yaml#/total" } },
        "content": { "application/json": { "schema": { "$ref": "../schemas/pets.yaml" } } }
      }`,
      "headers.yaml": "total: { schema: { type: integer } }",
      "schemas/pets.yaml": `{ type: array, items: { $ref: "./pet.yaml#" } }`,
      "schemas/pet.yaml": `
        type: object
        properties: { name: { type: string }, friend: { $ref: "#" } }
      `,
    });
    expect(root.paths).toEqual({
      "/pets": {
        get: {
          parameters: [{ $ref: "#/components/parameters/limit" }],
          responses: { 200: { $ref: "#/components/responses/pets" } },
        },
      },
    });
    expect(root.components).toEqual({
      parameters: { limit: { name: "limit", in: "query", schema: { type: "integer" } } },
      responses: {
        pets: {
          description: "Pets",
          headers: { "X-Total": { $ref: "#/components/headers/total" } },
          content: { "application/json": { schema: { $ref: "#/components/schemas/pets" } } },
        },
      },
      headers: { total: { schema: { type: "integer" } } },
      schemas: {
        pets: { type: "array", items: { $ref: "#/components/schemas/pet" } },
        pet: {
          type: "object",
          properties: { name: { type: "string" }, friend: { $ref: "#/components/schemas/pet" } },
        },
      },
    });
  });

  it("may be circular between files, and name the root from elsewhere", () => {
    const { root } = documentOf({
      "openapi.yaml": schemas(`Tree: { properties: { leaf: { $ref: "leaf.yaml#/Leaf" } } }`),
      "leaf.yaml": `
        Leaf:
          properties:
            tree: { $ref: "./openapi.yaml#/components/schemas/Tree" }
            leaf: { $ref: "leaf.yaml#/Leaf" }
      `,
    });
    expect(resolvePointer(root, "#/components/schemas")).toEqual({
      Tree: { properties: { leaf: { $ref: "#/components/schemas/Leaf" } } },
      Leaf: {
        properties: {
          tree: { $ref: "#/components/schemas/Tree" },
          leaf: { $ref: "#/components/schemas/Leaf" },
        },
      },
    });
  });

  it("keeps the keys of its own components for what they refer to", () => {
    const { root } = documentOf({
      "openapi.yaml": schemas(`
        Animal: { $ref: "schemas/pet.yaml" }
        Owner: { properties: { pet: { $ref: "schemas/pet.yaml" } } }
      `),
      "schemas/pet.yaml": "type: object",
    });
    expect(resolvePointer(root, "#/components/schemas")).toEqual({
      Animal: { type: "object" },
      Owner: { properties: { pet: { $ref: "#/components/schemas/Animal" } } },
    });
  });

  it("may keep a whole map in another file", () => {
    const { root } = documentOf({
      "openapi.yaml": `
        openapi: 3.0.0
        paths: { $ref: "paths.yaml" }
        components: { schemas: { $ref: "schemas/index.yaml" } }
      `,
      "paths.yaml": `
        /pets: { $ref: "paths/pets.yaml" }
      `,
      "paths/pets.yaml": `
        get: { $ref: "list.yaml" }
      `,
      "paths/list.yaml": `
        responses:
          200:
            description: { $ref: "../text.yaml#/pets" }
            summary: { $ref: "../summary.md" }
            content: { application/json: { schema: { $ref: "../schemas/pet.yaml" } } }
      `,
      "text.yaml": "pets: All pets",
      "summary.md": "# Pets: [all]",
      "schemas/index.yaml": `
        Pet: { $ref: pet.yaml }
        Pets: { type: array, items: { $ref: "#/Pet" } }
      `,
      "schemas/pet.yaml": "type: object",
    });
    expect(root).toEqual({
      openapi: "3.0.0",
      paths: {
        "/pets": {
          get: {
            responses: {
              200: {
                description: "All pets",
                summary: "# Pets: [all]",
                content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
              },
            },
          },
        },
      },
      components: {
        schemas: {
          Pet: { type: "object" },
          Pets: { type: "array", items: { $ref: "#/components/schemas/Pet" } },
        },
      },
    });
  });

  it("puts components where Swagger 2.0 has them", () => {
    const { root } = documentOf({
      "openapi.yaml": `
        swagger: "2.0"
        paths: { /a: { $ref: "a.yaml#/path" } }
        definitions: { A: { type: object, properties: { b: { $ref: "a.yaml#/definitions/B" } } } }
      `,
      "a.yaml": `
        path:
          get:
            parameters: [{ $ref: "#/limit" }]
            responses: { 200: { $ref: "#/list" } }
        limit: { name: limit, in: query, type: integer }
        list: { description: All, schema: { $ref: "#/definitions/B" } }
        definitions: { B: { items: { $ref: "openapi.yaml#/definitions/A" } } }
      `,
    });
    expect(root).toEqual({
      swagger: "2.0",
      paths: {
        "/a": {
          get: {
            parameters: [{ $ref: "#/parameters/limit" }],
            responses: { 200: { $ref: "#/responses/list" } },
          },
        },
      },
      definitions: {
        A: { type: "object", properties: { b: { $ref: "#/definitions/B" } } },
        B: { items: { $ref: "#/definitions/A" } },
      },
      parameters: { limit: { name: "limit", in: "query", type: "integer" } },
      responses: { list: { description: "All", schema: { $ref: "#/definitions/B" } } },
    });
  });

  it("rewrites the mapping of a discriminator", () => {
    const { root } = documentOf({
      "openapi.yaml": schemas(`
        Pet:
          oneOf: [{ $ref: "cat.yaml" }, { $ref: "#/components/schemas/Dog" }]
          discriminator:
            propertyName: kind
            mapping: { feline: ./cat.yaml, canine: Dog, hound: "#/components/schemas/Dog" }
        Dog: { type: object }
      `),
      "cat.yaml": "type: object",
    });
    expect(resolvePointer(root, "#/components/schemas/Pet/discriminator")).toEqual({
      propertyName: "kind",
      mapping: {
        feline: "#/components/schemas/cat",
        canine: "Dog",
        hound: "#/components/schemas/Dog",
      },
    });
  });

  it("keeps the value of a discriminator for a variant whose key becomes another", () => {
    const { root } = documentOf({
      "openapi.yaml": schemas(`
        Pet:
          oneOf: [{ $ref: "pets/cat.yaml" }, { $ref: "dog.yaml" }]
          discriminator: { propertyName: kind }
        Cat: { type: object }
      `),
      "pets/cat.yaml": "type: object",
      "dog.yaml": "type: object",
    });
    expect(resolvePointer(root, "#/components/schemas/Pet")).toEqual({
      oneOf: [{ $ref: "#/components/schemas/pets_cat" }, { $ref: "#/components/schemas/dog" }],
      discriminator: {
        propertyName: "kind",
        mapping: { cat: "#/components/schemas/pets_cat" },
      },
    });
  });

  it("follows percent-encoding, escapes and references on the way", () => {
    const { root } = documentOf({
      "openapi.yaml": schemas(`
        A: { properties: { a: { $ref: "my%20file.yaml#/a~1b/properties/x%7By%7D" } } }
      `),
      "my file.yaml": `
        a/b: { $ref: "#/c" }
        c: { properties: { "x{y}": { type: string } } }
      `,
    });
    expect(resolvePointer(root, "#/components/schemas")).toEqual({
      A: { properties: { a: { $ref: "#/components/schemas/x_y_" } } },
      x_y_: { type: "string" },
    });
  });

  it("keeps what looks like a reference in data", () => {
    const example = { $ref: "nowhere.yaml" };
    const { root } = documentOf({
      "openapi.yaml": schemas(`
        A: { example: { $ref: nowhere.yaml }, properties: { b: { $ref: b.yaml } } }
      `),
      "b.yaml": "default: { $ref: nowhere.yaml }",
    });
    expect(resolvePointer(root, "#/components/schemas/A/example")).toEqual(example);
    expect(resolvePointer(root, "#/components/schemas/b/default")).toEqual(example);
  });
});

describe("a document that says its own URI", () => {
  const self = "https://example.com/api/openapi.yaml";

  it("is what references to that URI name, from whichever of its files", () => {
    const { root } = documentOf({
      "openapi.yaml": `
        openapi: 3.2.0
        $self: ${self}
        components:
          schemas:
            A: { $ref: "${self}#/components/schemas/D" }
            B: { $ref: "openapi.yaml#/components/schemas/D" }
            C: { $ref: "other.yaml#/C" }
            D: { type: string }
      `,
      "other.yaml": `C: { items: { $ref: "${self}#/components/schemas/D" } }`,
    });
    const d = { $ref: "#/components/schemas/D" };
    expect(root).toMatchObject({ components: { schemas: { A: d, B: d, C: { items: d } } } });
  });

  it("makes nothing else of that place known, and nothing is fetched", () => {
    const { problems } = loadedFiles({
      "openapi.yaml": `
        openapi: 3.2.0
        $self: ${self}
        components: { schemas: { A: { $ref: "https://example.com/api/other.yaml#/A" } } }
      `,
    });
    expect(onlyProblem(problems).code).toBe("external-reference");
  });
});

describe("keys of what comes from other files", () => {
  /** The keys of the component schemas when these references are used in this order. */
  function keysOf(references: readonly string[]): string[] {
    const files = references.map((reference) => reference.split("#")[0] ?? "");
    const { root } = documentOf({
      ...Object.fromEntries(
        files.map((path) => [path, `{ type: object, "1": {}, A: { type: object } }`]),
      ),
      "openapi.yaml": schemas(
        `Root: { allOf: [${references.map((reference) => `{ $ref: "${reference}" }`).join(", ")}] }`,
      ),
    });
    return Object.keys(resolvePointer(root, "#/components/schemas") ?? {}).toSorted();
  }

  it.each([
    [["pet.yaml"], ["Root", "pet"]],
    [["pet.yaml#/A"], ["A", "Root"]],
    [["pet.yaml#/1"], ["Root", "pet_1"]],
    [["pets/index.yaml"], ["Root", "pets"]],
    [
      ["a/pet.yaml", "b/pet.yaml"],
      ["Root", "a_pet", "b_pet"],
    ],
    [
      ["a/x.yaml#/A", "b/x.yaml#/A", "c/y.yaml#/A"],
      ["Root", "a_x_A", "b_x_A", "y_A"],
    ],
    [["x/root.yaml"], ["Root", "x_root"]],
    [
      ["a/pet.yaml", "a_pet.yaml", "b/pet.yaml"],
      ["Root", "a_pet", "a_pet_2", "b_pet"],
    ],
  ])("%j give %j, in any order", (references, keys) => {
    expect(keysOf(references)).toEqual(keys);
    expect(keysOf(references.toReversed())).toEqual(keys);
  });
});

describe("problems of a document in several files", () => {
  it("are located in the file at fault", () => {
    const { problems } = loadedFiles({
      "openapi.yaml": schemas(`A: { $ref: "sub/a.yaml" }`),
      "sub/a.yaml": `
        type: object
        properties: []
      `,
    });
    const { code, at } = onlyProblem(problems);
    expect(code).toBe("wrong-container");
    expect(at).toMatchObject({ line: 2, column: 1, pointer: "/properties" });
    expect(at?.file).toMatch(/sub\/a\.yaml$/);
  });

  it("name both files where one is missing", () => {
    const { problems } = loadedFiles({
      "openapi.yaml": schemas(`A: { $ref: "a.yaml" }`),
      "a.yaml": "items: { $ref: sub/none.yaml }",
    });
    const { message, at } = onlyProblem(problems);
    expect(message).toMatch(
      /^the reference sub\/none\.yaml does not resolve: .*sub\/none\.yaml: there is no such file$/,
    );
    expect(at?.file).toMatch(/\/a\.yaml$/);
    expect(at).toMatchObject({ line: 1, column: 10 });
  });

  it("name the file in which a place is missing", () => {
    const { problems } = loadedFiles({
      "openapi.yaml": schemas(`A: { $ref: "a.yaml#/B" }`),
      "a.yaml": "A: {}",
    });
    expect(onlyProblem(problems).message).toMatch(/there is nothing at that place in .*\/a\.yaml$/);
  });

  it.each([
    ["a syntax error", "a: [", "syntax"],
    ["nothing", "", "empty-document"],
    ["a value that is no schema", "5", "wrong-reference"],
    ["another major version", "swagger: '2.0'", "other-version"],
  ])("are reported where a file has %s", (_, text, code) => {
    const { problems } = loadedFiles({
      "openapi.yaml": schemas(`A: { $ref: a.yaml }\nB: { properties: { b: { $ref: a.yaml } } }`),
      "a.yaml": text,
    });
    expect([...new Set(problems.all.map((problem) => problem.code))]).toEqual([code]);
  });

  it.each([
    "https://example.com/a.yaml#/A",
    "//example.com/a.yaml",
    "file:a.yaml",
    "../a.yaml",
    "%2e%2e/a.yaml",
    "/etc/hosts",
    "\\\\host\\share\\a.yaml",
    "C:\\a.yaml",
    "data:text/plain,a",
    "sub/../../a.yaml",
    "a.yaml%00",
  ])("are reported where %j leaves the folder", (reference) => {
    const { problems } = loadedFiles({
      "openapi.yaml": schemas(`A: { $ref: ${JSON.stringify(reference)} }`),
      "a.yaml": "type: object",
    });
    expect(problems.all).toHaveLength(1);
    expect(["external-reference", "dangling-reference"]).toContain(problems.all[0]?.code);
    expect(problems.all[0]?.message.startsWith(`the reference ${reference} `)).toBe(true);
  });

  it("are reported where a link leads out of the folder", () => {
    const outside = folderOf({ "secret.yaml": "SECRET: { type: object }" });
    const folder = folderOf({ "openapi.yaml": schemas(`A: { $ref: "link.yaml#/SECRET" }`) });
    symlinkSync(join(outside, "secret.yaml"), join(folder, "link.yaml"));
    const { problems } = loadedFrom(join(folder, "openapi.yaml"));
    expect(onlyProblem(problems).code).toBe("external-reference");
  });

  it("are reported where a folder that is a link leads out, and not where it stays", () => {
    const outside = folderOf({ "a.yaml": "type: object" });
    const folder = folderOf({
      "openapi.yaml": schemas(`A: { $ref: out/a.yaml }\nB: { $ref: in/b.yaml }`),
      "real/b.yaml": "type: string",
    });
    symlinkSync(outside, join(folder, "out"));
    symlinkSync(join(folder, "real"), join(folder, "in"));
    const { problems } = loadedFrom(join(folder, "openapi.yaml"));
    expect(told(problems)).toEqual(["4:10 external-reference"]);
  });

  it("are reported where what is put in place is something else", () => {
    const { problems } = loadedFiles({
      "openapi.yaml": "openapi: 3.0.0\npaths: { /a: { get: { $ref: a.yaml } } }",
      "a.yaml": "text",
    });
    expect(onlyProblem(problems).message).toBe(
      "the reference a.yaml names a string; expected an operation object",
    );
  });

  it("are reported where what stands beside a reference is at fault, in its own file", () => {
    const { problems } = loadedFiles({
      "openapi.yaml":
        "openapi: 3.1.0\npaths:\n  /a:\n    $ref: sub/a.yaml\n    parameters: [{ $ref: b.yaml }]",
      "sub/a.yaml": "get: { responses: {} }",
      "sub/b.yaml": "{ name: b, in: query }",
    });
    expect(onlyProblem(problems)).toMatchObject({ code: "dangling-reference", at: { line: 5 } });
  });

  it("are reported where values put in place hold themselves", () => {
    const { problems } = loadedFiles({
      "openapi.yaml": "openapi: 3.0.0\npaths: { /a: { $ref: a.yaml } }",
      "a.yaml": "get: { responses: {}, callbacks: { c: { expression: { $ref: a.yaml } } } }",
    });
    expect(onlyProblem(problems).code).toBe("reference-cycle");
  });

  it.each(["schemas", "parameters"])(
    "are reported where all %s are one of themselves",
    (section) => {
      const text = `openapi: 3.1.0\ncomponents: { ${section}: { $ref: "#/components/${section}/A" } }\n`;
      expect(told(loadedFiles({ "openapi.yaml": text }).problems)).toEqual([
        expect.stringMatching(/dangling-reference$/),
      ]);
    },
  );

  it("are reported where values put in place multiply", () => {
    const levels = Array.from({ length: 24 }, (_, level) => [
      `${level}.yaml`,
      `a: { properties: { $ref: ${level + 1}.yaml } }\nb: { properties: { $ref: ${level + 1}.yaml } }`,
    ]);
    const { problems } = loadedFiles({
      ...(Object.fromEntries(levels) as Files),
      "24.yaml": "a: { type: string }",
      "openapi.yaml": schemas(`A: { properties: { $ref: 0.yaml } }`),
    });
    expect(problems.all.map(({ code }) => code)).toContain("too-many-references");
  });

  it("warn where a file takes its own fragment for the root's", () => {
    const { document, problems } = loadedFiles({
      "openapi.yaml": schemas(`A: { $ref: "a.yaml" }\nB: { type: string }`),
      "a.yaml": `items: { $ref: "#/components/schemas/B" }`,
    });
    expect(onlyProblem(problems)).toMatchObject({
      code: "reference-to-root",
      severity: "warning",
    });
    expect(resolvePointer(document?.root ?? {}, "#/components/schemas/A/items/$ref")).toBe(
      "#/components/schemas/B",
    );
  });
});
