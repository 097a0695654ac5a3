import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { watched } from "./watched.js";

const tsc = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));
const drive = fileURLToPath(new URL("drive.ts", import.meta.url));
const limitMs = 60_000;

/**
 * Uses a package as its users do: compiles it under its own strict options, bundles it, imports the
 * bundle and calls every operation.
 * @param folder the package; where it looks for other packages, they are
 * @param scratch a folder for what comes up on the way
 * @returns what is wrong
 */
export async function faultsInUse(folder: string, scratch: string): Promise<string[]> {
  const complaints = await compile(folder);
  if (complaints.length > 0) return complaints;
  const bundle = join(scratch, "bundle.mjs");
  try {
    await build({
      entryPoints: [drive],
      alias: { sdk: join(folder, "dist/esm/index.js") },
      bundle: true,
      format: "esm",
      platform: "node",
      outfile: bundle,
      logLevel: "silent",
    });
  } catch (error) {
    return [`does not bundle: ${String(error).split("\n")[1] ?? String(error)}`];
  }
  const args = ["--unhandled-rejections=strict", bundle];
  const log = join(scratch, "calls.jsonl");
  const { code, isTooLate, stdout, stderr, acts } = await watched({
    args,
    cwd: scratch,
    log,
    limitMs,
  });
  const found = acts
    .filter(([what]) => !["memory", "time", "read"].includes(what))
    .map(([what, detail]) => `when it is called it does this: ${what} ${detail}`);
  if (isTooLate) return [...found, `calls take longer than ${limitMs} ms`];
  if (code !== 0) return [...found, `cannot be imported or called: ${firstError(stderr)}`];
  const { calls } = JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as { calls: number };
  const wanted = operationCount(folder);
  return calls < wanted
    ? [...found, `only ${calls} calls of ${wanted} operations could be made`]
    : found;
}

/** How many operations the package should have, by the API that stands beside it. */
function operationCount(folder: string): number {
  const path = join(folder, "../api.json");
  if (!existsSync(path)) return 0;
  const api = JSON.parse(readFileSync(path, "utf8")) as { groups?: { operations: unknown[] }[] };
  return (api.groups ?? []).reduce((count, { operations }) => count + operations.length, 0);
}

function compile(folder: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tsc, "-p", folder, "--pretty", "false"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "inherit"],
      timeout: limitMs,
      killSignal: "SIGKILL",
    });
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve([]);
      else if (code === null) resolve([`the compiler takes longer than ${limitMs} ms`]);
      else resolve([`does not compile: ${stdout.split("\n")[0] ?? ""}`]);
    });
  });
}

function firstError(stderr: string): string {
  const lines = stderr.split("\n");
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines[0] ?? "";
}
