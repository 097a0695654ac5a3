import { describe, expect, it } from "vitest";
import { onlyProblem } from "../problem/told.js";
import { apiOf, lowered, operationOf, withOperation } from "./lowered.js";

describe("responses", () => {
  const json = (schema: string): string =>
    `{ content: { application/json: { schema: ${schema} } } }`;

  it.each([
    ["*/*", "{ type: string, enum: [a] }", "jsonOrText"],
    ["*/*", "{ type: [string, 'null'] }", "jsonOrText"],
    ["*/*", "{ type: object }", "json"],
    ["*/*", "{}", "json"],
    ["application/json", "{ type: string }", "json"],
    ["text/*", "{ type: string }", "text"],
  ])("of %s that are %s are read as %s", (wire, schema, encoding) => {
    const operation = operationOf(
      withOperation(
        `operationId: a\nresponses: { "200": { content: { "${wire}": { schema: ${schema} } } } }`,
      ),
    );
    expect(operation.success[0]?.media).toMatchObject({ wire, encoding });
  });

  it("of several parts are bytes, which nobody takes apart", () => {
    const { success } = operationOf(
      withOperation(`
        operationId: a
        responses: { "200": { content: { multipart/mixed: { schema: { type: object, properties: { a: { type: string } } } } } } }
      `),
    );
    expect(success[0]?.media).toMatchObject({
      wire: "multipart/mixed",
      encoding: "binary",
      type: { kind: "bytes" },
    });
  });

  it.each(["text/csv", "application/xml"])("of %s are bytes where they are a file", (wire) => {
    const swagger = `
      swagger: "2.0"
      info: { title: T, version: "1" }
      paths: { /a: { get: { operationId: a, produces: [${wire}], responses: { 200: { description: d, schema: { type: file } } } } } }
    `;
    const { success } = operationOf(swagger);
    expect(success[0]?.media).toMatchObject({ wire, encoding: "binary", type: { kind: "bytes" } });
  });

  it("between 200 and 299 are successes; 4XX and 5XX are failures", () => {
    const operation = operationOf(
      withOperation(`
        operationId: a
        responses:
          200: ${json("{ type: string }")}
          "204": { description: Gone. }
          2XX: ${json("{ type: integer }")}
          302: { description: Elsewhere. }
          404: { description: None. }
          5XX: { description: Broken. }
      `),
    );
    expect(
      operation.success.map(({ status, media }) => [status, media?.type.kind ?? null]),
    ).toEqual([
      ["200", "string"],
      ["204", null],
      ["2XX", "integer"],
    ]);
    expect(operation.failures).toEqual([{ statuses: ["404", "5XX"], error: null }]);
  });

  it("called `default` are a failure beside a success, and else the success", () => {
    const both = operationOf(
      withOperation(
        `operationId: a\nresponses:\n  200: ${json("{ type: string }")}\n  default: ${json("{ type: integer }")}`,
      ),
    );
    expect(both.success.map(({ status }) => status)).toEqual(["200"]);
    expect(both.failures).toEqual([{ statuses: ["default"], error: null }]);
    const alone = operationOf(
      withOperation(`operationId: a\nresponses:\n  default: ${json("{ type: integer }")}`),
    );
    expect(alone.success.map(({ status }) => status)).toEqual(["default"]);
    expect(alone.failures).toEqual([]);
  });

  it("of failures with the same model share an entry and an error", () => {
    const api = apiOf(
      withOperation(
        `
        operationId: a
        responses:
          "400": ${json("{ $ref: '#/components/schemas/problem' }")}
          "404": { description: None. }
          "500": ${json("{ $ref: '#/components/schemas/problem' }")}
        `,
        "/a",
        `
        components:
          schemas:
            problem:
              type: object
              required: [code]
              properties: { code: { type: string }, detail: { type: string } }
        `,
      ),
    );
    expect(api.groups[0]?.operations[0]?.failures).toEqual([
      { statuses: ["400", "500"], error: "#/components/schemas/problem" },
      { statuses: ["404"], error: null },
    ]);
    expect(api.errors).toEqual([
      {
        id: "#/components/schemas/problem/error",
        name: { words: ["problem", "error"], pinned: null },
        doc: api.models[0]?.doc,
        body: "#/components/schemas/problem",
        message: "detail",
        decidedBy: ["code"],
      },
    ]);
  });

  it("with an error of that name already do not repeat the word", () => {
    const api = apiOf(
      withOperation(
        `operationId: a\nresponses: { "400": ${json("{ $ref: '#/components/schemas/ApiError' }")} }`,
        "/a",
        "components: { schemas: { ApiError: { properties: { message: { type: string } } } } }",
      ),
    );
    expect(api.errors.map(({ name }) => name.words)).toEqual([["Api", "Error"]]);
  });

  it("without a name of their own have a class that says so once", () => {
    const body = json("{ properties: { code: { type: string } } }");
    const api = apiOf(
      withOperation(
        `operationId: a\nresponses: { "422": ${body}, 5XX: ${body}, default: ${body} }`,
      ),
    );
    expect(api.errors.map(({ name }) => name.words)).toEqual([
      ["a", "422", "error"],
      ["a", "5xx", "error"],
    ]);
  });

  it("of an error know the required members of its bases and of a narrowed body", () => {
    const api = apiOf(
      withOperation(
        `operationId: a\nresponses: { "400": ${json("{ $ref: '#/components/schemas/Strict' }")} }`,
        "/a",
        `
        components:
          schemas:
            Base: { type: object, properties: { code: { type: string }, message: { type: string } } }
            Strict: { allOf: [{ $ref: "#/components/schemas/Base" }, { required: [code] }] }
        `,
      ),
    );
    expect(api.errors).toMatchObject([{ message: "message", decidedBy: ["code"] }]);
  });

  it("without members are those of any error: there is nothing that a class could read", () => {
    const api = apiOf(
      withOperation(
        `operationId: a\nresponses: { "400": ${json("{ $ref: '#/components/schemas/Code' }")}, "401": ${json("{ $ref: '#/components/schemas/Texts' }")}, "409": ${json("{ enum: [EMAIL, NAME] }")}, "500": ${json("{ $ref: '#/components/schemas/Either' }")} }`,
        "/a",
        `
        components:
          schemas:
            Code: { enum: [a, b] }
            Texts: { type: array, items: { type: string } }
            Either: { oneOf: [{ $ref: "#/components/schemas/Texts" }, { $ref: "#/components/schemas/Fault" }] }
            Fault: { type: object, properties: { message: { type: string } } }
        `,
      ),
    );
    expect(api.groups[0]?.operations[0]?.failures).toEqual([
      { statuses: ["400", "401", "409"], error: null },
      { statuses: ["500"], error: "#/components/schemas/Either" },
    ]);
    expect(api.errors.map(({ body }) => body)).toEqual(["#/components/schemas/Either"]);
  });

  it.each(["20", "600", "2xx", "ok", "1000"])("of the status %j are reported", (status) => {
    const { problems } = lowered(
      withOperation(`operationId: a\nresponses: { "${status}": { description: d } }`),
    );
    const { code, at } = onlyProblem(problems);
    expect(code).toBe("invalid-status");
    expect(at).toMatchObject({ line: 7, column: 20 });
  });

  it.each(["20", "2xx", "4xx", "40"])(
    "of the status %j are left out where that is accepted",
    (status) => {
      const { api } = lowered(
        withOperation(
          `operationId: a\nresponses:\n  "${status}": ${json("{ type: string }")}\n  default: ${json("{ type: integer }")}`,
        ),
        "document: openapi.yaml\noutput: out\naccept: [invalid-status]\n",
      );
      const operation = api?.groups[0]?.operations[0];
      expect(operation?.success.map(({ status }) => status)).toEqual(["default"]);
      expect(operation?.failures).toEqual([]);
    },
  );
});
