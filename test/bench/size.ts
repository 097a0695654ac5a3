/**
 * What a bundle pays for the SDK: minified by esbuild and compressed by gzip, for what people
 * import. Prints a table; exits with 1 if anything is larger than its limit.
 */
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

interface Case {
  readonly name: string;
  readonly source: string;
  /** The most bytes that it may have. */
  readonly limit: number;
}

const operations = "./generated/typescript/src/operations/dynamic-client-registration";

const cases: readonly Case[] = [
  {
    name: "one operation as a function",
    source: `export { AuthleteCore } from "./generated/typescript/src/core.js"; export { register } from "${operations}/register.js";`,
    limit: 6_000,
  },
  {
    name: "the four operations as functions",
    source: `export { AuthleteCore } from "./generated/typescript/src/core.js"; export * from "${operations}/index.js";`,
    limit: 6_000,
  },
  {
    name: "the class, with all that the package exports",
    source: `export * from "./generated/typescript/src/index.js";`,
    limit: 8_000,
  },
];

/** The size of a bundle of some code, in bytes. */
export async function sizeOf(source: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: fileURLToPath(new URL("../..", import.meta.url)) },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}

for (const { name, source, limit } of cases) {
  const size = await sizeOf(source);
  console.log(`${String(size).padStart(6)} of ${limit} bytes  ${name}`);
  if (size > limit) process.exitCode = 1;
}
