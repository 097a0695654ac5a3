import { describe, expect, it, vi } from "vitest";
import { withOperation } from "../lower/lowered.js";
import { compiled } from "./compiled.js";
import { looking, printed } from "./printed.js";

// The first compilation reads the libraries of the language.
vi.setConfig({ testTimeout: 60_000 });

const sdk = "document: openapi.yaml\noutput: out\n";

/** What the compiler complains of in the sources of the package of an operation. */
async function complaintsOf(operation: string, schemas = "{}", options = sdk): Promise<string[]> {
  const document = withOperation(
    operation,
    "/is/{validator}",
    `components: { schemas: ${schemas} }`,
  );
  const complaints = compiled(await printed(document, options));
  return complaints.filter((complaint) => /^src\/(?!schema)/.test(complaint));
}

const parameters = `[{ name: validator, in: path, required: true, schema: { type: string } }]`;

/** An operation that answers, and fails, with JSON of these schemas. */
const operation = (answer: string, fault = "{}"): string => `
  operationId: is
  parameters: ${parameters}
  responses:
    200: { content: { application/json: { schema: ${answer} } } }
    400: { content: { application/json: { schema: ${fault} } } }
`;

const fault = '{ $ref: "#/components/schemas/Fault" }';

describe("the imports of an error class", () => {
  it("have the types of its fields in every script", async () => {
    const schemas =
      '{ Fault: { properties: { état: { $ref: "#/components/schemas/État" } } }, État: { properties: { a: { type: string } } } }';
    expect(await complaintsOf(operation("{}", fault), schemas)).toEqual([]);
  });

  it("have the types of the runtime", async () => {
    const schemas =
      '{ Fault: { properties: { at: { type: integer, format: int64 }, part: { allOf: [{ $ref: "#/components/schemas/Part" }, { required: [a] }] } } }, Part: { properties: { a: { type: string } } } }';
    expect(await complaintsOf(operation("{}", fault), schemas, `${sdk}int64: bigint`)).toEqual([]);
  });
});

describe("the imports of a file", () => {
  it("have nothing that only texts mention", async () => {
    const texts = ["Int64", "WithRequired", "is validator", 'say \\"Int64\\"', "it's Validator"];
    const answer = `{ oneOf: [${texts.map((text) => `{ const: "${text}" }`).join(", ")}] }`;
    const schemas = `{ Texts: ${answer}, Fault: { properties: { text: ${answer} } } }`;
    expect(await complaintsOf(operation(answer, fault), schemas)).toEqual([]);
    expect(await complaintsOf(operation(answer, fault), schemas, looking)).toEqual([]);
  });

  it("have the values that a call looks with, whatever is in the texts of its type", async () => {
    const answer = `{ oneOf: [{ const: 'odd " = ' }, { $ref: "#/components/schemas/Pet" }] }`;
    const schemas = "{ Pet: { properties: { a: { type: string } } } }";
    expect(await complaintsOf(operation(answer), schemas, looking)).toEqual([]);
  });
});

describe("a union with a line for each variant", () => {
  it("breaks no text", async () => {
    const texts = Array.from(
      { length: 4 },
      (_, index) => `'a long text | with a quote " ${index}'`,
    );
    const schemas = `{ Texts: { oneOf: [${texts.map((text) => `{ const: ${text} }`).join(", ")}] } }`;
    expect(await complaintsOf(operation("{}"), schemas)).toEqual([]);
  });
});
