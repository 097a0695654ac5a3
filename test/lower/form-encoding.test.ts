import { describe, expect, it } from "vitest";
import { onlyProblem } from "../problem/told.js";
import { lowered, operationOf, withOperation } from "./lowered.js";

describe("the encoding of a form", () => {
  const form = (mediaType: string, encoding: string): string =>
    withOperation(
      `operationId: a\nrequestBody: { content: { ${mediaType}: { schema: { type: object }, encoding: { a: ${encoding} } } } }`,
    );
  const parts = (mediaType: string, encoding: string) =>
    operationOf(form(mediaType, encoding)).body?.media.parts;
  const urlencoded = "application/x-www-form-urlencoded";
  const multipart = "multipart/form-data";
  const styled = { kind: "style", wire: "a", style: "form", explode: true, allowReserved: false };
  const content = { kind: "content", wire: "a", encoding: "json" };

  it.each([
    [urlencoded, "{ style: deepObject }", { ...styled, style: "deepObject", explode: false }],
    [urlencoded, "{ style: deepObject, explode: true }", { ...styled, style: "deepObject" }],
    [urlencoded, "{ explode: false }", { ...styled, explode: false }],
    [urlencoded, "{ style: form }", styled],
    [urlencoded, "{ allowReserved: true }", { ...styled, allowReserved: true }],
    [urlencoded, "{ style: pipeDelimited, contentType: text/plain }", { style: "pipeDelimited" }],
    [
      urlencoded,
      "{ contentType: application/json }",
      { ...content, mediaType: "application/json" },
    ],
    [multipart, "{ explode: false }", { ...styled, explode: false }],
    [
      multipart,
      "{ contentType: application/a+json }",
      { ...content, mediaType: "application/a+json" },
    ],
    [multipart, "{ style: deepObject }", { ...styled, style: "deepObject", explode: false }],
    [multipart, "{ contentType: image/png }", { kind: "content", mediaType: "image/png" }],
  ])("of %s is carried out: %s", (mediaType, encoding, expected) => {
    expect(parts(mediaType, encoding)).toMatchObject([expected]);
  });

  it.each([
    [urlencoded, "{}"],
    [urlencoded, "{ contentType: text/plain }"],
    [multipart, "{ explode: true }"],
    [multipart, '{ contentType: "image/png, image/jpeg" }'],
    [multipart, '{ contentType: "image/*" }'],
    ["application/json", "{ style: deepObject }"],
  ])("of %s changes nothing: %s", (mediaType, encoding) => {
    expect(parts(mediaType, encoding)).toEqual([]);
  });

  it.each([
    [multipart, "{ style: pipeDelimited }"],
    [multipart, "{ contentType: image/png, headers: { X-A: { schema: { type: string } } } }"],
  ])("of %s is reported where it is not carried out: %s", (mediaType, encoding) => {
    const { problems } = lowered(form(mediaType, encoding));
    expect(onlyProblem(problems)).toMatchObject({
      code: "unsupported-encoding",
      severity: "warning",
      at: { line: 7 },
    });
  });

  it("may be of a member whose name looks like an extension", () => {
    const text = form(multipart, "{ explode: false }").replace("{ a: {", "{ x-a: {");
    expect(operationOf(text).body?.media.parts).toMatchObject([{ wire: "x-a" }]);
  });

  it("cannot bring lines of its own", () => {
    expect(parts(multipart, '{ contentType: "text/html\\r\\nX-A: b" }')).toEqual([]);
  });
});
