import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";

/** What a process did while it was watched. */
export interface Watched {
  /** `null` when it was killed, or died of a signal. */
  readonly code: number | null;
  readonly isTooLate: boolean;
  /** Time of the processor, which other processes do not change; 0 when it could not say. */
  readonly ms: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The most memory it had, in bytes; 0 when it could not say. */
  readonly memory: number;
  /** What it read, wrote, called or started: `[what, detail]`. */
  readonly acts: readonly (readonly [string, string])[];
}

export interface Start {
  readonly args: readonly string[];
  readonly cwd: string;
  /** Where what is seen is written: a file that is not there yet. */
  readonly log: string;
  /** When it is killed, whatever else the machine does. */
  readonly limitMs: number;
}

const maxOutput = 4 * 1024 * 1024;

/** Runs `node` with these arguments, and sees what it does. */
export function watched({ args, cwd, log, limitMs }: Start): Promise<Watched> {
  const home = join(dirname(log), "home");
  mkdirSync(home, { recursive: true });
  rmSync(log, { force: true });
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", watcher(dirname(log)), ...args], {
      cwd,
      env: { PATH: process.env.PATH ?? "", HOME: home, TMPDIR: home, WATCH_FILE: log },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => {
        if (said[name].length < maxOutput) said[name] += text;
      });
    }
    let isTooLate = false;
    const limit = setTimeout(() => {
      isTooLate = true;
      child.kill("SIGKILL");
    }, limitMs);
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(limit);
      const acts = readActs(log);
      const figure = (name: string): number =>
        Number(acts.find(([what]) => what === name)?.[1] ?? 0);
      const figures = { ms: figure("time"), memory: figure("memory") };
      resolve({ code, isTooLate, ...figures, ...said, acts });
    });
  });
}

/** The watcher as JavaScript, which a process can load before it loads anything else. */
function watcher(folder: string): string {
  const made = join(folder, "watch.mjs");
  if (!existsSync(made)) {
    const source = readFileSync(fileURLToPath(new URL("watch.ts", import.meta.url)), "utf8");
    const { outputText } = ts.transpileModule(source, {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    writeFileSync(made, outputText);
  }
  return pathToFileURL(made).href;
}

function readActs(log: string): [string, string][] {
  if (!existsSync(log)) return [];
  return readFileSync(log, "utf8")
    .split("\n")
    .flatMap((line): [string, string][] => {
      // The last line of a process that was killed may be cut off.
      if (!line.endsWith("]")) return [];
      const [what, detail]: unknown[] = JSON.parse(line) as unknown[];
      return [[String(what), String(detail)]];
    });
}
