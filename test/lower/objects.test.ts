import { describe, expect, it } from "vitest";
import type { Type } from "../../generator/ir/types.js";
import { apiOf, modelsOf, typeOf, withSchemas } from "./lowered.js";

const string: Type = { kind: "string", format: null };
const integer: Type = { kind: "integer", format: null };
const pet = "Pet: { type: object, properties: { id: { type: string }, age: { type: integer } } }";

describe("an object", () => {
  it("has its fields in document order, and knows which are required", () => {
    const models = modelsOf(`
      Pet:
        type: object
        required: [b, missing]
        properties: { b: { type: string }, a: { type: integer } }
    `);
    expect(models.Pet).toEqual({
      name: "Pet",
      bases: [],
      fields: { b: string, a: integer },
      required: ["b"],
      rest: null,
    });
    expect(Object.keys(models.Pet && "fields" in models.Pet ? models.Pet.fields : {})).toEqual([
      "b",
      "a",
    ]);
  });

  it("needs no `type`", () => {
    expect(modelsOf("Pet: { properties: { a: { type: string } } }").Pet).toMatchObject({
      fields: { a: string },
    });
  });

  it.each<[string, Type | null]>([
    ["true", { kind: "unknown" }],
    ["{}", { kind: "unknown" }],
    ["{ type: integer }", integer],
    ["false", null],
  ])("with `additionalProperties: %s` knows what else it may hold", (additional, rest) => {
    const models = modelsOf(
      `Pet: { properties: { a: { type: string } }, additionalProperties: ${additional} }`,
    );
    expect(models.Pet).toMatchObject({ rest });
  });

  it("says whether a field is only read or only written, also beside a reference", () => {
    const { models } = apiOf(
      withSchemas(`
        Pet:
          type: object
          properties:
            both: { type: string }
            read: { type: string, readOnly: true }
            write: { type: string, writeOnly: true }
            referred: { $ref: "#/components/schemas/Stamp" }
            beside: { $ref: "#/components/schemas/Word", writeOnly: true }
        Stamp: { type: string, readOnly: true }
        Word: { type: string }
      `),
    );
    const model = models.find(({ id }) => id.endsWith("/Pet"));
    const fields = model?.kind === "object" ? model.fields : [];
    expect(fields.map(({ wire, access }) => [wire, access])).toEqual([
      ["both", "both"],
      ["read", "read"],
      ["write", "write"],
      ["referred", "read"],
      ["beside", "write"],
    ]);
  });

  it("names inline objects after itself and their fields", () => {
    const models = modelsOf(`
      user_account:
        type: object
        properties:
          homeAddress: { type: object, properties: { street: { type: string } } }
          phones: { type: array, items: { type: object, properties: { no: { type: string } } } }
          byCity: { type: object, additionalProperties: { type: object, properties: { a: {} } } }
    `);
    expect(Object.entries(models).map(([id, { name }]) => [id, name])).toEqual([
      ["user_account", "user account"],
      ["user_account/properties/homeAddress", "user account home Address"],
      ["user_account/properties/phones/items", "user account phone"],
      ["user_account/properties/byCity/additionalProperties", "user account by City value"],
    ]);
  });

  it("keeps properties called like members of Object.prototype apart from these", () => {
    const models = modelsOf(
      '{"Pet":{"type":"object","required":["constructor"],"properties":{"__proto__":{"type":"string"},"constructor":{"type":"integer"},"toString":{"type":"string"}}}}',
    );
    const { Pet: model } = models;
    const fields = model !== undefined && "fields" in model ? model.fields : {};
    expect(Object.entries(fields)).toEqual([
      ["__proto__", string],
      ["constructor", integer],
      ["toString", string],
    ]);
    expect(model).toMatchObject({ required: ["constructor"] });
  });

  it("has the text, the example and the default of each field", () => {
    const { models } = apiOf(
      withSchemas(`
        Pet:
          title: A pet
          description: Lives in a house.
          deprecated: true
          externalDocs: { url: https://example.com/pets }
          type: object
          properties:
            size: { type: integer, title: The size, description: In cm., example: 5, default: 0 }
            tail: { type: boolean, examples: [false, true], deprecated: true }
      `),
    );
    const [model] = models;
    expect(model?.doc).toEqual({
      summary: "A pet",
      text: "Lives in a house.",
      deprecated: true,
      link: "https://example.com/pets",
      example: null,
      fallback: null,
    });
    expect(model?.kind === "object" && model.fields.map(({ doc }) => doc)).toEqual([
      {
        summary: "The size",
        text: "In cm.",
        deprecated: false,
        link: null,
        example: 5,
        fallback: 0,
      },
      { summary: null, text: null, deprecated: true, link: null, example: false, fallback: null },
    ]);
  });
});

describe("a title that only repeats the name", () => {
  it("is no text of what has it", () => {
    const { models } = apiOf(
      withSchemas(`
        pet_owner:
          title: PetOwner
          type: object
          properties: { first_name: { type: string, title: First Name, description: Given. } }
        Colour: { title: Colour, enum: [red, blue] }
        Names: { title: Names of pets, type: array, items: { type: string } }
      `),
    );
    expect(models.map(({ doc }) => doc.summary)).toEqual([null, "Names of pets", null]);
    expect(models.flatMap((model) => (model.kind === "object" ? model.fields : []))).toMatchObject([
      { doc: { summary: null, text: "Given." } },
    ]);
  });
});

describe("allOf", () => {
  it("of a reference and fields extends what is referred to", () => {
    const models = modelsOf(`
      ${pet}
      Dog:
        allOf:
          - $ref: "#/components/schemas/Pet"
          - { type: object, required: [bark], properties: { bark: { type: string } } }
    `);
    expect(models.Dog).toEqual({
      name: "Dog",
      bases: ["Pet"],
      fields: { bark: string },
      required: ["bark"],
      rest: null,
    });
  });

  const base = `{ $ref: "#/components/schemas/Pet" }`;
  const patterns = "patternProperties: { ^x-: { type: boolean } }";
  it.each([
    `{ allOf: [${base}], ${patterns} }`,
    `{ allOf: [${base}, { type: object, ${patterns} }] }`,
    `{ $ref: "#/components/schemas/Pet", ${patterns} }`,
  ])("does not hold what a reference has to a pattern of names: %s", (schema) => {
    expect(modelsOf(`${pet}\nDog: ${schema}`).Dog).toMatchObject({
      bases: ["Pet"],
      fields: {},
      rest: { kind: "unknown" },
    });
  });

  it("of several references extends all of them", () => {
    const models = modelsOf(`
      ${pet}
      Toy: { type: object, properties: { colour: { type: string } } }
      Robot: { allOf: [{ $ref: "#/components/schemas/Pet" }, { $ref: "#/components/schemas/Toy" }] }
    `);
    expect(models.Robot).toMatchObject({ bases: ["Pet", "Toy"], fields: {} });
  });

  it("of inline parts alone is one object", () => {
    const models = modelsOf(`
      Dog:
        properties: { c: { type: string } }
        allOf:
          - { type: object, properties: { a: { type: string } } }
          - { type: object, required: [a], properties: { b: { type: integer } } }
    `);
    expect(models.Dog).toMatchObject({
      bases: [],
      fields: { a: string, b: integer, c: string },
      required: ["a"],
    });
  });

  it("of a reference alone is what is referred to", () => {
    const schema = "{ description: mine, allOf: [{ $ref: '#/components/schemas/Pet' }] }";
    expect(typeOf(schema, "3.1.0", pet)).toEqual({ kind: "model", id: "Pet" });
  });

  it("with only a description beside the reference is what is referred to", () => {
    const schema = "{ allOf: [{ $ref: '#/components/schemas/Pet' }, { description: mine }] }";
    expect(typeOf(schema, "3.1.0", pet)).toEqual({ kind: "model", id: "Pet" });
  });

  it("that only requires more of a reference narrows it", () => {
    const schema =
      "{ allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, required: [id] }] }";
    expect(typeOf(schema, "3.1.0", pet)).toEqual({ kind: "narrowed", id: "Pet", required: ["id"] });
  });

  it("that requires what the reference does not have narrows nothing", () => {
    const schema =
      "{ allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, required: [wings] }] }";
    expect(typeOf(schema, "3.1.0", pet)).toEqual({ kind: "model", id: "Pet" });
  });

  it("that requires a field of its base says that field again", () => {
    const models = modelsOf(`
      ${pet}
      Dog:
        allOf: [{ $ref: "#/components/schemas/Pet" }]
        required: [id, bark]
        properties: { bark: { type: string } }
    `);
    expect(models.Dog).toEqual({
      name: "Dog",
      bases: ["Pet"],
      fields: { bark: string, id: string },
      required: ["bark", "id"],
      rest: null,
    });
  });

  it("whose field says something else than its base is an intersection", () => {
    const models = modelsOf(`
      ${pet}
      Dog:
        allOf: [{ $ref: "#/components/schemas/Pet" }]
        properties: { age: { type: number } }
    `);
    expect(models.Dog).toEqual({
      name: "Dog",
      alias: {
        kind: "intersection",
        parts: [
          { kind: "model", id: "Pet" },
          { kind: "model", id: "Dog/fields" },
        ],
      },
    });
    expect(models["Dog/fields"]).toMatchObject({
      fields: { age: { kind: "number", format: null } },
    });
  });

  it("of two references that contradict each other is an intersection", () => {
    const models = modelsOf(`
      ${pet}
      Rock: { type: object, properties: { age: { type: string } } }
      Fossil: { allOf: [{ $ref: "#/components/schemas/Pet" }, { $ref: "#/components/schemas/Rock" }] }
    `);
    expect(models.Fossil).toEqual({
      name: "Fossil",
      alias: {
        kind: "intersection",
        parts: [
          { kind: "model", id: "Pet" },
          { kind: "model", id: "Rock" },
        ],
      },
    });
  });

  it.each([
    ["first", "{ type: string, enum: [x, y] }", "{ type: string }"],
    ["last", "{ type: string }", "{ type: string, enum: [x, y] }"],
  ])(
    "of inline parts that say different things of a field keeps what the %s says",
    (_, one, two) => {
      const models = modelsOf(`
      Odd:
        allOf:
          - { type: object, properties: { a: ${one} } }
          - { type: object, properties: { a: ${two} } }
    `);
      expect(JSON.stringify(models)).toContain('"values":["x","y"]');
    },
  );

  it("of a map cannot extend it, so both stand side by side", () => {
    const models = modelsOf(`
      Labels: { type: object, additionalProperties: { type: string } }
      Box:
        allOf: [{ $ref: "#/components/schemas/Labels" }]
        properties: { size: { type: string } }
    `);
    expect(models.Box).toMatchObject({
      alias: {
        kind: "intersection",
        parts: [
          { kind: "model", id: "Labels" },
          { kind: "model", id: "Box/fields" },
        ],
      },
    });
  });

  it("of a union is an intersection with it", () => {
    const models = modelsOf(`
      Either: { oneOf: [{ type: string }, { type: integer }] }
      Both:
        allOf:
          - $ref: "#/components/schemas/Either"
          - { type: object, properties: { a: { type: string } } }
    `);
    expect(models.Both).toMatchObject({
      alias: { kind: "intersection", parts: [{ kind: "model", id: "Either" }, { kind: "model" }] },
    });
  });

  it("of one scalar and a description keeps the scalar", () => {
    expect(typeOf("{ allOf: [{ type: string, format: date }, { description: a day }] }")).toEqual({
      kind: "string",
      format: "date",
    });
  });

  it("through several levels knows every field that is inherited", () => {
    const models = modelsOf(`
      A: { type: object, properties: { id: { type: string } } }
      B: { allOf: [{ $ref: "#/components/schemas/A" }], properties: { b: { type: string } } }
      C:
        allOf: [{ $ref: "#/components/schemas/B" }, { required: [id] }]
        properties: { c: { type: string } }
    `);
    expect(models.C).toMatchObject({ bases: ["B"], required: ["id"], fields: { id: string } });
  });
});

describe("a reference with more beside it", () => {
  const schema = "{ $ref: '#/components/schemas/Pet', required: [id], description: mine }";

  it("is narrowed from 3.1 on", () => {
    expect(typeOf(schema, "3.1.0", pet)).toEqual({ kind: "narrowed", id: "Pet", required: ["id"] });
  });

  it("is only the reference in 3.0", () => {
    expect(typeOf(schema, "3.0.3", pet)).toEqual({ kind: "model", id: "Pet" });
  });

  it("takes its description from beside", () => {
    const { models } = apiOf(
      withSchemas(`
        Holder: { type: object, properties: { a: { $ref: "#/components/schemas/Pet", description: mine } } }
        Pet: { type: object, description: theirs }
      `),
    );
    const holder = models.find(({ id }) => id.endsWith("/Holder"));
    expect(holder?.kind === "object" && holder.fields[0]?.doc.text).toBe("mine");
  });
});

describe("names in references", () => {
  it.each(["a.b-c_d", "a b", "a/b", "a~b", "a{b}", "ä", "50%", "a%20b", "a%2Fb"])(
    "lead to the component %j and no other",
    (key) => {
      const step = encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
      const models = modelsOf(
        JSON.stringify({
          [key]: { type: "string", format: "sought" },
          Other: { type: "object", properties: { a: { $ref: `#/components/schemas/${step}` } } },
        }),
      );
      const { Other: other } = models;
      const field = other !== undefined && "fields" in other ? other.fields.a : undefined;
      const id = field?.kind === "model" ? field.id : "";
      expect(models[id]).toMatchObject({ alias: { kind: "string", format: "sought" } });
      expect(Object.keys(models)).toHaveLength(2);
    },
  );

  it("may lead into the middle of another schema", () => {
    const models = modelsOf(`
      Pet: { type: object, properties: { home: { type: object, properties: { a: { type: string } } } } }
      Visit: { type: object, properties: { at: { $ref: "#/components/schemas/Pet/properties/home" } } }
    `);
    expect(models.Visit).toMatchObject({
      fields: { at: { kind: "model", id: "Pet/properties/home" } },
    });
    expect(models["Pet/properties/home"]).toMatchObject({
      name: "Pet home",
      fields: { a: string },
    });
  });
});
