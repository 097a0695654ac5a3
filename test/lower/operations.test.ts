import { describe, expect, it } from "vitest";
import type { Parameter } from "../../generator/ir/types.js";
import { onlyProblem } from "../problem/told.js";
import { apiOf, lowered, operationOf, problemsOf, withOperation } from "./lowered.js";

/** The parameters of an operation, each a YAML object, as far as a test looks at them. */
function parametersOf(
  parameters: readonly string[],
  path = "/things",
): Omit<Parameter, "doc" | "type">[] {
  const list = parameters.map((parameter) => `  - ${parameter}\n`).join("");
  const operation = operationOf(
    withOperation(`operationId: a\nparameters:\n${list}responses: {}`, path),
  );
  return operation.parameters.map(({ doc: _, type: __, ...rest }) => rest);
}

describe("an operation", () => {
  it("knows its id, method, path, place and what is said of it", () => {
    const operation = operationOf(
      withOperation(`
        operationId: listThings
        summary: List
        description: Lists *things*.
        deprecated: true
        externalDocs: { url: https://example.com }
        responses: {}
      `),
    );
    expect(operation).toEqual({
      id: "listThings",
      name: { words: ["list", "Things"], pinned: null },
      doc: {
        summary: "List",
        text: "Lists *things*.",
        deprecated: true,
        link: "https://example.com",
        example: null,
        fallback: null,
      },
      source: "#/paths/~1things/get",
      method: "GET",
      path: "/things",
      query: "",
      servers: [],
      parameters: [],
      body: null,
      success: [],
      failures: [],
      requirements: null,
      safety: null,
      answers: null,
    });
  });

  it("without an operationId is called by its method and path", () => {
    const operation = operationOf(withOperation("responses: {}", "/pets/by-name"));
    expect(operation.id).toBe("get /pets/by-name");
    expect(operation.name.words).toEqual(["get", "pets", "by", "name"]);
  });

  it("is found under each method", () => {
    const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
    const api = apiOf(`
      openapi: 3.1.0
      info: { title: Test, version: 1.0.0 }
      paths:
        /a: { ${methods.map((method) => `${method}: { operationId: ${method}A }`).join(", ")}, x-get: {} }
        x-b: { get: {} }
    `);
    expect(api.groups.flatMap(({ operations }) => operations.map(({ method }) => method))).toEqual(
      methods.map((method) => method.toUpperCase()),
    );
  });

  it("is found behind a referred path item", () => {
    const api = apiOf(`
      openapi: 3.1.0
      info: { title: Test, version: 1.0.0 }
      paths: { /a: { $ref: "#/components/pathItems/A" } }
      components: { pathItems: { A: { get: { operationId: getA } } } }
    `);
    expect(api.groups[0]?.operations[0]).toMatchObject({ id: "getA", path: "/a" });
  });

  it("with an operationId that another has is reported, with where the other is", () => {
    const { problems } = lowered(`
      openapi: 3.1.0
      info: { title: Test, version: 1.0.0 }
      paths:
        /a: { get: { operationId: same } }
        /b: { get: { operationId: other }, post: { operationId: same } }
    `);
    const { message, at } = onlyProblem(problems);
    expect(message).toBe('the operationId "same" is already used by GET /a (line 4)');
    expect(at).toMatchObject({ line: 5, column: 46, pointer: "/paths/~1b/post/operationId" });
  });
});

describe("parameters", () => {
  it("have the style and explosion of their location where they name none", () => {
    expect(
      parametersOf(
        [
          "{ name: p, in: path, required: true, schema: { type: string } }",
          "{ name: q, in: query, schema: { type: string } }",
          "{ name: H, in: header, schema: { type: string } }",
          "{ name: c, in: cookie, required: true, schema: { type: string } }",
        ],
        "/a/{p}",
      ),
    ).toEqual(
      (
        [
          ["p", "path", "simple", false, true],
          ["q", "query", "form", true, false],
          ["H", "header", "simple", false, false],
          ["c", "cookie", "form", true, true],
        ] as const
      ).map(([wire, location, style, explode, required]) => ({
        wire,
        in: location,
        style,
        explode,
        required,
        allowReserved: false,
        content: null,
      })),
    );
  });

  it.each([
    ["query", "spaceDelimited", false],
    ["query", "pipeDelimited", false],
    ["query", "deepObject", false],
    ["query", "form", true],
    ["path", "label", false],
    ["path", "matrix", false],
  ])("in %s may have the style %s", (location, style, explode) => {
    const [parameter] = parametersOf(
      [`{ name: p, in: ${location}, style: ${style}, required: true, schema: {} }`],
      location === "path" ? "/a/{p}" : "/a",
    );
    expect(parameter).toMatchObject({ style, explode });
  });

  it("keep an explosion and reserved characters that are asked for", () => {
    const [parameter] = parametersOf([
      "{ name: q, in: query, explode: false, allowReserved: true, schema: {} }",
    ]);
    expect(parameter).toMatchObject({ style: "form", explode: false, allowReserved: true });
  });

  it("may be serialized as a media type", () => {
    const operation = operationOf(
      withOperation(`
        operationId: a
        parameters:
          - { name: filter, in: query, content: { application/json: { schema: { type: integer } } } }
        responses: {}
      `),
    );
    expect(operation.parameters[0]).toMatchObject({
      content: "json",
      type: { kind: "integer", format: null },
    });
  });

  it("of a path are always required", () => {
    const [parameter] = parametersOf(["{ name: p, in: path, schema: {} }"], "/a/{p}");
    expect(parameter).toMatchObject({ required: true });
  });

  it("of the path item come first, and an operation's own replaces that of its name and place", () => {
    const operation = operationOf(`
      openapi: 3.1.0
      info: { title: Test, version: 1.0.0 }
      paths:
        /a:
          parameters:
            - { name: one, in: query, schema: { type: string } }
            - $ref: "#/components/parameters/Two"
          get:
            operationId: a
            parameters:
              - { name: three, in: query, schema: { type: string } }
              - { name: one, in: query, required: true, schema: { type: integer } }
              - { name: one, in: header, schema: { type: boolean } }
      components:
        parameters: { Two: { name: two, in: header, schema: { type: string } } }
    `);
    expect(
      operation.parameters.map(({ wire, in: location, required, type }) => [
        `${location} ${wire}`,
        required,
        type.kind,
      ]),
    ).toEqual([
      ["query one", true, "integer"],
      ["header two", false, "string"],
      ["query three", false, "string"],
      ["header one", false, "boolean"],
    ]);
  });

  it("of one name and place are reported where one list has two", () => {
    const text = withOperation(`
      operationId: a
      parameters:
        - { name: q, in: query, schema: { type: string } }
        - { name: q, in: header, schema: { type: string } }
        - { name: q, in: query, schema: { type: integer } }
    `);
    expect(problemsOf(text)).toEqual([expect.stringMatching(/^10:11 /)]);
  });

  it("that set what other parts of a request set are left out, as the specification asks", () => {
    const headers = ["Accept", "content-type", "AUTHORIZATION", "X-Other"];
    const names = parametersOf(headers.map((name) => `{ name: ${name}, in: header, schema: {} }`));
    expect(names.map(({ wire }) => wire)).toEqual(["X-Other"]);
  });

  it("have what is said of them, with their example and the default of their schema", () => {
    const operation = operationOf(
      withOperation(`
        operationId: a
        parameters:
          - name: limit
            in: query
            description: How many.
            deprecated: true
            example: 10
            schema: { type: integer, default: 20 }
        responses: {}
      `),
    );
    expect(operation.parameters[0]?.doc).toEqual({
      summary: null,
      text: "How many.",
      deprecated: true,
      link: null,
      example: 10,
      fallback: 20,
    });
  });

  it("name inline models after the operation and themselves", () => {
    const api = apiOf(
      withOperation(`
        operationId: listPets
        parameters: [{ name: sort-by, in: query, schema: { type: string, enum: [a, b] } }]
        responses: {}
      `),
    );
    expect(api.models.map(({ name }) => name.words)).toEqual([["list", "Pets", "sort", "by"]]);
  });

  it.each([
    ["{ in: query, schema: {} }", "7:13 incomplete-parameter"],
    ["{ name: a, schema: {} }", "7:13 incomplete-parameter"],
    ["{ name: a, in: body, schema: {} }", "7:13 incomplete-parameter"],
  ])("are reported where they are incomplete: %s", (parameter, expected) => {
    expect(problemsOf(withOperation(`operationId: a\nparameters:\n    - ${parameter}`))).toEqual([
      expected.replace("7:13", "8:13"),
    ]);
  });

  it("are reported where their style is not one of their location", () => {
    const { problems } = lowered(
      withOperation("operationId: a\nparameters: [{ name: q, in: query, style: matrix }]"),
    );
    expect(onlyProblem(problems)).toMatchObject({
      code: "invalid-style",
      severity: "warning",
      message: 'style "matrix" is not one for query parameters; form is used',
      at: { line: 7, column: 42 },
    });
  });
});
