import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { documentOf } from "../load/loaded.js";
import { told } from "../problem/told.js";
import { objectIn } from "./normalized.js";
import { head, operation, reported, upgraded } from "./upgraded.js";

describe("a parameter of 2.0", () => {
  it.each([
    [
      "{ name: a, in: query, type: string, enum: [x], description: d }",
      { name: "a", in: "query", description: "d", schema: { type: "string", enum: ["x"] } },
    ],
    [
      "{ name: a, in: header, type: integer, format: int64, x-example: 5 }",
      { name: "a", in: "header", example: 5, schema: { type: "integer", format: "int64" } },
    ],
    [
      "{ name: a, in: query, type: string, x-nullable: true }",
      { name: "a", in: "query", schema: { type: ["string", "null"] } },
    ],
    [
      "{ name: a, in: query, schema: { type: integer } }",
      { name: "a", in: "query", schema: { type: "integer" } },
    ],
  ])("that is %s has a schema", (parameter, expected) => {
    expect(operation(`parameters: [${parameter}]`)).toEqual({ parameters: [expected] });
  });

  it.each([
    ["query", "", "form", false],
    ["query", "csv", "form", false],
    ["query", "ssv", "spaceDelimited", false],
    ["query", "pipes", "pipeDelimited", false],
    ["query", "multi", "form", true],
    ["header", "csv", "simple", false],
    ["path", "", "simple", false],
  ])("in %s whose list is written as %j has a style", (location, format, style, explode) => {
    const written = format === "" ? "" : `, collectionFormat: ${format}`;
    const parameter = `{ name: a, in: ${location}, type: array, items: { type: string }${written} }`;
    expect(operation(`parameters: [${parameter}]`)).toEqual({
      parameters: [
        {
          name: "a",
          in: location,
          style,
          explode,
          schema: { type: "array", items: { type: "string" } },
        },
      ],
    });
  });

  it.each([
    [
      "{ name: a, in: query, type: array, items: { type: string, maxLength: 5 }, collectionFormat: tsv }",
      "unsupported-collection-format",
    ],
    [
      "{ name: a, in: header, type: array, items: { type: string }, collectionFormat: multi }",
      "unsupported-collection-format",
    ],
    ["{ name: a, in: query, type: file }", "misplaced-file"],
  ])("that is %s is taken as text, and reported", (parameter, code) => {
    const { root, problems } = upgraded(`paths: { /a: { get: { parameters: [${parameter}] } } }`);
    expect(objectIn({ ...documentOf(head), root }, "/paths/~1a/get/parameters/0").schema).toEqual({
      type: "string",
    });
    expect(told(problems)).toEqual([expect.stringMatching(new RegExp(`^3:\\d+ ${code}$`))]);
  });

  it("has texts where its lists would hold lists", () => {
    const items = "{ type: array, items: { type: integer } }";
    const { root, problems } = upgraded(
      `paths: { /a: { get: { parameters: [{ name: a, in: query, type: array, items: ${items} }] } } }`,
    );
    expect(objectIn({ ...documentOf(head), root }, "/paths/~1a/get/parameters/0").schema).toEqual({
      type: "array",
      items: { type: "string" },
    });
    expect(told(problems)).toEqual([expect.stringMatching(/unsupported-collection-format$/)]);
  });

  it("remains a reference to one that all share", () => {
    const rest = "parameters: { Limit: { name: limit, in: query, type: integer } }";
    expect(operation("parameters: [{ $ref: '#/parameters/Limit' }]", rest)).toEqual({
      parameters: [{ $ref: "#/components/parameters/Limit" }],
    });
  });
});

describe("the request body of 2.0", () => {
  const schema = { $ref: "#/components/schemas/Pet" };
  const pet = "definitions: { Pet: { type: object } }";

  it.each([
    ["", "", ["application/json"]],
    ["consumes: [application/json, application/xml]", "", ["application/json", "application/xml"]],
    ["consumes: [application/json]", "consumes: [text/csv]", ["text/csv"]],
    ["consumes: [application/json]", "consumes: []", ["application/json"]],
  ])("with %j for all and %j for itself has its media types", (all, own, expected) => {
    const text = `${own}\nparameters: [{ name: b, in: body, required: true, description: d, schema: { $ref: '#/definitions/Pet' } }]`;
    expect(operation(text, `${pet}\n${all}`)).toEqual({
      parameters: [],
      requestBody: {
        required: true,
        description: "d",
        content: Object.fromEntries(expected.map((type) => [type, { schema }])),
      },
    });
  });

  it("is that of its path, or one that all share", () => {
    const shared =
      "parameters: { Body: { name: b, in: body, schema: { $ref: '#/definitions/Pet' } } }";
    expect(
      operation(
        "responses: {}",
        `${pet}\n${shared}`,
        "parameters: [{ $ref: '#/parameters/Body' }]",
      ),
    ).toEqual({ responses: {}, requestBody: { content: { "application/json": { schema } } } });
  });

  it("is made of the fields of a form", () => {
    const text = `
      parameters:
        - { name: id, in: formData, type: integer, required: true, description: d }
        - { name: tags, in: formData, type: array, items: { type: string } }
        - { name: kinds, in: formData, type: array, items: { type: string }, collectionFormat: multi }
    `;
    const list = { type: "array", items: { type: "string" } };
    expect(operation(text)).toEqual({
      parameters: [],
      requestBody: {
        required: true,
        content: {
          "application/x-www-form-urlencoded": {
            schema: {
              type: "object",
              properties: { id: { type: "integer", description: "d" }, tags: list, kinds: list },
              required: ["id"],
            },
            encoding: { tags: { style: "form", explode: false } },
          },
        },
      },
    });
  });

  it.each([
    ["", ["multipart/form-data"]],
    ["consumes: [application/x-www-form-urlencoded, multipart/form-data]", ["multipart/form-data"]],
    ["consumes: [multipart/x+form-data;version=1]", ["multipart/x+form-data;version=1"]],
  ])("with a file and %j is sent in parts", (own, expected) => {
    const { requestBody } = operation(
      `${own}\nparameters: [{ name: f, in: formData, type: file }]`,
    ) as { requestBody: JsonObject };
    const media = {
      schema: { type: "object", properties: { f: { type: "string", format: "binary" } } },
    };
    expect(requestBody).toEqual({
      content: Object.fromEntries(expected.map((type) => [type, media])),
    });
  });

  it("is reported where it can only be guessed", () => {
    expect(
      reported("consumes: [image/png]\nparameters: [{ name: f, in: formData, type: file }]"),
    ).toEqual(["1 form-media-type"]);
    const field = "- { name: f, in: formData, type: string }";
    const body = "- { name: b, in: body, schema: {} }";
    expect(reported(`parameters:\n  ${body}\n  ${field}`)).toEqual(["3 several-bodies"]);
    expect(reported(`parameters:\n  ${body}\n  ${body}`)).toEqual(["3 several-bodies"]);
    expect(reported("consumes: [5]")).toEqual(["1 not-a-text"]);
  });
});

describe("a response of 2.0", () => {
  it.each([
    ["{ description: d }", "", { description: "d" }],
    [
      "{ description: d, schema: { type: string } }",
      "",
      { description: "d", content: { "application/json": { schema: { type: "string" } } } },
    ],
    [
      "{ description: d, schema: { type: string } }",
      "produces: [text/plain]",
      { description: "d", content: { "text/plain": { schema: { type: "string" } } } },
    ],
    [
      "{ description: d, schema: { type: file } }",
      "produces: [application/json, application/pdf]",
      {
        description: "d",
        content: { "application/pdf": { schema: { type: "string", format: "binary" } } },
      },
    ],
    [
      "{ description: d, schema: { type: file } }",
      "",
      {
        description: "d",
        content: { "*/*": { schema: { type: "string", format: "binary" } } },
      },
    ],
    [
      "{ description: d, examples: { application/json: { a: 1 } } }",
      "",
      { description: "d", content: { "application/json": { example: { a: 1 } } } },
    ],
    [
      "{ description: d, headers: { X-A: { type: array, items: { type: integer }, description: h } } }",
      "",
      {
        description: "d",
        headers: {
          "X-A": { description: "h", schema: { type: "array", items: { type: "integer" } } },
        },
      },
    ],
  ])("that is %s with %j has content by media type", (response, rest, expected) => {
    expect(operation(`responses: { 200: ${response} }`, rest)).toEqual({
      responses: { 200: expected },
    });
  });

  it("remains a reference unless the operation has media types of its own", () => {
    const rest = "responses: { R: { description: d, schema: { type: string } } }";
    const text = "responses: { 200: { $ref: '#/responses/R' } }";
    expect(operation(text, rest)).toEqual({
      responses: { 200: { $ref: "#/components/responses/R" } },
    });
    expect(operation(`produces: [text/csv]\n${text}`, rest)).toEqual({
      responses: {
        200: { description: "d", content: { "text/csv": { schema: { type: "string" } } } },
      },
    });
  });
});
