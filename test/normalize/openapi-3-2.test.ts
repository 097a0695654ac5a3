import { describe, expect, it } from "vitest";
import { normalize } from "../../generator/normalize/normalize.js";
import { Problems } from "../../generator/problem/problem.js";
import { dedent } from "../load/dedent.js";
import { documentOf } from "../load/loaded.js";
import { apiOf, lowered, problemsOf } from "../lower/lowered.js";
import { onlyProblem, told } from "../problem/told.js";
import { objectIn } from "./normalized.js";

const head = "openapi: 3.2.0\ninfo: { title: Test, version: 1.0.0 }\n";

/** What stands at a pointer of a document of 3.2 once it is normalized, and what was reported. */
function downgraded(text: string, pointer: string): { object: unknown; problems: string[] } {
  const problems = new Problems();
  const document = normalize(documentOf(head + dedent(text)), problems);
  return { object: objectIn(document, pointer), problems: told(problems) };
}

/** What `GET /a` with this parameter, given as YAML, becomes. */
function parameter(text: string): { object: unknown; problems: string[] } {
  return downgraded(
    `paths:\n  /a:\n    get:\n      parameters:\n        - ${text}`,
    "/paths/~1a/get/parameters/0",
  );
}

describe("3.2", () => {
  it("has operations of methods that path items have no member for", () => {
    const text = `
      paths:
        /a:
          query: { operationId: ask, responses: {} }
          get: { operationId: read, responses: {} }
          additionalOperations:
            COPY: { responses: {} }
            m-search: { operationId: search, responses: {} }
    `;
    const operations = apiOf(head + dedent(text)).groups.flatMap((group) => group.operations);
    expect(operations.map(({ id, method, source }) => [id, method, source])).toEqual([
      ["read", "GET", "#/paths/~1a/get"],
      ["ask", "QUERY", "#/paths/~1a/query"],
      ["COPY /a", "COPY", "#/paths/~1a/additionalOperations/COPY"],
      ["search", "m-search", "#/paths/~1a/additionalOperations/m-search"],
    ]);
  });

  it.each(["GET", "post", '"A B"', '"X\\r\\nY: z"', '""'])(
    "refuses the additional method %s",
    (method) => {
      const text = `paths: { /a: { additionalOperations: { ${method}: { responses: {} } } } }\n`;
      expect(problemsOf(head + text)).toEqual(["3:40 invalid-method"]);
    },
  );

  it("has query strings that are forms, which are objects in the query", () => {
    const content =
      "{ application/x-www-form-urlencoded: { schema: { type: object }, example: { a: 1 } } }";
    expect(parameter(`{ name: q, in: querystring, required: true, content: ${content} }`)).toEqual({
      object: {
        name: "q",
        in: "query",
        required: true,
        style: "form",
        explode: true,
        schema: { type: "object" },
        example: { a: 1 },
      },
      problems: [],
    });
  });

  it("has query strings of which each property is a parameter, written as in a form", () => {
    const schema =
      "{ type: object, required: [a], properties: { a: { type: string, description: An a. }, b: { type: array }, c: { type: array }, o: { properties: { x: {} } }, j: {} }, additionalProperties: false }";
    const encoding =
      "{ c: { style: pipeDelimited, explode: false }, j: { contentType: application/json } }";
    const content = `{ application/x-www-form-urlencoded: { schema: ${schema}, encoding: ${encoding}, example: { a: x } } }`;
    const text = `paths:\n  /a:\n    get:\n      parameters: [{ name: q, in: querystring, required: true, content: ${content} }]`;
    const { object, problems } = downgraded(text, "/paths/~1a/get");
    expect(problems).toEqual([]);
    const optional = { in: "query", required: false };
    const json = (inner: unknown) => ({ "application/json": { schema: inner } });
    expect(object).toMatchObject({
      parameters: [
        { name: "a", in: "query", required: true, description: "An a.", example: "x" },
        { name: "b", ...optional, schema: { type: "array" } },
        { name: "c", ...optional, schema: {}, style: "pipeDelimited", explode: false },
        { name: "o", ...optional, content: json({ properties: { x: {} } }) },
        { name: "j", ...optional, content: json({}) },
      ],
    });
  });

  it("has query strings whose properties are beside a reference and behind it", () => {
    const schema =
      "{ $ref: '#/components/schemas/Page', required: [q], properties: { q: { type: string } } }";
    const content = `{ application/x-www-form-urlencoded: { schema: ${schema} } }`;
    const text = `components: { schemas: { Page: { required: [page], properties: { page: { type: integer } } } } }\npaths:\n  /a:\n    get:\n      parameters: [{ name: q, in: querystring, required: true, content: ${content} }]`;
    expect(downgraded(text, "/paths/~1a/get").object).toMatchObject({
      parameters: [
        { name: "page", required: true, schema: { type: "integer" } },
        { name: "q", required: true, schema: { type: "string" } },
      ],
    });
  });

  it("has query strings of other members, whose lists are reported", () => {
    const content =
      "{ application/x-www-form-urlencoded: { schema: { type: object, additionalProperties: { type: array } } } }";
    const { object, problems } = parameter(`{ name: q, in: querystring, content: ${content} }`);
    expect(object).toMatchObject({ name: "q", in: "query", style: "form", explode: true });
    expect(problems).toEqual([expect.stringContaining("unsupported-querystring")]);
  });

  it.each(["{ application/json: {} }", "{ text/plain: { schema: { type: string } } }", "{}"])(
    "refuses query strings of %s by name",
    (content) => {
      const text = `paths: { /a: { get: { parameters: [{ in: querystring, name: q, content: ${content} }] } } }`;
      const [first] = lowered(`${head}${text}\n`).problems.all;
      expect(first).toMatchObject({
        code: "unsupported-querystring",
        severity: "error",
        at: { pointer: "/paths/~1a/get/parameters/0/in" },
      });
    },
  );

  it("has a cookie style, which is reported and read as form", () => {
    expect(parameter("{ name: c, in: cookie, style: cookie, schema: { type: string } }")).toEqual({
      object: { name: "c", in: "cookie", schema: { type: "string" } },
      problems: ["7:34 unsupported-style"],
    });
  });

  it.each([
    "text/event-stream",
    "application/jsonl",
    "application/x-ndjson",
    "application/json-seq",
    "application/geo+json-seq",
  ])("has streams of %s, which are reported and are text", (type) => {
    const text = `paths: { /a: { get: { responses: { 200: { description: d, content: { ${type}: { itemSchema: { type: object } } } } } } } }\n`;
    const { api, problems } = lowered(head + text);
    expect(api?.groups[0]?.operations[0]?.success[0]?.media?.type).toEqual({
      kind: "string",
      format: null,
    });
    expect(onlyProblem(problems)).toMatchObject({
      code: "unsupported-stream",
      severity: "warning",
      at: { pointer: expect.stringMatching(/\/itemSchema$/) as string },
    });
  });

  it("has shared media types", () => {
    const text = `
      components:
        mediaTypes:
          Pet: { schema: { type: [string, 'null'] } }
          Again: { $ref: '#/components/mediaTypes/Pet' }
        responses:
          R: { description: d, content: { application/json: { $ref: '#/components/mediaTypes/Again' } } }
    `;
    expect(downgraded(text, "/components/responses/R/content")).toEqual({
      object: { "application/json": { schema: { type: ["string", "null"] } } },
      problems: [],
    });
  });

  it("has tags that are badges, which name no group", () => {
    const text = `
      tags: [{ name: beta, kind: badge, parent: pets }, { name: pets, kind: nav, summary: Our pets }]
      paths: { /a: { get: { operationId: a, tags: [beta, pets], responses: {} } } }
    `;
    const [group] = apiOf(head + dedent(text)).groups;
    expect([group?.title, group?.doc.summary]).toEqual(["pets", "Our pets"]);
  });

  it("has names of servers and data of examples", () => {
    const text = `
      servers: [{ url: 'https://a.example', name: production }]
      components: { examples: { E: { dataValue: { a: 1 } }, F: { value: 1, dataValue: 2 } } }
    `;
    expect(apiOf(head + dedent(text)).servers[0]?.name).toBe("production");
    expect(downgraded(text, "/components/examples").object).toEqual({
      E: { value: { a: 1 } },
      F: { value: 1, dataValue: 2 },
    });
  });

  it("has device flows, which are bearer tokens", () => {
    const text =
      "components: { securitySchemes: { s: { type: oauth2, flows: { deviceAuthorization: { deviceAuthorizationUrl: 'https://a.example', tokenUrl: 'https://a.example', scopes: {} } } } } }\n";
    expect(apiOf(head + text).security.map(({ kind }) => kind)).toEqual(["bearer"]);
  });
});

describe("what another version would say differently", () => {
  it.each(["3.0.3", "3.1.0", "3.2.0"])("does no harm in %s", (version) => {
    const text = `
      components:
        schemas:
          A: { type: string, nullable: true, example: a }
          B: { type: number, exclusiveMinimum: true, minimum: 5, maximum: 9, exclusiveMaximum: false }
          C: { type: [string, 'null'], examples: [a] }
          D: { const: 5 }
    `;
    const api = apiOf(head.replace("3.2.0", version) + dedent(text));
    expect(
      api.models.map((model) => (model.kind === "alias" ? model.type.kind : model.kind)),
    ).toEqual(["nullable", "number", "nullable", "literal"]);
  });
});
