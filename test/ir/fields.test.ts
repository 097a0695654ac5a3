import { describe, expect, it } from "vitest";
import { allFields } from "../../generator/ir/fields.js";
import { apiOf, withSchemas } from "../lower/lowered.js";

describe("the fields of a model", () => {
  it("are found once, however many ways lead to a base", () => {
    // Each level doubles the number of ways: step by step there would be 2^40.
    const levels = Array.from({ length: 40 }, (_, level) => {
      const below = `{ $ref: "#/components/schemas/L${level - 1}" }`;
      const own = `{ type: object, properties: { p${level}: { type: string } } }`;
      const other = `O${level}: { allOf: [${level === 0 ? "" : `${below}, `}${own}] }`;
      return `L${level}: { allOf: [{ $ref: "#/components/schemas/O${level}" }${level === 0 ? "" : `, ${below}`}] }\n${other}`;
    });
    const { models } = apiOf(withSchemas(levels.join("\n")));
    const byId = new Map(models.map((model) => [model.id, model]));
    const top = models.find(({ component }) => component === "L39");
    expect(top && allFields(top, byId).map(({ wire }) => wire)).toHaveLength(40);
  });
});
