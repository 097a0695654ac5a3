import { describe, expect, it } from "vitest";
import { onlyProblem } from "../problem/told.js";
import { lowered, operationOf } from "./lowered.js";

describe("servers of an operation", () => {
  const document = (ofOperation: string, ofPath = "", ofAll = "[{ url: https://a.example }]") => `
openapi: 3.1.0
info: { title: T, version: "1" }
servers: ${ofAll}
paths:
  /things:
    ${ofPath}
    get: { operationId: a, responses: {}, ${ofOperation} }
`;
  const urls = (text: string): string[] => operationOf(text).servers.map(({ url }) => url);

  it("are its own, or those of its path", () => {
    const b = "servers: [{ url: https://b.example/ }, { url: https://c.example }]";
    const d = 'servers: [{ url: "https://{x}.example", variables: { x: { default: d } } }]';
    expect(urls(document(b))).toEqual(["https://b.example", "https://c.example"]);
    expect(urls(document("", d))).toEqual(["https://d.example"]);
    expect(urls(document(b, d))).toEqual(["https://b.example", "https://c.example"]);
    expect(urls(document("servers: []", d))).toEqual(["https://d.example"]);
  });

  it("are not said where they are those of the document", () => {
    expect(urls(document(""))).toEqual([]);
    expect(urls(document("servers: [{ url: https://a.example/ }]"))).toEqual([]);
    const two = "[{ url: https://a.example }, { url: https://b.example }]";
    expect(urls(document("servers: [{ url: https://a.example }]", "", two))).toHaveLength(1);
  });

  it("that no client can know are reported", () => {
    const { api, problems } = lowered(document("servers: [{ url: /v2 }]"));
    expect(onlyProblem(problems)).toMatchObject({
      code: "unsupported-servers",
      severity: "warning",
      at: { line: 7 },
    });
    expect(api?.groups[0]?.operations[0]?.servers).toEqual([]);
  });
});
