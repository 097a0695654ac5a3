import { describe, expect, it } from "vitest";
import { generated, printed, textOf } from "./printed.js";

const document = `
  openapi: 3.1.0
  info: { title: Shop, version: "1" }
  servers: [{ url: https://shop.example }]
  security: [{ app: [], user: [] }, {}]
  paths:
    /all: { get: { operationId: all, responses: {} } }
    /own: { get: { operationId: own, security: [{ basic: [] }, { app: [] }], responses: {} } }
    /open: { get: { operationId: open, security: [], parameters: [{ name: q, in: query, schema: {} }], responses: {} } }
  components:
    securitySchemes:
      app: { type: apiKey, in: header, name: X-App }
      user: { type: apiKey, in: header, name: X-User }
      basic: { type: http, scheme: basic }
`;

/** The text of a file of the package in a language. */
async function textIn(language: string, text: string, path: string): Promise<string> {
  const sdk = `document: openapi.yaml\noutput: out\nlanguages: [${language}]`;
  const { files } = await generated(text, sdk);
  return textOf(
    new Map((files ?? []).map((file) => [file.path, file.text])),
    `${language}/${path}`,
  );
}

describe("the README", () => {
  const bigint = "document: openapi.yaml\noutput: out\nint64: bigint";
  const answer = (schema: string): string =>
    document.replace(
      "security: [], parameters: [{ name: q, in: query, schema: {} }], responses: {}",
      `responses: { "200": { content: { application/json: { schema: ${schema} } } } }`,
    );
  const integer = answer("{ type: object, properties: { id: { type: integer, format: int64 } } }");

  it.each([
    ["says", integer, bigint, true],
    ["does not say", integer, null, false],
    ["does not say", answer("{ type: string }"), bigint, false],
  ])("%s what becomes of integers of 64 bits", async (_, text, sdk, isSaid) => {
    const page = textOf(await printed(text, sdk), "README.md");
    expect(page.includes("is a `bigint`")).toBe(isSaid);
  });
});

describe("the examples of the documentation", () => {
  it("give a client the credentials that the operation needs, and no others", async () => {
    const page = textOf(await printed(document), "docs/api.md");
    expect(page.match(/new Shop\(.*\);/g)).toEqual([
      'new Shop({ app: "<YOUR_APP_TOKEN_HERE>", user: "<YOUR_USER_TOKEN_HERE>" });',
      'new Shop({ basic: { username: "<YOUR_USERNAME>", password: "<YOUR_PASSWORD>" } });',
      "new Shop();",
    ]);
  });

  it("name an address where the document names none", async () => {
    const page = textOf(await printed(document.replace(/servers:.*/, "")), "docs/api.md");
    expect(page).toContain(
      'user: "<YOUR_USER_TOKEN_HERE>", serverURL: "https://api.example.com" });',
    );
    expect(page).toContain('new Shop({ serverURL: "https://api.example.com" });');
  });

  it("pass no request where nothing in it has to be", async () => {
    const only = document.replace(/ {4}\/(all|own):.*\n/g, "");
    expect(textOf(await printed(only), "README.md")).toContain("await api.open(core);");
  });

  it("do not call a client as its class, which some scripts spell alike", async () => {
    const files = await printed(document.replace("title: Shop", "title: 日本語 API"));
    for (const path of ["README.md", "docs/api.md"]) {
      expect(textOf(files, path)).toMatch(/const client = new 日本語\(.*\);\n\n.* await client\./);
      expect(textOf(files, path)).not.toContain("const 日本語 =");
    }
  });

  it("print nothing in Python where a call returns nothing", async () => {
    const answering = document.replace(
      "operationId: open, security: [], parameters: [{ name: q, in: query, schema: {} }], responses: {}",
      "operationId: open, responses: { 200: { description: d, content: { application/json: {} } } }",
    );
    const page = await textIn("python", answering, "docs/api.md");
    expect(page).toContain("    shop.api.own()\n```");
    expect(page).toContain("    response = shop.api.open()\n\n    print(response)\n```");
  });

  it("make a client in Ruby without parentheses where there is nothing in them", async () => {
    const page = await textIn("ruby", document, "docs/api.md");
    expect(page).toContain("s = ::Shop::Shop.new(\n      app: ");
    expect(page).toContain("s = ::Shop::Shop.new\n\nres = s.api.open(");
  });

  it.each(["typescript", "python", "ruby"])(
    "are none in %s where nothing is called",
    async (language) => {
      const models = document.replace(/^ {2}paths:[^]*?(?=^ {2}components:)/m, "  paths: {}\n");
      const text = await textIn(language, models, "README.md");
      expect(text).toContain("\n\n## Options");
      expect(text).not.toMatch(/## (Use|Operations)/);
    },
  );
});
