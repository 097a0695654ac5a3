import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dedent } from "../load/dedent.js";
import { documentOf, loaded } from "../load/loaded.js";
import { lowered, problemsOf } from "../lower/lowered.js";
import { onlyProblem, told } from "../problem/told.js";
import { objectIn } from "./normalized.js";
import { head, upgraded } from "./upgraded.js";

describe("a document of 2.0", () => {
  it("becomes one of 3.0, with its components where 3.0 has them", () => {
    const { root, problems } = upgraded(`
      paths: {}
      tags: [{ name: pets }]
      definitions:
        Pet: { type: object, properties: { owner: { $ref: '#/definitions/Owner' } } }
        Owner: { type: object, properties: { a~b/c: { type: string } } }
        Name: { $ref: '#/definitions/Owner/properties/a~0b~1c' }
      parameters:
        Limit: { name: limit, in: query, type: integer, maximum: 5 }
        Body: { name: body, in: body, schema: { $ref: '#/definitions/Pet' } }
      responses:
        Gone: { description: gone, schema: { $ref: '#/definitions/Pet' } }
    `);
    const pet = { $ref: "#/components/schemas/Pet" };
    expect(problems.all).toEqual([]);
    expect(root).toEqual({
      openapi: "3.0.4",
      info: { title: "Test", version: "1.0.0" },
      paths: {},
      tags: [{ name: "pets" }],
      components: {
        schemas: {
          Pet: { type: "object", properties: { owner: { $ref: "#/components/schemas/Owner" } } },
          Owner: { type: "object", properties: { "a~b/c": { type: "string" } } },
          Name: { $ref: "#/components/schemas/Owner/properties/a~0b~1c" },
        },
        parameters: {
          Limit: { name: "limit", in: "query", schema: { type: "integer", maximum: 5 } },
        },
        requestBodies: { Body: { content: { "application/json": { schema: pet } } } },
        responses: {
          Gone: { description: "gone", content: { "application/json": { schema: pet } } },
        },
        securitySchemes: {},
      },
    });
  });

  it("keeps what it says in the words of 3.0", () => {
    const { root } = upgraded(`
      definitions: { A: { $ref: '#/components/schemas/B' } }
      components:
        schemas: { B: { type: string, x-nullable: true } }
        responses: { R: { description: d } }
      paths:
        /a: { post: { requestBody: { content: { text/plain: {} } }, responses: { 200: { $ref: '#/components/responses/R' } } } }
    `);
    expect(root.components).toMatchObject({
      schemas: { A: { $ref: "#/components/schemas/B" }, B: { type: ["string", "null"] } },
      responses: { R: { description: "d" } },
    });
    expect(root.paths).toEqual({
      "/a": {
        post: {
          requestBody: { content: { "text/plain": {} } },
          responses: { 200: { description: "d" } },
        },
      },
    });
  });

  it.each([
    ["host: a.example", ["https://a.example"]],
    [
      "host: a.example\nbasePath: /v1\nschemes: [https, http]",
      ["https://a.example/v1", "http://a.example/v1"],
    ],
    ["host: a.example\nbasePath: v1\nschemes: [https]", ["https://a.example/v1"]],
    ["basePath: /v1", ["/v1"]],
    ["paths: {}", undefined],
  ])("has the servers that %j names", (text, expected) => {
    const { servers } = upgraded(text).root;
    const urls = (servers as { url: string }[] | undefined)?.map(({ url }) => url);
    expect(urls).toEqual(expected);
  });

  it("says where it guesses that https is used", () => {
    const { problems } = upgraded("host: a.example");
    expect(told(problems)).toEqual(["3:1 no-scheme"]);
  });

  it.each([
    ["{ type: basic }", { type: "http", scheme: "basic" }],
    ["{ type: apiKey, name: k, in: query }", { type: "apiKey", name: "k", in: "query" }],
    [
      "{ type: oauth2, flow: implicit, authorizationUrl: u, scopes: { a: b }, description: d }",
      {
        type: "oauth2",
        description: "d",
        flows: { implicit: { authorizationUrl: "u", scopes: { a: "b" } } },
      },
    ],
    [
      "{ type: oauth2, flow: application, tokenUrl: t }",
      { type: "oauth2", flows: { clientCredentials: { tokenUrl: "t", scopes: {} } } },
    ],
    [
      "{ type: oauth2, flow: password, tokenUrl: t, scopes: {} }",
      { type: "oauth2", flows: { password: { tokenUrl: "t", scopes: {} } } },
    ],
    [
      "{ type: oauth2, flow: accessCode, authorizationUrl: u, tokenUrl: t, scopes: {} }",
      {
        type: "oauth2",
        flows: { authorizationCode: { authorizationUrl: "u", tokenUrl: "t", scopes: {} } },
      },
    ],
  ])("has of the security scheme %s what 3.0 has", (scheme, expected) => {
    const { root } = upgraded(`securityDefinitions: { s: ${scheme} }`);
    const document = { ...documentOf(head), root };
    expect(objectIn(document, "/components/securitySchemes/s")).toEqual(expected);
  });
});

describe("a schema of 2.0", () => {
  it.each([
    ["{ type: string, x-nullable: true }", { type: ["string", "null"] }],
    ["{ type: string, x-nullable: false }", { type: "string" }],
    ["{ type: file }", { type: "string", format: "binary" }],
    [
      "{ type: object, discriminator: kind }",
      { type: "object", discriminator: { propertyName: "kind" } },
    ],
    ["{ type: string, x-example: a, example: b }", { type: "string", example: "b" }],
    ["{ type: string, readOnly: true }", { type: "string", readOnly: true }],
    ["{ oneOf: [{ type: string }] }", { oneOf: [{ type: "string" }] }],
  ])("that is %s becomes what 3.x calls it", (schema, expected) => {
    const { root } = upgraded(`definitions: { S: ${schema} }`);
    expect(objectIn({ ...documentOf(head), root }, "/components/schemas/S")).toEqual(expected);
  });
});

describe("definitions of 2.0 that build on one with a discriminator", () => {
  it("have the values that they give themselves", () => {
    const { root } = upgraded(`
      definitions:
        Base: { type: object, discriminator: kind, x-ms-discriminator-value: base }
        Cat: { allOf: [{ $ref: '#/definitions/Base' }], x-ms-discriminator-value: '#cat' }
        Lion: { allOf: [{ $ref: '#/definitions/Cat' }], x-discriminator-value: lion }
        Dog: { allOf: [{ $ref: '#/definitions/Base' }], required: [kind] }
        Alias: { allOf: [{ $ref: '#/definitions/Base' }] }
        Alone: { type: object, x-ms-discriminator-value: alone }
    `);
    const document = { ...documentOf(head), root };
    const schemas = objectIn(document, "/components/schemas");
    expect(schemas.Base).toEqual({
      oneOf: [
        ...["CatItself", "Dog", "Lion"].map((key) => ({ $ref: `#/components/schemas/${key}` })),
        { $ref: "#/components/schemas/BaseItself" },
      ],
    });
    const values = ["CatItself", "Lion", "Dog", "BaseItself"].map(
      (key) => objectIn(document, `/components/schemas/${key}/properties/kind`).enum,
    );
    expect(values).toEqual([["#cat"], ["lion"], ["Dog"], ["base"]]);
    expect(schemas.Alias).toEqual({ allOf: [{ $ref: "#/components/schemas/Base" }] });
    expect(schemas.Alone).not.toHaveProperty("properties");
  });
});

describe("a reference of 2.0", () => {
  it("to any other place names where its target has gone", () => {
    const { root } = upgraded(`
      x-shared: { Odd: { type: object, x-nullable: true } }
      definitions:
        Again: { $ref: '#/paths/~1a%25b/post/parameters/0/schema/properties/x' }
        Same: { $ref: '#/paths/~1a%25b/post/responses/200/schema' }
        Field: { $ref: '#/paths/~1a%25b/post/parameters/1/items' }
        Odd: { $ref: '#/x-shared/Odd' }
      paths:
        /a%b:
          post:
            parameters:
              - { name: b, in: body, schema: { type: object, properties: { x: { type: string } } } }
              - { name: q, in: query, type: array, items: { type: integer } }
            responses: { 200: { description: d, schema: { type: number } } }
    `);
    const { schemas } = root.components as { schemas: Record<string, { $ref?: string }> };
    const post = "#/paths/~1a%25b/post";
    expect(schemas).toEqual({
      Again: { $ref: `${post}/requestBody/content/application~1json/schema/properties/x` },
      Same: { $ref: `${post}/responses/200/content/application~1json/schema` },
      Field: { $ref: `${post}/parameters/0/schema/items` },
      Odd: { $ref: "#/components/schemas/Odd2" },
      Odd2: { type: ["object", "null"] },
    });
  });

  it("and an object are still located where 2.0 has them", () => {
    const text = `
      definitions:
        A: { type: object, properties: { b: { type: nonsense } } }
      paths:
        /a:
          post:
            parameters:
              - name: body
                in: body
                schema: { type: wrong }
              - { name: q, in: query, type: nothing }
            responses: { 200: { description: d, schema: { type: bad } } }
    `;
    expect(problemsOf(head + dedent(text)).toSorted()).toEqual(
      [
        "11:21 unknown-type",
        "13:53 unknown-type",
        "12:33 unknown-type",
        "4:41 unknown-type",
      ].toSorted(),
    );
  });

  it("is checked as it is written", () => {
    const { problems } = loaded(
      `${head}paths: { /a: { get: { parameters: [{ $ref: '#/definitions/A' }] } } }\ndefinitions: { A: {} }`,
    );
    expect(onlyProblem(problems)).toMatchObject({
      code: "wrong-reference",
      at: { pointer: "/paths/~1a/get/parameters/0/$ref" },
    });
    expect(
      told(loaded(`${head}definitions: [5]\nresponses: { a: { schema: 5 } }`).problems),
    ).toEqual(["3:1 wrong-container", "4:19 wrong-container"]);
  });
});

describe("whatever a document of 2.0 says", () => {
  const full = {
    swagger: "2.0",
    info: { title: "T", version: "1" },
    host: "a.example",
    basePath: "/v1",
    schemes: ["https"],
    consumes: ["application/json"],
    produces: ["application/json"],
    parameters: { P: { name: "p", in: "query", type: "array", items: { type: "string" } } },
    responses: { R: { description: "d", schema: { $ref: "#/definitions/A" } } },
    securityDefinitions: { s: { type: "oauth2", flow: "implicit", scopes: {} } },
    definitions: { A: { type: "object", properties: { a: { $ref: "#/definitions/A" } } } },
    paths: {
      "/a": {
        parameters: [{ name: "f", in: "formData", type: "file" }, { $ref: "#/parameters/P" }],
        post: {
          consumes: ["multipart/form-data"],
          parameters: [{ name: "b", in: "body", schema: { $ref: "#/definitions/A" } }],
          responses: {
            200: { description: "d", schema: { type: "file" }, examples: { "a/b": 1 } },
            201: { $ref: "#/responses/R" },
            400: { description: "d", headers: { h: { type: "array", items: {} } } },
          },
        },
      },
    },
  };

  /** The places of all values in a value. */
  function placesIn(value: unknown, place: readonly string[] = []): (readonly string[])[] {
    if (typeof value !== "object" || value === null) return [place];
    const inner = Object.entries(value).flatMap(([name, held]) => placesIn(held, [...place, name]));
    return [place, ...inner];
  }

  function replaced(value: unknown, [first, ...rest]: readonly string[], by: unknown): unknown {
    if (first === undefined) return by;
    if (Array.isArray(value))
      return value.map((held: unknown, index) =>
        String(index) === first ? replaced(held, rest, by) : held,
      );
    const held = value as Readonly<Record<string, unknown>>;
    return { ...held, [first]: replaced(held[first], rest, by) };
  }

  it("in any place, it is upgraded or reported", () => {
    const places = placesIn(full).filter((place) => place.length > 0 && place[0] !== "swagger");
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom("#/definitions/A", "file", "array", "body", "formData", "multi", "tsv"),
      fc.constantFrom({ $ref: "#/definitions/A" }, { $ref: "#/paths/~1a/post" }, { $ref: "#/x" }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), odd, (place, value) => {
        const text = JSON.stringify(replaced(full, place, value));
        const { api, problems } = lowered(text);
        expect(api !== null || problems.errorCount > 0).toBe(true);
        for (const { at, code } of problems.all)
          expect([code, at?.file]).toEqual([code, expect.any(String)]);
      }),
      { numRuns: 400 },
    );
  });
});
