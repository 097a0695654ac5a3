import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { filesIn, root, type Source, sourcesIn, withoutComments } from "./sources.js";

const generator = sourcesIn("generator");
const runtime = sourcesIn("templates/typescript/runtime");

/**
 * What each folder of the generator may import besides itself: earlier stages as far as the table of
 * generator/README.md lets them, and folders that are no stage.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  escape: [],
  problem: ["escape"],
  ir: [],
  load: ["problem"],
  normalize: ["load", "problem"],
  config: ["load", "problem"],
  lower: ["load", "ir", "config", "problem"],
  plan: ["ir", "config", "escape", "problem"],
  render: ["plan", "config", "escape", "problem"],
  write: ["render", "escape", "problem"],
  command: ["generate.ts", "config", "load", "plan", "escape", "render", "write", "problem"],
};

/** Files that hand a document through, or to another tool, and so may know what a document is. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  "generator/render/witness/openapi-typescript.ts": ["load", "normalize"],
  "generator/render/witness/slices.ts": ["load"],
  "generator/render/witness/schema.ts": ["load"],
};

/** The folder of the generator that a path is in, or its file at the top. */
function stageOf(path: string): string {
  return path.split("/")[1] ?? "";
}

/** Imports that lead back to where they began, as the way there. */
function cyclesIn(sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) {
      cycles.push([...way.slice(way.indexOf(path)), path].join(" → "));
      return;
    }
    if (done.has(path)) return;
    for (const next of byPath.get(path)?.imports ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const { path } of sources) visit(path, []);
  return cycles;
}

/** A call of what takes any number of arguments, which a list of a document can be more than. */
function takesMany(node: ts.Node): node is ts.CallExpression {
  const names = new Set(["push", "unshift", "splice", "concat", "max", "min"]);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  return names.has(node.expression.name.text);
}

describe("the generator", () => {
  it("has no file of more than 400 lines", () => {
    const long = generator.filter(({ text }) => text.split("\n").length > 401);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it("imports nothing in circles", () => {
    expect(cyclesIn(generator)).toEqual([]);
  });

  it("imports only files that are there", () => {
    const known = new Set(generator.map(({ path }) => path));
    const missing = generator.flatMap(({ path, imports }) =>
      imports.filter((other) => !known.has(other)).map((other) => `${path} → ${other}`),
    );
    expect(missing).toEqual([]);
  });

  it("has a rule for each of its folders", () => {
    const folders = readdirSync(join(root, "generator"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(folders.toSorted()).toEqual(Object.keys(mayImport).toSorted());
  });

  it("says in its table what each stage may import", () => {
    const page = readFileSync(join(root, "generator/README.md"), "utf8");
    const rows = [...page.matchAll(/^\| `(\w+)\/` +\|[^|]*\| ([^|]*?) +\|/gm)];
    expect(rows.map(([, stage]) => stage)).toContain("render");
    for (const [, stage = "", allowed] of rows)
      expect([stage, allowed]).toEqual([stage, mayImport[stage]?.join(", ")]);
  });

  it("has stages that know nothing of later ones", () => {
    const violations = generator.flatMap(({ path, imports }) => {
      const stage = stageOf(path);
      const allowed = mayImport[stage];
      if (allowed === undefined) return [];
      const known = new Set([stage, ...allowed, ...(exceptions[path] ?? [])]);
      return imports
        .filter((other) => !known.has(stageOf(other)))
        .map((other) => `${path} → ${other}`);
    });
    expect(violations).toEqual([]);
  });

  it("has no exception that nothing needs", () => {
    for (const [path, allowed] of Object.entries(exceptions)) {
      const source = generator.find((candidate) => candidate.path === path);
      const used = new Set(source?.imports.map(stageOf));
      expect([path, allowed.filter((stage) => !used.has(stage))]).toEqual([path, []]);
    }
  });

  it("has renderers that see views and nothing else", () => {
    const violations = generator
      .filter(({ path }) => path.startsWith("generator/render/typescript/"))
      .flatMap(({ path, imports }) =>
        imports
          .filter(
            (other) =>
              !other.startsWith("generator/render/") &&
              !other.startsWith("generator/escape/") &&
              other !== "generator/plan/view.ts",
          )
          .map((other) => `${path} → ${other}`),
      );
    expect(violations).toEqual([]);
  });

  it("knows each of the tools that may be replaced in one file alone", () => {
    const users = (name: string): string[] =>
      generator.filter(({ packages }) => packages.includes(name)).map(({ path }) => path);
    expect(users("openapi-typescript")).toEqual(["generator/render/witness/openapi-typescript.ts"]);
    expect(users("openapi-fetch")).toEqual([]);
    for (const path of users("liquidjs"))
      expect(path).toMatch(/^generator\/render\/(liquid|template)/);
    for (const path of users("ts-morph")) expect(path).toMatch(/^generator\/render\/typescript\//);
  });

  it("speaks to the process in its command line alone", () => {
    const users = generator.filter((source) =>
      /\bprocess \. (argv|env|exit|exitCode|stdout|stderr)\b|\bconsole \./.test(
        withoutComments(source),
      ),
    );
    expect(users.map(({ path }) => path)).toEqual(["generator/main.ts"]);
  });

  it("knows no language but where the printers of one are registered", () => {
    const registered = new Set([
      "generator/render/render.ts",
      "generator/render/witness/openapi-typescript.ts",
      "generator/render/witness/thread.ts",
      "generator/render/witness/witness.ts",
    ]);
    const violations = generator.filter(
      (source) =>
        !source.path.startsWith("generator/render/typescript/") &&
        !registered.has(source.path) &&
        /typescript|javascript|ruby|python|kotlin|golang/i.test(withoutComments(source)),
    );
    expect(violations.map(({ path }) => path)).toEqual([]);
  });

  it("has no `any`", () => {
    const found = generator.filter(({ path, text }) => {
      let hasAny = false;
      const visit = (node: ts.Node): void => {
        hasAny ||= node.kind === ts.SyntaxKind.AnyKeyword;
        ts.forEachChild(node, visit);
      };
      visit(ts.createSourceFile(path, text, ts.ScriptTarget.ESNext));
      return hasAny;
    });
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it("hands no list over as arguments, of which there may be only so many", () => {
    const found = generator.filter(({ path, text }) => {
      let hasSpread = false;
      const visit = (node: ts.Node): void => {
        hasSpread ||= takesMany(node) && node.arguments.some(ts.isSpreadElement);
        ts.forEachChild(node, visit);
      };
      visit(ts.createSourceFile(path, text, ts.ScriptTarget.ESNext));
      return hasSpread;
    });
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it("has no directive to the compiler or the linter, and nothing left to do", () => {
    const found = generator.filter(({ text }) =>
      /@ts-(ignore|nocheck|expect-error)|biome-ignore|eslint-disable|\b(TODO|FIXME|XXX|HACK)\b/.test(
        text,
      ),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it("says of each of its files what it has", () => {
    const silent = generator.filter(({ text }) => !/\/\*\*/.test(text));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });
});

describe("the runtime", () => {
  it("is there, and imports nothing in circles", () => {
    expect(runtime.length).toBeGreaterThan(0);
    expect(cyclesIn(runtime)).toEqual([]);
  });

  it("imports nothing outside of itself", () => {
    const known = new Set(runtime.map(({ path }) => path));
    const outside = runtime.flatMap(({ path, imports }) =>
      imports.filter((other) => !known.has(other)).map((other) => `${path} → ${other}`),
    );
    expect(outside).toEqual([]);
  });

  it("knows its transport in one file alone", () => {
    const users = runtime.filter(({ packages }) => packages.includes("openapi-fetch"));
    expect(users).toHaveLength(1);
  });
});

describe("handwritten code of one API", () => {
  const handwritten = sourcesIn("spec");

  it("is there, in files of no more than 400 lines, and imports nothing in circles", () => {
    expect(handwritten.length).toBeGreaterThan(0);
    const long = handwritten.filter(({ text }) => text.split("\n").length > 401);
    expect(long.map(({ path }) => path)).toEqual([]);
    expect(cyclesIn(handwritten)).toEqual([]);
  });

  it("imports no package, and nothing but its own files and what is generated", () => {
    expect(handwritten.flatMap(({ packages }) => packages)).toEqual([]);
    const missing = handwritten.flatMap(({ path, imports }) =>
      imports
        .filter((other) => !existsSync(join(root, other)))
        .map((other) => other.replace(/^spec\//, "generated/typescript/src/"))
        .filter((other) => !existsSync(join(root, other)))
        .map((other) => `${path} → ${other}`),
    );
    expect(missing).toEqual([]);
  });

  it("is known to nothing that serves every API", () => {
    const general = [...filesIn("generator", /./), ...filesIn("templates", /./)];
    const knowing = general.filter((path) =>
      /spec\/registration|authlete/i.test(readFileSync(join(root, path), "utf8")),
    );
    expect(knowing).toEqual([]);
  });
});

describe("the repository", () => {
  it("has at its top what its owner asked for, and nothing else that people look into", () => {
    const folders = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
      .map(({ name }) => name)
      .filter((name) => name !== "node_modules" && name !== "dist");
    expect(folders.toSorted()).toEqual(["generated", "generator", "spec", "templates", "test"]);
  });

  it("ships the pages that users of its package need, and nothing of one API", () => {
    const pack = ["pack", "--dry-run", "--json", "--ignore-scripts"];
    const [{ files }] = JSON.parse(execFileSync("npm", pack, { cwd: root, encoding: "utf8" }));
    const paths = files.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        "CHANGELOG.md",
        "README.md",
        "spec/README.md",
        "templates/README.md",
      ]),
    );
    const others = /^(dist|templates|spec\/README\.md$|[A-Z]+(\.md)?$|package\.json$)/;
    expect(paths.filter((path: string) => !others.test(path))).toEqual([]);
  });

  it("has no page with a link to a file that is not there", () => {
    const broken = filesIn(".", /\.md$/).flatMap((page) => {
      const text = readFileSync(join(root, page), "utf8").replace(/^(```|~~~)[\s\S]*?^\1/gm, "");
      const links = [...text.matchAll(/\]\(\s*<?([^)\s>#]+)(#[^)\s>]*)?/g)].map(
        ([, link = ""]) => link,
      );
      return links
        .filter((link) => !/^[a-z]+:/i.test(link))
        .filter((link) => !existsSync(join(root, dirname(page), decodeURIComponent(link))))
        .map((link) => `${page}: ${link}`);
    });
    expect(broken).toEqual([]);
  });

  it("has no page with a link to a heading that is not there", () => {
    const broken = filesIn(".", /\.md$/).flatMap((page) => {
      const links = readFileSync(join(root, page), "utf8").matchAll(/\]\(([^)\s#:]*)#([^)\s]+)\)/g);
      return [...links].flatMap(([, file = "", anchor = ""]) => {
        const path = file === "" ? page : join(dirname(page), file);
        if (!path.endsWith(".md") || !statSync(join(root, path), { throwIfNoEntry: false }))
          return [];
        return anchorsOf(path).has(anchor) ? [] : [`${page}: ${file}#${anchor}`];
      });
    });
    expect(broken).toEqual([]);
  });
});

/** The anchors that the headings of a page have where pages are shown. */
function anchorsOf(page: string): ReadonlySet<string> {
  const text = readFileSync(join(root, page), "utf8").replace(/^(```|~~~)[\s\S]*?^\1/gm, "");
  const headings = [...text.matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/ /g, "-"),
  );
  return new Set(headings);
}
