import { describe, expect, it } from "vitest";
import { lowered } from "./lowered.js";

/** Where a reference can stand, by what it should name. */
const places: Readonly<Record<string, string>> = {
  schema: "components: { schemas: { A: { properties: { a: { $ref: REF } } } } }",
  "base of a schema": "components: { schemas: { A: { allOf: [{ $ref: REF }] } } }",
  "whole schema": "components: { schemas: { A: { $ref: REF } } }",
  parameter:
    "paths: { /a: { get: { operationId: a, parameters: [{ $ref: REF }], responses: {} } } }",
  body: "paths: { /a: { post: { operationId: a, requestBody: { $ref: REF }, responses: {} } } }",
  response: "paths: { /a: { get: { operationId: a, responses: { 200: { $ref: REF } } } } }",
  failure: "paths: { /a: { get: { operationId: a, responses: { 400: { $ref: REF } } } } }",
  path: "paths: { /a: { $ref: REF } }",
  scheme: "components: { securitySchemes: { a: { $ref: REF } } }",
};
const others = `
tags: [{ name: t }]
info: { title: T, version: "1" }
`;

describe("a reference to what it cannot name", () => {
  const targets = ["#/info/title", "#/tags", "#/info", "#/tags/0"];
  it.each(
    Object.entries(places).flatMap(([place, text]) =>
      targets.map((to) => [place, to, text] as const),
    ),
  )("is an unknown %s where that is accepted: %s", (_, to, text) => {
    const { api, problems } = lowered(
      `openapi: 3.1.0${others}${text.replaceAll("REF", `"${to}"`)}\n`,
      "document: openapi.yaml\noutput: out\naccept: [wrong-reference]\n",
    );
    expect(problems.all.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      "warning wrong-reference",
    ]);
    expect(JSON.stringify(api)).not.toContain("nowhere");
  });
});
