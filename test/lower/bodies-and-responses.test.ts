import { describe, expect, it } from "vitest";
import { onlyProblem } from "../problem/told.js";
import { apiOf, lowered, operationOf, withOperation } from "./lowered.js";

describe("bodies", () => {
  it.each([
    ["application/json", "json"],
    ["application/json; charset=utf-8", "json"],
    ["application/vnd.api+json", "json"],
    ["application/x-www-form-urlencoded", "form"],
    ["multipart/form-data", "multipart"],
    ["text/plain", "text"],
    ["application/xml", "text"],
    ["application/octet-stream", "binary"],
    ["image/png", "binary"],
  ])("of %s are written as %s", (wire, encoding) => {
    const operation = operationOf(
      withOperation(`
        operationId: a
        requestBody: { content: { "${wire}": { schema: { type: object } } } }
      `),
    );
    expect(operation.body?.media).toMatchObject({ wire, encoding });
  });

  it.each([
    ["{}", "json", "unknown"],
    ["{ type: string }", "json", "string"],
    ["{ type: [string, 'null'], format: binary }", "binary", "bytes"],
    ["{ $ref: '#/components/schemas/File' }", "binary", "bytes"],
    ["{ contentMediaType: image/png }", "binary", "bytes"],
    ["{ type: string, contentMediaType: image/png, contentEncoding: base64 }", "json", "string"],
    ["{ type: string, contentMediaType: application/json }", "json", "string"],
    ["{ type: integer, format: binary }", "json", "integer"],
  ])("of any media type are bytes where their schema says so: %s", (schema, encoding, kind) => {
    const operation = operationOf(
      withOperation(
        `operationId: a\nrequestBody: { content: { "*/*": { schema: ${schema} } } }`,
        "/a",
        "components: { schemas: { File: { type: string, format: binary } } }",
      ),
    );
    expect(operation.body?.media).toMatchObject({ encoding, type: { kind } });
  });

  it.each([
    ["application/json", "string"],
    ["application/x-www-form-urlencoded", "string"],
    ["multipart/form-data", "bytes"],
  ])("of %s have files that are %s", (wire, kind) => {
    const { models } = apiOf(
      withOperation(
        `operationId: a\nrequestBody: { content: { ${wire}: { schema: { $ref: "#/components/schemas/Upload" } } } }`,
        "/a",
        "components: { schemas: { Upload: { type: object, properties: { file: { type: string, format: binary } } } } }",
      ),
    );
    expect(models).toMatchObject([{ fields: [{ wire: "file", type: { kind } }] }]);
  });

  it("that are a form already, as one text, are written as that", () => {
    const content = `{ application/x-www-form-urlencoded: { schema: { $ref: "#/components/schemas/Text" } } }`;
    const operation = operationOf(
      withOperation(
        `operationId: a\nrequestBody: { content: ${content} }`,
        "/a",
        "components: { schemas: { Text: { type: string } } }",
      ),
    );
    expect(operation.body?.media).toMatchObject({
      wire: "application/x-www-form-urlencoded",
      encoding: "text",
      type: { kind: "string" },
    });
  });

  it.each([
    "{ type: string }",
    "{ type: string, format: binary }",
    "{ type: array, items: { type: string } }",
  ])("in parts need members, and this is told of %s", (schema) => {
    const { problems } = lowered(
      withOperation(
        `operationId: a\nrequestBody: { content: { multipart/form-data: { schema: ${schema} } } }`,
      ),
    );
    expect(onlyProblem(problems)).toMatchObject({
      code: "form-without-members",
      severity: "warning",
      at: { line: 7 },
    });
  });

  it("use JSON before forms, and forms before text and bytes, wherever they stand", () => {
    const wires = [
      "application/pdf",
      "text/csv",
      "multipart/form-data",
      "application/x-www-form-urlencoded",
      "application/json",
    ];
    const preferred = wires.map((_, index) => {
      const offered = wires.slice(0, wires.length - index);
      const content = offered.map((wire) => `"${wire}": { schema: { type: object } }`).join(", ");
      return operationOf(withOperation(`operationId: a\nrequestBody: { content: { ${content} } }`))
        .body?.media.wire;
    });
    expect(preferred).toEqual(wires.toReversed());
  });

  it("of bytes know all their media types", () => {
    const { body } = operationOf(
      withOperation(
        "operationId: a\nrequestBody: { content: { image/png: {}, image/jpeg: {}, application/pdf: {} } }",
      ),
    );
    expect(body?.media).toMatchObject({
      wire: "image/png",
      alternatives: ["image/jpeg", "application/pdf"],
    });
  });

  it.each([
    ["application/pdf: { schema: { type: string, format: binary } }"],
    ["multipart/form-data: { schema: { properties: { f: { type: string, format: binary } } } }"],
  ])("leave out no file without a word: %s", (other) => {
    const { problems } = lowered(
      withOperation(
        `operationId: a\nrequestBody: { content: { ${other}, application/json: { schema: { type: object } } } }`,
      ),
    );
    expect(onlyProblem(problems)).toMatchObject({
      code: "unused-media-type",
      severity: "warning",
      at: { line: 7 },
    });
  });

  it("leave out what is written alike, and files of other types than one", () => {
    const of = (content: string) =>
      lowered(withOperation(`operationId: a\nrequestBody: { content: { ${content} } }`)).problems
        .all;
    const object = "{ schema: { type: object } }";
    const file = "{ schema: { type: string, format: binary } }";
    expect(
      of(`application/json: ${object}, application/xml: ${object}, application/x-a: ${object}`),
    ).toEqual([]);
    expect(of(`image/png: ${file}, image/jpeg: ${file}, text/csv: ${file}`)).toEqual([]);
  });

  it("of text are strings and of bytes are bytes, whatever their schema says", () => {
    const type = (wire: string) =>
      operationOf(
        withOperation(
          `operationId: a\nrequestBody: { content: { ${wire}: { schema: { type: integer } } } }`,
        ),
      ).body?.media.type;
    expect(type("text/csv")).toEqual({ kind: "string", format: null });
    expect(type("application/pdf")).toEqual({ kind: "bytes" });
  });

  it("know whether they are required, what is said of them, and their example", () => {
    const operation = operationOf(
      withOperation(
        `
        operationId: a
        requestBody: { $ref: "#/components/requestBodies/Body" }
        `,
        "/a",
        `
        components:
          requestBodies:
            Body:
              required: true
              description: The thing.
              content:
                application/json:
                  schema: { type: integer }
                  examples: { one: { value: 1 }, two: { value: 2 } }
        `,
      ),
    );
    expect(operation.body).toEqual({
      required: true,
      doc: {
        summary: null,
        text: "The thing.",
        deprecated: false,
        link: null,
        example: null,
        fallback: null,
      },
      media: {
        wire: "application/json",
        encoding: "json",
        type: { kind: "integer", format: null },
        alternatives: [],
        parts: [],
        example: 1,
      },
    });
  });

  it("of a GET request are left out, whatever the SDK is written in", () => {
    const operation = "operationId: a\nrequestBody: { content: { application/json: {} } }";
    const { api, problems } = lowered(withOperation(operation).replace("post:", "get:"));
    expect(api?.groups[0]?.operations[0]?.body).toBe(null);
    const { code, message } = onlyProblem(problems);
    expect([code, message]).toEqual([
      "body-not-sent",
      "the body of a GET request means nothing in HTTP: it is left out",
    ]);
  });

  it("without content are none", () => {
    expect(operationOf(withOperation("operationId: a\nrequestBody: { content: {} }")).body).toBe(
      null,
    );
  });

  it("name inline models after the operation", () => {
    const api = apiOf(
      withOperation(`
        operationId: createPet
        requestBody:
          content:
            application/json: { schema: { type: object, properties: { a: { type: string } } } }
        responses:
          "200":
            content:
              application/json: { schema: { type: object, properties: { b: { type: string } } } }
          "400":
            content:
              application/json: { schema: { type: object, properties: { c: { type: string } } } }
      `),
    );
    expect(api.models.map(({ name }) => name.words.join(" "))).toEqual([
      "create Pet request body",
      "create Pet response",
      "create Pet error 400",
    ]);
  });
});

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
