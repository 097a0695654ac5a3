import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Writes the runner of the vectors into a folder, each time in one file: for a command line, a worker and a page. */
export async function bundled(folder: string): Promise<void> {
  await build({
    entryPoints: {
      runner: join(root, "test/vectors/runners/typescript.ts"),
      worker: join(root, "test/runtimes/worker.ts"),
    },
    bundle: true,
    platform: "node",
    format: "esm",
    outExtension: { ".js": ".mjs" },
    logLevel: "error",
    outdir: folder,
  });
  await build({
    entryPoints: [join(root, "test/runtimes/page.ts")],
    bundle: true,
    format: "esm",
    banner: { js: "globalThis.process = { env: {} };" },
    alias: { "node:util": join(root, "test/runtimes/inspect.ts") },
    logLevel: "error",
    outfile: join(folder, "page.mjs"),
  });
}
