import { describe, expect, it } from "vitest";
import { modelsOf, problemsOf, withSchemas } from "../lower/lowered.js";

const text = { kind: "string", format: null };
const integer = { kind: "integer", format: null };

describe("what no part of a schema knows", () => {
  it.each([
    ["{ type: object, unevaluatedProperties: { type: integer } }", { kind: "map", value: integer }],
    [
      "{ type: array, prefixItems: [{ type: string }], unevaluatedItems: { type: integer } }",
      { kind: "tuple", items: [text], required: 0, rest: integer },
    ],
    [
      "{ type: array, prefixItems: [{ type: string }], unevaluatedItems: false }",
      { kind: "tuple", items: [text], required: 0, rest: null },
    ],
    [
      "{ type: object, additionalProperties: { type: string }, unevaluatedProperties: { type: integer } }",
      { kind: "map", value: text },
    ],
  ])("of %s has its type", (schema, alias) => {
    expect(modelsOf(`S: ${schema}`).S).toMatchObject({ alias });
  });

  const base = "Base: { type: object, properties: { a: { type: integer } } }";
  it.each([
    ["{ type: string }", { kind: "unknown" }],
    ["false", null],
  ])("beside what a schema extends, with %s", (unevaluated, rest) => {
    const schema = `{ allOf: [{ $ref: "#/components/schemas/Base" }], properties: { b: { type: string } }, unevaluatedProperties: ${unevaluated} }`;
    expect(modelsOf(`S: ${schema}\n${base}`).S).toMatchObject({ bases: ["Base"], rest });
  });

  it("beside a condition, which knows members that it does not have, is of any type", () => {
    const schema =
      "{ type: object, properties: { b: { type: string } }, if: { properties: { a: { const: x } } }, unevaluatedProperties: { type: integer } }";
    expect(modelsOf(`S: ${schema}`).S).toMatchObject({ rest: { kind: "unknown" } });
  });

  it("is reported beside a union", () => {
    const schema = `{ oneOf: [{ $ref: "#/components/schemas/Base" }], unevaluatedProperties: { type: string } }`;
    expect(problemsOf(withSchemas(`S: ${schema}\n${base}`))).toEqual([
      expect.stringContaining("unsupported-unevaluated"),
    ]);
  });
});
