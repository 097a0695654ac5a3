import { describe, expect, it } from "vitest";
import { Declarations } from "../../generator/render/witness/declarations.js";
import { loadTransforms, printWitness } from "../../generator/render/witness/openapi-typescript.js";
import { slicesOf } from "../../generator/render/witness/slices.js";

/** A map with so many members. */
function many<Value>(count: number, name: string, value: (index: number) => Value) {
  const indices = Array.from({ length: count }, (_, index) => index);
  return Object.fromEntries(indices.map((index) => [`${name}${index}`, value(index)]));
}

describe("declarations that are printed in parts", () => {
  it("have the members of all of them, and stand in the order asked for", () => {
    const declarations = new Declarations(["first", "second", "third"]);
    declarations.addWhole("second", "export type second = never;\n");
    declarations.addWhole("helper", "type helper = 1;\n");
    declarations.addWhole("helper", "type helper = 1;\n");
    declarations.addWhole("first", "export type first = never;\n");
    declarations.addMembers(
      "first",
      "export interface first {\n    a: {\n        b: 1;\n    };\n}\n",
    );
    declarations.addMembers("first", "export interface first {\n    c: 2;\n}\n");
    declarations.addWhole("first", "export type first = never;\n");
    const third = (member: string) => `export interface third {\n    ${member};\n}\n`;
    declarations.addMember("third", "x", third("x: never"), false);
    declarations.addMember("third", "y", third("y: never"), false);
    declarations.addMember("third", "y", third("y: {\n        d: 3;\n    }"), true);
    declarations.addMember("third", "y", third("y: {\n        e: 4;\n    }"), true);
    expect(declarations.toString()).toBe(`export interface first {
    a: {
        b: 1;
    };
    c: 2;
}
export type second = never;
export interface third {
    x: never;
    y: {
        d: 3;
        e: 4;
    };
}
type helper = 1;
`);
  });
});

describe("a large document", () => {
  const document = {
    openapi: "3.1.0",
    info: { title: "Large", version: "1" },
    paths: many(150, "/a", (index) => ({
      get: { operationId: `get${index}`, responses: { 200: { description: "" } } },
    })),
    components: {
      schemas: many(200, "S", () => ({
        allOf: [{ properties: { a: { type: "string" } } }, { required: ["a"] }],
      })),
      responses: {},
    },
  };

  it("has each of its members in one part", () => {
    const parts = [...slicesOf(document)];
    expect(parts.length).toBeGreaterThan(5);
    const paths = parts.flatMap((part) => Object.keys(Object(part.paths)));
    expect(paths).toEqual(Object.keys(document.paths));
    const schemas = parts.flatMap(({ components }) =>
      Object.keys(Object(Reflect.get(Object(components), "schemas"))),
    );
    expect(schemas).toEqual(Object.keys(document.components.schemas));
  });

  it("has the types that it has when it is printed at once", async () => {
    const { astToString, transformSchema } = await loadTransforms();
    const context = {
      injectFooter: [],
      silent: true,
      discriminators: { objects: {}, refsHandled: [] },
    };
    const resolve = () => undefined;
    const whole = astToString(
      Reflect.apply(transformSchema, null, [
        document,
        { ...context, resolve, emptyObjectsUnknown: true, transform: () => undefined },
      ]),
    );
    const { text, failure } = await printWitness(document);
    expect(failure).toBeNull();
    const declared = text.slice(text.indexOf("export "));
    const lines = (of: string): string[] => of.trimEnd().split("\n").toSorted();
    expect(lines(declared)).toEqual(lines(whole));
    const interfaces = /^export interface paths \{[^]*?^\}$/m;
    expect(interfaces.exec(declared)?.[0]).toBe(interfaces.exec(whole)?.[0]);
  });
});
