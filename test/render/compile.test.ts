import ts from "typescript";
import { describe, expect, it, vi } from "vitest";
import { dedent } from "../load/dedent.js";
import { compiled } from "./compiled.js";
import { generated, looking, type Printed, printed } from "./printed.js";

// The first compilation reads the libraries of the language.
vi.setConfig({ testTimeout: 60_000 });

/** A document of component schemas and operations, both given as YAML. */
function document(schemas: string, paths = "", title = "Test"): string {
  const indent = (text: string, by: string): string => dedent(text).replace(/^(?=.)/gm, by);
  return [
    "openapi: 3.1.0",
    `info: { title: ${title}, version: "1" }`,
    paths === "" ? "paths: {}" : `paths:\n${indent(paths, "  ")}`,
    "components:",
    "  securitySchemes: { key: { type: http, scheme: bearer } }",
    schemas === "" ? "" : `  schemas:\n${indent(schemas, "    ")}`,
  ].join("\n");
}

const json = (schema: string): string => `{ content: { application/json: { schema: ${schema} } } }`;
const ref = (name: string): string => `{ $ref: "#/components/schemas/${name}" }`;

const documents: Readonly<Record<string, string>> = {
  "nothing in it": "openapi: 3.1.0\ninfo: { title: Empty, version: '1' }\n",
  "every kind of model": document(`
    Everything:
      type: object
      required: [a, "b-c"]
      properties:
        a: { type: string, format: date-time }
        "b-c": { type: [string, "null"] }
        d: { type: array, items: { type: [string, integer] } }
        e: { enum: [x, y] }
        f: { enum: [1, 2] }
        g: { const: only }
        h: { type: object, additionalProperties: { type: integer } }
        i: { type: object, properties: { j: { type: boolean } } }
        l: { oneOf: [${ref("Base")}, { type: string }] }
        m: {}
      additionalProperties: true
    Base: { type: object, properties: { id: { type: string } } }
    Derived: { allOf: [${ref("Base")}], required: [id], properties: { more: { type: string } } }
    Narrowed: { allOf: [${ref("Base")}, { required: [id] }] }
    Nullable: { type: [object, "null"], properties: { a: { type: string } } }
    Texts: { type: array, items: { type: string } }
    Labels: { type: object, additionalProperties: { type: string } }
    Open: { type: object, properties: { a: { type: string } }, additionalProperties: { type: string } }
  `),
  "an object of which nothing is known": document("Anything: { type: object }"),
  "servers and forms of an operation": document(
    "",
    `
    /form:
      servers: [{ url: https://files.example }]
      post:
        operationId: form
        requestBody:
          content:
            application/x-www-form-urlencoded:
              schema: { type: object, properties: { a: { type: object }, b: { type: array, items: { type: string } }, c: {} } }
              encoding: { a: { style: deepObject }, b: { explode: false }, c: { contentType: application/json } }
        responses: {}
    /parts:
      post:
        operationId: parts
        requestBody:
          content:
            multipart/form-data:
              schema: { type: object, properties: { a: { type: string, format: binary }, b: { type: array, items: { type: string } } } }
              encoding: { a: { contentType: image/png }, b: { explode: false } }
        responses: {}
    `,
  ),
  "files in JSON and in a form": document(
    `Upload: { type: object, required: [file], properties: { file: { type: string, format: binary }, more: { type: array, items: ${ref("Upload")} } } }`,
    `
    /uploads:
      get: { operationId: list, responses: { "200": { content: { application/json: { schema: ${ref("Upload")} } } } } }
      post: { operationId: add, requestBody: { content: { multipart/form-data: { schema: ${ref("Upload")} } } }, responses: { "200": { content: { application/json: { schema: { type: string, format: binary } } } } } }
    `,
  ),
  "every kind of tuple": document(`
    Closed: { type: array, prefixItems: [{ type: string }, { type: integer }], items: false, minItems: 1 }
    Open: { type: array, prefixItems: [{ type: string }], items: { type: [string, "null"] } }
    Untyped: { prefixItems: [{ type: string }] }
  `),
  "a field that is required far from where it is declared": document(`
    Base: { type: object, properties: { a: { type: string }, b: { type: string } } }
    Changed: { allOf: [${ref("Base")}], properties: { a: { type: [string, "null"] } } }
    Deep: { allOf: [${ref("Changed")}], required: [b], properties: { c: { type: string } } }
  `),
  "every place of a parameter": document(
    "",
    `
    /a/{id}/{more}:
      get:
        operationId: everywhere
        parameters:
          - { name: id, in: path, required: true, schema: { type: string } }
          - { name: more, in: path, required: true, style: matrix, explode: true, schema: { type: array, items: { type: string } } }
          - { name: id, in: query, schema: { type: integer } }
          - { name: "filter[name]", in: query, style: deepObject, schema: { type: object, additionalProperties: { type: string } } }
          - { name: X-Trace, in: header, schema: { type: string } }
          - { name: session, in: cookie, schema: { type: string } }
        responses: { "200": ${json("{ type: string }")}, "204": { description: None. } }
    `,
  ),
  "a parameter that is serialized as JSON": document(
    "",
    `
    /a:
      get:
        operationId: filtered
        parameters: [{ name: filter, in: query, content: { application/json: { schema: { type: object } } } }]
    `,
  ),
  "every kind of body": document(
    "",
    `
    /form: { post: { operationId: sendForm, requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { a: { type: string } } } } } } } }
    /multipart: { post: { operationId: sendFile, requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { file: { type: string, format: binary } } } } } } } }
    /text: { post: { operationId: sendText, requestBody: { content: { text/csv: { schema: { type: string } } } } } }
    /bytes: { post: { operationId: sendBytes, requestBody: { required: true, content: { image/png: { schema: { type: string } } } }, responses: { "200": { content: { image/png: {} } } } } }
    /vendor: { post: { operationId: sendVendor, requestBody: { content: { application/vnd.a+json: { schema: { type: object } } } } } }
    `,
  ),
  "errors of every shape": document(
    `
    Fault: { type: object, required: [code], properties: { code: { type: integer }, message: { type: string }, stack: { type: string }, issues: { type: string }, outcome: { type: integer }, "a-b": { type: string } } }
    Code: { enum: [a, b] }
    Either: { oneOf: [${ref("Fault")}, { type: object, properties: { other: { type: string } } }] }
    Nothing: { type: [object, "null"], properties: { detail: { type: string } } }
    Map: { type: object, additionalProperties: { type: string } }
    Inherited: { allOf: [${ref("Fault")}], properties: { detail: { type: string } } }
    `,
    `
    /a:
      get:
        operationId: fails
        responses:
          "400": ${json(ref("Fault"))}
          "401": ${json(ref("Either"))}
          "402": ${json(ref("Nothing"))}
          "403": ${json(ref("Map"))}
          "404": ${json("{ type: object, properties: { inline: { type: string } } }")}
          "405": ${json(ref("Inherited"))}
          "406": ${json(ref("Code"))}
          default: ${json(ref("Fault"))}
    `,
  ),
  "two groups with operations of one name": document(
    "",
    `
    /pets: { get: { operationId: listPets, tags: [pets], x-sdkwright-name: list, parameters: [{ name: q, in: query, schema: { type: string } }], responses: { "200": ${json("{ type: string }")} } } }
    /users: { get: { operationId: listUsers, tags: [users], x-sdkwright-name: list, parameters: [{ name: q, in: query, schema: { type: string } }], responses: { "200": ${json("{ type: string }")} } } }
    `,
  ),
  "schemas that are called like what the language has": document(
    [
      ..."Object Promise Error Response Request Map Record Array Date Blob Function String Symbol".split(
        " ",
      ),
      ..."APIError Call CallOptions Operation Client Test TestCore TestOptions SDKCore".split(" "),
      ..."components paths operations Agrees index models WithRequired Extract Pick".split(" "),
    ]
      .map((name) => `${name}: { type: object, properties: { a: { type: string } } }`)
      .join("\n"),
    `/a: { get: { operationId: a, responses: { "200": ${json(ref("Promise"))}, "400": ${json(ref("Error"))} } } }`,
  ),
  "operations that are called like what the language has": document(
    "",
    "delete new class default then constructor toString call json path options operation core request await import"
      .split(" ")
      .map(
        (id) =>
          `/${id}/{x}: { get: { operationId: ${id}, parameters: [{ name: x, in: path, required: true, schema: {} }], responses: { "200": ${json("{ type: string }")} } } }`,
      )
      .join("\n"),
  ),
  "tags that are called like what the language has": document(
    "",
    "constructor core options class delete default then errors models __proto__ headers"
      .split(" ")
      .map((tag) => `/${tag}: { get: { operationId: get-${tag}, tags: [${tag}] } }`)
      .join("\n"),
  ),
  "a group that is called like a model it returns": document(
    "PetGroup: { properties: { a: { type: string } } }",
    `/a: { get: { operationId: a, tags: [pet], responses: { "200": ${json(ref("PetGroup"))} } } }`,
  ),
  "names in scripts without capitals": document(
    "宠物: { properties: { 名字: { type: string } } }",
    `/a: { get: { operationId: 宠物, tags: [宠物], responses: { "200": ${json(ref("宠物"))} } } }`,
  ),
  "properties with every sort of name": document(
    `Odd:
  type: object
  required: ["__proto__", constructor, "a b", "1", ""]
  properties:
${[
  '"__proto__"',
  "constructor",
  "toString",
  '"a b"',
  '"1"',
  '"1e3"',
  '""',
  '"quo\\"te"',
  '"back\\\\slash"',
  '"new\\nline"',
  '"é"',
  '"*/"',
  `"\`\${x}\`"`,
]
  .map((name) => `    ${name}: { type: string }`)
  .join("\n")}`,
    `/a: { post: { operationId: a, requestBody: ${json(ref("Odd"))}, responses: { "200": ${json(ref("Odd"))}, "400": ${json(ref("Odd"))} } } }`,
  ),
  "values that hold themselves": document(`
    Json: { oneOf: [{ type: string }, { type: array, items: ${ref("Json")} }, { type: object, additionalProperties: ${ref("Json")} }] }
    Tree: { type: object, additionalProperties: ${ref("Tree")} }
    List: { type: array, items: ${ref("List")} }
    Node: { type: object, properties: { next: ${ref("Node")}, all: { type: array, items: ${ref("Node")} } } }
    Maybe: { type: [object, "null"], properties: { inner: ${ref("Maybe")} } }
    Pair: { prefixItems: [${ref("Pair")}, { type: string }] }
  `),
  "an `allOf` that contradicts itself": document(`
    Base: { type: object, properties: { a: { type: string }, b: { type: string } } }
    Other: { type: object, properties: { a: { type: integer } } }
    Both: { allOf: [${ref("Base")}, ${ref("Other")}] }
    Changed: { allOf: [${ref("Base")}], properties: { a: { type: [string, "null"] } } }
    OfMap: { allOf: [{ $ref: "#/components/schemas/Labels" }], properties: { size: { type: string } } }
    Labels: { type: object, additionalProperties: { type: string } }
    OfUnion: { allOf: [{ oneOf: [${ref("Base")}, ${ref("Other")}] }, { type: object, properties: { c: { type: string } } }] }
  `),
  "a discriminator": document(`
    Pet: { type: object, required: [kind], discriminator: { propertyName: kind }, properties: { kind: { type: string } } }
    Cat: { allOf: [${ref("Pet")}, { type: object, properties: { lives: { type: integer } } }] }
    Any: { oneOf: [${ref("Cat")}, ${ref("Pet")}], discriminator: { propertyName: kind, mapping: { cat: "#/components/schemas/Cat" } } }
  `),
  "a title that is called like the runtime": document("", "", "SDK"),
  "a title that is called like a call": document(
    "",
    `/a: { get: { operationId: a, responses: { "200": ${json("{ type: string }")} } } }`,
    "Call API",
  ),
  "a title that is called like an error": document(
    "",
    `/a: { get: { operationId: a, responses: { "200": ${json("{ type: string }")} } } }`,
    "Error",
  ),
  "credentials that are called like other options": `
    openapi: 3.1.0
    info: { title: Test, version: "1" }
    components:
      securitySchemes:
        fetch: { type: http, scheme: bearer }
        server: { type: http, scheme: basic }
        api_key: { type: apiKey, in: header, name: A }
        apiKey: { type: apiKey, in: query, name: B }
        1st: { type: apiKey, in: cookie, name: C }
  `,
};

/** What the two tools that print types mean differently, so that they cannot agree on it. */
const differences: readonly string[] = [
  "every kind of tuple",
  "a field that is required far from where it is declared",
  "a parameter that is serialized as JSON",
  "every kind of body",
  "properties with every sort of name",
  "values that hold themselves",
  "a discriminator",
];

const packages = new Map<string, Promise<Printed>>();
const complaints = new Map<string, Promise<string[]>>();

/** The package of a document. */
function packageOf(name: string): Promise<Printed> {
  const made = packages.get(name) ?? printed(documents[name] ?? "");
  packages.set(name, made);
  return made;
}

/** What the compiler complains of in the package of a document: in what is built, or beside it. */
async function complaintsOf(name: string, where: "built" | "beside"): Promise<string[]> {
  const made = complaints.get(name) ?? packageOf(name).then((files) => compiled(files));
  complaints.set(name, made);
  return (await made).filter((complaint) => {
    const isBeside = complaint.startsWith("test/") || complaint.startsWith("src/schema.ts");
    return isBeside === (where === "beside");
  });
}

describe.each(Object.keys(documents))("a document with %s, and validators", (name) => {
  it("gives a package that compiles under the strictest options", async () => {
    const complaints = compiled(await printed(documents[name] ?? "", looking));
    expect(complaints.filter((complaint) => /^src\/(?!schema)/.test(complaint))).toEqual([]);
  });
});

const isUnused = (complaint: string): boolean =>
  /is declared but|are unused|is never read/.test(complaint);

describe.each(Object.keys(documents))("a document with %s", (name) => {
  it("gives a package that compiles under the strictest options", async () => {
    expect(await complaintsOf(name, "built")).toEqual([]);
  });
});

describe.each(Object.keys(documents).filter((name) => !differences.includes(name)))(
  "a document with %s",
  (name) => {
    it("gives the types of openapi-typescript", async () => {
      const complaints = await complaintsOf(name, "beside");
      expect(complaints.filter((complaint) => !isUnused(complaint))).toEqual([]);
    });
  },
);

describe("test/agreement.ts", () => {
  it("imports nothing that it does not use", async () => {
    const all = await Promise.all(
      Object.keys(documents).map((name) => complaintsOf(name, "beside")),
    );
    expect(all.flat().filter(isUnused)).toEqual([]);
  });
});

describe("schemas that never end", () => {
  it.each([
    ["by `allOf`", `A: { allOf: [${ref("A")}] }`],
    [
      "by their bases",
      `A: { allOf: [${ref("B")}], properties: { a: { type: string } } }
B: { allOf: [${ref("A")}], properties: { b: { type: string } } }`,
    ],
    ["by `oneOf`", `A: { oneOf: [${ref("A")}, { type: string }] }`],
    ["by `null`", `A: { anyOf: [${ref("A")}, { type: "null" }] }`],
    [
      "by way of each other",
      `A: { oneOf: [${ref("B")}, { type: string }] }\nB: { oneOf: [${ref("A")}] }`,
    ],
  ])("%s are reported where they are written, or give types that compile", async (_, schemas) => {
    const { files, problems } = await generated(document(schemas));
    const own = (files ?? []).map(({ path, text }): [string, string] => [
      path.replace("typescript/", ""),
      text,
    ]);
    const complaints = files === null ? [] : compiled(new Map(own));
    expect(complaints.filter((complaint) => complaint.startsWith("src/models"))).toEqual([]);
    expect(problems.all.every(({ at }) => at !== null && at.line >= 7)).toBe(true);
    expect(files === null).toBe(problems.errorCount > 0);
  });
});

describe("what is generated", () => {
  const forbidden: ReadonlyMap<ts.SyntaxKind, string> = new Map([
    [ts.SyntaxKind.AsExpression, "a cast"],
    [ts.SyntaxKind.TypeAssertionExpression, "a cast"],
    [ts.SyntaxKind.NonNullExpression, "a `!`"],
    [ts.SyntaxKind.AnyKeyword, "`any`"],
  ]);

  it.each(Object.keys(documents))(
    "from a document with %s has no cast and no `any`",
    async (name) => {
      const found: string[] = [];
      for (const [path, text] of await packageOf(name)) {
        if (!path.endsWith(".ts") || path.startsWith("src/runtime/")) continue;
        const visit = (node: ts.Node): void => {
          const what = forbidden.get(node.kind);
          if (what !== undefined) found.push(`${path}: ${what}`);
          ts.forEachChild(node, visit);
        };
        visit(ts.createSourceFile(path, text, ts.ScriptTarget.ESNext));
        if (/@ts-(ignore|nocheck|expect-error)/.test(text)) found.push(`${path}: a directive`);
      }
      expect(found).toEqual([]);
    },
  );
});
