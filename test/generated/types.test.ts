import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { compile, root } from "./compile.js";

const src = join(root, "generated/typescript/src");
const sources = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => join(src, path));
const printed = sources.filter((path) => !path.includes("/runtime/"));
const agreement = join(root, "generated/typescript/test/agreement.ts");

describe("the generated sources", () => {
  it("compile under the strictest options", () => {
    expect(sources.length).toBeGreaterThan(40);
    expect(compile(sources)).toEqual([]);
  });

  it.each(sources.map((path) => [path.slice(src.length + 1), path]))(
    "have no any and no directive to the compiler in %s",
    (_, path) => {
      const { found, text } = scan(path);
      expect(found).not.toContain("any");
      expect(text).not.toMatch(/@ts-/);
    },
  );

  it("have no cast where they are printed", () => {
    expect(printed.flatMap((path) => scan(path).found.filter((kind) => kind === "cast"))).toEqual(
      [],
    );
  });
});

describe("the agreement with openapi-typescript", () => {
  it("compiles, so every model, request and response is the same type on both sides", () => {
    expect(readFileSync(agreement, "utf8").match(/Agrees</g)?.length).toBeGreaterThan(29);
    expect(compile([agreement])).toEqual([]);
  });

  it.each([
    ["a member of another type", "models/pair.ts", "key?: string", "key?: number"],
    ["a member that is required", "models/pair.ts", "key?: string", "key: string"],
    ["a member too few", "models/tagged-value.ts", "tag?: string;", ""],
    [
      "a member too many",
      "models/result.ts",
      "resultCode?: string;",
      "resultCode?: string; more?: 1;",
    ],
    ["a value too few", "models/subject-type.ts", ' | "PAIRWISE"', ""],
    [
      "a request that requires less",
      "operations/dynamic-client-registration/get.ts",
      '"clientId" | "token"',
      '"token"',
    ],
    [
      "a response that is another model",
      "operations/dynamic-client-registration/get.ts",
      "Call<ClientRegistrationResponse,",
      "Call<ClientRegistrationRequest,",
    ],
  ])("notices %s", (_, file, from, to) => {
    const path = join(src, file);
    const text = readFileSync(path, "utf8");
    expect(text).toContain(from);
    const complaints = compile([agreement], new Map([[path, text.replace(from, to)]]));
    expect(
      complaints.filter((line) => line.startsWith("generated/typescript/test/agreement.ts")),
    ).not.toEqual([]);
  });
});

function scan(path: string): { text: string; found: string[] } {
  const text = readFileSync(path, "utf8");
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) found.push("any");
    if (
      ts.isAsExpression(node) ||
      ts.isTypeAssertionExpression(node) ||
      ts.isNonNullExpression(node)
    ) {
      found.push("cast");
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true));
  return { text, found };
}
