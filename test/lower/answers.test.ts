import { describe, expect, it } from "vitest";
import { dedent } from "../load/dedent.js";
import { onlyProblem, told } from "../problem/told.js";
import { lowered, operationOf } from "./lowered.js";

/** A document whose one operation has these answers, given as YAML; they begin on line 15. */
function withAnswers(answers: string): string {
  return `${dedent(`
    openapi: 3.1.0
    info: { title: Test, version: 1.0.0 }
    components:
      schemas:
        Outcome:
          type: object
          properties: { action: { type: string, enum: [OK, NO] }, content: { type: string } }
    paths:
      /a:
        post:
          operationId: a
          responses:
            "200": { content: { application/json: { schema: { $ref: "#/components/schemas/Outcome" } } } }
          x-sdkwright-answers:
  `)}${dedent(answers).replace(/^(?=.)/gm, "        ")}`;
}

describe("x-sdkwright-answers", () => {
  it("become the answers of the operation", () => {
    const { answers } = operationOf(
      withAnswers(`
        field: action
        values:
          OK:
            description: Fine.
            status: 200
            headers: { Content-Type: application/json, Cache-Control: no-store }
            body: content
          NO: { description: Not so., status: 204 }
      `),
    );
    const doc = { summary: null, deprecated: false, link: null, example: null, fallback: null };
    expect(answers).toEqual({
      field: "action",
      values: [
        {
          value: "OK",
          doc: { ...doc, text: "Fine." },
          status: 200,
          headers: [
            { name: "Content-Type", value: "application/json" },
            { name: "Cache-Control", value: "no-store" },
          ],
          body: "content",
        },
        { value: "NO", doc: { ...doc, text: "Not so." }, status: 204, headers: [], body: null },
      ],
    });
  });

  it("keep values and headers that every object has a member of", () => {
    const { answers } = operationOf(
      withAnswers(`
        field: action
        values:
          __proto__: { description: d, status: 200, headers: { constructor: a } }
          constructor: { description: d, status: 200 }
          prototype: { description: d, status: 200 }
      `).replace("enum: [OK, NO]", "enum: [__proto__, constructor, prototype]"),
    );
    expect(answers?.values.map(({ value }) => value)).toEqual([
      ...["__proto__", "constructor", "prototype"],
    ]);
    expect(answers?.values[0]?.headers).toEqual([{ name: "constructor", value: "a" }]);
  });

  it.each([
    ["a status that is none", "OK: { description: d, status: 99 }", "values.OK.status"],
    ["a status in quotes", 'OK: { description: d, status: "200" }', "values.OK.status"],
    ["an unknown key", "OK: { description: d, status: 200, bdy: content }", "values.OK.bdy"],
    ["no description", "OK: { status: 200 }", "values.OK.description"],
    [
      "a header with a line end",
      'OK: { description: d, status: 200, headers: { A: "b\\r\\nC: d" } }',
      "values.OK.headers.A",
    ],
    [
      "a header that is not one",
      'OK: { description: d, status: 200, headers: { "A: b": c } }',
      "values.OK.headers.A: b",
    ],
    ["a body that is no field", "OK: { description: d, status: 200, body: 5 }", "values.OK.body"],
  ])("are reported with %s", (_, value, place) => {
    const { problems } = lowered(withAnswers(`field: action\nvalues:\n  ${value}`));
    const { code, message, at } = onlyProblem(problems);
    expect(code).toBe("invalid-answers");
    expect(message.startsWith(`x-sdkwright-answers.${place}: `)).toBe(true);
    expect(at).toMatchObject({ line: 17 });
  });

  it("are reported without a field", () => {
    const { problems } = lowered(withAnswers("values: {}"));
    expect(told(problems)).toEqual(["14:7 invalid-answers"]);
  });

  it("are reported where several things are wrong, each", () => {
    const { problems } = lowered(
      withAnswers("field: action\nvalues:\n  OK: { status: 1 }\n  NO: { status: 2 }"),
    );
    expect(problems.all).toHaveLength(4);
  });

  it("are reported for a value that the field does not have", () => {
    const { problems } = lowered(
      withAnswers("field: action\nvalues:\n  MAYBE: { description: d, status: 200 }"),
    );
    expect(told(problems)).toEqual(["17:11 invalid-answers"]);
  });

  it("are reported for a field that the response does not have", () => {
    const { problems } = lowered(withAnswers("field: outcome\nvalues: {}"));
    expect(told(problems)).toEqual(["15:9 invalid-answers"]);
  });

  it("are reported for a body that the response does not have", () => {
    const { problems } = lowered(
      withAnswers("field: action\nvalues:\n  OK: { description: d, status: 200, body: text }"),
    );
    expect(told(problems)).toEqual(["17:46 invalid-answers"]);
  });
});
