import { describe, expect, it } from "vitest";
import { resolvePointer } from "../../generator/load/references.js";
import { onlyProblem } from "../problem/told.js";
import { documentOf, loadedFiles, schemas } from "./in-files.js";

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
            defaultMapping: ./cat.yaml
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
      defaultMapping: "#/components/schemas/cat",
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
