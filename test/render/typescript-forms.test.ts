import { describe, expect, it } from "vitest";
import { withOperation } from "../lower/lowered.js";
import { printed, textOf } from "./printed.js";

describe("the forms of an operation", () => {
  it("say how their members are written, and where they are sent", async () => {
    const operation = (encoding: string, mediaType: string) =>
      withOperation(
        `
        operationId: send
        tags: [t]
        servers: [{ url: https://files.example }, { url: https://eu.files.example, x-sdkwright-name: eu }]
        requestBody: { content: { ${mediaType}: { schema: { type: object }, encoding: ${encoding} } } }
        `,
        "/a",
        "servers: [{ url: https://api.example }]",
      );
    const urlencoded = operation(
      "{ where: { style: deepObject }, ids: { explode: false }, url: { allowReserved: true }, filter: { contentType: application/json } }",
      "application/x-www-form-urlencoded",
    );
    const multipart = operation(
      "{ a-b: { contentType: text/markdown }, ids: { explode: false }, c: { style: deepObject } }",
      "multipart/form-data",
    );
    const facts = async (document: string): Promise<string> =>
      textOf(await printed(document), "src/operations/t/send.ts")
        .replace(/[^]*runtime\/codegen.js";\n/, "")
        .replace(/\};[^]*/, "};");
    expect(await facts(urlencoded)).toMatchInlineSnapshot(`
      "
      const operation: Operation<void> = {
        id: "send",
        method: "POST",
        path: "/a",
        servers: { server1: "https://files.example", eu: "https://eu.files.example" },
        requestBody: formOf([
          { in: query, name: "where", style: deepObject },
          { in: query, name: "ids", style: commaDelimited },
          { in: query, name: "url", style: commaDelimited, explode: true, allowReserved: true },
          { in: query, name: "filter", style: content(exactJsonBody) },
        ]),
      };"
    `);
    expect(await facts(multipart)).toMatchInlineSnapshot(`
      "
      const operation: Operation<void> = {
        id: "send",
        method: "POST",
        path: "/a",
        servers: { server1: "https://files.example", eu: "https://eu.files.example" },
        requestBody: multipartOf({ "a-b": typedPart("text/markdown"), ids: joinedPart, c: deepParts }),
      };"
    `);
  });

  it.each([
    ["multipart/form-data", "", "multipart"],
    ["multipart/*", "", "multipart"],
    ["multipart/related", "", 'multipartAs("multipart/related")'],
    [
      "multipart/mixed",
      "a: { contentType: image/png }",
      'multipartAs("multipart/mixed", { a: typedPart("image/png") })',
    ],
  ])("of %s with encoding {%s} are sent as that", async (mediaType, encoding, expected) => {
    const files = await printed(
      withOperation(
        `operationId: send\ntags: [t]\nrequestBody: { content: { ${mediaType}: { schema: { type: object }, encoding: { ${encoding} } } } }`,
      ),
    );
    const text = textOf(files, "src/operations/t/send.ts");
    expect(text).toContain(`  requestBody: ${expected},\n`);
    expect(text.split("codegen.js")[0]).toContain(expected.split("(")[0]);
  });
});
