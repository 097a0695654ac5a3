import { describe, expect, it } from "vitest";
import { apiOf, problemsOf, withSchemas } from "./lowered.js";

const document = withSchemas(`
  A:
    type: object
    properties:
      id: { type: integer, format: int64 }
      at: { type: integer, format: int64, x-sdkwright-int64: number }
      small: { type: integer, format: int32 }
      any: { type: integer }
`);
const bigint = "document: openapi.yaml\noutput: out\nint64: bigint";

function formatsOf(sdk: string | null): unknown[] {
  return apiOf(document, sdk).models.flatMap((model) =>
    model.kind === "object"
      ? model.fields.map(({ type }) => (type.kind === "integer" ? type.format : undefined))
      : [],
  );
}

describe("integers of 64 bits", () => {
  it("are numbers, if nobody says more", () => {
    expect(formatsOf(null)).toEqual(["int64", "int64", "int32", null]);
  });

  it("are exact under `int64: bigint`, but for those of which the document says otherwise", () => {
    expect(formatsOf(bigint)).toEqual(["exact", "int64", "int32", null]);
  });

  it("are had in no other way", () => {
    const own = withSchemas("A: { type: integer, format: int64, x-sdkwright-int64: string }");
    expect(problemsOf(own, bigint)).toEqual(["6:40 invalid-int64"]);
  });

  it("cannot be exact one by one: a codec reads all of a body", () => {
    const own = withSchemas("A: { type: integer, format: int64, x-sdkwright-int64: bigint }");
    expect(problemsOf(own)).toEqual(["6:40 not-exact"]);
    expect(problemsOf(own, bigint)).toEqual([]);
  });
});
