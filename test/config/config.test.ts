import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { type Config, defaultConfig, readConfig } from "../../generator/config/config.js";
import { Problems } from "../../generator/problem/problem.js";
import { dedent } from "../load/dedent.js";
import { onlyProblem, told } from "../problem/told.js";
import { temporaryFolder } from "../write/temporary.js";

/** What a `spec/sdk.yaml` with this content says, and the folder that `spec/` is in. */
function read(content: string): { config: Config | null; problems: Problems; root: string } {
  const root = temporaryFolder();
  mkdirSync(join(root, "spec"));
  const path = join(root, "spec/sdk.yaml");
  writeFileSync(path, dedent(content));
  const problems = new Problems();
  return { config: readConfig(path, problems), problems, root };
}

const minimal = "document: openapi.yaml\noutput: out\n";

describe("sdk.yaml", () => {
  it("needs only the document and the output", () => {
    const { config, problems } = read(minimal);
    expect(problems.all).toEqual([]);
    expect(config?.languages).toBeUndefined();
    expect(config).toMatchObject({
      package: {},
      security: new Map(),
      groups: new Map(),
      operations: new Map(),
      errors: new Map(),
    });
  });

  it("lists references by path and by URL, without fragments", () => {
    const { config, root } = read(
      `${minimal}references: [../common/a.yaml, "https://Example.com/b.yaml"]\n`,
    );
    expect(config?.references).toEqual([join(root, "common/a.yaml"), "https://example.com/b.yaml"]);
    const { problems } = read(`${minimal}references: ["a.yaml#/A"]\n`);
    expect(onlyProblem(problems).code).toBe("wrong-value");
  });

  it("has paths that are relative to its own folder, wherever it is read from", () => {
    const { config, root } = read("document: openapi.yaml\noutput: ../generated\n");
    expect(config?.document).toBe(join(root, "spec/openapi.yaml"));
    expect(config?.output).toBe(join(root, "generated"));
    expect(config?.templates).toBeNull();
    const { config: own, root: other } = read(`${minimal}templates: ../templates\n`);
    expect(own?.templates).toBe(join(other, "templates"));
  });

  it("may name one overlay, or several in their order", () => {
    const overlays = (text: string) => {
      const { config, root } = read(`${minimal}${text}`);
      return config?.overlays.map((path) => relative(root, path));
    };
    expect(overlays("")).toEqual([]);
    expect(overlays("overlay: a.yaml")).toEqual(["spec/a.yaml"]);
    expect(overlays("overlay: [b.yaml, ../a.yaml]")).toEqual(["spec/b.yaml", "a.yaml"]);
  });

  it("may have paths that are absolute", () => {
    const { config } = read("document: /a/openapi.yaml\noutput: /b\n");
    expect([config?.document, config?.output]).toEqual(["/a/openapi.yaml", "/b"]);
  });

  it("says everything there is to say", () => {
    const { config, problems } = read(`
      document: openapi.yaml
      output: out
      languages: [typescript, toy]
      client: Acme
      package:
        name: "@acme/sdk"
        version: 1.2.3-beta.1
        description: D
        license: MIT
        copyright: C
        authors: [Acme <sdk@example.com>, Zoë]
        repository: https://example.com/repo
        homepage: https://example.com
        bugs: https://example.com/bugs
        keywords: [a, b]
      security: { key: { env: ACME_KEY } }
      groups: { pets: { title: Pets } }
      operations: { get-pet: { group: pets, name: get } }
      errors: { Fault: { name: FaultError, message: text, decidedBy: [code] } }
    `);
    expect(problems.all).toEqual([]);
    expect(config).toMatchObject({
      languages: ["typescript", "toy"],
      client: "Acme",
      package: {
        name: "@acme/sdk",
        version: "1.2.3-beta.1",
        authors: [
          { name: "Acme", email: "sdk@example.com" },
          { name: "Zoë", email: null },
        ],
        bugs: "https://example.com/bugs",
        keywords: ["a", "b"],
      },
      security: new Map([["key", { env: "ACME_KEY" }]]),
      groups: new Map([["pets", { title: "Pets" }]]),
      operations: new Map([["get-pet", { group: "pets", name: "get" }]]),
      errors: new Map([["Fault", { name: "FaultError", message: "text", decidedBy: ["code"] }]]),
    });
  });

  it("keeps entries that are called like members of Object.prototype", () => {
    const { config } = read(`${minimal}operations: { constructor: { name: build } }\n`);
    expect([...(config?.operations ?? [])]).toEqual([["constructor", { name: "build" }]]);
  });
});

describe("a fault in sdk.yaml", () => {
  it.each([
    ["an unknown key", "clientt: A", "3:1 unknown-key"],
    ["a selection of nothing", "select: { tags: [] }", "3:1 wrong-value"],
    ["an unknown part of a selection", "select: { tag: [a] }", "3:11 unknown-key"],
    ["an unknown key further in", "package: { nmae: a }", "3:12 unknown-key"],
    [
      "an unknown key of an entry",
      "operations:\n  a:\n    name: b\n    method: get",
      "6:5 unknown-key",
    ],
    ["a value of another type", "client: [A]", "3:1 wrong-value"],
    ["a name that is no name", "client: my-client", "3:1 wrong-value"],
    ["an empty text", "package: { description: '' }", "3:12 wrong-value"],
    ["a version that is none", "package:\n  version: 1.0", "4:3 wrong-value"],
    ["a package name with capitals", "package: { name: Acme }", "3:12 wrong-value"],
    ["a package name that is none", "package: { name: ../evil }", "3:12 wrong-value"],
    ["an author without a name", "package: { authors: [<a@b.example>] }", "3:22 wrong-value"],
    ["an author with no address", "package: { authors: [A <b>] }", "3:22 wrong-value"],
    ["an address that is none", "package: { bugs: acme.example }", "3:12 wrong-value"],
    ["a license that is none", "package: { license: Foo Bar }", "3:12 wrong-value"],
    ["a license that says there is none", "package: { license: UNLICENSED }", "3:12 wrong-value"],
    ["the text of no license", "package: { licenseFile: LICENSE }", "3:12 wrong-value"],
    ["a variable that is none", "security: { key: { env: my-key } }", "3:20 wrong-value"],
    ["no language at all", "languages: []", "3:1 wrong-value"],
    ["a wrong item of a list", "package: { keywords: [a, 5] }", "3:26 wrong-value"],
    ["a key that is no name", "groups: { my-group: {} }", "3:11 wrong-value"],
  ])("is reported where it is: %s", (_, line, expected) => {
    const { config, problems } = read(`${minimal}${line}\n`);
    expect(config).toBeNull();
    expect(told(problems)).toEqual([expected]);
    expect(onlyProblem(problems).at?.file).toMatch(/spec\/sdk\.yaml$/);
  });

  it("names the key, and says what to do", () => {
    const { problems } = read(`${minimal}package: { nmae: a }\n`);
    expect(onlyProblem(problems)).toMatchObject({
      message: "unknown key `package.nmae`",
      hint: "Remove it, or correct its spelling.",
    });
  });

  it("is a document that is a URL", () => {
    const { problems } = read("document: https://example.com/x.yaml\noutput: out\n");
    expect(onlyProblem(problems)).toMatchObject({
      code: "wrong-value",
      message: "`document`: only files are read; download the document first",
      at: { line: 1 },
    });
  });

  it("is reported for what is missing", () => {
    const { config, problems } = read("output: out\n");
    expect(config).toBeNull();
    expect(onlyProblem(problems)).toMatchObject({
      code: "missing-key",
      message: "the key `document` is missing",
      at: { line: 1 },
    });
  });

  it("does not hide the others", () => {
    const { problems } = read("output: 5\nclient: a b\nextra: 1\n");
    expect(told(problems).toSorted()).toEqual([
      "1:1 missing-key",
      "1:1 wrong-value",
      "2:1 wrong-value",
      "3:1 unknown-key",
    ]);
  });

  it.each([
    ["broken syntax", "document: [a\n", "syntax"],
    ["nothing in it", "", "empty-document"],
    ["nothing but a comment", "# later\n", "empty-document"],
    ["a list", "- a\n", "not-an-object"],
    ["a key twice", "document: a\noutput: b\ndocument: c\n", "duplicate-key"],
  ])("is reported as such: %s", (_, content, code) => {
    const { config, problems } = read(content);
    expect(config).toBeNull();
    expect(onlyProblem(problems).code).toBe(code);
  });

  it("that is all of it comes with what a configuration begins with", () => {
    for (const content of ["", "- a\n"])
      expect(onlyProblem(read(content).problems).hint).toMatch(/^Begin it with `document:`/);
  });

  it("that nobody wrote is reported", () => {
    const problems = new Problems();
    expect(readConfig("/nonexistent/sdk.yaml", problems)).toBeNull();
    expect(onlyProblem(problems).message).toMatch(/there is no such file$/);
  });
});

describe("without sdk.yaml", () => {
  it("everything is left to the document", () => {
    const config = defaultConfig("a/openapi.yaml", "b", ["typescript"]);
    expect(config.document).toBe(join(process.cwd(), "a/openapi.yaml"));
    expect(config.output).toBe(join(process.cwd(), "b"));
    expect(config).toMatchObject({ languages: ["typescript"], package: {}, operations: {} });
  });
});
