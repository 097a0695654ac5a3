import { describe, expect, it } from "vitest";
import { problemsOf } from "../lower/lowered.js";
import { documentWith, isIdentifier, namesOf } from "./named.js";
import { languageOf, planned } from "./planned.js";

const language = languageOf("typescript");

/** The names of the component schemas, in the order given. */
function modelNames(...schemas: string[]): (string | undefined)[] {
  const { models } = namesOf([], schemas);
  return schemas.map((key) => models.get(key));
}

describe("names of models", () => {
  it("are those of the component keys, in the casing of the language", () => {
    expect(modelNames("client_registration_response", "Pet", "order-item", "URL")).toEqual([
      "ClientRegistrationResponse",
      "Pet",
      "OrderItem",
      "URLModel",
    ]);
  });

  it("that are spelled as in the document win over those that are not", () => {
    expect(modelNames("order", "Order", "pet-shop", "PetShop")).toEqual([
      "OrderModel",
      "Order",
      "PetShopModel",
      "PetShop",
    ]);
  });

  it("are distinct where component keys differ only in case", () => {
    const names = modelNames("pet", "Pet", "PET", "pEt").map((name) => name?.toLowerCase());
    expect(new Set(names).size).toBe(4);
  });

  it("that are named win over those that are only a place", () => {
    const { models } = planned(
      `${documentWith([], ["PetHome"])}\n    Pet: { properties: { home: { properties: { a: {} } } } }`,
    );
    const names = models.map(({ name, models: inner }) => [
      name,
      ...inner.map((model) => model.name),
    ]);
    expect(names).toEqual([["Pet", "PetHomeModel"], ["PetHome"]]);
  });

  it("are none that the language or the runtime uses", () => {
    const globals = ["Object", "Promise", "Error", "Response", "Request", "Map", "Record", "Date"];
    const runtime = ["APIError", "Call", "CallOptions", "SDKError", "WithRequired", "Operation"];
    const keys = [...globals, ...runtime, "TestCore", "TestOptions", "Test"];
    expect(modelNames(...keys)).toEqual(keys.map((key) => `${key}Model`));
  });

  it.each([
    "3d",
    "!!",
    "1️⃣ first",
    "\u0301a",
    "\u{323b0}",
    "a b",
    "a/b",
    "../../etc",
    "__proto__",
    "constructor",
    "class",
  ])("of %j are legal", (key) => {
    const [name = ""] = modelNames(key);
    expect(isIdentifier(name)).toBe(true);
  });
});

describe("names of operations", () => {
  /** `[member, function]` of each operation. */
  const operationNames = (...ids: string[]): (readonly [string, string] | null)[] => {
    const { operations } = namesOf(ids, []);
    return ids.map((id) => {
      const names = operations.get(id);
      return names === undefined ? null : ([names.member, names.name] as const);
    });
  };

  it("are those of the operationIds, in the casing of the language", () => {
    expect(operationNames("get_pet", "ListPets", "find-pets.byName")).toEqual([
      ["getPet", "getPet"],
      ["listPets", "listPets"],
      ["findPetsByName", "findPetsByName"],
    ]);
  });

  it("that are reserved words stay as members and get a suffix as functions", () => {
    expect(operationNames("delete", "new", "call", "options", "path")).toEqual([
      ["delete", "delete_"],
      ["new", "new_"],
      ["call", "call_"],
      ["options", "options_"],
      ["path", "path_"],
    ]);
  });

  it("are no members that would change what an object is", () => {
    const ids = ["constructor", "then", "toString", "valueOf", "prototype", "toJSON"];
    for (const names of operationNames(...ids)) {
      expect(ids).not.toContain(names?.[0]);
      expect(names?.[0]).toMatch(/Get$/);
    }
  });

  it("that clash get their method behind them, and then what tells them apart", () => {
    const names = operationNames("get-pet", "getPet", "GetPet").map((name) => name?.[0] ?? "");
    expect(names.slice(0, 2)).toEqual(["getPet", "getPetGet"]);
    expect(names[2]).toMatch(/^getPet[0-9a-f]{6}$/);
  });

  it("keep a pinned name when another one would clash", () => {
    const { operations } = planned(
      documentWith(["fetch", "getPet"], []),
      "document: openapi.yaml\noutput: out\noperations: { getPet: { name: fetch } }",
    );
    expect(operations.map(({ id, member }) => [id, member])).toEqual([
      ["fetch", "fetchGet"],
      ["getPet", "fetch"],
    ]);
  });

  it("that are pinned twice to one name are reported, since neither may move", () => {
    const problems = problemsOf(
      documentWith(["a", "b"], []),
      "document: openapi.yaml\noutput: out\noperations:\n  a: { name: same }\n  b: { name: same }\n",
    );
    expect(problems).toHaveLength(1);
  });
});

describe("names of errors", () => {
  const withErrors = `
    openapi: 3.1.0
    info: { title: Test, version: "1" }
    paths:
      /a:
        get:
          operationId: getA
          responses:
            "400": { content: { application/json: { schema: { $ref: "#/components/schemas/fault" } } } }
    components:
      schemas:
        fault: { properties: { message: { type: string } } }
        FaultError: { properties: { a: { type: string } } }
  `;

  it("keep a pinned name when a model would clash", () => {
    const { errors, models } = planned(
      withErrors,
      "document: openapi.yaml\noutput: out\nerrors: { fault: { name: FaultError } }",
    );
    expect(errors.map(({ name }) => name)).toEqual(["FaultError"]);
    expect(models.map(({ name }) => name)).toEqual(["FaultErrorModel", "Fault"]);
  });

  it("never are those of a model", () => {
    const { errors, models } = planned(withErrors);
    const names = [...errors, ...models].map(({ name }) => name.toLowerCase());
    expect(new Set(names).size).toBe(3);
  });

  it("that are pinned to one that the runtime has are reported, since neither may move", () => {
    const sdk = "document: openapi.yaml\noutput: out\nerrors: { fault: { name: APIError } }";
    expect(problemsOf(withErrors, sdk)).toHaveLength(1);
  });
});

describe("names of groups, options and the client", () => {
  it("are distinct where two groups differ only in where words end", () => {
    const { groups } = planned(`
      openapi: 3.1.0
      info: { title: Test, version: "1" }
      paths:
        /a: { get: { operationId: a, tags: [pet store] } }
        /b: { get: { operationId: b, tags: [petstore] } }
    `);
    for (const key of ["member", "name", "file"] as const) {
      const names = groups.map((group) => group[key].toLowerCase());
      expect([key, new Set(names).size]).toEqual([key, 2]);
    }
  });

  it("of a group's class are none of a model", () => {
    const { groups, models } = planned(`
      openapi: 3.1.0
      info: { title: Test, version: "1" }
      paths: { /a: { get: { operationId: a, tags: [pet] } } }
      components: { schemas: { PetGroup: { properties: { a: {} } } } }
    `);
    expect(models.map(({ name }) => name)).not.toContain(groups[0]?.name);
  });

  it("of credentials are distinct", () => {
    const { package: view } = planned(`
      openapi: 3.1.0
      info: { title: Test, version: "1" }
      components:
        securitySchemes:
          api_key: { type: apiKey, in: header, name: A }
          apiKey: { type: apiKey, in: query, name: B }
    `);
    const options = view.security.map(({ option }) => option);
    expect(new Set(options).size).toBe(2);
  });

  it.each(["fetch", "headers", "timeoutMs", "server", "serverURL", "userAgent"])(
    "of the credential %s is not that of another option",
    (id) => {
      const { package: view } = planned(`
        openapi: 3.1.0
        info: { title: Test, version: "1" }
        components: { securitySchemes: { ${id}: { type: http, scheme: bearer } } }
      `);
      expect(view.security[0]?.option).not.toBe(id);
    },
  );

  it.each(["Class API", "Default", "New", "Import API"])(
    "of the variable that examples keep a client of %j in is no reserved word",
    (title) => {
      const { package: view } = planned(
        `openapi: 3.1.0\ninfo: { title: ${title}, version: "1" }\n`,
      );
      expect(language.reserved.words).not.toContain(view.client.variable);
    },
  );

  it.each(["SDK", "Promise", "Error", "Call", "Response"])(
    "of the client of %j are none that the language or the runtime uses",
    (title) => {
      const { package: view } = planned(
        `openapi: 3.1.0\ninfo: { title: ${title}, version: "1" }\n`,
      );
      const { name } = view.client;
      const made = [name, `${name}Core`, `${name}Options`, `${name}Error`];
      expect(made.filter((one) => language.reserved.types.includes(one))).toEqual([]);
    },
  );
});
