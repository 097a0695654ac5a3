import { describe, expect, it } from "vitest";
import { withSchemas } from "../lower/lowered.js";
import { compiled } from "./compiled.js";
import { printed } from "./printed.js";

/** What the compiler says of code that uses the models of a document, as its lines. */
async function saidOf(schemas: string, code: string): Promise<string[]> {
  const files = new Map(await printed(withSchemas(schemas, "3.1.0")));
  files.set("use.ts", `import type * as sdk from "./src/index.js";\n${code}\n`);
  return compiled(files);
}

const ref = (key: string): string => `{ $ref: "#/components/schemas/${key}" }`;

describe("a union with a discriminator", () => {
  const use = `
    export function area(shape: sdk.Shape): number {
      switch (shape.kind) {
        case "circle": return shape.r;
        case "square": return shape.a * shape.a;
      }
    }`;

  it.each([
    [
      "and a mapping",
      `Shape: { oneOf: [${ref("Circle")}, ${ref("Square")}], discriminator: { propertyName: kind, mapping: { circle: Circle, square: "#/components/schemas/Square" } } }
Circle: { type: object, required: [r], properties: { kind: { type: string }, r: { type: number } } }
Square: { type: object, required: [a], properties: { kind: { type: string }, a: { type: number } } }`,
    ],
    [
      "without a mapping",
      `Shape: { anyOf: [${ref("circle")}, ${ref("square")}], discriminator: { propertyName: kind } }
circle: { type: object, required: [r], properties: { kind: { type: string }, r: { type: number } } }
square: { type: object, required: [a], properties: { kind: { type: string }, a: { type: number } } }`,
    ],
    [
      "of schemas that extend one",
      `Shape: { type: object, required: [kind], properties: { kind: { type: string }, name: { type: string } }, discriminator: { propertyName: kind, mapping: { circle: Circle, square: Square } } }
Circle: { allOf: [${ref("Shape")}, { type: object, required: [r], properties: { r: { type: number } } }] }
Square: { allOf: [${ref("Shape")}], required: [a], properties: { a: { type: number } } }`,
    ],
    [
      "that is only in the values of the variants",
      `Shape: { oneOf: [${ref("Circle")}, ${ref("Square")}] }
Circle: { type: object, required: [kind, r], properties: { kind: { const: circle }, r: { type: number } } }
Square: { type: object, required: [kind, a], properties: { kind: { enum: [square] }, a: { type: number } } }`,
    ],
  ])("%s can be told apart in a switch", async (_, schemas) => {
    expect(await saidOf(schemas, use)).toEqual([]);
  });
});

describe("an enum that is received", () => {
  const document = (use: string) =>
    [
      "openapi: 3.1.0",
      "info: { title: T, version: '1' }",
      "paths:",
      "  /a:",
      "    get:",
      "      operationId: find",
      `      parameters: [{ name: sort, in: query, schema: { enum: [up, down] } }]`,
      `      responses: { "200": { description: ok, content: { application/json: { schema: ${use} } } } }`,
      "components: { schemas: { State: { type: string, enum: [on, off] } } }",
    ].join("\n");

  it("admits values that are not listed yet, and still knows those that are", async () => {
    const files = new Map(await printed(document(ref("State"))));
    files.set(
      "use.ts",
      `import type { FindSort, State } from "./src/index.js";
      export const later: State = "dimmed";
      export const known: State = "on";
      export const sort: FindSort = "sideways";
      export function isOn(state: State): boolean {
        switch (state) {
          case "on": return true;
          case "off": return false;
          default: return state.startsWith("half");
        }
      }\n`,
    );
    expect(compiled(files)).toEqual([
      `use.ts:4: Type '"sideways"' is not assignable to type 'FindSort'.`,
    ]);
  });
});

describe("an object whose other members have a type", () => {
  it("can be written down", async () => {
    const schemas = `Limits: { type: object, required: [name], properties: { name: { type: string }, burst: { type: boolean } }, additionalProperties: { type: integer } }`;
    const code = `export const limits: sdk.Limits = { name: "free", perMinute: 3 };`;
    expect(await saidOf(schemas, code)).toEqual([]);
  });
});
