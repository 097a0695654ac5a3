import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { normalize } from "../../generator/normalize/normalize.js";
import { Problems } from "../../generator/problem/problem.js";
import { documentOf } from "../load/loaded.js";
import { withSchemas } from "../lower/lowered.js";
import { onlyProblem } from "../problem/told.js";
import { objectIn } from "./normalized.js";

function schemasOf(schemas: string, problems = new Problems()): JsonObject {
  const document = normalize(documentOf(withSchemas(schemas, "3.1.0")), problems);
  return objectIn(document, "/components/schemas");
}

/** The values that each schema allows in the property `kind`, for those that list some. */
function kindsIn(schemas: JsonObject): Record<string, unknown> {
  const entries = Object.entries(schemas).map(([key, schema]) => {
    const { properties, required } = schema as { properties?: JsonObject; required?: string[] };
    const kind = properties?.kind as JsonObject | undefined;
    return [key, kind?.enum === undefined ? null : [kind.enum, required?.includes("kind")]];
  });
  return Object.fromEntries(entries.filter(([, kinds]) => kinds !== null));
}

const reference = (key: string) => ({ $ref: `#/components/schemas/${key}` });

describe("the discriminator of a union", () => {
  const union = (discriminator: string, a = "", b = "") => `
    Shape: { oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }], discriminator: ${discriminator} }
    A: { type: object, properties: { kind: { type: string, description: Which. ${a} }, r: { type: number } } }
    B: { type: object, required: [kind], properties: { kind: { type: string ${b} } } }
  `;

  it("makes each variant require the values that the mapping gives it", () => {
    const mapping = `{ propertyName: kind, mapping: { a: A, aa: "#/components/schemas/A", b: B } }`;
    expect(kindsIn(schemasOf(union(mapping)))).toEqual({
      A: [["a", "aa"], true],
      B: [["b"], true],
    });
  });

  it("without a mapping means the values that a variant lists, else its key", () => {
    expect(kindsIn(schemasOf(union("{ propertyName: kind }", "", ", enum: [bee]")))).toEqual({
      A: [["A"], true],
      B: [["bee"], true],
    });
  });

  it("keeps what the property says of itself", () => {
    expect(kindOf(schemasOf(union("{ propertyName: kind }")), "A")).toMatchObject({
      description: "Which.",
    });
  });

  it("whose mapping names nothing is reported there", () => {
    const problems = new Problems();
    schemasOf(union("{ propertyName: kind, mapping: { a: Gone } }"), problems);
    expect(onlyProblem(problems)).toMatchObject({
      code: "unknown-mapping",
      severity: "warning",
      message: 'the mapping of "a" names no component schema: "Gone"',
    });
  });

  it.each([
    ["a number", "A: { type: object, properties: { kind: { type: integer } } }"],
    ["no object", "A: { type: string }"],
    ["a union", "A: { oneOf: [{ type: object }, { type: string }] }"],
  ])("leaves a variant alone in which the property is that of %s", (_, schema) => {
    const schemas = schemasOf(`
      Shape: { oneOf: [{ $ref: "#/components/schemas/A" }], discriminator: { propertyName: kind } }
      ${schema}
    `);
    expect(kindsIn(schemas)).toEqual({});
  });

  it.each(["__proto__", "constructor"])("may be called %s", (name) => {
    const { A: schema } = schemasOf(`
      Shape: { oneOf: [{ $ref: "#/components/schemas/A" }], discriminator: { propertyName: ${name} } }
      A: { type: object }
    `) as { A: { properties: JsonObject } };
    expect(Object.keys(schema.properties)).toEqual([name]);
  });
});

describe("what any other value of a discriminator stands for", () => {
  const union = (fallback: string) => `
    Shape: { oneOf: [{ $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/A" }], discriminator: { propertyName: kind, mapping: { a: A, b: B }, defaultMapping: ${fallback} } }
    A: { type: object, properties: { kind: { type: string } } }
    B: { type: object, properties: { kind: { type: string } } }
  `;

  it.each(["B", '"#/components/schemas/B"'])("stays open, and is the last: %s", (fallback) => {
    const schemas = schemasOf(union(fallback));
    expect(kindsIn(schemas)).toEqual({ A: [["a"], true] });
    expect(schemas.Shape).toMatchObject({ oneOf: [reference("A"), reference("B")] });
  });

  it("may be what the others extend", () => {
    const schemas = schemasOf(`
      Pet: { type: object, properties: { kind: { type: string } }, discriminator: { propertyName: kind, mapping: { cat: Cat }, defaultMapping: Pet } }
      Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }, { type: object }] }
      Dog: { allOf: [{ $ref: "#/components/schemas/Pet" }, { type: object }] }
    `);
    expect(schemas.Pet).toMatchObject({ oneOf: ["Cat", "Dog", "PetItself"].map(reference) });
    expect(schemas.PetItself).toEqual({ allOf: [reference("PetBase")] });
    expect(kindsIn(schemas)).toEqual({ Cat: [["cat"], true], Dog: [["Dog"], true] });
  });

  it("is reported where it names nothing", () => {
    const problems = new Problems();
    schemasOf(union("Gone"), problems);
    expect(onlyProblem(problems)).toMatchObject({
      code: "unknown-mapping",
      message: '`defaultMapping` names no component schema: "Gone"',
    });
  });
});

function kindOf(schemas: JsonObject, key: string): JsonObject {
  const { properties } = schemas[key] as { properties: { kind: JsonObject } };
  return properties.kind;
}

describe("a union that others extend", () => {
  const union = `
    Shape: { oneOf: [{ $ref: "#/components/schemas/Round" }, { $ref: "#/components/schemas/Square" }], discriminator: { propertyName: kind } }
    Round: { type: object, properties: { kind: { type: string } } }
    Square: { type: object, properties: { kind: { type: string } } }
    Named: { allOf: [{ $ref: "#/components/schemas/Shape" }, { type: object, properties: { name: { type: string } } }] }
  `;

  it("is what they extend where they are none of its variants", () => {
    const schemas = schemasOf(union);
    expect(Object.keys(schemas)).toEqual(["Shape", "Round", "Square", "Named"]);
    expect(schemas.Named).toMatchObject({ allOf: [reference("Shape"), {}] });
    expect(schemas.Shape).toMatchObject({ oneOf: [reference("Round"), reference("Square")] });
  });

  it("is for its variants what they have in common", () => {
    const schemas = schemasOf(
      union.replace("Square: {", 'Square: { allOf: [{ $ref: "#/components/schemas/Shape" }],'),
    );
    expect(schemas.Named).toMatchObject({ allOf: [reference("Shape"), {}] });
    expect(schemas.Square).toMatchObject({ allOf: [reference("ShapeBase")] });
  });
});

describe("a variant of a union that others extend", () => {
  const family = `
    Shape: { oneOf: [{ $ref: "#/components/schemas/Round" }, { $ref: "#/components/schemas/Oval" }, { $ref: "#/components/schemas/Ball" }], discriminator: { propertyName: kind, mapping: { round: Round } } }
    Round: { type: object, properties: { kind: { type: string }, size: { type: integer } } }
    Oval: { allOf: [{ $ref: "#/components/schemas/Round" }, { type: object, properties: { width: { type: integer } } }] }
    Ball: { allOf: [{ $ref: "#/components/schemas/Round" }] }
    Hole: { allOf: [{ $ref: "#/components/schemas/Round" }, { type: object, properties: { deep: { type: boolean } } }] }
  `;

  it("has its values for itself, and each of them its own", () => {
    const schemas = schemasOf(family);
    expect(schemas.RoundBase).toMatchObject({ properties: { kind: { type: "string" }, size: {} } });
    expect(schemas.Round).toMatchObject({ allOf: [reference("RoundBase")] });
    expect(schemas.Oval).toMatchObject({ allOf: [reference("RoundBase"), {}] });
    expect(schemas.Ball).toMatchObject({ allOf: [reference("RoundBase")] });
    expect(kindsIn(schemas)).toEqual({
      Round: [["round"], true],
      Oval: [["Oval"], true],
      Ball: [["Ball"], true],
    });
  });

  it("leaves those that are no variants free", () => {
    expect(schemasOf(family).Hole).toMatchObject({ allOf: [reference("RoundBase"), {}] });
  });

  it("is one schema where it says nothing of the property", () => {
    const { Round: round } = schemasOf(`
      Shape: { oneOf: [{ $ref: "#/components/schemas/Round" }], discriminator: { propertyName: kind } }
      Round: { oneOf: [{ type: object }, { type: string }] }
      Oval: { allOf: [{ $ref: "#/components/schemas/Round" }], properties: { width: { type: integer } } }
    `);
    expect(round).toEqual({ oneOf: [{ type: "object" }, { type: "string" }] });
  });
});

describe("the discriminator of a schema that others extend", () => {
  const family = `
    Pet: { type: object, description: A pet., required: [kind], properties: { kind: { type: string }, name: { type: string } }, discriminator: { propertyName: kind, mapping: { cat: Cat } } }
    Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }, { type: object, properties: { lives: { type: integer } } }] }
    Dog: { allOf: [{ $ref: "#/components/schemas/Pet" }, { type: object, properties: { tricks: { type: integer } } }] }
    Puppy: { allOf: [{ $ref: "#/components/schemas/Dog" }, { type: object, properties: { weeks: { type: integer } } }] }
    Favourite: { allOf: [{ $ref: "#/components/schemas/Pet" }], description: The one. }
    Holder: { type: object, properties: { pet: { $ref: "#/components/schemas/Pet" } } }
  `;

  it("makes it the union of those, over what they have in common", () => {
    const schemas = schemasOf(family);
    expect(schemas.Pet).toEqual({
      description: "A pet.",
      oneOf: [reference("Cat"), reference("DogItself"), reference("Puppy")],
    });
    expect(schemas.PetBase).toMatchObject({ properties: { kind: { type: "string" } } });
    expect(schemas.PetBase).not.toHaveProperty("discriminator");
    expect(schemas.Cat).toMatchObject({ allOf: [reference("PetBase"), {}] });
    expect(schemas.Puppy).toMatchObject({ allOf: [reference("DogBase"), {}] });
    expect(kindsIn(schemas)).toEqual({
      Cat: [["cat"], true],
      DogItself: [["Dog"], true],
      Puppy: [["Puppy"], true],
    });
  });

  it("makes those of them that others extend unions too", () => {
    expect(schemasOf(family).Dog).toEqual({ oneOf: [reference("Puppy"), reference("DogItself")] });
  });

  it("leaves another name for it, and references to it, alone", () => {
    const schemas = schemasOf(family);
    expect(schemas.Favourite).toMatchObject({ allOf: [reference("Pet")] });
    expect(schemas.Holder).toMatchObject({ properties: { pet: reference("Pet") } });
  });

  it("has itself among its variants where the mapping says so", () => {
    const schemas = schemasOf(family.replace("cat: Cat", "cat: Cat, plain: Pet"));
    const { oneOf } = schemas.Pet as { oneOf: JsonObject[] };
    expect(oneOf.at(-1)).toEqual(reference("PetItself"));
    expect(schemas.PetItself).toMatchObject({
      allOf: [reference("PetBase")],
      properties: { kind: { enum: ["plain"] } },
    });
  });

  it("has itself among its variants, under its own name, where there is no mapping", () => {
    const schemas = schemasOf(family.replace(", mapping: { cat: Cat }", ""));
    expect(schemas.Pet).toMatchObject({
      oneOf: ["Cat", "DogItself", "Puppy", "PetItself"].map(reference),
    });
    expect(kindsIn(schemas)).toEqual({
      Cat: [["Cat"], true],
      DogItself: [["Dog"], true],
      PetItself: [["Pet"], true],
      Puppy: [["Puppy"], true],
    });
  });

  it.each([
    ["[Cat, Dog]", ["Cat", "Dog"]],
    ["[Cat, Pet]", ["Cat", "Dog", "PetItself"]],
  ])("is no variant of itself unless it lists its name: %s", (values, variants) => {
    const schemas = schemasOf(`
      Pet: { type: object, properties: { kind: { type: string, enum: ${values} } }, discriminator: { propertyName: kind } }
      Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }, { type: object }] }
      Dog: { allOf: [{ $ref: "#/components/schemas/Pet" }, { type: object }] }
    `);
    expect(schemas.Pet).toMatchObject({ oneOf: variants.map(reference) });
    if (variants.includes("PetItself"))
      expect(schemas.PetItself).toMatchObject({ properties: { kind: { enum: ["Pet"] } } });
  });

  it("has among its variants what adds nothing but is in the mapping", () => {
    const schemas = schemasOf(`
      Pet: { type: object, properties: { kind: { type: string } }, discriminator: { propertyName: kind, mapping: { cat: Cat, dog: Dog } } }
      Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }] }
      Dog: { allOf: [{ $ref: "#/components/schemas/Pet" }], description: A dog. }
    `);
    expect(schemas.Pet).toEqual({ oneOf: [reference("Cat"), reference("Dog")] });
    expect(schemas.Cat).toMatchObject({ allOf: [reference("PetBase")] });
    expect(kindsIn(schemas)).toEqual({ Cat: [["cat"], true], Dog: [["dog"], true] });
  });

  it("takes no key that there is", () => {
    const schemas = schemasOf(`${family}\n    PetBase: { type: string }`);
    expect(schemas.PetBase).toEqual({ type: "string" });
    expect(schemas.Cat).toMatchObject({ allOf: [reference("PetBase_"), {}] });
  });

  it("says nothing where nobody extends it", () => {
    const alone = "Pet: { type: object, discriminator: { propertyName: kind } }";
    expect(Object.keys(schemasOf(alone))).toEqual(["Pet"]);
  });
});
