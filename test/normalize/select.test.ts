import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { isObject, type Json, type JsonObject } from "../../generator/load/json.js";
import { normalize } from "../../generator/normalize/normalize.js";
import type { Selection } from "../../generator/normalize/select.js";
import { Problems } from "../../generator/problem/problem.js";
import { dedent } from "../load/dedent.js";
import { documentOf, loaded } from "../load/loaded.js";
import { lowered, problemsOf } from "../lower/lowered.js";
import { told } from "../problem/told.js";

const nothing: Selection = { tags: [], paths: [], operations: [] };

/** What is left of a document when this is selected, and the entries that name nothing. */
function selected(
  text: string,
  wanted: Partial<Selection>,
): { root: JsonObject; unmatched: string[] } {
  const unmatched: string[] = [];
  const { root } = normalize(documentOf(dedent(text)), new Problems(), {
    select: { ...nothing, ...wanted },
    reportEntry: (steps, message) => void unmatched.push(`${steps.join(".")}: ${message}`),
  });
  return { root, unmatched };
}

/** The methods and paths that are left. */
function operationsOf({ paths }: JsonObject): string[] {
  return Object.entries(paths as Record<string, JsonObject>).flatMap(([path, item]) => [
    ...Object.keys(item)
      .filter((name) => /^(get|post|put)$/.test(name))
      .map((name) => `${name} ${path}`),
    ...Object.keys((item.additionalOperations as JsonObject | undefined) ?? {}).map(
      (name) => `${name} ${path}`,
    ),
  ]);
}

/** The names of the components that are left, by section, but for empty sections. */
function componentsOf({ components }: JsonObject): Record<string, string[]> {
  const sections = Object.entries(components as Record<string, JsonObject>);
  return Object.fromEntries(
    sections
      .map(([name, held]) => [name, Object.keys(held)] as const)
      .filter(([, names]) => names.length > 0),
  );
}

const zoo = `
  openapi: 3.2.0
  tags: [{ name: pets }, { name: vets }, { name: unused }]
  webhooks: { born: { post: { responses: {} } } }
  paths:
    x-note: kept
    /pets:
      summary: Pets
      get: { operationId: listPets, tags: [pets], responses: {} }
      post: { operationId: addPet, tags: [pets, vets], responses: {} }
    /pets/{id}:
      get: { operationId: getPet, tags: [pets], responses: {} }
      additionalOperations: { COPY: { responses: {} }, LINK: { operationId: link, responses: {} } }
    /vets:
      get: { tags: [vets], responses: {} }
`;

describe("a selection", () => {
  it.each([
    [{ tags: ["vets"] }, ["post /pets", "get /vets"]],
    [{ paths: ["/pets"] }, ["get /pets", "post /pets"]],
    [
      { paths: ["/pets*"] },
      ["get /pets", "post /pets", "get /pets/{id}", "COPY /pets/{id}", "LINK /pets/{id}"],
    ],
    [{ paths: ["/pets/*"] }, ["get /pets/{id}", "COPY /pets/{id}", "LINK /pets/{id}"]],
    [{ operations: ["getPet"] }, ["get /pets/{id}"]],
    [{ operations: ["get /vets", "COPY /pets/{id}"] }, ["COPY /pets/{id}", "get /vets"]],
    [
      { tags: ["vets"], paths: ["/vets"], operations: ["link"] },
      ["post /pets", "LINK /pets/{id}", "get /vets"],
    ],
  ])("of %j leaves the operations that any of it names", (wanted, expected) => {
    const { root, unmatched } = selected(zoo, wanted);
    expect(operationsOf(root)).toEqual(expected);
    expect(unmatched).toEqual([]);
  });

  it("leaves the tags of what it leaves, and no webhooks", () => {
    const { root } = selected(zoo, { operations: ["listPets"] });
    expect(root.tags).toEqual([{ name: "pets" }]);
    expect(root).not.toHaveProperty("webhooks");
    expect(root.paths).toEqual({
      "/pets": {
        summary: "Pets",
        get: { operationId: "listPets", tags: ["pets"], responses: {} },
      },
    });
  });

  it.each([
    [{ tags: ["pets", "pet"] }, 'select.tags.1: no operation has the tag "pet"'],
    [{ paths: ["/pet"] }, 'select.paths.0: no operation has the path "/pet"'],
    [{ paths: ["/x*"] }, 'select.paths.0: no operation has the path "/x*"'],
    [
      { operations: ["GET /pets"] },
      'select.operations.0: no operation has the operation "GET /pets"',
    ],
  ])("of %j reports what names nothing", (wanted, expected) => {
    expect(selected(zoo, wanted).unmatched).toEqual([expected]);
  });
});

describe("the components that a selection leaves", () => {
  it("are those that its operations lead to, however far", () => {
    const text = `
      openapi: 3.2.0
      security: [{ global: [] }]
      paths:
        /a:
          parameters: [{ $ref: '#/components/parameters/P' }]
          get:
            responses:
              200: { $ref: '#/components/responses/R' }
              400: { description: d, content: { application/json: { schema: { $ref: '#/components/schemas/Deep/properties/x' } } } }
        /b: { get: { operationId: b, security: [{ own: [] }], responses: {}, requestBody: { $ref: '#/components/requestBodies/B' } } }
      components:
        parameters: { P: { name: p, in: query, schema: { $ref: '#/components/schemas/ByParameter' } }, Q: { name: q, in: query } }
        responses: { R: { description: d, headers: { H: { $ref: '#/components/headers/H' } } } }
        headers: { H: { schema: { $ref: '#/components/schemas/ByHeader' } } }
        requestBodies: { B: { content: { application/json: { schema: { $ref: '#/components/schemas/ByBody' } } } } }
        securitySchemes: { global: { type: http, scheme: basic }, own: { type: http, scheme: basic }, none: { type: http, scheme: basic } }
        x-kept: { a: 1 }
        schemas:
          ByParameter: { items: { $ref: '#/components/schemas/Inner' } }
          ByHeader: { not: { $ref: '#/components/schemas/ByParameter' } }
          Inner: { allOf: [{ $ref: '#/components/schemas/Inner' }] }
          ByBody: {}
          Deep: { properties: { x: {}, y: { $ref: '#/components/schemas/BesideDeep' } } }
          BesideDeep: {}
          Unused: { $ref: '#/components/schemas/ByBody' }
    `;
    expect(componentsOf(selected(text, { paths: ["/a"] }).root)).toEqual({
      parameters: ["P"],
      responses: ["R"],
      headers: ["H"],
      securitySchemes: ["global"],
      "x-kept": ["a"],
      schemas: ["ByParameter", "ByHeader", "Inner", "Deep", "BesideDeep"],
    });
    expect(componentsOf(selected(text, { operations: ["b"] }).root)).toEqual({
      requestBodies: ["B"],
      securitySchemes: ["own"],
      "x-kept": ["a"],
      schemas: ["ByBody"],
    });
  });

  it("are those that a discriminator names, and those that build on it", () => {
    const text = `
      openapi: 3.1.0
      paths: { /a: { get: { operationId: a, responses: { 200: { description: d, content: { application/json: { schema: { $ref: '#/components/schemas/Base' } } } } } } }, /b: { get: { responses: {} } } }
      components:
        schemas:
          Base: { type: object, discriminator: { propertyName: k, mapping: { m: Named, r: '#/components/schemas/Referred' } } }
          Named: {}
          Referred: {}
          Child: { allOf: [{ $ref: '#/components/schemas/Base' }], required: [c] }
          Grandchild: { allOf: [{ $ref: '#/components/schemas/Child' }], required: [g] }
          Plain: { allOf: [{ $ref: '#/components/schemas/Named' }] }
    `;
    expect(componentsOf(selected(text, { operations: ["a"] }).root)).toEqual({
      schemas: ["BaseBase", "Base", "Named", "Referred", "ChildBase", "ChildItself", "Grandchild"],
    });
  });

  it("have among them what stands in a path that is left out", () => {
    const text = `
      openapi: 3.0.0
      paths:
        /a: { get: { operationId: a, responses: { 200: { description: d, content: { application/json: { schema: { $ref: '#/paths/~1b/get/responses/200/content/application~1json/schema' } } } } } } }
        /b: { get: { responses: { 200: { description: d, content: { application/json: { schema: { type: object, properties: { c: { $ref: '#/components/schemas/C' } } } } } } } } }
      components: { schemas: { C: { type: string }, D: { type: string } } }
    `;
    const { root } = selected(text, { operations: ["a"] });
    expect(Object.keys(root.paths as JsonObject)).toEqual(["/a"]);
    const name = "paths /b get responses 200 content application/json schema";
    expect(componentsOf(root)).toEqual({ schemas: ["C", name] });
    expect(JSON.stringify(root.paths)).toContain(
      `"#/components/schemas/${name.replaceAll("/", "~1")}"`,
    );
  });

  it("are in documents of 2.0 as well", () => {
    const text = `
      swagger: '2.0'
      paths:
        /a: { post: { operationId: a, parameters: [{ name: b, in: body, schema: { $ref: '#/definitions/A' } }], responses: {} } }
        /b: { get: { responses: { 200: { description: d, schema: { $ref: '#/definitions/B' } } } } }
      definitions: { A: { type: object }, B: { type: object } }
    `;
    expect(componentsOf(selected(text, { operations: ["a"] }).root)).toEqual({ schemas: ["A"] });
  });

  it("are enough for every reference, whatever is selected", () => {
    const name = fc.constantFrom("A", "B", "C", "D", "E");
    const reference = name.map((key) => ({ $ref: `#/components/schemas/${key}` }));
    const operation = fc.record({
      schema: fc.oneof(
        reference,
        reference.map((items) => ({ type: "array", items })),
      ),
      tags: fc.subarray(["t", "u"]),
    });
    const schema = fc.oneof(
      fc.record({
        properties: fc.dictionary(fc.constantFrom("a", "b"), reference, { noNullPrototype: true }),
      }),
      fc.record({
        allOf: fc.array(reference, { maxLength: 2 }),
        discriminator: fc.constant({ propertyName: "a" }),
      }),
      fc.constant({ type: "string" }),
    );
    const documents = fc.record({
      operations: fc.array(operation, { minLength: 1, maxLength: 4 }),
      schemas: fc.tuple(schema, schema, schema, schema, schema),
      wanted: fc.nat(3),
    });
    fc.assert(
      fc.property(documents, ({ operations, schemas, wanted }) => {
        const document = {
          openapi: "3.1.0",
          paths: Object.fromEntries(
            operations.map(({ schema: body, tags }, index) => [
              `/${index}`,
              {
                get: {
                  operationId: `o${index}`,
                  tags,
                  responses: {
                    200: { description: "d", content: { "application/json": { schema: body } } },
                  },
                },
              },
            ]),
          ),
          components: {
            schemas: Object.fromEntries(schemas.map((held, index) => ["ABCDE"[index], held])),
          },
        };
        const text = stringify(document, { aliasDuplicateObjects: false });
        fc.pre(loaded(text).problems.all.length === 0);
        const { root } = selected(text, { operations: [`o${wanted % operations.length}`] });
        expect(operationsOf(root)).toHaveLength(1);
        const left = new Set(componentsOf(root).schemas);
        const leads = referencesIn(root).map((to) => to.replace("#/components/schemas/", ""));
        expect(leads.filter((key) => !left.has(key))).toEqual([]);
        // Nothing is left that could go: whatever is left is referred to, or builds on what is.
        const unneeded = [...left].filter((key) => !leads.includes(key));
        for (const key of unneeded)
          expect(JSON.stringify(schemas["ABCDE".indexOf(key)])).toContain("allOf");
      }),
    );
  });
});

function referencesIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === "$ref" && typeof inner === "string" ? [inner] : referencesIn(inner),
  );
}

describe("sdk.yaml with a selection", () => {
  const document = `
    openapi: 3.1.0
    info: { title: T, version: 1.0.0 }
    paths:
      /a: { get: { operationId: a, tags: [ay], security: [{ k: [] }], responses: { 400: { description: d, content: { application/json: { schema: { $ref: '#/components/schemas/E' } } } } } } }
      /b: { get: { operationId: b, tags: [be], responses: {} } }
    components:
      schemas: { E: { type: object, properties: { message: { type: string } } } }
      securitySchemes: { k: { type: http, scheme: basic } }
  `;
  const sdk = "document: openapi.yaml\noutput: out\n";

  it("may speak of what it leaves out", () => {
    const entries = `
      select: { operations: [b] }
      operations: { a: { name: first } }
      groups: { ay: { title: Ay } }
      security: { k: { env: KEY } }
      errors: { E: { message: message } }
    `;
    const { api, problems } = lowered(document, `${sdk}${dedent(entries)}`);
    expect(told(problems)).toEqual([]);
    expect(api?.groups.flatMap((group) => group.operations.map(({ id }) => id))).toEqual(["b"]);
    expect([api?.models, api?.security, api?.errors]).toEqual([[], [], []]);
  });

  it("may not speak of what there never was", () => {
    const entries = `
      select: { operations: [b] }
      operations: { c: { name: first } }
      groups: { see: { title: Ay } }
      security: { l: { env: KEY } }
      errors: { F: { message: message } }
    `;
    expect(problemsOf(document, `${sdk}${dedent(entries)}`).toSorted()).toEqual([
      "4:15 wrong-entry",
      "5:11 wrong-entry",
      "6:13 wrong-entry",
      "7:11 wrong-entry",
    ]);
  });

  it("has names that name something, each reported at its place", () => {
    expect(problemsOf(document, `${sdk}select:\n  tags: [ay, bee]\n  paths: [/c]\n`)).toEqual([
      "4:14 wrong-entry",
      "5:11 wrong-entry",
    ]);
  });
});
