import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { compile, root } from "./compile.js";

const home = join(root, "generated/typescript");
const pages = [
  "../../README.md",
  "README.md",
  ...readdirSync(join(home, "docs")).map((name) => join("docs", name)),
];
const docs = readFileSync(join(home, "docs/dynamic-client-registration.md"), "utf8");

/** The package by its name, as its users import it. */
const paths = {
  "authlete-dcr": [join(home, "src/index.ts")],
  "authlete-dcr/registration": [join(home, "src/registration/index.ts")],
  "authlete-dcr/operations/*": [join(home, "src/operations/*/index.ts")],
};

describe.each(pages)("%s", (page) => {
  const snippets = [...readFileSync(join(home, page), "utf8").matchAll(/```ts\n(.*?)```/gs)].map(
    ([, code = ""], index) => [join(home, `snippet-${index + 1}.ts`), code] as const,
  );

  it("has snippets, and every one of them compiles", () => {
    expect(snippets.length).toBeGreaterThan(0);
    const files = new Map(snippets);
    expect(compile([...files.keys()], files, paths)).toEqual([]);
  });

  it("has snippets that would not compile with another name", () => {
    const [first] = snippets;
    if (first === undefined) throw new Error("no snippet");
    const broken = new Map([[first[0], first[1].replace("serviceId:", "service:")]]);
    expect(compile([first[0]], broken, paths)).not.toEqual([]);
  });
});

describe("the page of the operations", () => {
  const document: {
    paths: Record<string, { post: Operation }>;
  } = parse(readFileSync(join(root, "spec/openapi.yaml"), "utf8"));
  const operations = Object.entries(document.paths).map(([path, { post }]) => ({ path, ...post }));

  it("draws the HTTP answer of every action of every operation, as the document has it", () => {
    const sections = docs
      .split(/^## /m)
      .filter((section) => /^(register|get|update|delete)\n/.test(section));
    expect(sections.length).toBe(4);
    for (const [index, operation] of operations.entries()) {
      for (const [action, answer] of Object.entries(operation["x-sdkwright-answers"].values)) {
        const headers = Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}`);
        const body = answer.body === undefined ? [] : ["", `{${answer.body}}`];
        const drawn = [...headers, ...body].join("\n");
        const section = sections[index] ?? "";
        expect(section).toContain(`#### \`${action}\``);
        expect(section).toMatch(new RegExp(`HTTP/1\\.1 ${answer.status} [A-Z][A-Za-z ]+\n`));
        expect(section).toContain(`\n${drawn}\n\`\`\``);
      }
      expect(sections[index]).toContain(`POST \`${operation.path}\``);
    }
  });
});

interface Operation {
  "x-sdkwright-answers": {
    values: Record<string, { status: number; headers: Record<string, string>; body?: string }>;
  };
}
