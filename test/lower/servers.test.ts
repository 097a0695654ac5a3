import { describe, expect, it } from "vitest";
import { onlyProblem } from "../problem/told.js";
import { apiOf, lowered, operationOf } from "./lowered.js";

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
    const d =
      'servers: [{ url: "https://{x}.example", variables: { x: { default: d, enum: [d] } } }]';
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

describe("a server without encryption", () => {
  const document = (servers: string, schemes = "{ key: { type: http, scheme: bearer } }"): string =>
    `openapi: 3.1.0\ninfo: { title: T, version: "1" }\nservers: ${servers}\ncomponents: { securitySchemes: ${schemes} }\n`;
  const urls = (text: string): string[] => apiOf(text).servers.map(({ url }) => url);

  it("stands behind its encrypted twin", () => {
    const [a, b] = ["{ url: http://a.example/v1 }", "{ url: http://b.example }"];
    expect(urls(document(`[${a}, ${b}, { url: https://a.example/v1/ }]`))).toEqual([
      "https://a.example/v1",
      "http://a.example/v1",
      "http://b.example",
    ]);
    expect(urls(document(`[{ url: https://x.example }, ${a}]`))[0]).toBe("https://x.example");
  });

  it.each(["http://localhost:8080", "http://127.0.0.1", "https://a.example"])(
    "is no matter at %s",
    (url) => {
      expect(urls(document(`[{ url: "${url}" }]`))).toEqual([url]);
    },
  );

  it("is told of where there are credentials", () => {
    expect(onlyProblem(lowered(document("[{ url: http://a.example }]")).problems)).toMatchObject({
      code: "unencrypted-server",
      severity: "warning",
      at: { line: 3 },
    });
    expect(urls(document("[{ url: http://a.example }]", "{}"))).toEqual(["http://a.example"]);
  });

  it("is told of where a document of 2.0 names it", () => {
    const { problems } = lowered(
      `swagger: "2.0"\ninfo: { title: T, version: "1" }\nhost: a.example\nschemes: [http]\npaths: {}\nsecurityDefinitions: { key: { type: basic } }\n`,
    );
    expect(onlyProblem(problems)).toMatchObject({
      code: "unencrypted-server",
      at: { line: 4, pointer: "/schemes" },
    });
  });
});
