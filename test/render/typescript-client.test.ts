import { describe, expect, it } from "vitest";
import { looking, type Printed, printed, textOf } from "./printed.js";

/** A file without its first line, which says that nobody should edit it. */
function body(files: Printed, path: string): string {
  return textOf(files, path).replace(/^\/\/.*\n+/, "");
}

describe("the client", () => {
  const document = `
    openapi: 3.1.0
    info: { title: Pet Shop, version: "1", description: Sells pets. }
    servers: [{ url: https://a.example, x-sdkwright-name: main }, { url: https://b.example }]
    tags: [{ name: pets, description: All pets. }]
    security: [{ api_key: [] }, { login: [] }]
    paths: { /a: { get: { operationId: listPets, tags: [pets] } } }
    components:
      securitySchemes:
        api_key: { type: apiKey, in: query, name: key, description: From the console. }
        login: { type: http, scheme: basic }
  `;

  it("is made with the facts of the API and an option for each credential", async () => {
    expect(body(await printed(document), "src/core.ts")).toMatchInlineSnapshot(`
      "import {
        apiKey,
        basic,
        type BasicCredential,
        type CallOptions,
        type Credential,
        type Profile,
        query,
        SDKCore,
        type SDKOptions,
      } from "./runtime/codegen.js";

      const profile: Profile = {
        userAgent: "petshop/0.1.0",
        servers: {
          main: "https://a.example",
          server2: "https://b.example",
        },
        security: {
          apiKey: { in: apiKey(query), name: "key" },
          login: { in: basic, name: "authorization", isHeader: true },
        },
        requirements: [["apiKey"], ["login"]],
      };

      /** Options of {@link PetShopCore} and of the client built on it. */
      export interface PetShopOptions extends SDKOptions {
        /** From the console. */
        apiKey?: Credential | undefined;
        login?: BasicCredential | undefined;
        /** Which of the servers of the API to call; \`main\` if it is left out. */
        server?: "main" | "server2" | undefined;
      }

      /** Options of one call: those of the client, for this call alone, and what can end it. */
      export type PetShopCallOptions = PetShopOptions & CallOptions;

      /** Credentials, server and defaults: what the standalone functions are called with. */
      export class PetShopCore extends SDKCore {
        constructor(options: PetShopOptions = {}) {
          super(profile, options);
        }
      }
      "
    `);
  });

  it("has a member for each group", async () => {
    expect(body(await printed(document), "src/client.ts")).toMatchInlineSnapshot(`
      "import { PetShopCore, type PetShopOptions } from "./core.js";
      import { PetsGroup } from "./groups/pets.js";

      /**
       * Pet Shop
       *
       * Sells pets.
       */
      export class PetShop extends PetShopCore {
        /** All pets. */
        readonly pets: PetsGroup;

        constructor(options: PetShopOptions = {}) {
          super(options);
          this.pets = new PetsGroup(this);
        }
      }
      "
    `);
  });

  it("is exported with everything that its users need", async () => {
    expect(body(await printed(document, looking), "src/index.ts")).toMatchInlineSnapshot(`
      "export { PetShop } from "./client.js";
      export { PetShopCore, type PetShopCallOptions, type PetShopOptions } from "./core.js";
      export * from "./errors/index.js";
      export * as pets from "./operations/pets/index.js";
      export type {
        BasicCredential,
        Call,
        CallAttempt,
        CallError,
        CallHooks,
        CallLogger,
        CallOptions,
        CallResult,
        Credential,
        SDKOptions,
        ValidationIssue,
        Validator,
      } from "./runtime/index.js";
      "
    `);
  });

  it("says which environment variable stands in for a credential", async () => {
    const sdk = "document: openapi.yaml\noutput: out\nsecurity: { login: { env: SHOP_LOGIN } }";
    const text = textOf(await printed(document, sdk), "src/core.ts");
    expect(text).toContain(
      'login: { in: basic, name: "authorization", isHeader: true, env: "SHOP_LOGIN" },',
    );
    expect(text).toContain("the environment variable `SHOP_LOGIN` is read");
  });
});
