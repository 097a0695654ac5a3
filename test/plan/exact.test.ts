import { describe, expect, it } from "vitest";
import type { Model, Type } from "../../generator/ir/types.js";
import { noDoc } from "../../generator/lower/context.js";
import { Exactness } from "../../generator/plan/exact.js";
import { withOperation } from "../lower/lowered.js";
import { planned } from "./planned.js";

/** Whether the body of a request, whose schema is given as YAML, can hold an exact integer. */
function isExact(schema: string, policy = "bigint"): boolean | undefined {
  const document = withOperation(
    `
    operationId: send
    requestBody: { content: { application/json: { schema: ${schema} } } }
    responses: { "204": {} }
    `,
    "/",
    `
    components:
      schemas:
        Id: { type: integer, format: int64 }
        Size: { type: integer, format: int64, x-sdkwright-int64: number }
        Pet: { type: object, properties: { name: { type: string }, size: { $ref: "#/components/schemas/Size" } } }
        Owner: { type: object, properties: { id: { $ref: "#/components/schemas/Id" } } }
        House: { type: object, properties: { of: { type: array, items: { $ref: "#/components/schemas/Street" } } } }
        Street: { type: object, properties: { first: { $ref: "#/components/schemas/House" }, owner: { $ref: "#/components/schemas/Owner" } } }
        Dog: { allOf: [{ $ref: "#/components/schemas/Owner" }, { type: object, properties: { bark: { type: string } } }] }
        Chain: { type: object, properties: { next: { $ref: "#/components/schemas/Chain" } } }
    `,
  );
  const sdk = `document: openapi.yaml\noutput: out\nint64: ${policy}`;
  return planned(document, sdk).operations[0]?.body?.isExact;
}

const model = (name: string): string => `{ $ref: "#/components/schemas/${name}" }`;

describe("a body that can hold an integer that a number would round", () => {
  it.each([
    ["is one", model("Id")],
    ["has one", model("Owner")],
    ["has a list of such", `{ type: array, items: ${model("Owner")} }`],
    ["has a map of such", `{ type: object, additionalProperties: ${model("Id")} }`],
    ["may be one", `{ oneOf: [{ type: string }, ${model("Id")}] }`],
    ["extends what has one", model("Dog")],
    ["has one behind a circle", model("House")],
    ["is of no known type", "{}"],
    ["has members of no known type", "{ type: object, additionalProperties: true }"],
  ])("%s", (_, schema) => {
    expect(isExact(schema)).toBe(true);
  });

  it.each([
    ["has texts and other numbers", model("Pet")],
    ["has a circle of others", model("Chain")],
    ["is a list of others", `{ type: array, items: ${model("Pet")} }`],
  ])("is none that %s", (_, schema) => {
    expect(isExact(schema)).toBe(false);
  });

  it("can be found whatever number of models hold such an integer", () => {
    const names = Array.from({ length: 150_000 }, (_, index) => `Holder${index}`);
    const alias = (id: string, type: Type): Model => {
      const name = { words: [id], pinned: null };
      const base = { id, name, doc: noDoc, source: id, component: id, owner: null };
      return { kind: "alias", ...base, type };
    };
    const models = [
      alias("Id", { kind: "integer", format: "exact" }),
      ...names.map((name) => alias(name, { kind: "model", id: "Id" })),
    ];
    const exactness = new Exactness({ models, isExact: true });
    expect(exactness.has({ kind: "model", id: "Holder7" })).toBe(true);
  });

  it("is there only where integers are to be exact", () => {
    expect(isExact(model("Owner"), "number")).toBe(false);
  });
});
