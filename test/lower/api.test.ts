import { describe, expect, it } from "vitest";
import type { Api, Type } from "../../generator/ir/types.js";
import { onlyProblem, told } from "../problem/told.js";
import { apiOf, lowered, problemsOf, withSchemas } from "./lowered.js";

/** A document whose root has these members besides its version, given as YAML. */
const document = (members: string): string => `openapi: 3.1.0\n${members}`;

describe("what an API says of itself", () => {
  it("is taken from `info`", () => {
    const { info } = apiOf(
      document('info: { title: Pet Store, version: "2.1", summary: S, description: D }'),
    );
    expect(info).toEqual({
      title: "Pet Store",
      version: "2.1",
      doc: {
        summary: "S",
        text: "D",
        deprecated: false,
        link: null,
        example: null,
        fallback: null,
      },
    });
  });

  it("has a stand-in for what is not said", () => {
    expect(apiOf(document("paths: {}")).info).toMatchObject({ title: "API", version: "0.0.0" });
  });

  it("is reported where it is not text, and still used", () => {
    const { api, problems } = lowered(document("info: { title: T, version: 2.1 }"));
    expect(api?.info.version).toBe("2.1");
    expect(onlyProblem(problems)).toMatchObject({
      code: "not-a-text",
      severity: "warning",
      at: { line: 2, column: 19 },
    });
  });

  it.each([
    ["Pet Store API", "pet-store-sdk", ["Pet", "Store"]],
    ["OpenAPI v2", "api-sdk", ["api"]],
    ["", "api-sdk", ["api"]],
    ["3D Models", "api-3-d-models-sdk", ["api", "3", "D", "Models"]],
    ["../../etc/passwd", "etc-passwd-sdk", ["etc", "passwd"]],
    ["@scope/name", "scope-name-sdk", ["scope", "name"]],
    ["宠物商店", "api-sdk", ["宠物商店"]],
  ])("names the package and the client of %j", (title, name, words) => {
    const { package: own } = apiOf(
      document(`info: { title: ${JSON.stringify(title)}, version: "1" }`),
    );
    expect(own.name).toBe(name);
    expect(own.client).toEqual({ words, pinned: null });
  });

  it("gives a package that nobody licensed no license", () => {
    expect(apiOf(document("paths: {}")).package).toMatchObject({ license: null, version: "0.1.0" });
  });
});

describe("servers", () => {
  const servers = (list: string): { name: string; url: string }[] =>
    apiOf(document(`info: { title: T, version: "1" }\nservers: ${list}`)).servers.map(
      ({ name, url }) => ({ name, url }),
    );

  it("have the name that their extension gives them, else their number", () => {
    expect(
      servers(
        "[{ url: https://a.example, x-sdkwright-name: us }, { url: https://b.example, x-speakeasy-server-id: eu }, { url: https://c.example }]",
      ),
    ).toEqual([
      { name: "us", url: "https://a.example" },
      { name: "eu", url: "https://b.example" },
      { name: "server3", url: "https://c.example" },
    ]);
  });

  it.each([
    [
      "[{ url: https://a.example, x-sdkwright-name: us }, { url: https://b.example, x-sdkwright-name: us }]",
    ],
    ["[{ url: https://a.example, x-sdkwright-name: server2 }, { url: https://b.example }]"],
  ])("never share a name: %s", (list) => {
    const names = servers(list).map(({ name }) => name);
    expect(new Set(names).size).toBe(2);
    expect(names[0]).toMatch(/^(us|server2)$/);
  });

  /** The servers of a list, as `name: url`, and what is reported of them. */
  const toldOf = (list: string): { names: string[]; problems: string[] } => {
    const text = document(`info: { title: T, version: "1" }\nservers: ${list}`);
    const { api, problems } = lowered(text);
    return {
      names: (api?.servers ?? []).map(({ name, url }) => `${name}: ${url}`),
      problems: problems.all.map(({ code, at }) => `${code} ${at?.pointer ?? ""}`),
    };
  };

  it("have the defaults of their variables filled in, which is reported, and no slash at the end", () => {
    expect(
      toldOf(
        "[{ url: 'https://{region}.example:{port}/v1/', variables: { region: { default: eu, enum: [eu] }, port: { default: '8443' } } }]",
      ),
    ).toEqual({
      names: ["server1: https://eu.example:8443/v1"],
      problems: ["fixed-server-variable /servers/0/variables/port"],
    });
  });

  it("have an address for each choice of their variables", () => {
    const region =
      "region: { default: eu, enum: [us, eu] }, base: { default: v2/b, enum: [v1/a, v2/b] }";
    const list = `[{ url: "https://{region}.example/{base}", variables: { ${region} } }, { url: https://b.example }]`;
    expect(toldOf(list)).toEqual({
      names: [
        "server1: https://eu.example/v2/b",
        "server1-v1-a: https://eu.example/v1/a",
        "server1-us: https://us.example/v2/b",
        "server1-us-v1-a: https://us.example/v1/a",
        "server2: https://b.example",
      ],
      problems: [],
    });
  });

  it("of which there would be many are the usual one, which is reported", () => {
    const values = "default: '1', enum: ['1', '2', '3']";
    const list = `[{ url: "https://a.example/{x}/{y}", variables: { x: { ${values} }, y: { ${values} } } }]`;
    expect(toldOf(list)).toEqual({
      names: ["server1: https://a.example/1/1"],
      problems: ["x", "y"].map((name) => `fixed-server-variable /servers/0/variables/${name}`),
    });
  });

  it("that are relative are left to the caller, which is reported, and have no number", () => {
    const list = "[{ url: / }, { url: /v1 }, { url: ../v1 }, { url: https://a.example }]";
    expect(toldOf(list)).toEqual({
      names: ["server1: https://a.example"],
      problems: [0, 1, 2].map((index) => `relative-server /servers/${index}/url`),
    });
  });

  it.each([
    "javascript:alert(1)",
    "file:///etc/passwd",
    "https://user:secret@example.com",
    "https://:secret@example.com",
    "https://{tenant}.example.com",
    "not a url",
    "ftp://example.com",
  ])("with the address %s are not used, and reported", (url) => {
    const { api, problems } = lowered(
      document(`info: { title: T, version: "1" }\nservers: [{ url: ${JSON.stringify(url)} }]`),
    );
    expect(api?.servers).toEqual([]);
    expect(told(problems)).toEqual(["3:13 unusable-server"]);
  });
});

describe("security", () => {
  const schemes = (list: string, rest = ""): Api =>
    apiOf(
      document(
        `info: { title: T, version: "1" }\ncomponents: { securitySchemes: { ${list} } }\n${rest}`,
      ),
    );

  it.each([
    ["{ type: http, scheme: bearer }", "bearer", null, null],
    ["{ type: http, scheme: Basic }", "basic", null, null],
    ["{ type: oauth2, flows: {} }", "bearer", null, null],
    ["{ type: openIdConnect, openIdConnectUrl: https://a.example }", "bearer", null, null],
    ["{ type: apiKey, in: header, name: X-Key }", "apiKey", "header", "X-Key"],
    ["{ type: apiKey, in: query, name: key }", "apiKey", "query", "key"],
    ["{ type: apiKey, in: cookie, name: sid }", "apiKey", "cookie", "sid"],
  ])("of %s is carried out", (scheme, kind, location, wire) => {
    expect(schemes(`my_scheme: ${scheme}`).security).toMatchObject([
      { id: "my_scheme", name: { words: ["my", "scheme"] }, kind, in: location, wire, env: null },
    ]);
  });

  it("that an SDK cannot carry out is reported and left out", () => {
    const { api, problems } = lowered(
      document(
        'info: { title: T, version: "1" }\ncomponents: { securitySchemes: { tls: { type: mutualTLS } } }\nsecurity: [{ tls: [] }]',
      ),
    );
    expect(api?.security).toEqual([]);
    expect(told(problems)).toEqual(["3:34 unsupported-security"]);
  });

  it.each([
    ["{ type: apiKey, in: header }"],
    ["{ type: apiKey, name: X-Key }"],
    ["{ type: apiKey, in: body, name: key }"],
    ["{ type: apiKey, in: query, name: '' }"],
    ["{ type: apiKey, in: header, name: 'My Key' }"],
  ])("of which nobody knows how it is sent is reported and left out: %s", (scheme) => {
    const { api, problems } = lowered(
      document(
        `info: { title: T, version: "1" }\ncomponents: { securitySchemes: { key: ${scheme}, a: { type: http, scheme: basic } } }\nsecurity: [{ key: [] }, { a: [] }]`,
      ),
    );
    expect(api?.security.map(({ id }) => id)).toEqual(["a"]);
    expect(api?.requirements).toEqual([["a"]]);
    expect(told(problems)).toEqual(["3:34 incomplete-security"]);
  });

  it("is required as the document says, and per operation where that says otherwise", () => {
    const api = schemes(
      "a: { type: http, scheme: bearer }, b: { type: apiKey, in: query, name: k }",
      `security: [{ a: [] }, { a: [], b: [] }]
paths:
  /x: { get: { operationId: inherits } }
  /y: { get: { operationId: open, security: [] } }
  /z: { get: { operationId: own, security: [{ b: [] }, {}] } }`,
    );
    expect(api.requirements).toEqual([["a"], ["a", "b"]]);
    expect(
      api.groups.flatMap(({ operations }) => operations.map((one) => [one.id, one.requirements])),
    ).toEqual([
      ["inherits", null],
      ["open", []],
      ["own", [["b"], []]],
    ]);
  });

  it("that asks for more than the SDK can carry out is not taken for satisfied by less", () => {
    const { api } = lowered(
      document(
        `info: { title: T, version: "1" }
components: { securitySchemes: { tls: { type: mutualTLS }, a: { type: http, scheme: bearer } } }
security: [{ tls: [] }, { a: [] }]`,
      ),
    );
    // An empty set would mean that calls need no credentials at all.
    expect(api?.requirements).toEqual([["a"]]);
  });

  it("that nobody declared is reported", () => {
    expect(
      problemsOf(document('info: { title: T, version: "1" }\nsecurity: [{ nobody: [] }]')),
    ).toEqual(["3:14 unknown-security"]);
  });
});
describe("the IR", () => {
  const rich = `
    openapi: 3.1.0
    info: { title: Rich, version: "1" }
    servers: [{ url: https://a.example }]
    tags: [{ name: Pets, description: All of them. }]
    security: [{ key: [] }]
    paths:
      /pets/{id}:
        parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
        get:
          operationId: getPet
          tags: [Pets]
          responses:
            200: { content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
            404: { content: { application/json: { schema: { $ref: "#/components/schemas/Fault" } } } }
        put:
          operationId: putPet
          requestBody:
            content:
              application/json:
                schema: { allOf: [{ $ref: "#/components/schemas/Pet" }, { required: [name] }] }
          responses: { 204: { description: Done. } }
    components:
      securitySchemes: { key: { type: apiKey, in: header, name: K } }
      schemas:
        Pet:
          type: object
          properties:
            name: { type: [string, "null"], default: null, example: Rex }
            kind: { enum: [cat, dog] }
            friends: { type: array, items: { $ref: "#/components/schemas/Pet" } }
            pair: { prefixItems: [{ type: string }, { $ref: "#/components/schemas/Unused" }] }
        Fault: { type: object, properties: { message: { type: string } } }
        Unused: { oneOf: [{ type: string }, { type: object, properties: { a: { type: string } } }] }
  `;

  it("is plain JSON: what is read back is equal, and nothing in it is undefined", () => {
    const api = apiOf(rich);
    expect(JSON.parse(JSON.stringify(api))).toStrictEqual(api);
  });

  it("resolves every id that it mentions", () => {
    const api = apiOf(rich);
    const models = new Set(api.models.map(({ id }) => id));
    const errors = new Set(api.errors.map(({ body }) => body));
    const operations = api.groups.flatMap((group) => group.operations);
    const types: Type[] = [
      ...operations.flatMap(({ parameters }) => parameters.map(({ type }) => type)),
      ...operations.flatMap(({ body }) => (body === null ? [] : [body.media.type])),
      ...operations.flatMap(({ success }) =>
        success.flatMap(({ media }) => (media === null ? [] : [media.type])),
      ),
      ...api.models.flatMap((model): Type[] => {
        if (model.kind === "alias") return [model.type];
        return model.kind === "object" ? model.fields.map(({ type }) => type) : [];
      }),
    ];
    const mentioned = types.flatMap(idsIn);
    expect(mentioned.length).toBeGreaterThan(5);
    expect(mentioned.filter((id) => !models.has(id))).toEqual([]);
    const failures = operations.flatMap((operation) => operation.failures);
    expect(failures.map(({ error }) => error)).toEqual(["#/components/schemas/Fault"]);
    expect(failures.filter(({ error }) => error !== null && !errors.has(error))).toEqual([]);
  });

  it("has also the schemas that nothing uses, all in order of their ids", () => {
    const ids = apiOf(rich).models.map(({ id }) => id);
    expect(ids).toContain("#/components/schemas/Unused");
    expect(ids).toEqual(ids.toSorted());
  });

  it("does not depend on the order of the schemas in the document", () => {
    const schemas = [
      "A: { properties: { b: { $ref: '#/components/schemas/B' } } }",
      "B: { properties: { a: { $ref: '#/components/schemas/A' }, e: { enum: [x, y] } } }",
    ];
    const one = apiOf(withSchemas(schemas.join("\n")));
    const other = apiOf(withSchemas(schemas.toReversed().join("\n")));
    expect(other).toEqual(one);
  });

  it("is the same a second time", () => {
    expect(apiOf(rich)).toEqual(apiOf(rich));
  });
});

describe("problems", () => {
  it("of one document are all reported, each with its file, line and column", () => {
    const { problems } = lowered(`
      openapi: 3.1.0
      info: { title: T, version: "1" }
      paths:
        /a/{id}: { get: { operationId: same, responses: { "99": { description: d } } } }
        /b: { get: { operationId: same, parameters: [{ name: q }] } }
      components: { schemas: { A: { type: text } } }
    `);
    expect(told(problems).toSorted()).toEqual([
      "4:14 undeclared-path-parameter",
      "4:53 invalid-status",
      "5:16 duplicate-operation-id",
      "5:48 incomplete-parameter",
      "6:31 unknown-type",
    ]);
    expect(problems.all.every(({ at }) => at?.file.endsWith("/openapi.yaml"))).toBe(true);
  });
});

/** The ids of the models that a type mentions. */
function idsIn(type: Type): string[] {
  switch (type.kind) {
    case "model":
    case "narrowed":
      return [type.id];
    case "list":
      return idsIn(type.item);
    case "map":
      return idsIn(type.value);
    case "nullable":
      return idsIn(type.type);
    case "union":
      return type.variants.flatMap(idsIn);
    case "intersection":
      return type.parts.flatMap(idsIn);
    case "tuple":
      return type.items.flatMap(idsIn);
    default:
      return [];
  }
}
