import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it, vi } from "vitest";
import type { File } from "../../generator/render/renderer.js";
import { pieced, unseen } from "../escape/texts.js";
import { generated } from "./printed.js";

vi.setConfig({ testTimeout: 30_000 });

/** What would be there if a text of the document had become code. */
const payloads: readonly string[] = [
  '"; __pwned(); "',
  "'; __pwned(); '",
  "`; __pwned(); `",
  `\${__pwned()}`,
  "*/ __pwned(); /*",
  "**// __pwned(); /*",
  "\n__pwned();\n",
  "\r__pwned();\r",
  "\u2028__pwned();\u2029",
  '\\"; __pwned(); //',
  "}; __pwned(); const x = {",
  ") { } __pwned(); function f(",
  "[__pwned()]",
  "string; }; __pwned(); type X = {",
  "{value}", // patterns of our own
  "{items} {key} $& $1 $'",
  "{% raw %}{{ package | __pwned }}",
  "__proto__",
  "constructor",
  "</script><script>__pwned()</script>",
  "\u202e__pwned()\u2066",
  "../../../__pwned",
  "con",
  "",
  " ",
  "[a](javascript:__pwned()) ![b](javascript:__pwned())",
  "```\n<script>__pwned()</script>\n",
  "`a``<img src=x onerror=__pwned()>`",
  "| a | <b> |\n# heading\n---",
  "@ts-nocheck",
  "@deprecated",
];

const hostile: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...payloads) },
  { weight: 2, arbitrary: pieced },
  {
    weight: 1,
    arbitrary: fc.tuple(pieced, fc.constantFrom(...payloads)).map((two) => two.join("")),
  },
);

/** A text for each place of a document that holds one. */
const texts = fc.record({
  title: hostile,
  description: hostile,
  version: hostile,
  tag: hostile,
  operationId: hostile,
  summary: hostile,
  path: hostile,
  pathParameter: hostile,
  parameter: hostile,
  header: hostile,
  example: hostile,
  fallback: hostile,
  mediaType: hostile,
  status: fc.oneof(hostile, fc.constant("404")),
  schema: hostile,
  property: hostile,
  inner: hostile,
  values: fc.uniqueArray(hostile, { minLength: 1, maxLength: 3 }),
  constant: hostile,
  format: hostile,
  pattern: hostile,
  server: fc.oneof(
    hostile,
    hostile.map((text) => `https://example.com/${text}`),
  ),
  serverName: hostile,
  scheme: hostile,
  key: hostile,
  link: hostile,
  answer: hostile,
  group: hostile,
  name: hostile,
});

type Texts = typeof texts extends fc.Arbitrary<infer Value> ? Value : never;

const sane: Texts = {
  title: "Pet Shop",
  description: "Sells pets.",
  version: "1.0.0",
  tag: "pets",
  operationId: "getPet",
  summary: "Get",
  path: "pets",
  pathParameter: "id",
  parameter: "limit",
  header: "X-Trace",
  example: "Rex",
  fallback: "none",
  mediaType: "application/json",
  status: "404",
  schema: "Pet",
  property: "name",
  inner: "home",
  values: ["cat", "dog"],
  constant: "only",
  format: "date",
  pattern: "^a",
  server: "https://example.com",
  serverName: "main",
  scheme: "key",
  key: "X-Key",
  link: "https://example.com/docs",
  answer: "OK",
  group: "pets",
  name: "get",
};

/** Places in which some texts are problems, and what these texts have: they would hide the others. */
const refusing: Readonly<Partial<Record<keyof Texts, RegExp>>> = {
  path: /[{}]/,
  pathParameter: /[{}/]|^$/,
  status: /(?:)/,
};

/** The document with these texts. JSON is YAML, and holds any text. */
function documentWith(text: Texts): string {
  const doc = { summary: text.summary, description: text.description, deprecated: true };
  const own = { description: text.description, example: text.example, default: text.fallback };
  const schema = { $ref: `#/components/schemas/${step(text.schema).replaceAll("%", "%25")}` };
  const media = { [text.mediaType]: { schema, example: { [text.property]: text.example } } };
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: text.title, description: text.description, version: text.version },
    servers: [
      { url: text.server, description: text.description, "x-sdkwright-name": text.serverName },
    ],
    tags: entry({ name: text.tag, description: text.description }),
    security: entry(Object.fromEntries([[text.scheme, []]])),
    paths: Object.fromEntries([
      [
        `/${text.path}/{${text.pathParameter}}`,
        {
          post: {
            operationId: text.operationId,
            tags: [text.tag],
            ...doc,
            externalDocs: { url: text.link },
            "x-sdkwright-group": text.group,
            "x-sdkwright-name": text.name,
            parameters: [
              { name: text.pathParameter, in: "path", required: true, schema: { type: "string" } },
              { name: text.parameter, in: "query", ...own, schema: { type: "string", ...own } },
              { name: text.header, in: "header", schema: { enum: text.values } },
            ],
            requestBody: { required: true, description: text.description, content: media },
            responses: Object.fromEntries([
              ["200", { description: text.description, content: media }],
              [text.status, { description: text.description, content: media }],
            ]),
          },
        },
      ],
    ]),
    components: {
      securitySchemes: Object.fromEntries([
        [
          text.scheme,
          { type: "apiKey", in: "header", name: text.key, description: text.description },
        ],
      ]),
      schemas: Object.fromEntries([
        [
          text.schema,
          {
            title: text.title,
            type: "object",
            required: [text.property],
            properties: Object.fromEntries([
              [
                text.property,
                { type: "string", format: text.format, pattern: text.pattern, ...own },
              ],
              ["kind", { enum: [...text.values, "x"], "x-enumDescriptions": [text.description] }],
              ["constant", { const: text.constant }],
              [
                "deep",
                {
                  type: "object",
                  properties: Object.fromEntries([[text.inner, { type: "object" }]]),
                },
              ],
            ]),
            additionalProperties: { const: text.constant },
          },
        ],
      ]),
    },
  });
}

/** A list of one. */
function entry<Value>(value: Value): Value[] {
  return [value];
}

function step(text: string): string {
  return text.replaceAll("~", "~0").replaceAll("/", "~1");
}

/**
 * What is wrong with what a document with these texts gives: files that are not what they should be,
 * or problems without a place. Nothing, where everything is in order.
 */
async function faultsOf(text: Texts): Promise<string[]> {
  const { files, problems } = await generated(documentWith(text));
  if (files === null)
    return problems.all.flatMap(({ at, code }) => (at === null ? [`${code} has no place`] : []));
  return faultsIn(files);
}

function faultsIn(files: readonly File[]): string[] {
  return files.flatMap(({ path, text: content }) => [
    ...(/^[\w./-]+$/.test(path) && !path.includes("..") ? [] : [`${path}: an odd path`]),
    ...(path.endsWith(".ts") ? codeFaults(path, content) : []),
    ...(path.endsWith(".json") ? jsonFaults(path, content) : []),
    ...(path.endsWith(".md") ? markdownFaults(path, content) : []),
  ]);
}

/** Files that were looked at and found without faults; most are the same for every text. */
const harmless = new Set<string>();

function codeFaults(path: string, content: string): string[] {
  if (harmless.has(content)) return [];
  const file = ts.createSourceFile(path, content, ts.ScriptTarget.ESNext, true);
  const found = syntaxErrors(file).map((message) => `${path}: ${message}`);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text.includes("__pwned")) found.push(`${path}: pwned`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  if (file.referencedFiles.length > 0 || file.typeReferenceDirectives.length > 0)
    found.push(`${path}: a reference`);
  if (/^\s*\/\/.*@ts-/m.test(content)) found.push(`${path}: a directive`);
  if (found.length === 0) harmless.add(content);
  return found;
}

/** What the parser complains of in a file. */
function syntaxErrors(file: ts.SourceFile): string[] {
  const options: ts.CompilerOptions = { noResolve: true, noLib: true, types: [] };
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    getSourceFile: (path) => (path === file.fileName ? file : undefined),
  };
  const program = ts.createProgram([file.fileName], options, host);
  return program
    .getSyntacticDiagnostics(file)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

/** HTML and links to scripts in what is no code of a page. */
function markdownFaults(path: string, content: string): string[] {
  const { lines, isOpen } = withoutFences(content);
  const prose = lines.map(withoutCode).join("\n");
  return [
    ...(/<[a-z/!?]/i.test(prose) ? [`${path}: HTML`] : []),
    ...(/\]\(\s*<?\s*javascript:/i.test(prose) ? [`${path}: a link to a script`] : []),
    ...(isOpen ? [`${path}: a fence that nothing closes`] : []),
  ];
}

/** The lines of a page that stand outside of fences, and whether the last fence is open. */
function withoutFences(content: string): { lines: string[]; isOpen: boolean } {
  let fence: string | null = null;
  const lines = content.split("\n").filter((line) => {
    const [, mark = "", info = ""] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (fence === null) {
      if (mark === "" || (mark.startsWith("`") && info.includes("`"))) return true;
      fence = mark;
    } else if (mark.startsWith(fence) && info.trim() === "") fence = null;
    return false;
  });
  return { lines, isOpen: fence !== null };
}

/** A line of Markdown without its spans of code, and without what a backslash makes plain text. */
function withoutCode(line: string): string {
  const [, before = "", found = "", rest = ""] = /^([^\\`]*)(\\.?|`+)(.*)$/.exec(line) ?? [];
  if (found === "") return line;
  if (found.startsWith("\\")) return before + withoutCode(rest);
  const end = new RegExp(`(?<!\`)\`{${found.length}}(?!\`)`).exec(rest);
  if (end === null) return before + found + withoutCode(rest);
  return before + withoutCode(rest.slice(end.index + found.length));
}

function jsonFaults(path: string, content: string): string[] {
  try {
    JSON.parse(content);
    return [];
  } catch (error) {
    return [`${path}: ${String(error)}`];
  }
}

describe("a document", () => {
  it("with sane texts gives files without faults, so that faults are those of the texts", async () => {
    const { files, problems } = await generated(documentWith(sane));
    expect(problems.all).toEqual([]);
    expect(files?.length).toBeGreaterThan(20);
    expect(await faultsOf(sane)).toEqual([]);
  });

  // In as many runs as there are payloads, each of them stands once in each place.
  it.each(payloads.map((payload, shift) => [payload, shift] as const))(
    "with the hostile text %j in one place, and others in the others, gives harmless files",
    async (_, shift) => {
      const places = Object.entries(sane).map(([place, usual], index) => {
        const payload = payloads[(index + shift) % payloads.length] ?? "";
        const refused = Object.entries(refusing).some(
          ([one, pattern]) => one === place && pattern.test(payload),
        );
        if (refused) return [place, usual];
        return [place, place === "values" ? [payload, "b"] : payload];
      });
      const { files, problems } = await generated(documentWith(Object.fromEntries(places)));
      expect(files === null ? problems.all : []).toEqual([]);
      expect(faultsIn(files ?? [])).toEqual([]);
    },
  );

  it.each(Object.keys(refusing))(
    "with a hostile text as its %s gives harmless files, or problems with their places",
    async (place) => {
      for (const payload of ["{", "}; __pwned(); {", "a}/{__pwned", "{{id}}", "9__pwned"])
        expect([payload, await faultsOf({ ...sane, [place]: payload })]).toEqual([payload, []]);
    },
  );

  it("with hostile texts everywhere gives harmless files, or problems with their places", async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect(await faultsOf(text)).toEqual([]);
      }),
      { numRuns: 50, interruptAfterTimeLimit: 5_000 },
    );
  });

  it("with text that nobody sees gives no file in which it is still unseen", async () => {
    const text = "a\u202eb\u2066c\u2028d\u0000e\u001b[31mf\ufeffg";
    const all = Object.keys(sane).filter(
      (place) => !["path", "pathParameter", "status", "values", "server"].includes(place),
    );
    const hidden = Object.fromEntries(all.map((place) => [place, text]));
    const { files } = await generated(documentWith({ ...sane, ...hidden, values: [text, "b"] }));
    const found = files?.filter(({ text: content }) => unseen.test(content.replace(/[\n\t]/g, "")));
    expect(found?.map(({ path }) => path)).toEqual([]);
  });
});
