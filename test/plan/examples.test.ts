import { describe, expect, it } from "vitest";
import { printValue, type Value } from "../../generator/plan/value.js";
import { dedent } from "../load/dedent.js";
import { apiOf, withOperation } from "../lower/lowered.js";
import { languageOf, planned, plannedApi } from "./planned.js";

const literals = languageOf("typescript");

/** The example request of an operation, given as YAML, beside these component schemas. */
function exampleOf(operation: string, schemas = "", path = "/things"): unknown {
  const rest =
    schemas === "" ? "" : `components:\n  schemas:\n${dedent(schemas).replace(/^(?=.)/gm, "    ")}`;
  const { operations } = planned(withOperation(operation, path, rest));
  const text = operations[0]?.example ?? null;
  return text === null ? null : evaluated(text);
}

/** The value that an expression of plain literals stands for. */
function evaluated(text: string): unknown {
  return new Function("Blob", `"use strict"; return (${text});`)(class {});
}

describe("an example request", () => {
  it("is none where there is nothing to pass", () => {
    expect(exampleOf("operationId: a")).toBeNull();
  });

  it("says something for what stands in the path, where nothing would be refused", () => {
    const operation = `
      operationId: a
      parameters:
        - { name: filter, in: path, required: true, schema: { type: object, properties: { role: { type: string } } } }
        - { name: map, in: path, required: true, schema: { type: object, additionalProperties: { type: integer } } }
        - { name: any, in: path, required: true, schema: {} }
    `;
    expect(exampleOf(operation, "", "/things/{filter}/{map}/{any}")).toEqual({
      filter: { role: "text" },
      map: { name: 1 },
      any: "text",
    });
  });

  it("is of a variant that ends, where others go round in circles", () => {
    const operation = `
      operationId: a
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Expr" } } }
    `;
    const reference = (key: string) => `{ $ref: "#/components/schemas/${key}" }`;
    const schemas = `
      Expr: { oneOf: [${reference("And")}, ${reference("Not")}, ${reference("Leaf")}] }
      And: { type: object, required: [and], properties: { and: { type: array, items: ${reference("Expr")} } } }
      Not: { type: object, required: [not], properties: { not: ${reference("Expr")} } }
      Leaf: { type: object, required: [field], properties: { field: { type: string } } }
    `;
    expect(exampleOf(operation, schemas)).toEqual({ requestBody: { field: "text" } });
    const inAnd = operation.replace("Expr", "And");
    expect(exampleOf(inAnd, schemas)).toEqual({ requestBody: { and: [] } });
  });

  it("is an instance of the variant that it is of, where a language constructs models", () => {
    const document = withOperation(
      `
      operationId: a
      requestBody:
        required: true
        content: { application/json: { schema: { oneOf: [{ $ref: "#/components/schemas/Dog" }, { $ref: "#/components/schemas/Cat" }] } } }
      `,
      "/things",
      `
      components:
        schemas:
          Cat: { type: object, required: [kind, name], properties: { kind: { const: cat }, name: { type: string } } }
          Dog: { type: object, required: [kind, name], properties: { kind: { const: dog }, name: { type: string } } }
      `,
    );
    const { operations } = plannedApi(apiOf(document), languageOf("python"));
    const [argument] = operations[0]?.arguments ?? [];
    expect(argument?.example?.replaceAll(/\s/g, "")).toBe('models.Dog(kind="dog",name="text",)');
    expect(operations[0]?.exampleModels).toEqual(["Dog"]);
  });

  it("has the simplest value for what is required, and nothing else", () => {
    expect(
      exampleOf(
        `
        operationId: a
        parameters:
          - { name: optional, in: query, schema: { type: string } }
          - { name: text, in: query, required: true, schema: { type: string } }
          - { name: day, in: query, required: true, schema: { type: string, format: date } }
          - { name: number, in: query, required: true, schema: { type: integer } }
          - { name: flag, in: query, required: true, schema: { type: boolean } }
          - { name: list, in: query, required: true, schema: { type: array, items: { type: string } } }
        requestBody:
          required: true
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
        `,
        `
        Pet:
          type: object
          required: [name, kind, home]
          properties:
            name: { type: string }
            age: { type: integer }
            kind: { enum: [cat, dog] }
            home: { $ref: "#/components/schemas/Home" }
        Home: { type: object, required: [zip], properties: { zip: { type: [string, "null"] } } }
        `,
      ),
    ).toEqual({
      text: "text",
      day: "2026-01-31",
      number: 1,
      flag: true,
      list: ["text"],
      requestBody: { name: "text", kind: "cat", home: { zip: "text" } },
    });
  });

  it("uses the document's own examples", () => {
    expect(
      exampleOf(`
        operationId: a
        parameters: [{ name: limit, in: query, example: 7, schema: { type: integer } }]
        requestBody:
          content:
            application/json:
              example: { name: Rex, more: [1, 2] }
              schema: { type: object, additionalProperties: true, properties: { name: { type: string } } }
      `),
    ).toEqual({ limit: 7, requestBody: { name: "Rex", more: [1, 2] } });
  });

  it("uses the examples of fields for the fields that are required", () => {
    expect(
      exampleOf(
        `
        operationId: a
        requestBody:
          required: true
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
        `,
        `
        Pet: { type: object, required: [name], properties: { name: { type: string, example: Rex }, age: { type: integer, example: 5 } } }
        `,
      ),
    ).toEqual({ requestBody: { name: "Rex" } });
  });

  it("of what is several types at once has the members of all, or is the first where one has none", () => {
    const schemas = `
      Base: { oneOf: [{ type: object, required: [a, __proto__], properties: { a: { type: string }, __proto__: { type: integer } } }, { type: string }] }
      Both: { allOf: [{ $ref: "#/components/schemas/Base" }, { oneOf: [{ type: object, required: [b], properties: { b: { type: boolean } } }] }] }
      Text: { allOf: [{ oneOf: [{ type: string }, { type: integer }] }, { oneOf: [{ type: string, format: date }, { type: boolean }] }] }
    `;
    const example = (name: string): unknown =>
      exampleOf(
        `
        operationId: a
        requestBody:
          required: true
          content: { application/json: { schema: { $ref: "#/components/schemas/${name}" } } }
        `,
        schemas,
      );
    expect(JSON.stringify(example("Both"))).toBe(
      '{"requestBody":{"a":"text","__proto__":1,"b":true}}',
    );
    expect(example("Text")).toEqual({ requestBody: "text" });
  });

  it("leaves aside examples that do not fit their type", () => {
    expect(
      exampleOf(`
        operationId: a
        parameters: [{ name: limit, in: query, required: true, example: "seven", schema: { type: integer } }]
        requestBody:
          required: true
          content:
            application/json:
              example: { nmae: Rex }
              schema: { type: object, required: [name], properties: { name: { type: string } } }
      `),
    ).toEqual({ limit: 1, requestBody: { name: "text" } });
  });

  it("is the simplest request where the example of a body without required fields does not fit", () => {
    expect(
      exampleOf(`
        operationId: a
        requestBody:
          required: true
          content:
            application/json:
              example: { name: 5 }
              schema: { type: object, properties: { name: { type: string } } }
      `),
    ).toEqual({ requestBody: {} });
  });

  it("ends where a model requires itself", () => {
    const example = JSON.stringify(
      exampleOf(
        `
        operationId: a
        requestBody:
          required: true
          content: { application/json: { schema: { $ref: "#/components/schemas/Node" } } }
        `,
        "Node: { type: object, required: [next], properties: { next: { $ref: '#/components/schemas/Node' } } }",
      ),
    );
    expect(example).toMatch(/^\{"requestBody":\{"next":\{"next":/);
    expect(example.length).toBeLessThan(200);
  });

  it("ends where a model requires itself many times", () => {
    const fields = [..."abcdefghij"];
    const properties = fields.map((name) => `${name}: { $ref: "#/components/schemas/Node" }`);
    const example = JSON.stringify(
      exampleOf(
        `
        operationId: a
        requestBody:
          required: true
          content: { application/json: { schema: { $ref: "#/components/schemas/Node" } } }
        `,
        `Node: { type: object, required: [${fields.join(", ")}], properties: { ${properties.join(", ")} } }`,
      ),
    );
    expect(example).toMatch(/^\{"requestBody":\{"a":\{"a":\{"a":.*"j":\{\}\}\}$/);
    expect(example.length).toBeLessThan(3000);
  });

  it("has all that is required of an object, however much that is", () => {
    const fields = Array.from({ length: 300 }, (_, index) => `f${index}`);
    const properties = fields.map((name) => `${name}: { $ref: "#/components/schemas/Colour" }`);
    expect(
      exampleOf(
        `
        operationId: a
        requestBody:
          required: true
          content: { application/json: { schema: { $ref: "#/components/schemas/Wide" } } }
        `,
        `
        Wide: { type: object, required: [${fields.join(", ")}], properties: { ${properties.join(", ")} } }
        Colour: { enum: [red, green] }
        `,
      ),
    ).toEqual({ requestBody: Object.fromEntries(fields.map((name) => [name, "red"])) });
  });

  it("tells two parameters of one name apart", () => {
    expect(
      exampleOf(`
        operationId: a
        parameters:
          - { name: id, in: query, required: true, schema: { type: string } }
          - { name: id, in: header, required: true, schema: { type: integer } }
          - { name: requestBody, in: query, required: true, schema: { type: boolean } }
      `),
    ).toEqual({ id: "text", header_id: 1, query_requestBody: true });
  });
});

describe("literals", () => {
  it.each<[Value, string]>([
    [null, "null"],
    [true, "true"],
    [-1.5, "-1.5"],
    ["plain", '"plain"'],
    ['say "hi"', "'say \"hi\"'"],
    [`both ' and "`, '"both \' and \\""'],
    ["line\nend", '"line\\nend"'],
    ["\u2028\u202e", '"\\u2028\\u202e"'],
    [[], "[]"],
    [{}, "{}"],
    [[1, [2]], "[\n  1,\n  [\n    2,\n  ],\n]"],
    [{ a: 1, "b-c": { d: [] } }, '{\n  a: 1,\n  "b-c": {\n    d: [],\n  },\n}'],
  ])("of %j is %s", (value, text) => {
    expect(printValue(value, literals)).toBe(text);
  });

  it("keep a member called `__proto__` as data", () => {
    const value: unknown = JSON.parse('{"__proto__":{"a":1},"b":{"constructor":2}}');
    const text = printValue(value as Value, literals);
    expect(JSON.stringify(evaluated(text))).toBe('{"__proto__":{"a":1},"b":{"constructor":2}}');
  });

  it("hold text that looks like a pattern as it is", () => {
    const value = { "{value}": "$& {key} $1 {items}", list: ["{items}", "$'"] };
    expect(evaluated(printValue(value, literals))).toEqual(value);
  });
});
