import { describe, expect, it } from "vitest";
import { planned } from "./planned.js";

type Schemas = Readonly<Record<string, object>>;

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

/** A document whose one operation takes, and fails with, the first of these schemas. */
function using(schemas: Schemas): string {
  const [first = ""] = Object.keys(schemas);
  const content = { "application/json": { schema: ref(first) } };
  const responses = { 204: { description: "" }, 400: { description: "", content } };
  const parameters = [{ name: "q", in: "query", schema: ref(first) }];
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Aliases", version: "1" },
    paths: { "/": { get: { operationId: "get", parameters, responses } } },
    components: { schemas },
  });
}

/** As many schemas, each the next or `null`, and the last one. */
function chainTo(last: object, count: number): Schemas {
  const schemas = Array.from({ length: count }, (_, index) => [
    `S${index}`,
    { anyOf: [ref(`S${index + 1}`), { type: "null" }] },
  ]);
  return Object.fromEntries([...schemas, [`S${count}`, last]]) as Schemas;
}

describe("aliases of aliases", () => {
  const count = 7_000;

  it("stand for what the last of them is, and are declared after it", () => {
    const last = { type: "object", properties: { message: { type: "string" } } };
    const { package: view, errors, operations } = planned(using(chainTo(last, count)));
    const names = view.declarations.map(({ name }) => name);
    expect([names[0], names.at(-1), names.length]).toEqual([`S${count}`, "S0", count + 1]);
    expect(errors).toHaveLength(1);
    expect(operations[0]?.parameters.map(({ isPlain }) => isPlain)).toEqual([false]);
  });

  it("are looked at once each, however many ways lead to them", () => {
    // Each level doubles the number of ways: step by step there would be 2^60.
    const levels = Array.from({ length: 60 }, (_, level): [string, object][] => {
      const both = { anyOf: [ref(`A${level + 1}`), ref(`B${level + 1}`)] };
      return [
        [`A${level}`, both],
        [`B${level}`, both],
      ];
    });
    const ends = { A60: { type: "string" }, B60: { type: "integer" } };
    const { operations, errors } = planned(
      using({ ...Object.fromEntries(levels.flat()), ...ends }),
    );
    expect(operations[0]?.parameters.map(({ isPlain }) => isPlain)).toEqual([true]);
    expect(errors).toEqual([]);
  });
});
