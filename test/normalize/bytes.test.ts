import { describe, expect, it } from "vitest";
import { normalize } from "../../generator/normalize/normalize.js";
import { Problems } from "../../generator/problem/problem.js";
import { documentOf } from "../load/loaded.js";
import { objectIn } from "./normalized.js";

const file = { type: "string", format: "binary" };
const text = { type: "string" };
const to = (key: string): string => `{ $ref: "#/components/schemas/${key}" }`;
const reference = (key: string) => ({ $ref: `#/components/schemas/${key}` });

/** The schemas of the bodies of an operation, and the components that they leave. */
function normalized(content: string, answer = "{}", parameters = "[]") {
  const document = normalize(
    documentOf(`
      openapi: 3.1.0
      info: { title: T, version: "1" }
      paths:
        /a:
          post:
            parameters: ${parameters}
            requestBody: { content: ${content} }
            responses: { "200": { description: ok, content: ${answer} } }
      components:
        schemas:
          File: { type: string, format: binary }
          Upload: { type: object, properties: { file: ${to("File")}, name: { type: string } } }
          Other: { type: object, properties: { file: { type: string, format: binary } } }
    `),
    new Problems(),
  );
  const operation = objectIn(document, "/paths/~1a/post");
  return { operation, schemas: objectIn(document, "/components/schemas") };
}

const schema = (wire: string, value: unknown) => ({ content: { [wire]: { schema: value } } });

describe("a string of bytes", () => {
  it("is a text in JSON, and itself where nothing says what it is in", () => {
    const { operation, schemas } = normalized(
      `{ application/json: { schema: ${to("Upload")} } }`,
      "{ application/json: { schema: { type: array, items: { type: string, format: binary } } } }",
    );
    expect(schemas.File).toEqual(text);
    expect(schemas.Other).toEqual({ type: "object", properties: { file } });
    expect(operation.responses).toMatchObject({
      200: schema("application/json", { type: "array", items: text }),
    });
  });

  it("is itself in a form of parts", () => {
    const { operation, schemas } = normalized(`{ multipart/related: { schema: ${to("Upload")} } }`);
    expect(operation.requestBody).toEqual(schema("multipart/related", reference("Upload")));
    expect(schemas.File).toEqual(file);
  });

  it.each([
    "{ type: string, contentMediaType: application/octet-stream }",
    "{ contentMediaType: image/png }",
    "{ type: [string, 'null'], contentMediaType: image/png }",
  ])("is said in the words of 3.1 too: %s", (written) => {
    const content = `{ type: object, properties: { file: ${written} } }`;
    const { operation } = normalized(
      `{ multipart/form-data: { schema: ${content} } }`,
      `{ application/json: { schema: ${content} } }`,
    );
    expect(operation.requestBody).toMatchObject(
      schema("multipart/form-data", { properties: { file: { format: "binary" } } }),
    );
    expect(JSON.stringify(operation.responses)).not.toContain("binary");
  });

  it.each([
    "{ type: string, contentMediaType: image/png, contentEncoding: base64 }",
    "{ type: string, contentMediaType: application/json }",
    "{ type: object, contentMediaType: image/png }",
  ])("is not what is a text in a form of parts: %s", (written) => {
    const content = `{ type: object, properties: { file: ${written} } }`;
    const { operation } = normalized(`{ multipart/form-data: { schema: ${content} } }`);
    expect(JSON.stringify(operation)).not.toContain("binary");
  });

  it("makes two of a component that is in JSON and in a form of parts", () => {
    const { operation, schemas } = normalized(
      `{ multipart/form-data: { schema: ${to("Upload")} } }`,
      `{ application/json: { schema: ${to("Upload")} } }`,
    );
    expect(operation.requestBody).toEqual(schema("multipart/form-data", reference("UploadForm")));
    expect(schemas).toMatchObject({
      File: text,
      FileForm: file,
      Upload: { properties: { file: reference("File") } },
      UploadForm: { properties: { file: reference("FileForm") } },
    });
  });

  it("is what the media type makes of it that is used", () => {
    const { schemas } = normalized(
      `{ multipart/form-data: { schema: ${to("Upload")} }, application/json: { schema: ${to("Upload")} } }`,
    );
    expect(Object.keys(schemas)).toEqual(["File", "Upload", "Other"]);
    expect(schemas.File).toEqual(text);
  });

  it.each(["*/*", "text/csv"])("is itself as all of a %s, though JSON has it too", (wire) => {
    const any = `{ "${wire}": { schema: ${to("File")} } }`;
    const { operation, schemas } = normalized(
      any,
      `{ application/json: { schema: ${to("File")} } }`,
    );
    expect(operation.requestBody).toEqual(schema(wire, reference("FileForm")));
    expect(schemas).toMatchObject({ File: text, FileForm: file });
  });

  it.each([
    ["application/pdf", "*/*"],
    ["image/png", "text/csv"],
    ["application/json", "*/*"],
  ])("is itself under %s and %s, though JSON has it too", (first, second) => {
    const media = (wire: string) => `"${wire}": { schema: ${to("File")} }`;
    const { operation } = normalized(
      `{ ${media(second)}, ${media(first)} }`,
      `{ application/json: { schema: ${to("File")} } }`,
    );
    expect(operation.requestBody).toMatchObject(schema(second, reference("FileForm")));
  });

  it("is looked for in each body once, however many media types that has", () => {
    const file = "{ schema: { type: string, format: binary } }";
    const content = Array.from({ length: 4000 }, (_, index) => `a/b${index}: ${file}`).join(", ");
    const start = performance.now();
    normalized(`{ ${content} }`);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it("is a text in a parameter", () => {
    const { operation } = normalized(
      "{}",
      "{}",
      "[{ name: a, in: query, content: { application/json: { schema: { type: string, format: binary } } } }, { name: b, in: query, schema: { type: string, format: binary } }]",
    );
    expect(operation.parameters).toMatchObject([
      schema("application/json", text),
      { schema: text },
    ]);
  });
});
