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
    ["multipart/form-data; boundary=xyz", "multipart/form-data"],
    ['multipart/related; boundary="a b"; type="text/xml"', 'multipart/related; type="text/xml"'],
    ["multipart/mixed;Boundary=x;charset=utf-8", "multipart/mixed;charset=utf-8"],
  ])("of %s have the boundary that is found for them", (written, wire) => {
    const operation = operationOf(
      withOperation(
        `operationId: a\nrequestBody: { content: { '${written}': { schema: { type: object } } } }`,
      ),
    );
    expect(operation.body?.media).toMatchObject({ wire, encoding: "multipart" });
  });

  it.each([
    ["'*/*': {}, application/vnd.a+json: {}", "application/vnd.a+json", []],
    ["'*/*': {}, application/x-www-form-urlencoded: {}", "application/x-www-form-urlencoded", []],
    ["application/xml: {}, '*/*': {}", "*/*", []],
    ["'*/*': { schema: { type: string } }, text/csv: {}", "text/csv", []],
    ["image/*: {}, image/png: {}", "image/png", ["image/*"]],
    ["text/*: {}, text/csv: {}", "text/csv", []],
  ])("that are of a range are used after those with a name: %s", (content, wire, alternatives) => {
    const operation = operationOf(
      withOperation(`operationId: a\nrequestBody: { content: { ${content} } }`),
    );
    expect(operation.body?.media).toMatchObject({ wire, alternatives });
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

  it.each([
    ["application/pdf", "File"],
    ["multipart/form-data", "Upload"],
  ])("leave out no file of a component without a word: %s", (wire, key) => {
    const media = (type: string) =>
      `            ${type}: { schema: { $ref: "#/components/schemas/${key}" } }`;
    const { problems } = lowered(
      withOperation(
        `operationId: a\nrequestBody:\n  content:\n${media("application/json")}\n${media(wire)}`,
        "/a",
        "components: { schemas: { File: { type: string, format: binary }, Upload: { properties: { file: { type: string, format: binary } } } } }",
      ),
    );
    expect(onlyProblem(problems)).toMatchObject({
      code: "unused-media-type",
      at: { line: 10, pointer: expect.stringContaining("/requestBody/content/") },
    });
  });

  it("are told of where they are, though JSON beside them has files as texts", () => {
    const upload = "{ schema: { properties: { f: { type: string, format: binary } } } }";
    const { problems } = lowered(
      withOperation(
        `operationId: a\nrequestBody: { content: { application/json: ${upload}, multipart/form-data: ${upload} } }`,
      ),
    );
    expect(onlyProblem(problems)).toMatchObject({ code: "unused-media-type", at: { line: 7 } });
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
