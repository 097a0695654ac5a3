import { describe, expect, it } from "vitest";
import type { Type } from "../../generator/ir/types.js";
import { apiOf, modelsOf, problemsOf, typeOf, withSchemas } from "./lowered.js";

const string: Type = { kind: "string", format: null };
const integer: Type = { kind: "integer", format: null };
const unknown: Type = { kind: "unknown" };
const both: Type = { kind: "union", variants: [string, integer] };
const strings: Type = { kind: "list", item: string };

describe("simple types", () => {
  it.each<[string, Type]>([
    ["{ type: string }", string],
    ["{ type: string, format: date-time }", { kind: "string", format: "date-time" }],
    ["{ type: string, format: binary }", { kind: "bytes" }],
    ["{ type: integer, format: int64 }", { kind: "integer", format: "int64" }],
    ["{ type: number }", { kind: "number", format: null }],
    ["{ type: boolean }", { kind: "boolean", format: null }],
    ["{ type: 'null' }", { kind: "null" }],
    ["{}", { kind: "unknown" }],
    ["true", { kind: "unknown" }],
    ["false", { kind: "never" }],
    ["{ description: anything }", { kind: "unknown" }],
    ["{ format: date }", { kind: "unknown" }],
  ])("%s", (schema, type) => {
    expect(typeOf(schema)).toEqual(type);
  });

  it("several at once are a union", () => {
    expect(typeOf("{ type: [string, integer] }")).toEqual({
      kind: "union",
      variants: [string, integer],
    });
  });

  it("are reported where they are not known", () => {
    expect(problemsOf(withSchemas("A: { type: text }\nB: { type: 5 }")).toSorted()).toEqual([
      "6:10 unknown-type",
      "7:10 unknown-type",
    ]);
  });
});

describe("null", () => {
  it.each([
    ["{ type: string, nullable: true }", "3.0.3"],
    ["{ type: [string, 'null'] }", "3.1.0"],
    ["{ oneOf: [{ type: string }, { type: 'null' }] }", "3.1.0"],
    ["{ anyOf: [{ type: 'null' }, { type: string }] }", "3.1.0"],
    ["{ anyOf: [{ type: [string, 'null'] }, { type: 'null' }] }", "3.1.0"],
  ])("beside a string, written %s", (schema, version) => {
    expect(typeOf(schema, version)).toEqual({ kind: "nullable", type: string });
  });

  it.each([
    ["{ nullable: true, allOf: [{ $ref: '#/components/schemas/Pet' }] }", "3.0.3"],
    ["{ anyOf: [{ $ref: '#/components/schemas/Pet' }, { type: 'null' }] }", "3.1.0"],
  ])("beside a model, written %s", (schema, version) => {
    const pet = "Pet: { type: object, properties: { a: { type: string } } }";
    expect(typeOf(schema, version, pet)).toEqual({
      kind: "nullable",
      type: { kind: "model", id: "Pet" },
    });
  });

  it("beside several variants stands outside of their union", () => {
    expect(typeOf("{ type: [string, 'null', integer] }")).toEqual({
      kind: "nullable",
      type: { kind: "union", variants: [string, integer] },
    });
  });

  it("of one variant is of the union", () => {
    expect(typeOf("{ oneOf: [{ type: [string, 'null'] }, { type: integer }] }")).toEqual({
      kind: "nullable",
      type: { kind: "union", variants: [string, integer] },
    });
  });

  it("beside anything is anything", () => {
    expect(typeOf("{ anyOf: [{}, { type: 'null' }] }")).toEqual({ kind: "unknown" });
  });

  it("in a named object moves the object aside, so that its references still mean both", () => {
    const models = modelsOf(`
      Pet: { type: [object, "null"], properties: { friend: { $ref: "#/components/schemas/Pet" } } }
    `);
    expect(models).toEqual({
      Pet: {
        name: "Pet",
        alias: { kind: "nullable", type: { kind: "model", id: "Pet/value" } },
      },
      "Pet/value": {
        name: "Pet value",
        bases: [],
        fields: { friend: { kind: "model", id: "Pet" } },
        required: [],
        rest: null,
      },
    });
  });
});

describe("lists and tuples", () => {
  it.each<[string, Type]>([
    ["{ type: array, items: { type: string } }", { kind: "list", item: string }],
    ["{ items: { type: string } }", { kind: "list", item: string }],
    ["{ type: array }", { kind: "list", item: { kind: "unknown" } }],
    [
      "{ type: array, items: { type: array, items: { type: integer } } }",
      { kind: "list", item: { kind: "list", item: integer } },
    ],
    [
      "{ type: array, prefixItems: [{ type: string }, { type: integer }], items: false, minItems: 2 }",
      { kind: "tuple", items: [string, integer], required: 2, rest: null },
    ],
    [
      "{ prefixItems: [{ type: string }, { type: integer }], items: { type: integer }, minItems: 1 }",
      { kind: "tuple", items: [string, integer], required: 1, rest: integer },
    ],
    [
      "{ type: array, prefixItems: [{ type: string }], minItems: 9 }",
      { kind: "tuple", items: [string], required: 1, rest: { kind: "unknown" } },
    ],
  ])("%s", (schema, type) => {
    expect(typeOf(schema)).toEqual(type);
  });
});

describe("maps", () => {
  it.each<[string, Type]>([
    ["{ type: object }", { kind: "map", value: { kind: "unknown" } }],
    ["{ type: object, additionalProperties: true }", { kind: "map", value: { kind: "unknown" } }],
    ["{ additionalProperties: { type: integer } }", { kind: "map", value: integer }],
    [
      "{ type: object, patternProperties: { '^a': { type: string }, '^b': { type: integer } } }",
      { kind: "map", value: { kind: "union", variants: [string, integer] } },
    ],
    [
      "{ type: object, additionalProperties: { type: array, items: { type: string } } }",
      { kind: "map", value: { kind: "list", item: string } },
    ],
  ])("%s", (schema, type) => {
    expect(typeOf(schema)).toEqual(type);
  });
});

describe("unions", () => {
  it("hold each variant once, in order", () => {
    const schema = "{ oneOf: [{ type: string }, { type: integer }, { type: string }] }";
    expect(typeOf(schema)).toEqual({ kind: "union", variants: [string, integer] });
  });

  it("are flat", () => {
    const schema =
      "{ oneOf: [{ type: string }, { anyOf: [{ type: integer }, { type: boolean }] }] }";
    expect(typeOf(schema)).toEqual({
      kind: "union",
      variants: [string, integer, { kind: "boolean", format: null }],
    });
  });

  it("of one variant are that variant", () => {
    expect(typeOf("{ oneOf: [{ type: string }] }")).toEqual(string);
  });

  it("with anything are anything", () => {
    expect(typeOf("{ anyOf: [{ type: string }, {}] }")).toEqual({ kind: "unknown" });
  });

  it.each<[string, Type]>([
    ["{ type: string, oneOf: [{ format: ipv4 }, { format: ipv6 }] }", string],
    ["{ type: integer, allOf: [{ minimum: 0 }] }", integer],
    ["{ type: [string, integer], anyOf: [{ minimum: 0 }, { minLength: 1 }] }", both],
    ["{ type: array, items: { type: string }, allOf: [{ minItems: 1 }] }", strings],
    ["{ type: object, oneOf: [{ minProperties: 1 }] }", { kind: "map", value: unknown }],
    ["{ type: string, anyOf: [{ type: string }, { type: integer }] }", both],
  ])("of what says of no type are of the type beside them: %s", (schema, type) => {
    expect(typeOf(schema)).toEqual(type);
  });

  it("name inline objects after their title, else after their place", () => {
    const models = modelsOf(`
      Shape:
        oneOf:
          - { title: Round shape, type: object, properties: { radius: { type: number } } }
          - { type: object, properties: { side: { type: number } } }
    `);
    expect(Object.entries(models).map(([id, { name }]) => [id, name])).toEqual([
      ["Shape", "Shape"],
      ["Shape/oneOf/0", "Shape Round shape"],
      ["Shape/oneOf/1", "Shape variant 2"],
    ]);
  });

  it("beside fields of their own are an intersection with them", () => {
    const models = modelsOf(`
      Shape:
        type: object
        properties: { id: { type: string } }
        oneOf: [{ type: string }, { type: integer }]
    `);
    expect(models.Shape).toEqual({
      name: "Shape",
      alias: {
        kind: "intersection",
        parts: [
          { kind: "model", id: "Shape/value" },
          { kind: "union", variants: [string, integer] },
        ],
      },
    });
  });

  it("are not held to the names of a pattern beside them", () => {
    const models = modelsOf(`
      Shape:
        type: object
        properties: { id: { type: string } }
        patternProperties: { ^x-: { type: string } }
        oneOf: [{ type: object, properties: { side: { type: integer } } }]
    `);
    expect(models["Shape/value"]).toMatchObject({ rest: { kind: "unknown" } });
  });

  it("beside fields of their own keep which of these are required", () => {
    const models = modelsOf(`
      Shape:
        type: object
        required: [id]
        properties: { id: { type: string } }
        anyOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }]
      A: { type: object, properties: { a: { type: string } } }
      B: { type: object, properties: { b: { type: string } } }
    `);
    const own = Object.values(models).find((model) => "fields" in model && "id" in model.fields);
    expect(own).toMatchObject({ required: ["id"] });
  });
});

describe("enums", () => {
  it("of texts and of numbers are models", () => {
    expect(
      modelsOf(
        "Colour: { type: string, enum: [red, green] }\nLevel: { type: integer, enum: [1, 2] }",
      ),
    ).toEqual({
      Colour: { name: "Colour", base: "string", values: ["red", "green"] },
      Level: { name: "Level", base: "number", values: [1, 2] },
    });
  });

  it("inside another model are named after it and the field", () => {
    const models = modelsOf(
      "Car: { type: object, properties: { body_colour: { type: string, enum: [red, green] } } }",
    );
    expect(models["Car/properties/body_colour"]).toEqual({
      name: "Car body colour",
      base: "string",
      values: ["red", "green"],
    });
  });

  it.each<[string, Type]>([
    ["{ enum: [only] }", { kind: "literal", value: "only" }],
    ["{ const: 5 }", { kind: "literal", value: 5 }],
    ["{ const: true }", { kind: "literal", value: true }],
    ["{ const: null }", { kind: "null" }],
    ["{ enum: [null] }", { kind: "null" }],
    ["{ enum: [a, null] }", { kind: "nullable", type: { kind: "literal", value: "a" } }],
    ["{ const: { a: 1 } }", { kind: "unknown" }],
    ["{ type: object, enum: [{ a: 1 }] }", { kind: "map", value: { kind: "unknown" } }],
    ["{ type: string, enum: [] }", string],
    [
      "{ enum: [a, 1, true] }",
      {
        kind: "union",
        variants: [
          { kind: "literal", value: "a" },
          { kind: "literal", value: 1 },
          { kind: "literal", value: true },
        ],
      },
    ],
    ["{ type: boolean, enum: [true, false] }", { kind: "boolean", format: null }],
  ])("%s", (schema, type) => {
    expect(typeOf(schema)).toEqual(type);
  });

  it("with `null` among the texts are nullable, and hold no `null`", () => {
    const models = modelsOf("Colour: { enum: [red, null, green, red] }");
    expect(models).toEqual({
      Colour: {
        name: "Colour",
        alias: { kind: "nullable", type: { kind: "model", id: "Colour/value" } },
      },
      "Colour/value": { name: "Colour value", base: "string", values: ["red", "green"] },
    });
  });

  it.each([
    ["in the order in which they are listed", "[Stop., None., Go., Stop again., Wait.]"],
    ["by their names", "{ red: Stop., green: Go., amber: Wait. }"],
  ])("say what their values mean %s", (_, descriptions) => {
    const { models } = apiOf(
      withSchemas(
        `Colour: { enum: [red, null, green, red, amber], x-enum-descriptions: ${descriptions} }`,
      ),
    );
    const members = models.flatMap((model) => (model.kind === "enum" ? model.members : []));
    expect(members.map(({ value, doc }) => [value, doc.text])).toEqual([
      ["red", "Stop."],
      ["green", "Go."],
      ["amber", "Wait."],
    ]);
  });
});

describe("recursion", () => {
  it("through a field, a list, a map and a union ends in a reference", () => {
    const tree: Type = { kind: "model", id: "Tree" };
    const models = modelsOf(`
      Tree:
        type: object
        properties:
          parent: { $ref: "#/components/schemas/Tree" }
          leaves: { type: array, items: { $ref: "#/components/schemas/Tree" } }
          byName: { type: object, additionalProperties: { $ref: "#/components/schemas/Tree" } }
          other: { oneOf: [{ $ref: "#/components/schemas/Tree" }, { type: string }] }
    `);
    expect(models.Tree).toMatchObject({
      fields: {
        parent: tree,
        leaves: { kind: "list", item: tree },
        byName: { kind: "map", value: tree },
        other: { kind: "union", variants: [tree, string] },
      },
    });
  });

  it("of an anchor that holds itself is reported, not followed for ever", () => {
    const schemas = "Tree: &tree { type: object, properties: { parent: *tree } }";
    expect(problemsOf(withSchemas(schemas))).not.toEqual([]);
  });
});
