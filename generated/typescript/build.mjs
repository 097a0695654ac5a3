// Puts the modules of the package into few files for Node, which opens many small ones slowly.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { build } from "esbuild";

const { exports } = JSON.parse(readFileSync("package.json", "utf8"));
const sources = Object.values(exports).flatMap((entry) => {
  const source = entry.import?.node?.replace("./dist/node/", "src/").replace(/\.js$/, ".ts");
  if (!source?.includes("*")) return source ?? [];
  const [folder] = source.split("/*");
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.map((name) => source.replace("*", name));
});

await build({
  entryPoints: sources.filter((source) => existsSync(source)),
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  packages: "external",
  outbase: "src",
  outdir: "dist/node",
});
