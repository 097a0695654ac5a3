import { describe, expect, it } from "vitest";
import { onlyProblem } from "../problem/told.js";
import { apiOf, lowered, withOperation } from "./lowered.js";

/** A document whose root has these members besides its version, given as YAML. */
const document = (members: string): string => `openapi: 3.1.0\n${members}`;
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

  it.each([
    ["pulls/list", "pulls", "list"],
    ["pull-requests/list", "pull-requests", "list"],
    ["Pulls_list-all", "pulls", "list all"],
    ["pulls/", "pulls", "pulls"],
    ["pullsList", "pulls", "pulls List"],
    ["issues/list", "pulls", "issues list"],
  ])("are not said again in the name of %s", (id, tag, name) => {
    expect(names(`  /a: { get: { operationId: ${id}, tags: [${tag}] } }`)).toEqual([
      [tag.replace("-", " "), [name]],
    ]);
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
      authors: [],
      repository: null,
      homepage: null,
      bugs: null,
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

  it("is reported where it names an error whose body has no members", () => {
    const { problems } = lowered(
      spec.replace(/Fault: .*/, "Fault: { enum: [a, b] } }"),
      "document: openapi.yaml\noutput: out\nerrors: { Fault: { name: Whoops } }\n",
    );
    expect(onlyProblem(problems)).toMatchObject({
      message: expect.stringContaining("without members") as string,
      at: { line: 3 },
    });
  });
});
