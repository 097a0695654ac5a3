import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { defaultConfig } from "../../generator/config/config.js";
import { generate } from "../../generator/generate.js";
import { Problems } from "../../generator/problem/problem.js";
import { templates } from "../plan/planned.js";

const python = process.env.PYTHON ?? "python3";
const isMissing = spawnSync(python, ["-c", "import httpx"]).status !== 0;
const why = isMissing ? ` (not run: ${python} has no httpx)` : "";
const folder = mkdtempSync(join(tmpdir(), "sdkwright-hostile-python-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What ends or begins something in Python, or is read as something else than it is. */
const attacks = [
  '"""\nimport os\nos.abort()\n"""',
  'ends with a quote"',
  "ends with a backslash\\",
  '\\"""',
  '"',
  '""',
  "'''",
  "\\N{BULLET} \\u0022 \\x22 \\101",
  "\\",
  "{__import__('os').abort()}",
  "%(a)s %s {0} {} $a ${a}",
  "a\r\nb\u2028c\u0085d\fe\vf",
  "# type: ignore",
  "\u202eright to left\u202c",
  "\u0000 \u001b[31m",
  "\ud800",
  "😀",
  "{{ model.name }}{% raw %}",
  "__import__",
  "None",
  "-----END",
];

/** What a package holds as values, told by Python itself. */
const program = `
import ast, importlib, json, os, sys
sys.dont_write_bytecode = True
sys.path.insert(0, "src")
(name,) = os.listdir("src")
models = importlib.import_module(name + ".models")
thing = models.Thing
group = importlib.import_module(name + ".groups.default")
operation = next(value for value in vars(group).values() if type(value).__name__ == "Operation")
word = ast.parse(models.Word, mode="eval")
values = next(node.slice for node in ast.walk(word) if isinstance(node, ast.Subscript))
words = values.elts if isinstance(values, ast.Tuple) else [values]
json.dump({
    "wires": [member.wire for member in thing.__shape__().members.values()],
    "words": [word.value for word in words],
    "documentation": thing.__doc__,
    "id": operation.id,
    "parameters": [parameter.wire for parameter in operation.parameters],
}, sys.stdout)
`;

interface Told {
  readonly wires: readonly string[];
  readonly words: readonly string[];
  readonly documentation: string;
  readonly id: string;
  readonly parameters: readonly string[];
}

/** What Python says of the package of a document that has these texts wherever it can have them. */
async function told(texts: readonly string[], description: string): Promise<Told> {
  const names = [...new Set(texts)].filter((text) => text !== "");
  const document = {
    openapi: "3.1.0",
    info: { title: description, version: description, description },
    tags: [{ name: "default", description }],
    paths: {
      "/things": {
        get: {
          operationId: `get ${description}`,
          tags: ["default"],
          summary: description,
          description,
          parameters: names.map((name) => ({
            name,
            in: "query",
            description,
            schema: { type: "string", default: description, example: description },
          })),
          responses: {
            200: {
              description,
              content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        Thing: {
          type: "object",
          description,
          properties: Object.fromEntries([
            ...names.map((name) => [name, { type: "string", description, title: name }]),
            ["word", { $ref: "#/components/schemas/Word" }],
          ]),
        },
        Word: { type: "string", enum: names, description, "x-sdkwright-open": true },
      },
    },
  };
  const path = join(folder, "openapi.json");
  writeFileSync(path, JSON.stringify(document));
  const problems = new Problems();
  const config = defaultConfig(path, join(folder, "out"), ["python"]);
  const { languages } = await generate(config, templates, problems, () => {});
  expect(problems.all.filter(({ severity }) => severity === "error")).toEqual([]);
  const home = mkdtempSync(join(folder, "package-"));
  for (const { path: file, text } of languages[0]?.files ?? []) {
    mkdirSync(dirname(join(home, file)), { recursive: true });
    writeFileSync(join(home, file), text);
  }
  const run = (...args: string[]) => spawnSync(python, args, { cwd: home, encoding: "utf8" });
  const verified = run(join(templates, "python/verify.py"));
  expect(verified.stderr + verified.stdout).toBe("");
  const { stdout, stderr } = run("-c", program);
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

describe.skipIf(isMissing)(`text of a document in a Python package${why}`, () => {
  it.each(attacks)("is what it was, and nothing else: %j", async (attack) => {
    const { documentation, id } = await told(["plain"], attack);
    expect(id).toBe(`get ${attack}`.normalize());
    // A docstring shows what could not be seen.
    const seen = (text: string): string => text.replace(/[^\w.,:;'"{}()%$#!-]+|u[0-9a-f]{4}/g, "");
    expect(seen(documentation)).toBe(seen(attack.trimEnd()));
  });

  it("is as it was in names and values, all at once", async () => {
    const { wires, words, parameters } = await told(attacks, "plain");
    expect(wires).toEqual([...attacks, "word"]);
    expect(words).toEqual(attacks);
    expect(parameters).toEqual(attacks);
  });

  it("is as it was, whatever it is", async () => {
    const texts = fc.uniqueArray(fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }), {
      minLength: 100,
      maxLength: 100,
    });
    await fc.assert(
      fc.asyncProperty(texts, fc.string({ unit: "grapheme" }), async (names, description) => {
        const { words, parameters } = await told(names, `d ${description}`);
        expect(words).toEqual(names);
        expect(parameters).toEqual(names);
      }),
      { numRuns: 5 },
    );
  });
});
