import { describe, expect, it } from "vitest";
import { withOperation } from "../lower/lowered.js";
import { planned } from "./planned.js";

/** What looks at the response of an operation, whose schema is given as YAML. */
function looked(schema: string, schemas = "{}"): unknown {
  const document = withOperation(
    `
    operationId: get
    responses:
      "200": { content: { application/json: { schema: ${schema} } } }
    `,
    "/",
    `
    components:
      schemas:
        Pet: { type: object, required: [name], properties: { name: { type: string } } }
        Sort: { enum: [cat, dog] }
        Own: ${schemas}
    `,
  );
  const sdk = "document: openapi.yaml\noutput: out\nvalidators: shallow";
  const [operation] = planned(document, sdk).operations;
  const [response] = operation?.responses ?? [];
  return response?.outline ?? response?.check;
}

const own = '{ $ref: "#/components/schemas/Own" }';

describe("what looks at a response where that is to be shallow", () => {
  it("knows the fields of an object, and nothing inside of the objects in it", () => {
    const properties = `
      id: { type: integer },
      sort: { $ref: "#/components/schemas/Sort" },
      pet: { $ref: "#/components/schemas/Pet" },
      pets: { type: array, items: { $ref: "#/components/schemas/Pet" } }`;
    const schema = `{ type: object, required: [id, pet], properties: { ${properties} } }`;
    expect(looked(own, schema.replaceAll("\n", " "))).toEqual({
      source: "#/components/schemas/Own",
      fields: [
        { wire: "id", check: "is.integer", isExpected: true },
        { wire: "sort", check: "Sort", isExpected: false },
        { wire: "pet", check: "is.object({})", isExpected: true },
        { wire: "pets", check: "is.listOf(is.object({}))", isExpected: false },
      ],
    });
  });

  it("knows the fields that an object has from another", () => {
    const schema =
      '{ allOf: [{ $ref: "#/components/schemas/Pet" }, { type: object, properties: { age: { type: integer } } }] }';
    expect(looked(own, schema)).toEqual({
      source: "#/components/schemas/Own",
      fields: [
        { wire: "name", check: "is.string", isExpected: true },
        { wire: "age", check: "is.integer", isExpected: false },
      ],
    });
  });

  it.each([
    ['{ type: array, items: { $ref: "#/components/schemas/Pet" } }', "is.listOf(is.object({}))"],
    ["{ type: array, items: { type: string } }", "is.listOf(is.string)"],
    ["{ type: [string, 'null'] }", "is.nullable(is.string)"],
    [
      '{ oneOf: [{ $ref: "#/components/schemas/Pet" }, { type: string }] }',
      "is.anyOf(is.object({}), is.string)",
    ],
  ])("of %s is as shallow", (schema, check) => {
    expect(looked(schema)).toBe(check);
  });
});
