import { describe, expect, it } from "vitest";
import { withOperation } from "../lower/lowered.js";
import { compiled } from "./compiled.js";
import { looking, type Printed, printed, textOf } from "./printed.js";

/** A file without its first line, which says that nobody should edit it. */
function body(files: Printed, path: string): string {
  return textOf(files, path).replace(/^\/\/.*\n+/, "");
}

describe("an operation", () => {
  const everything = withOperation(
    `
    operationId: findPets
    tags: [pets]
    summary: Find pets
    description: Finds *all* of them.
    deprecated: true
    security: [{ key: [] }, {}]
    parameters:
      - { name: id, in: path, required: true, description: Which., schema: { type: string } }
      - { name: id, in: query, schema: { type: integer } }
      - { name: tags, in: query, style: pipeDelimited, schema: { type: array, items: { type: string } } }
      - { name: filter, in: query, content: { application/json: { schema: { type: object } } } }
      - { name: sort, in: query, explode: false, allowReserved: true, schema: { enum: [up, down] } }
      - { name: X-Trace, in: header, schema: { type: string } }
      - { name: session, in: cookie, schema: { type: string } }
    requestBody:
      required: true
      content: { application/vnd.pets+json: { schema: { $ref: "#/components/schemas/Pet" } } }
    responses:
      "200": { content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Pet" } } } } }
      "204": { description: None. }
      "400": { content: { application/json: { schema: { $ref: "#/components/schemas/Fault" } } } }
      5XX: { content: { application/json: { schema: { $ref: "#/components/schemas/Fault" } } } }
      default: { content: { text/plain: {} } }
    `,
    "/pets/{id}",
    `
    components:
      securitySchemes: { key: { type: apiKey, in: header, name: K } }
      schemas:
        Pet: { type: object, properties: { name: { type: string } } }
        Fault: { type: object, required: [code], properties: { code: { type: integer }, message: { type: string }, "odd-one": { type: string } } }
    `,
  );

  it("has its facts, the type of its request and its function", async () => {
    expect(body(await printed(everything, looking), "src/operations/pets/find-pets.ts"))
      .toMatchInlineSnapshot(`
        "import type { TestCallOptions, TestCore } from "../../core.js";
        import { FaultError } from "../../errors/fault-error.js";
        import { Pet } from "../../models/pet.js";
        import * as is from "../../runtime/checks.js";
        import {
          call,
          type Call,
          content,
          cookie,
          empty,
          exactJsonBody,
          header,
          json,
          type Operation,
          path,
          pipeDelimited,
          query,
          validator,
          type Validator,
        } from "../../runtime/codegen.js";

        const operation: Operation<Pet[] | undefined> = {
          id: "findPets",
          method: "POST",
          path: "/pets/{id}",
          parameters: [
            { in: path, name: "id" },
            { in: query, name: "id", key: "query_id" },
            { in: query, name: "tags", style: pipeDelimited },
            { in: query, name: "filter", style: content(exactJsonBody) },
            { in: query, name: "sort", allowReserved: true },
            { in: header, name: "X-Trace" },
            { in: cookie, name: "session" },
          ],
          requestBody: { ...json, mediaType: "application/vnd.pets+json" },
          request: validator("", () =>
            is.members(
              {
                id: is.string,
                query_id: is.integer,
                tags: is.listOf(is.string),
                filter: is.object({}),
                sort: FindPetsSort,
                "X-Trace": is.string,
                session: is.string,
                requestBody: Pet,
              },
              ["id", "requestBody"],
            ),
          ),
          responses: { 200: json, 204: empty },
          results: { 200: validator("", () => is.listOf(Pet)) },
          errors: { 400: FaultError, "5XX": FaultError },
          requirements: [["key"], []],
        };

        /** What {@link findPets} sends. */
        export interface FindPetsRequest {
          /** Which. */
          id: string;
          query_id?: number;
          tags?: string[];
          filter?: { [name: string]: unknown };
          sort?: FindPetsSort;
          "X-Trace"?: string;
          session?: string;
          requestBody: Pet;
        }

        export type FindPetsSort = "up" | "down";

        export const FindPetsSort: Validator<FindPetsSort> =
          /* @__PURE__ */ validator("#/paths/~1pets~1{id}/post/parameters/query/sort/schema", () =>
            is.oneOf("up", "down"),
          );

        /**
         * Find pets
         *
         * Finds *all* of them.
         *
         * @remarks \`POST /pets/{id}\`
         * @throws {@link FaultError} 400, 5XX
         * @deprecated
         */
        export function findPets(
          core: TestCore,
          request: FindPetsRequest,
          options?: TestCallOptions,
        ): Call<Pet[] | undefined, FaultError> {
          return call(core, operation, request, options);
        }
        "
      `);
  });

  it("that takes any media type is sent JSON", async () => {
    const files = await printed(
      withOperation(
        'operationId: send\ntags: [t]\nrequestBody: { content: { "*/*": { schema: { type: string } } } }',
      ),
    );
    expect(textOf(files, "src/operations/t/send.ts")).toContain("  requestBody: json,\n");
  });

  it("that takes any file is sent it as it is, under its own type", async () => {
    const schema = "{ type: string, format: binary }";
    const files = await printed(
      withOperation(
        `operationId: send\ntags: [t]\nrequestBody: { content: { "*/*": { schema: ${schema} } } }\nresponses: { "200": { content: { "*/*": { schema: ${schema} } } } }`,
      ),
    );
    const text = textOf(files, "src/operations/t/send.ts");
    expect(text).toContain("  requestBody?: Blob;\n");
    expect(text).toContain("  requestBody: anyBinary,\n");
    expect(text).toContain('  responses: { 200: { ...binary, mediaType: "*/*" } },\n');
    expect(text).toContain(": Call<Blob> {");
  });

  it.each([
    ["{ image/png: {}, image/gif: {} }", 'binaryOf("image/png", "image/gif")'],
    ['{ "image/*": {}, image/png: {} }', 'binaryOf("image/png", "image/*")'],
    ['{ "image/*": {}, "audio/*": {} }', "anyBinary"],
    ["{ image/png: {} }", '{ ...binary, mediaType: "image/png" }'],
  ])("with bytes of %s", async (content, encoder) => {
    const files = await printed(
      withOperation(`operationId: send\ntags: [t]\nrequestBody: { content: ${content} }`),
    );
    const text = textOf(files, "src/operations/t/send.ts");
    expect(text).toContain(`  requestBody: ${encoder},\n`);
    expect(compiled(files)).toEqual([]);
  });

  it.each([
    ["text/*", "text", '{ ...text, mediaType: "text/*" }'],
    ["image/*", "anyBinary", '{ ...binary, mediaType: "image/*" }'],
    ["*/*", "exactJsonBody", "json"],
  ])("with bodies of %s", async (wire, encoder, decoder) => {
    const content = `content: { "${wire}": {} }`;
    const files = await printed(
      withOperation(
        `operationId: send\ntags: [t]\nrequestBody: { ${content} }\nresponses: { "200": { ${content} } }`,
      ),
    );
    const text = textOf(files, "src/operations/t/send.ts");
    expect(text).toContain(`  requestBody: ${encoder},\n  responses: { 200: ${decoder} },\n`);
  });

  it("that answers with a text of any media type asks for any", async () => {
    const files = await printed(
      withOperation(
        `operationId: send\ntags: [t]\nresponses: { "200": { content: { "*/*": { schema: { type: string } } } } }`,
      ),
    );
    const text = textOf(files, "src/operations/t/send.ts");
    expect(text).toContain("  responses: { 200: jsonOrText },\n");
    expect(text).toContain(": Call<string> {");
    expect(compiled(files)).toEqual([]);
  });

  it("without anything to pass has no request", async () => {
    const files = await printed(withOperation("operationId: ping\ntags: [t]"));
    expect(body(files, "src/operations/t/ping.ts")).toMatchInlineSnapshot(`
      "import type { TestCallOptions, TestCore } from "../../core.js";
      import { call, type Call, type Operation } from "../../runtime/codegen.js";

      const operation: Operation<void> = {
        id: "ping",
        method: "GET",
        path: "/things",
      };

      /** @remarks \`GET /things\` */
      export function ping(core: TestCore, options?: TestCallOptions): Call<void> {
        return call(core, operation, {}, options);
      }
      "
    `);
  });

  it("called like a reserved word is exported under its name all the same", async () => {
    const files = await printed(withOperation("operationId: delete\ntags: [t]"));
    expect(body(files, "src/operations/t/index.ts")).toMatchInlineSnapshot(`
      "export { delete_ as delete } from "./delete.js";
      "
    `);
    expect(textOf(files, "src/groups/t.ts")).toContain("return delete_(this.#core, options);");
  });

  it("is a method of its group", async () => {
    expect(body(await printed(everything), "src/groups/pets.ts")).toMatchInlineSnapshot(`
      "import type { TestCallOptions, TestCore } from "../core.js";
      import type { FaultError } from "../errors/fault-error.js";
      import type { Pet } from "../models/pet.js";
      import { findPets, type FindPetsRequest } from "../operations/pets/find-pets.js";
      import type { Call } from "../runtime/codegen.js";

      export class PetsGroup {
        readonly #core: TestCore;

        constructor(core: TestCore) {
          this.#core = core;
        }

        /**
         * Find pets
         *
         * Finds *all* of them.
         *
         * @remarks \`POST /pets/{id}\`
         * @throws {@link FaultError} 400, 5XX
         * @deprecated
         */
        findPets(
          request: FindPetsRequest,
          options?: TestCallOptions,
        ): Call<Pet[] | undefined, FaultError> {
          return findPets(this.#core, request, options);
        }
      }
      "
    `);
  });

  it("declares errors as classes with the members of their bodies", async () => {
    expect(body(await printed(everything), "src/errors/fault-error.ts")).toMatchInlineSnapshot(`
      "import type { Fault } from "../models/fault.js";
      import { APIError, hasMembers } from "../runtime/codegen.js";

      export class FaultError extends APIError<Fault> {
        override get name(): string {
          return "FaultError";
        }

        get code(): number {
          return this.body.code;
        }

        /** Tells whether a body is that of this error. */
        static accepts(body: unknown): body is Fault {
          return hasMembers(body, ["code"]);
        }

        /** The part of a body that tells people what went wrong. */
        static describe(body: Fault): string | undefined {
          return body.message;
        }
      }
      "
    `);
  });

  it("has no line that is too long for its readers, however many parts it has", async () => {
    const many = Array.from({ length: 12 }, (_, index) => index);
    const document = withOperation(
      `
      operationId: anOperationWithQuiteALongNameThatGoesOn
      tags: [a tag of many words]
      security: [${many.map((index) => `{ credential_number_${index}: [] }`).join(", ")}]
      parameters:
        - { name: filter, in: query, style: deepObject, explode: true, allowReserved: true, schema: { type: object } }
      responses:
${many.map((index) => `        "2${10 + index}": { content: { application/vnd.number-${index}+json: { schema: { type: string } } } }`).join("\n")}
${many.map((index) => `        "4${10 + index}": { content: { application/json: { schema: { $ref: "#/components/schemas/AFaultWithALongName${index}" } } } }`).join("\n")}
      `,
      "/a",
      `
      components:
        securitySchemes: { login: { type: http, scheme: basic }, ${many.map((index) => `credential_number_${index}: { type: http, scheme: bearer }`).join(", ")} }
        schemas: { ${many.map((index) => `AFaultWithALongName${index}: { properties: { a: { type: string } } }`).join(", ")} }
      `,
    );
    const files = await printed(document);
    const long = [...files].flatMap(([path, text]) =>
      /^src\/(?!runtime\/|schema).*\.ts$/.test(path)
        ? text
            .split("\n")
            .filter((line) => line.length > 100)
            .map((line) => `${path}: ${line}`)
        : [],
    );
    expect(long).toEqual([]);
  });
});
