import { describe, expect, it, vi } from "vitest";
import { generated } from "../render/printed.js";
import { told } from "../problem/told.js";

vi.setConfig({ testTimeout: 60_000 });

const broken = `
openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /a/{id}:
    get:
      operationId: a
      parameters: [{ $ref: "#/components/parameters/Gone" }]
  /b/{id}:
    get:
      operationId: a
      responses: { "2000": {} }
  /c:
    get:
      operationId: c
      parameters: [{ name: x }]
      responses: { "200": { $ref: "https://api.example/response" } }
`;

describe("the problems of a document", () => {
  it("are told all at once, whichever stage finds them, and none that follows from another", async () => {
    const { files, problems } = await generated(broken);
    expect(files).toBeNull();
    expect(told(problems)).toEqual([
      "7:22 dangling-reference",
      "16:29 external-reference",
      "10:7 duplicate-operation-id",
      "11:20 invalid-status",
      "9:5 undeclared-path-parameter",
      "15:20 incomplete-parameter",
    ]);
  });

  it("that are accepted are no errors then either", async () => {
    const { problems } = await generated(
      broken,
      "document: openapi.yaml\noutput: out\naccept: [dangling-reference, duplicate-operation-id]",
    );
    const errors = problems.all.filter(({ severity }) => severity === "error");
    expect(errors.map(({ code }) => code)).toEqual([
      "external-reference",
      "invalid-status",
      "undeclared-path-parameter",
      "incomplete-parameter",
    ]);
  });

  it("are those of loading alone where nothing can be said of the rest", async () => {
    const circle = `
openapi: 3.1.0
info: { title: T, version: "1" }
paths: { "/a/{b}": { get: { responses: {} } } }
components: { schemas: { A: { $ref: "#/components/schemas/B" }, B: { $ref: "#/components/schemas/A" } } }
`;
    const { problems } = await generated(circle);
    expect(new Set(problems.all.map(({ code }) => code))).toEqual(new Set(["reference-cycle"]));
  });
});
