import { describe, expect, it } from "vitest";
import { normalize } from "../../generator/normalize/normalize.js";
import { Problems } from "../../generator/problem/problem.js";
import { documentOf } from "../load/loaded.js";
import { withSchemas } from "../lower/lowered.js";
import { normalizedSchema, objectIn } from "./normalized.js";

describe("`nullable: true`", () => {
  const other = { $ref: "#/components/schemas/Other" };

  it.each([
    ["{ type: string, nullable: true }", { type: ["string", "null"] }],
    ["{ nullable: true, type: [string] }", { type: ["string", "null"] }],
    ["{ nullable: true, type: [string, 'null'] }", { type: ["string", "null"] }],
    [
      "{ type: string, nullable: true, enum: [a, b] }",
      { type: ["string", "null"], enum: ["a", "b", null] },
    ],
    [
      "{ type: string, nullable: true, enum: [a, null] }",
      { type: ["string", "null"], enum: ["a", null] },
    ],
    ["{ nullable: true, enum: [a] }", { enum: ["a", null] }],
    [
      "{ nullable: true, allOf: [{ $ref: '#/components/schemas/Other' }] }",
      { anyOf: [{ allOf: [other] }, { type: "null" }] },
    ],
    [
      "{ nullable: true, oneOf: [{ $ref: '#/components/schemas/Other' }] }",
      { anyOf: [{ oneOf: [other] }, { type: "null" }] },
    ],
    [
      "{ nullable: true, anyOf: [{ $ref: '#/components/schemas/Other' }] }",
      { anyOf: [{ anyOf: [other] }, { type: "null" }] },
    ],
    ["{ nullable: true, description: anything }", { description: "anything" }],
  ])("in %s becomes a type", (schema, expected) => {
    expect(normalizedSchema(schema)).toEqual(expected);
  });

  it("beside a composition leaves outside what only describes", () => {
    const schema = "{ nullable: true, title: T, deprecated: true, allOf: [{ type: object }] }";
    expect(normalizedSchema(schema)).toEqual({
      title: "T",
      deprecated: true,
      anyOf: [{ allOf: [{ type: "object" }] }, { type: "null" }],
    });
  });

  it("is seen in every place that holds a schema", () => {
    const nullable = "{ type: integer, nullable: true }";
    const schema = `{ type: object, properties: { a: { type: array, items: ${nullable} } }, additionalProperties: ${nullable} }`;
    expect(normalizedSchema(schema)).toEqual({
      type: "object",
      properties: { a: { type: "array", items: { type: ["integer", "null"] } } },
      additionalProperties: { type: ["integer", "null"] },
    });
  });

  it("is no property of that name", () => {
    const schema = "{ type: object, properties: { nullable: { type: string } } }";
    expect(normalizedSchema(schema)).toEqual({
      type: "object",
      properties: { nullable: { type: "string" } },
    });
  });
});

describe("`nullable: false`", () => {
  it("goes away", () => {
    expect(normalizedSchema("{ type: string, nullable: false }")).toEqual({ type: "string" });
  });
});

describe("`required` alone in an `allOf`", () => {
  const other = { $ref: "#/components/schemas/Other" };

  it("moves beside it", () => {
    const schema =
      "{ allOf: [{ $ref: '#/components/schemas/Other' }, { type: object, required: [a] }] }";
    expect(normalizedSchema(schema)).toEqual({ allOf: [other], required: ["a"] });
  });

  it("joins what is required already, once each", () => {
    const schema =
      "{ required: [a], allOf: [{ required: [b, a] }, { $ref: '#/components/schemas/Other' }] }";
    expect(normalizedSchema(schema)).toEqual({ required: ["a", "b"], allOf: [other] });
  });

  it("leaves an object where there is nothing else", () => {
    expect(normalizedSchema("{ allOf: [{ required: [a] }] }")).toEqual({
      type: "object",
      required: ["a"],
    });
  });

  it("stays where its member says more", () => {
    const schema = "{ allOf: [{ required: [a], properties: { a: { type: string } } }] }";
    expect(normalizedSchema(schema)).toEqual({
      allOf: [{ required: ["a"], properties: { a: { type: "string" } } }],
    });
  });
});

describe("normalizing", () => {
  const text = withSchemas(
    `
    Changed: { type: object, properties: { a: { type: string, nullable: true }, b: { type: string } } }
    Same: { type: object, properties: { a: { type: string } } }
    Recursive: { type: object, nullable: true, properties: { a: { $ref: "#/components/schemas/Recursive" } } }
    `,
    "3.0.3",
  );

  it("leaves its input as it was, even if that cannot be changed", () => {
    const document = documentOf(text);
    const before = JSON.stringify(document.root);
    deepFreeze(document.root);
    normalize(document, new Problems());
    expect(JSON.stringify(document.root)).toBe(before);
  });

  it("shares what it does not change and copies only the way to what it changes", () => {
    const document = documentOf(text);
    const normalized = normalize(document, new Problems());
    for (const pointer of ["/info", "/components/schemas/Same"])
      expect(objectIn(normalized, pointer)).toBe(objectIn(document, pointer));
    const changed = "/components/schemas/Changed";
    expect(objectIn(normalized, changed)).not.toBe(objectIn(document, changed));
    expect(objectIn(normalized, `${changed}/properties/b`)).toBe(
      objectIn(document, `${changed}/properties/b`),
    );
  });

  it("gives back the document itself where there is nothing to do", () => {
    const document = documentOf(withSchemas("A: { type: string }"));
    expect(normalize(document, new Problems()).root).toBe(document.root);
  });

  it("still knows where everything it made is written", () => {
    const document = normalize(documentOf(text), new Problems());
    for (const pointer of [
      "",
      "/components",
      "/components/schemas/Changed",
      "/components/schemas/Changed/properties/a",
      "/components/schemas/Recursive",
    ]) {
      expect(document.origins.pointer(objectIn(document, pointer))).toBe(pointer);
    }
    expect(
      document.origins.locate(objectIn(document, "/components/schemas/Changed/properties/a")),
    ).toMatchObject({ line: 6 });
  });

  it("says the same a second time", () => {
    const once = normalize(documentOf(text), new Problems());
    expect(normalize(once, new Problems()).root).toEqual(once.root);
  });

  it("keeps the order of members", () => {
    const document = normalize(documentOf(text), new Problems());
    const { properties = null } = objectIn(document, "/components/schemas/Changed");
    expect(Object.keys(properties ?? {})).toEqual(["a", "b"]);
  });

  it("keeps members that are called like those of Object.prototype", () => {
    const schema =
      '{"properties":{"__proto__":{"type":"string","nullable":true},"constructor":{"type":"integer"}}}';
    const { properties = null } = normalizedSchema(schema);
    expect(Object.entries(properties ?? {})).toEqual([
      ["__proto__", { type: ["string", "null"] }],
      ["constructor", { type: "integer" }],
    ]);
  });
});

function deepFreeze(value: object): void {
  if (Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value))
    if (typeof inner === "object" && inner !== null) deepFreeze(inner);
}

describe("parts that say no type of their own", () => {
  const pet = { $ref: "#/components/schemas/Other" };

  it.each([
    ["{ allOf: [{ $ref: '#/components/schemas/Other' }, { type: object }] }", { allOf: [pet] }],
    [
      "{ allOf: [{ $ref: '#/components/schemas/Other' }, { description: Mine. }] }",
      { allOf: [pet], description: "Mine." },
    ],
    [
      "{ description: Ours., allOf: [{ $ref: '#/components/schemas/Other' }, { description: Mine., additionalProperties: true, nullable: true, type: object }] }",
      { allOf: [pet], description: "Ours." },
    ],
    ["{ allOf: [{ description: Anything. }] }", { description: "Anything." }],
    ["{ allOf: [{ required: [a] }] }", { type: "object", required: ["a"] }],
    [
      "{ properties: { a: {}, b: {} }, anyOf: [{ required: [a] }, { required: [b] }] }",
      { properties: { a: {}, b: {} } },
    ],
    [
      "{ properties: { a: {} }, anyOf: [{ required: [a] }, { type: string }] }",
      { properties: { a: {} }, anyOf: [{ required: ["a"] }, { type: "string" }] },
    ],
    ["{ type: object, allOf: [{ $ref: '#/components/schemas/Other' }] }", { allOf: [pet] }],
    [
      "{ type: object, nullable: true, allOf: [{ $ref: '#/components/schemas/Other' }] }",
      { anyOf: [{ allOf: [pet] }, { type: "null" }] },
    ],
    [
      "{ type: [object, 'null'], allOf: [{ $ref: '#/components/schemas/Other' }], description: D. }",
      { anyOf: [{ allOf: [pet] }, { type: "null" }], description: "D." },
    ],
    ["{ items: { type: string } }", { type: "array", items: { type: "string" } }],
    ["{ items: {}, type: object }", { items: {}, type: "object" }],
  ])("%s become what they add", (schema, expected) => {
    expect(normalizedSchema(schema)).toEqual(expected);
  });
});
