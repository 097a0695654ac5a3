import { describe, expect, it } from "vitest";
import { languageOf, planned, plannedApi } from "./planned.js";

const shop = `
  openapi: 3.1.0
  info: { title: Shop, version: "1", description: A shop. }
  tags: [{ name: pets, description: All pets. }]
  security: [{ api_key: [] }]
  paths:
    /pets/{id}:
      get:
        operationId: getPet
        tags: [pets]
        summary: Get
        parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
        responses:
          "200": { content: { application/json: { schema: { $ref: "#/components/schemas/pet" } } } }
          "202": { description: Later. }
          "404": { content: { application/json: { schema: { $ref: "#/components/schemas/fault" } } } }
      put:
        operationId: delete
        tags: [pets]
        security: []
        parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
        requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/toy" } } } }
        responses: { "204": { description: Done. } }
  components:
    securitySchemes: { api_key: { type: apiKey, in: header, name: X-Key } }
    schemas:
      pet:
        type: object
        required: [id]
        properties:
          id: { type: string, description: The id. }
          toys: { type: array, items: { $ref: "#/components/schemas/toy" } }
          friend: { $ref: "#/components/schemas/pet" }
      toy: { allOf: [{ $ref: "#/components/schemas/thing" }], properties: { fun: { type: boolean } } }
      thing: { type: object, properties: { weight: { type: number } } }
      fault: { type: object, properties: { message: { type: string } } }
`;

describe("units", () => {
  it("are every file of the package, each at its place with its renderer", () => {
    const { units } = planned(shop);
    const sources = units.filter(({ path }) => path.startsWith("src/"));
    expect(sources.map(({ path, renderer }) => `${path} ${renderer}`).toSorted()).toEqual([
      "src/client.ts ts-morph/client",
      "src/core.ts ts-morph/core",
      "src/errors/fault-error.ts ts-morph/error",
      "src/errors/index.ts ts-morph/errors",
      "src/groups/pets.ts ts-morph/group",
      "src/index.ts ts-morph/index",
      "src/models/fault.ts ts-morph/model",
      "src/models/index.ts ts-morph/models",
      "src/models/pet.ts ts-morph/model",
      "src/models/thing.ts ts-morph/model",
      "src/models/toy.ts ts-morph/model",
      "src/operations/pets/delete.ts ts-morph/operation",
      "src/operations/pets/get-pet.ts ts-morph/operation",
      "src/operations/pets/index.ts ts-morph/operations",
      "src/schema.ts openapi-typescript",
    ]);
  });

  it("have paths of their own", () => {
    const { units } = planned(shop);
    const paths = units.map(({ path }) => path.toLowerCase());
    expect(new Set(paths).size).toBe(paths.length);
  });

  it("that ask for something the package does not have are left out", () => {
    const paths = (sdk: string | null) => planned(shop, sdk).units.map(({ path }) => path);
    expect(paths(null)).not.toContain("LICENSE");
    expect(paths("document: openapi.yaml\noutput: out\npackage: { license: MIT }")).toContain(
      "LICENSE",
    );
  });

  it("import the models and errors that they name, not themselves, sorted", () => {
    const { unit } = planned(shop);
    expect(unit("src/models/pet.ts").imports).toEqual([
      { name: "Toy", module: "./toy", steps: ["models", "toy"] },
    ]);
    expect(unit("src/models/toy.ts").imports).toEqual([
      { name: "Thing", module: "./thing", steps: ["models", "thing"] },
    ]);
    expect(unit("src/models/thing.ts").imports).toEqual([]);
    expect(unit("src/operations/pets/get-pet.ts").imports).toEqual([
      {
        name: "FaultError",
        module: "../../errors/fault-error",
        steps: ["errors", "fault-error"],
      },
      { name: "Pet", module: "../../models/pet", steps: ["models", "pet"] },
    ]);
    expect(unit("src/errors/fault-error.ts").imports).toEqual([
      { name: "Fault", module: "../models/fault", steps: ["models", "fault"] },
    ]);
    expect(unit("src/groups/pets.ts").imports).toEqual([
      { name: "FaultError", module: "../errors/fault-error", steps: ["errors", "fault-error"] },
      { name: "Pet", module: "../models/pet", steps: ["models", "pet"] },
    ]);
  });

  it("import each name once, also where an enum is used by two fields", () => {
    const { unit } = planned(`
      openapi: 3.1.0
      info: { title: T, version: "1" }
      components:
        schemas:
          Sort: { type: string, enum: [a, b] }
          Two: { properties: { a: { $ref: "#/components/schemas/Sort" }, b: { $ref: "#/components/schemas/Sort" } } }
    `);
    expect(unit("src/models/two.ts").imports).toEqual([
      { name: "Sort", module: "./sort", steps: ["models", "sort"] },
    ]);
  });

  it("know the way back to the folder of the sources", () => {
    const { unit } = planned(shop);
    expect(unit("src/index.ts").root).toBe(".");
    expect(unit("src/models/pet.ts").root).toBe("..");
    expect(unit("src/operations/pets/get-pet.ts").root).toBe("../..");
  });

  it("are the same a second time", () => {
    const shape = () =>
      planned(shop).units.map(({ path, renderer, imports, root }) => [
        path,
        renderer,
        imports,
        root,
      ]);
    expect(shape()).toEqual(shape());
  });
});

describe("views", () => {
  it("of the package have the set that needs no credentials last, wherever the document has it", () => {
    const document = `
openapi: 3.1.0
info: { title: T, version: "1" }
components: { securitySchemes: { a: { type: http, scheme: bearer } } }
security: [{}, { a: [] }]
paths: {}
`;
    expect(planned(document).package.requirements).toEqual([["a"], []]);
  });

  it("of an operation have everything decided", () => {
    const sdk = "document: openapi.yaml\noutput: out\nvalidators: deep";
    const [operation] = planned(shop, sdk).operations;
    if (operation === undefined) throw new Error("no operation");
    const { package: _, ...view } = operation;
    expect(view).toEqual({
      unit: "operation",
      id: "getPet",
      className: "GetPet",
      name: "getPet",
      member: "getPet",
      file: "get-pet",
      group: "pets",
      method: "GET",
      path: "/pets/{id}",
      query: "",
      route: "/pets/{id}",
      pointer: null,
      servers: [],
      doc: {
        summary: "Get",
        text: null,
        deprecated: false,
        link: null,
        example: null,
        fallback: null,
      },
      request: {
        name: "GetPetRequest",
        optional: false,
        fields: [
          {
            wire: "id",
            name: "id",
            type: "string",
            as: {},
            required: true,
            nullable: false,
            secret: false,
            access: "both",
            fallback: null,
            example: null,
            doc: {
              summary: null,
              text: null,
              deprecated: false,
              link: null,
              example: null,
              fallback: null,
            },
            check: "is.string",
            isExpected: true,
          },
        ],
      },
      arguments: operation.request?.fields,
      parameters: [
        {
          wire: "id",
          name: "id",
          key: "id",
          required: true,
          type: "string",
          as: {},
          in: "path",
          style: "simple",
          explode: false,
          allowReserved: false,
          content: null,
          isPlain: true,
          isExact: false,
        },
      ],
      body: null,
      responses: [
        {
          status: "200",
          encoding: "json",
          mediaType: "application/json",
          type: "Pet",
          as: {},
          name: "Pet",
          check: "Pet",
          outline: null,
        },
        {
          status: "202",
          encoding: null,
          mediaType: null,
          type: null,
          as: {},
          name: "body",
          check: null,
          outline: null,
        },
      ],
      contents: [{ name: "Pet", model: "Pet", type: "Pet", as: {} }],
      result: "Pet | undefined",
      as: {},
      failures: [{ statuses: ["404"], error: "FaultError" }],
      requirements: null,
      safety: null,
      answers: null,
      example: '{\n  id: "text",\n}',
      exampleModels: [],
      models: [],
    });
  });

  it("of an operation say what is not required, nor returned, nor protected", () => {
    const operation = planned(shop).operations[1];
    expect(operation).toMatchObject({
      name: "delete_",
      member: "delete",
      body: { encoding: "json", mediaType: "application/json", type: "Toy" },
      result: null,
      requirements: [],
    });
    expect(operation?.request?.fields.map(({ wire, required }) => [wire, required])).toEqual([
      ["id", true],
      ["requestBody", false],
    ]);
  });

  it("of a request of nothing but optional members say that it is optional itself", () => {
    const { operations } = planned(`
      openapi: 3.1.0
      info: { title: T, version: "1" }
      paths: { /a: { get: { operationId: a, parameters: [{ name: q, in: query, schema: {} }] } } }
    `);
    expect(operations[0]?.request?.optional).toBe(true);
  });

  it("of successes with several types return any of them, each once", () => {
    const { operations } = planned(`
      openapi: 3.1.0
      info: { title: T, version: "1" }
      paths:
        /a:
          get:
            operationId: a
            responses:
              "200": { content: { application/json: { schema: { type: string } } } }
              "201": { content: { application/json: { schema: { type: integer } } } }
              "202": { content: { application/json: { schema: { type: string } } } }
    `);
    expect(operations[0]?.result).toBe("string | number");
  });

  it("of an error have the fields of its body, inherited ones too", () => {
    const { errors } = planned(`
      openapi: 3.1.0
      info: { title: T, version: "1" }
      paths:
        /a:
          get:
            operationId: a
            responses: { "400": { content: { application/json: { schema: { $ref: "#/components/schemas/Fault" } } } } }
      components:
        schemas:
          Base: { type: object, properties: { code: { type: integer }, why: { type: string } } }
          Fault:
            allOf: [{ $ref: "#/components/schemas/Base" }]
            required: [code]
            properties: { where: { type: string } }
    `);
    expect(errors[0]?.fields.map(({ wire, required }) => [wire, required])).toEqual([
      ["code", true],
      ["why", false],
      ["where", false],
    ]);
  });

  it("of the package have groups, servers and credentials as callers know them", () => {
    const { package: view } = planned(shop);
    expect(view.client).toEqual({ name: "Shop", variable: "shop", file: "shop" });
    expect(view.security).toMatchObject([{ id: "api_key", option: "apiKey", wire: "X-Key" }]);
    expect(view.requirements).toEqual([["apiKey"]]);
    expect(view.groups.map(({ name, member, file, title }) => [name, member, file, title])).toEqual(
      [["PetsGroup", "pets", "pets", "pets"]],
    );
  });

  it("follow the casing of the language, whatever it is", () => {
    const { api } = planned(shop);
    const language = languageOf("typescript");
    const { operations, models, groups } = plannedApi(api, {
      ...language,
      case: { type: "pascal", operation: "snake", group: "screaming", file: "snake" },
    });
    expect(operations.map(({ member, file }) => [member, file])).toContainEqual([
      "get_pet",
      "get_pet",
    ]);
    expect(models.map(({ name }) => name)).toContain("Pet");
    expect(groups[0]?.member).toBe("PETS");
  });
});
