/**
 * What a bundle pays for the SDK: minified by esbuild and compressed by gzip, for what people
 * import. Prints a table; exits with 1 if anything is larger than its limit, or than the page says that
 * goes into the README. `--write` writes the page.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { format } from "prettier";
import { Problems } from "../../generator/problem/problem.js";
import { readConfig } from "../../generator/config/config.js";
import { generate } from "../../generator/generate.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const operations = "./src/operations/dynamic-client-registration";

interface Case {
  readonly name: string;
  readonly source: string;
  readonly validators: "deep" | "shallow" | null;
  /** The most bytes that it may have. */
  readonly limit: number;
}

const one = `export { AuthleteCore } from "./src/core.js"; export { register } from "${operations}/register.js";`;
const all = `export { AuthleteCore } from "./src/core.js"; export * from "${operations}/index.js";`;
const endpoint = `export { AuthleteCore } from "./src/core.js"; export { registrationEndpoint } from "./src/registration/index.js";`;

const cases: readonly Case[] = [
  { name: "one operation, without validators", source: one, validators: null, limit: 5_900 },
  { name: "the four operations", source: all, validators: "shallow", limit: 6_760 },
  {
    name: "the `Authlete` class",
    source: 'export { Authlete } from "./src/index.js";',
    validators: "shallow",
    limit: 6_820,
  },
  { name: "the registration endpoint", source: endpoint, validators: "shallow", limit: 9_000 },
];

/** What others generate for the four operations, measured in the same way. */
const others: readonly (readonly [name: string, size: number, remark: string])[] = [
  ["Speakeasy", 36_084, "what Authlete publishes"],
  ["Redocly generate-client", 7_676, "no retries, no typed errors, no validation"],
  ["hey-api", 4_013, "no retries, no typed errors, no validation"],
];

/** The sources of the SDK, by path. */
async function sourcesOf(validators: Case["validators"]): Promise<ReadonlyMap<string, string>> {
  const problems = new Problems();
  const config = readConfig(`${root}/spec/sdk.yaml`, problems);
  if (config === null) throw new Error("spec/sdk.yaml cannot be read");
  const { files } = await generate(
    { ...config, validators },
    `${root}/templates`,
    problems,
    () => {},
  );
  return new Map(files.map(({ path, text }) => [path.replace(/^typescript\//, ""), text]));
}

/** The size of a bundle of some code, in bytes. */
async function sizeOf(source: string, sources: ReadonlyMap<string, string>): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: root },
    bundle: true,
    minify: true,
    format: "esm",
    // Nothing of Node or of a browser is there, and an import of it fails.
    platform: "neutral",
    target: "es2022",
    write: false,
    plugins: [
      {
        name: "generated",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^\./ }, ({ path, importer }) => {
            const from = new URL(importer.replace(/^<stdin>$/, ""), "file:///");
            const { pathname } = new URL(path.replace(/\.js$/, ".ts"), from);
            return { path: pathname.slice(1), namespace: "generated", sideEffects: false };
          });
          onLoad({ filter: /.*/, namespace: "generated" }, ({ path }) => ({
            contents: sources.get(path) ?? "",
            loader: "ts",
            resolveDir: root,
          }));
        },
      },
    ],
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}

const generated = new Map<Case["validators"], ReadonlyMap<string, string>>();
const rows: string[] = [];
for (const { name, source, validators, limit } of cases) {
  const sources = generated.get(validators) ?? (await sourcesOf(validators));
  generated.set(validators, sources);
  const size = await sizeOf(source, sources);
  console.log(`${String(size).padStart(6)} of ${limit} bytes  ${name}`);
  rows.push(`| ${name} | ${size.toLocaleString("en-US")} |`);
  if (size > limit) process.exitCode = 1;
}

const page = `${root}/spec/size.md`;
const table = `## Size

What a bundle pays, minified by esbuild and compressed by gzip, in bytes.

| import | bytes |
| --- | --- |
${rows.join("\n")}
${others.map(([name, size, remark]) => `| the four operations by ${name} (${remark}) | ${size.toLocaleString("en-US")} |`).join("\n")}
`;
const formatted = await format(table, { parser: "markdown" });
if (process.argv.includes("--write")) writeFileSync(page, formatted);
else if (readFileSync(page, "utf8") !== formatted) {
  console.error("spec/size.md says otherwise: npm run size -- --write, then npm run generate");
  process.exitCode = 1;
}
