import { describe, expect, it } from "vitest";
import { modelsOf } from "../lower/lowered.js";

const open = { kind: "unknown" };
const extensions = "Extensions: { type: object, patternProperties: { ^x-: { type: string } } }";
const reference = `{ $ref: "#/components/schemas/Extensions" }`;

describe("names of a pattern in a schema that others extend", () => {
  it.each([
    `{ allOf: [${reference}, { type: object, properties: { id: { type: integer } } }] }`,
    `{ allOf: [${reference}], properties: { id: { type: integer } } }`,
    `{ $ref: "#/components/schemas/Extensions", properties: { id: { type: integer } } }`,
  ])("say nothing of what these add: %s", (schema) => {
    expect(modelsOf(`${extensions}\nPet: ${schema}`).Extensions).toMatchObject({
      alias: { kind: "map", value: open },
    });
  });

  it.each([
    ["by another name", `Pet: { allOf: [${reference}], description: A pet. }`, extensions],
    [
      "and where there are no others",
      `Pet: { allOf: [${reference}, { type: object, properties: { x-a: { type: string } } }] }`,
      extensions.replace("{ type: object,", "{ type: object, additionalProperties: false,"),
    ],
  ])("have their type %s", (_, schema, extended) => {
    expect(modelsOf(`${extended}\n${schema}`).Extensions).toMatchObject({
      alias: { kind: "map", value: { kind: "string" } },
    });
  });
});
