import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** A whole process, from its start to its end. */
export interface Run {
  readonly code: number | null;
  readonly ms: number;
  /** What its threads worked, together: other than the time it is hardly longer on a busy machine. */
  readonly cpuMs: number;
  /** The peak of each of its processes, together. */
  readonly bytes: number;
  readonly output: string;
}

/** Loaded into every process that is measured: says what it used, in KiB and in microseconds. */
const preload = `const { appendFileSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");
if (isMainThread) process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  appendFileSync(process.env.SDKWRIGHT_BENCH_PEAK, maxRSS + " " + (userCPUTime + systemCPUTime) + "\\n");
});
`;

/** Runs Node once and measures it. */
export function run(node: string, args: readonly string[], folder: string): Promise<Run> {
  const said = join(folder, "peak.txt");
  rmSync(said, { force: true });
  const peak = join(folder, "peak.cjs");
  writeFileSync(peak, preload);
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(node, [...args], {
      cwd: folder,
      env: {
        ...process.env,
        NODE_OPTIONS: `--require=${peak}`,
        SDKWRIGHT_BENCH_PEAK: said,
        REDOCLY_TELEMETRY: "off",
        REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    child.on("error", reject);
    child.on("close", (code) => {
      const ms = performance.now() - start;
      const lines = existsSync(said) ? readFileSync(said, "utf8").trim().split("\n") : [];
      const used = lines.map((line) => line.split(" ").map(Number));
      const bytes = used.reduce((total, [kib = 0]) => total + kib * 1024, 0);
      const cpuMs = used.reduce((total, [, us = 0]) => total + us / 1000, 0);
      resolve({ code, ms, cpuMs, bytes, output });
    });
  });
}

/** Makes a folder be there and be empty. */
export function emptied(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder);
  return folder;
}

/** How many files a folder has, and how many bytes. */
export function sizeOf(folder: string): { files: number; bytes: number } {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => statSync(join(folder, path)))
    .filter((stats) => stats.isFile());
  return { files: paths.length, bytes: paths.reduce((total, { size }) => total + size, 0) };
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
