import { describe, expect, it } from "vitest";
import { resolvePointer } from "../../generator/load/references.js";
import { told } from "../problem/told.js";
import { loaded } from "./loaded.js";

/** Loads a document whose only schema this is, on line 4 from column 8. */
const schemaOf = (text: string) => {
  const { document, problems } = loaded(
    `openapi: 3.1.0\ncomponents:\n  schemas:\n    A: ${text}\n`,
  );
  const schema = resolvePointer(document?.root ?? {}, "#/components/schemas/A");
  return { schema, told: told(problems), problems };
};

describe("integers that a JSON number cannot keep", () => {
  it.each(["{ enum: [1, 9007199254740993] }", "{ const: -18446744073709551615 }"])(
    "are errors where they would become a type: %s",
    (text) => {
      const { problems } = schemaOf(text);
      expect(problems.all.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
        "error rounded-number",
      ]);
    },
  );

  it("are located, and named with all their digits", () => {
    const { problems, told: places } = schemaOf("{ enum: [1, 9007199254740993] }");
    expect(places).toEqual(["4:20 rounded-number"]);
    expect(problems.all[0]?.message).toContain("9007199254740993 has more digits");
  });

  it.each(["default", "example"])("are left out with a warning as %s", (name) => {
    const { schema, problems } = schemaOf(`{ type: integer, ${name}: 12345678901234567890 }`);
    expect(schema).toEqual({ type: "integer" });
    expect(problems.all.map(({ severity }) => severity)).toEqual(["warning"]);
  });

  it("are left out inside of an example too", () => {
    const { schema } = schemaOf(`{ type: object, example: { ids: [12345678901234567890] } }`);
    expect(schema).toEqual({ type: "object" });
  });

  it.each([
    "{ maximum: 9223372036854775807 }",
    "{ default: 9007199254740992 }",
    "{ default: 9223372036854776000 }",
    "{ enum: ['9007199254740993'] }",
    "{ example: 1e20 }",
    "{ default: 0.1000000000000000055511151231257827 }",
    "{ properties: { enum: { type: integer }, default: { maximum: 9223372036854775807 } } }",
  ])("are no problem where nothing is lost or shown: %s", (text) => {
    expect(schemaOf(text).told).toEqual([]);
  });

  it("are found in JSON", () => {
    const text = `{"openapi":"3.1.0","components":{"schemas":{"A":{"const":9007199254740993}}}}`;
    expect(told(loaded(text).problems)).toEqual(["1:50 rounded-number"]);
  });
});
