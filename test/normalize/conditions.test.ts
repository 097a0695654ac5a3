import { describe, expect, it } from "vitest";
import { modelsOf, problemsOf, withSchemas } from "../lower/lowered.js";

const text = { kind: "string", format: null };
const integer = { kind: "integer", format: null };

/** The fields that a schema, given as YAML, has as a model, and which of them it requires. */
function shapeOf(schema: string, others = ""): unknown {
  const { S: model } = modelsOf(`S: ${schema}\n${others}`);
  return model !== undefined && "fields" in model
    ? { fields: model.fields, required: model.required }
    : model;
}

describe("properties under a condition", () => {
  it.each([
    [
      "then and else",
      "{ type: object, required: [k], properties: { k: { type: string } }, if: {}, then: { required: [a], properties: { a: { type: string } } }, else: { properties: { b: { type: integer } } } }",
      { a: text, b: integer },
    ],
    [
      "dependentSchemas",
      "{ type: object, required: [k], properties: { k: { type: string } }, dependentSchemas: { k: { properties: { a: { type: string } } } } }",
      { a: text },
    ],
    [
      "a part of the schema",
      "{ required: [k], properties: { k: { type: string } }, allOf: [{ if: {}, then: { properties: { k: { const: x }, a: { type: string } } } }] }",
      { a: text },
    ],
    [
      "a branch in a branch, and another schema",
      '{ type: object, required: [k], properties: { k: { type: string } }, if: {}, else: { if: {}, then: { $ref: "#/components/schemas/Other" } } }',
      { a: text },
    ],
  ])("of %s are optional", (_, schema, added) => {
    const other = "Other: { type: object, properties: { a: { type: string } } }";
    expect(shapeOf(schema, other)).toEqual({ fields: { k: text, ...added }, required: ["k"] });
  });

  it("are of either type where branches differ", () => {
    const branches =
      "then: { properties: { a: { type: string } } }, else: { properties: { a: { type: integer } } }";
    expect(shapeOf(`{ type: object, if: {}, ${branches} }`)).toMatchObject({
      fields: { a: { kind: "union", variants: [text, integer] } },
    });
  });

  it("stay as they are where the schema, or one that it extends, declares them", () => {
    const schema =
      '{ allOf: [{ $ref: "#/components/schemas/Base" }], properties: { b: { type: integer } }, if: {}, then: { properties: { a: { const: x }, b: { const: 1 } } } }';
    const base = "Base: { type: object, properties: { a: { type: string } } }";
    expect(shapeOf(schema, base)).toEqual({ fields: { b: integer }, required: [] });
  });

  it.each([
    ["items", "{ type: array, if: {}, then: { items: { type: string } } }"],
    [
      "what need not be an object",
      "{ if: {}, then: { properties: { a: {} } }, else: { type: string } }",
    ],
  ])("of %s are reported", (_, schema) => {
    expect(problemsOf(withSchemas(`S: ${schema}`))).toEqual([
      expect.stringContaining("unsupported-condition"),
    ]);
  });
});
