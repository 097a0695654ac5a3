import { describe, expect, it } from "vitest";
import { languageOf, planned, plannedApi } from "./planned.js";

describe("models that are written in others", () => {
  const document = `
    openapi: 3.1.0
    info: { title: Shop, version: 1.0.0 }
    paths:
      /orders:
        get:
          operationId: listOrders
          parameters:
            - { name: state, in: query, schema: { enum: [open, closed] } }
            - { $ref: "#/components/parameters/order" }
          responses:
            "200": { description: ok, content: { application/json: { schema: { type: object, properties: { total: { type: object, properties: { sum: { type: number } } } } } } } }
            "404": { $ref: "#/components/responses/Missing" }
      /carts:
        get:
          operationId: listCarts
          parameters: [{ $ref: "#/components/parameters/order" }]
          responses: { "404": { $ref: "#/components/responses/Missing" } }
    components:
      parameters: { order: { name: order, in: query, schema: { enum: [asc, desc] } } }
      responses:
        Missing: { description: no, content: { application/json: { schema: { type: object, properties: { why: { type: string } } } } } }
    `;

  it("stand in the file of their owner; what several share has one of its own", () => {
    const { models, operations } = planned(document);
    expect(models.map(({ name }) => name)).toEqual(["Order", "Missing"]);
    expect(operations.map((operation) => operation.models.map(({ name }) => name))).toEqual([
      ["ListOrdersState", "ListOrdersResponse", "ListOrdersResponseTotal"],
      [],
    ]);
  });

  it("have files of their own in a language without files of operations", () => {
    const language = languageOf("typescript");
    const outputs = language.outputs.filter(({ each }) => each !== "operation");
    const { models } = plannedApi(planned(document).api, { ...language, outputs });
    expect(models.map(({ name }) => name)).toEqual([
      "Order",
      "Missing",
      "ListOrdersState",
      "ListOrdersResponse",
      "ListOrdersResponseTotal",
    ]);
  });
});
