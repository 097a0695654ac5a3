import { describe, expect, it } from "vitest";
import type { Api, Type } from "../../generator/ir/types.js";
import { onlyProblem, told } from "../problem/told.js";
import { apiOf, lowered, problemsOf, withOperation, withSchemas } from "./lowered.js";

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

  it("gives a package that nobody licensed no licence", () => {
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

  it("have the defaults of their variables filled in, and no slash at the end", () => {
    expect(
      servers(
        "[{ url: 'https://{region}.example:{port}/v1/', variables: { region: { default: eu }, port: { default: '8443' } } }]",
      ),
    ).toEqual([{ name: "server1", url: "https://eu.example:8443/v1" }]);
  });

  it("that are relative are left to the caller", () => {
    expect(servers("[{ url: / }, { url: /v1 }, { url: ./v1 }, { url: ../v1 }]")).toEqual([]);
  });

  it.each([
    "javascript:alert(1)",
    "file:///etc/passwd",
    "https://user:secret@example.com",
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

describe("groups", () => {
  const names = (operations: string, sdk: string | null = null, rest = ""): [string, string[]][] =>
    apiOf(
      document(`info: { title: T, version: "1" }\npaths:\n${operations}\n${rest}`),
      sdk,
    ).groups.map((group) => [
      group.name.pinned ?? group.name.words.join(" "),
      group.operations.map(({ name }) => name.pinned ?? name.words.join(" ")),
    ]);

  it("are the first tags, in the order of their operations", () => {
    expect(
      names(`
  /a: { get: { operationId: getA, tags: [Beta, Alpha] }, post: { operationId: postA, tags: [Alpha] } }
  /b: { get: { operationId: getB, tags: [beta] }, post: { operationId: postB } }`),
    ).toEqual([
      ["Beta", ["get A", "get B"]],
      ["Alpha", ["post A"]],
      ["api", ["post B"]],
    ]);
  });

  it.each([
    ["x-sdkwright-group: orders, x-sdkwright-name: find", "orders", "find"],
    ["x-speakeasy-group: orders, x-speakeasy-name-override: find", "orders", "find"],
    ["x-fern-sdk-group-name: [orders], x-fern-sdk-method-name: find", "orders", "find"],
    ["x-sdkwright-group: '', tags: [t]", "t", "get A"],
    ["x-sdkwright-group: 5, tags: [t]", "t", "get A"],
  ])("and names follow the extension %s", (extension, group, name) => {
    expect(names(`  /a: { get: { operationId: getA, ${extension} } }`)).toEqual([[group, [name]]]);
  });

  it("have the title and the text of their tag", () => {
    const api = apiOf(
      document(`info: { title: T, version: "1" }
paths: { /a: { get: { operationId: getA, tags: [pet things] } } }
tags: [{ name: pet things, description: All about pets. }]`),
    );
    expect(api.groups).toMatchObject([
      { id: "pet things", title: "pet things", doc: { text: "All about pets." } },
    ]);
  });

  it("and names that sdk.yaml gives come before everything else, and are pinned", () => {
    const sdk = `
      document: openapi.yaml
      output: out
      groups: { shop: { title: The shop } }
      operations: { getA: { group: shop, name: fetchAll } }
    `;
    const api = apiOf(
      document(`info: { title: T, version: "1" }
paths: { /a: { get: { operationId: getA, tags: [t], x-sdkwright-name: other } } }`),
      sdk,
    );
    expect(api.groups).toMatchObject([
      {
        id: "shop",
        name: { pinned: "shop" },
        title: "The shop",
        operations: [{ name: { words: ["fetch", "All"], pinned: "fetchAll" } }],
      },
    ]);
  });

  it.each(["constructor", "toString", "valueOf", "__proto__", "hasOwnProperty"])(
    "take the operationId %s for a name like any other",
    (id) => {
      const sdk = "document: openapi.yaml\noutput: out\n";
      const [[, [name] = []] = []] = names(`  /a: { get: { operationId: ${id} } }`, sdk);
      expect(name?.replaceAll(" ", "")).toBe(id.replaceAll("_", ""));
    },
  );
});

describe("sdk.yaml", () => {
  const spec = withOperation(
    `operationId: getA
security: []
responses: { "400": { content: { application/json: { schema: { $ref: "#/components/schemas/Fault" } } } } }`,
    "/a",
    `components:
  securitySchemes: { key: { type: apiKey, in: header, name: K } }
  schemas: { Fault: { properties: { code: { type: string }, why: { type: string } } } }`,
  );

  it("names errors, what decides them, and their message", () => {
    const api = apiOf(
      spec,
      `
      document: openapi.yaml
      output: out
      errors: { Fault: { name: Whoops, message: why, decidedBy: [code] } }
      `,
    );
    expect(api.errors).toMatchObject([
      { name: { pinned: "Whoops" }, message: "why", decidedBy: ["code"] },
    ]);
  });

  it("names the environment variable of a credential", () => {
    const api = apiOf(
      spec,
      "document: openapi.yaml\noutput: out\nsecurity: { key: { env: MY_KEY } }",
    );
    expect(api.security).toMatchObject([{ id: "key", env: "MY_KEY" }]);
  });

  it("says what the package is called and who made it", () => {
    const api = apiOf(
      spec,
      `
      document: openapi.yaml
      output: out
      client: Acme
      package: { name: "@acme/sdk", version: 1.2.3, license: MIT, keywords: [a] }
      `,
    );
    expect(api.package).toEqual({
      name: "@acme/sdk",
      version: "1.2.3",
      description: "SDK for Test",
      license: "MIT",
      copyright: null,
      repository: null,
      homepage: null,
      keywords: ["a"],
      client: { words: ["Acme"], pinned: "Acme" },
    });
  });

  it.each([
    ["operations: { getB: { name: b } }", "3:15"],
    ["security: { nobody: { env: A } }", "3:13"],
    ["errors: { Nothing: { name: A } }", "3:11"],
    ["groups: { nowhere: { title: A } }", "3:11"],
  ])("is reported where it speaks of what is not there: %s", (entry, place) => {
    const { problems } = lowered(spec, `document: openapi.yaml\noutput: out\n${entry}\n`);
    const { code, at, severity } = onlyProblem(problems);
    expect(code).toBe("wrong-entry");
    expect(severity).toBe("error");
    expect(at?.file).toMatch(/sdk\.yaml$/);
    expect(`${at?.line}:${at?.column}`).toBe(place);
  });

  it("is reported where an error names a member that its body does not have", () => {
    const { problems } = lowered(
      spec,
      "document: openapi.yaml\noutput: out\nerrors: { Fault: { message: nope, decidedBy: [gone] } }\n",
    );
    expect(problems.all.map(({ at }) => at?.line)).toEqual([3, 3]);
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
