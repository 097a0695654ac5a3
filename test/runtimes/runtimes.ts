import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Runner } from "../vectors/run.js";

/** What is installed: by the name in the folder, the package and its version. */
export const packages: readonly (readonly [name: string, version: string])[] = [
  ["node-20", "npm:node@20.20.2"],
  ["node-22", "npm:node@22.23.3"],
  ["node-24", "npm:node@24.21.0"],
  ["node-26", "npm:node@26.10.0"],
  ["deno", "2.9.6"],
  ["bun", "1.4.5"],
  ["workerd", "1.20261117.1"],
];

/** A JavaScript runtime, and how the runner of the vectors is started on it. */
interface Runtime {
  /** Whether it tells that a connection could not be made: then surely nothing was sent. */
  readonly tellsOfConnecting: boolean;
  /** The vectors about what it does by itself, whatever a program asks for. */
  readonly ownWays?: RegExp;
  /** By the folder in which the runtimes are installed; as text, why it cannot be started. */
  start(folder: string): Runner | string;
}

const installed = (folder: string, path: string): string => join(folder, "node_modules", path);

const program = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

function node(name: string): Runtime {
  return {
    tellsOfConnecting: true,
    start: (folder) => ({
      command: installed(folder, `${name}/bin/node`),
      arguments: [join(folder, "runner.mjs")],
    }),
  };
}

const tsx = import.meta.resolve("tsx");

/** Debian's package has no other name for it. */
const chromium = "/usr/bin/chromium";

export const runtimes: Readonly<Record<string, Runtime>> = {
  "Node 20": node("node-20"),
  "Node 22": node("node-22"),
  "Node 24": node("node-24"),
  "Node 26": node("node-26"),
  Deno: {
    tellsOfConnecting: true,
    start: (folder) => ({
      command: installed(folder, ".bin/deno"),
      arguments: ["run", "--allow-all", "--no-config", join(folder, "runner.mjs")],
    }),
  },
  Bun: {
    tellsOfConnecting: true,
    start: (folder) => ({
      command: installed(folder, ".bin/bun"),
      arguments: [join(folder, "runner.mjs")],
      noise: "Decompression error: ZlibError",
    }),
  },
  workerd: {
    tellsOfConnecting: false,
    start: (folder) => ({
      command: process.execPath,
      arguments: [
        "--import",
        tsx,
        program("workerd.ts"),
        installed(folder, ".bin/workerd"),
        join(folder, "worker.mjs"),
      ],
    }),
  },
  Chromium: {
    tellsOfConnecting: false,
    // It hides the status of redirects, repeats after a 408 or an early end, and has its own User-Agent.
    ownWays: /redirect|\(408\)|closed in the (status line|headers)|user agent|which SDK sends it/,
    start: (folder) =>
      existsSync(chromium)
        ? {
            command: process.execPath,
            arguments: [
              "--import",
              tsx,
              program("chromium.ts"),
              chromium,
              join(folder, "page.mjs"),
            ],
          }
        : `there is no ${chromium}`,
  },
};
