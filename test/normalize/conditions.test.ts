import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { briefly, lowered, modelsOf, problemsOf, withSchemas } from "../lower/lowered.js";

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

  it("are looked for in so many schemas, and so many inside of each other", () => {
    const named = (index: number): JsonObject => ({ properties: { [`p${index}`]: {} } });
    const chain = Array.from({ length: 5_000 }, (_, index): [string, JsonObject] => [
      `S${index}`,
      {
        type: "object",
        ...named(index),
        if: {},
        then: { $ref: `#/components/schemas/S${index + 1}` },
      },
    ]);
    const wide = Array.from({ length: 1_100 }, (_, index) => [`d${index}`, named(index)]);
    const schemas = Object.fromEntries([
      ...chain.toReversed(),
      ["S5000", {}],
      ["Wide", { type: "object", dependentSchemas: Object.fromEntries(wide) as JsonObject }],
    ]) as JsonObject;
    const { api, problems } = lowered(withSchemas(JSON.stringify(schemas)));
    const models = briefly(api?.models ?? []);
    const fieldsOf = (name: string): string[] => Object.keys(Object(models[name]).fields);
    expect(fieldsOf("S0")).toEqual(Array.from({ length: 11 }, (_, index) => `p${index}`));
    expect(fieldsOf("Wide")).toHaveLength(1_000);
    const [first] = problems.all;
    expect(first).toMatchObject({
      code: "unsupported-condition",
      message: "a schema too many under a condition is not in the types",
    });
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
