import { describe, expect, it } from "vitest";
import { onlyProblem, told } from "../problem/told.js";
import { dedent } from "./dedent.js";
import { documentOf, loaded } from "./loaded.js";

/** What is reported of a text that follows `openapi: 3.1.0` on the second line. */
function reported(text: string): string[] {
  return told(loaded(`openapi: 3.1.0\n${dedent(text)}`).problems);
}

describe("the skeleton of a document", () => {
  it.each([
    ["paths: 5", "2:1 wrong-container"],
    ["paths: []", "2:1 wrong-container"],
    ["tags: { a: b }", "2:1 wrong-container"],
    ["paths: { /a: { get: text } }", "2:16 wrong-container"],
    ["paths: { /a: { parameters: {} } }", "2:16 wrong-container"],
    ["paths: { /a: { parameters: [5] } }", "2:29 wrong-container"],
    ["components: { schemas: { A: { properties: [] } } }", "2:31 wrong-container"],
    ["components: { schemas: { A: { properties: { b: 5 } } } }", "2:45 wrong-container"],
    ["components: { schemas: { A: { allOf: {} } } }", "2:31 wrong-container"],
    ["components: { schemas: { A: text } }", "2:26 wrong-container"],
  ])("is reported where %j has the wrong container", (text, expected) => {
    expect(reported(text)).toEqual([expected]);
  });

  it("says what is expected and what was found", () => {
    const { message, hint } = onlyProblem(loaded("openapi: 3.1.0\npaths: [a]\n").problems);
    expect(message).toBe("`paths` must be an object, found a list");
    expect(hint).toBe("Write an object here.");
  });

  it("may leave a list or a map empty the way YAML does", () => {
    expect(reported("paths:\ntags:\ncomponents:\n  schemas:\n")).toEqual([]);
  });

  it("may have boolean schemas", () => {
    const text = "components: { schemas: { A: true, B: { additionalProperties: false } } }";
    expect(reported(text)).toEqual([]);
  });

  it("may have extensions of any shape", () => {
    expect(reported("x-a: 5\npaths: { x-b: [1], /a: { x-c: text } }")).toEqual([]);
  });

  it("may be there twice through an alias", () => {
    const text = `
      components:
        schemas:
          A: &a { type: object }
          B: *a
    `;
    expect(documentOf(`openapi: 3.1.0\n${dedent(text)}`).version).toBe("3.1");
  });

  it("collects all its faults, in document order", () => {
    expect(
      reported(`
        tags: 5
        paths:
          /a: 6
          /b: { get: 7 }
        components: { schemas: { A: 8 } }
      `),
    ).toEqual([
      "2:1 wrong-container",
      "4:3 wrong-container",
      "5:9 wrong-container",
      "6:26 wrong-container",
    ]);
  });
});
