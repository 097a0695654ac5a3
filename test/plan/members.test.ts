import { describe, expect, it } from "vitest";
import type { Language } from "../../generator/config/language.js";
import { printValue } from "../../generator/plan/value.js";
import { apiOf } from "../lower/lowered.js";
import { languageOf, plannedApi } from "./planned.js";

const typescript = languageOf("typescript");
/** A language that names fields and constants itself. */
const snake: Language = {
  ...typescript,
  case: { ...typescript.case, field: "snake", constant: "screaming" },
  identifiers: {
    characters: "[A-Za-z0-9_]",
    start: { constant: "\\p{Lu}" },
    prefix: { constant: "V_", field: "f_" },
  },
  inheritance: false,
  reserved: {
    ...typescript.reserved,
    everywhere: ["class"],
    fields: ["to_h"],
    arguments: ["timeout_ms"],
    constants: ["ALL"],
  },
  notations: {
    wire: {
      types: { model: "<{name}>", "model:enum": "one of {name}", string: "s", list: "l({item})" },
      separators: {},
    },
  },
  literals: { ...typescript.literals, model: "{name}({entries})", body: "{name}Body({entries})" },
};

const document = `
  openapi: 3.1.0
  info: { title: T, version: "1" }
  paths:
    /a/{petId}:
      post:
        operationId: addPet
        parameters:
          - { name: petId, in: path, required: true, schema: { type: string } }
          - { name: pet-id, in: query, schema: { type: string } }
          - { name: timeoutMs, in: query, schema: { type: integer } }
        requestBody:
          required: true
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" }, example: { toH: "z", class: "x", friends: [{ class: "y" }] } } }
        responses: { "200": { content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } }
  components:
    schemas:
      Base: { type: object, properties: { toH: { type: string, default: "x" } } }
      Pet:
        allOf: [{ $ref: "#/components/schemas/Base" }]
        type: object
        properties:
          class: { type: string }
          petKind: { $ref: "#/components/schemas/Kind" }
          pet_kind: { type: [string, "null"] }
          "2nd": { type: string, format: password }
          "🐶": { type: string }
          friends: { type: array, items: { $ref: "#/components/schemas/Friend" } }
      Friend: { type: object, properties: { class: { type: string } } }
      Kind: { type: string, enum: [big dog, BIG_DOG, "", all, "1", "-1"] }
`;
const inSnake = () => plannedApi(apiOf(document), snake);
const modelOf = (name: string) => {
  const model = inSnake().models.find((candidate) => candidate.name === name);
  if (model === undefined) throw new Error(`no model ${name}`);
  return model;
};

describe("fields", () => {
  it("are called as the language does: legally, each its own, and nothing that is reserved", () => {
    const names = modelOf("Pet").fields.map(({ wire, name }) => [wire, name]);
    expect(names).toEqual([
      ["toH", "to_h_"],
      ["class", "class_"],
      ["petKind", "pet_kind"],
      ["pet_kind", "pet_kind_"],
      ["2nd", "f_2_nd"],
      ["🐶", "unnamed"],
      ["friends", "friends"],
    ]);
  });

  it("are called as on the wire where the language says nothing", () => {
    const { package: plain } = plannedApi(apiOf(document), typescript);
    const pet = plain.models.find(({ name }) => name === "Pet");
    expect(pet?.fields.every(({ wire, name }) => wire === name)).toBe(true);
    expect(pet?.bases).toEqual(["Base"]);
  });

  it("are those of the bases too where there is no inheritance", () => {
    expect(modelOf("Pet").bases).toEqual([]);
    expect(modelOf("Pet").fields[0]).toMatchObject({
      wire: "toH",
      required: false,
      fallback: '"x"',
    });
  });

  it("have their types in each notation, and say what else is known", () => {
    const [, , kind, nullable, second] = modelOf("Pet").fields;
    expect(kind?.as).toEqual({ wire: "one of Kind" });
    expect(modelOf("Pet").fields.at(-1)?.as).toEqual({ wire: "l(<Friend>)" });
    expect(nullable).toMatchObject({ nullable: true, type: "string | null" });
    expect(second).toMatchObject({ access: "both", secret: true });
  });
});

describe("members of an enum", () => {
  it("are constants with names of their own, and literals", () => {
    expect(modelOf("Kind").members.map(({ name, literal }) => [name, literal])).toEqual([
      ["BIG_DOG", '"big dog"'],
      ["BIG_DOG_", '"BIG_DOG"'],
      ["EMPTY", '""'],
      ["ALL_", '"all"'],
      ["V_1", '"1"'],
      ["MINUS_1", '"-1"'],
    ]);
  });
});

describe("texts in single quotes", () => {
  const quoted: Language = {
    ...snake,
    literals: { ...snake.literals, string: "single" },
    gates: {
      string: {
        open: '"',
        close: '"',
        line: "",
        lines: "raw",
        replace: { "\n": "\\n", "#": "\\#" },
        break: [],
        unseen: "\\u{hex}",
      },
    },
  };

  it("go through the gate of the language where they have more than one line, or hide something", () => {
    expect(printValue("it's #{plain} \\", quoted)).toBe("'it\\'s #{plain} \\\\'");
    expect(printValue("a\n```\u202e#", quoted)).toBe('"a\\n```\\u202e\\#"');
  });
});

describe("arguments", () => {
  it("are parameters and body, none called like what every operation has", () => {
    const [operation] = inSnake().operations;
    expect(operation?.request?.fields.map(({ wire, name }) => [wire, name])).toEqual([
      ["petId", "pet_id"],
      ["pet-id", "pet_id_"],
      ["timeoutMs", "timeout_ms_"],
      ["requestBody", "request_body"],
    ]);
    expect(operation?.parameters.map(({ name }) => name)).toEqual([
      "pet_id",
      "pet_id_",
      "timeout_ms_",
    ]);
    expect(operation?.body).toMatchObject({ name: "request_body", model: "Pet", requires: [] });
    expect(operation?.responses[0]).toMatchObject({ name: "pet", as: { wire: "<Pet>" } });
  });

  it("have examples that construct models", () => {
    const example = inSnake().operations[0]?.request?.fields.at(-1)?.example;
    expect(example).toBe(
      'AddPetBody(\n  to_h_: "z",\n  class_: "x",\n  friends: [\n    Friend(\n      class_: "y",\n    ),\n  ],\n)',
    );
  });
});

describe("a union", () => {
  const tagged: Language = {
    ...typescript,
    types: { ...typescript.types, tagged: "by {tag}: {cases}", case: "{value} is {type}" },
    separators: { ...typescript.separators, cases: "; " },
  };
  const typeOf = (dog: string, language = tagged) => {
    const api = apiOf(`
      openapi: 3.1.0
      info: { title: T, version: "1" }
      components:
        schemas:
          Cat: { type: object, required: [kind, a], properties: { a: { const: 1 }, kind: { const: cat } } }
          Dog: ${dog}
          Pet: { oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }] }
    `);
    return plannedApi(api, language).models.find(({ name }) => name === "Pet")?.type;
  };

  it("is told apart by the field that every variant requires with a value of its own", () => {
    const dog = "{ type: object, required: [kind], properties: { kind: { const: dog } } }";
    expect(typeOf(dog)).toBe('by "kind": "cat" is Cat; "dog" is Dog');
    expect(typeOf(dog, typescript)).toBe("Cat | Dog");
  });

  it.each([
    ["is optional", "{ type: object, properties: { kind: { const: dog } } }"],
    [
      "has the same value",
      "{ type: object, required: [kind], properties: { kind: { const: cat } } }",
    ],
    ["is not there", "{ type: string }"],
  ])("is one like any other where that field %s", (_, dog) => {
    expect(typeOf(dog)).toBe("Cat | Dog");
  });
});

describe("declarations", () => {
  it("come after what they are made of", () => {
    const api = apiOf(`
      openapi: 3.1.0
      info: { title: T, version: "1" }
      components:
        schemas:
          A: { anyOf: [{ $ref: "#/components/schemas/C" }, { type: string }] }
          B: { allOf: [{ $ref: "#/components/schemas/C" }], properties: { own: { type: object, properties: { x: { type: string } } } } }
          C: { type: object, properties: { b: { $ref: "#/components/schemas/B" } } }
    `);
    const names = plannedApi(api, typescript).package.declarations.map(({ name }) => name);
    expect(names).toEqual(["C", "A", "B", "BOwn"]);
  });
});
