import { expect, it } from "vitest";
import { withOperation } from "../lower/lowered.js";
import { compiled } from "./compiled.js";
import { printed, textOf } from "./printed.js";

const document = (answers: string): string =>
  withOperation(
    `
    operationId: ask
    tags: [pets]
    responses:
      "200": { content: { application/json: { schema: { $ref: "#/components/schemas/Said" } } } }
    ${answers}
    `,
    "/pets",
    `
    components:
      schemas:
        Said:
          type: object
          properties:
            next: { enum: [GO, "it's", __proto__] }
            text: { type: string }
    `,
  );

it("gives the table of what to answer as data, by operation", async () => {
  const files = await printed(
    document(`x-sdkwright-answers:
      field: next
      values:
        GO: { description: Go., status: 201, headers: { X-A: a"b, Age: "0" }, body: text }
        it's: { description: Stay., status: 204 }
        __proto__: { description: None., status: 500 }`),
  );
  const text = textOf(files, "src/answers/pets.ts");
  expect(text).toContain(`export const ask: Answers<"GO" | "it's" | "__proto__"> = {
  GO: {
    status: 201,
    headers: { "X-A": "a\\"b", Age: "0" },
    body: "text",
  },
  "it's": {
    status: 204,
    headers: {},
  },
  ["__proto__"]: {`);
  expect(text).toContain('readonly body?: "text";');
  expect(compiled(files)).toEqual([]);
});

it("is not there where no operation has one", async () => {
  const files = await printed(document(""));
  expect([...files.keys()].filter((path) => path.includes("answers"))).toEqual([]);
});
