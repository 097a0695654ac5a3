import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Runner } from "./run.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const runner = (file: string): string => join(root, "test/vectors/runners", file);
const isThere = (program: string): boolean => spawnSync(program, ["--version"]).status === 0;

/** How the runner of a language is started; or, as text, why it cannot be here. */
export const languages: Readonly<Record<string, () => Runner | string>> = {
  typescript: () => ({
    command: process.execPath,
    arguments: ["--import", import.meta.resolve("tsx"), runner("typescript.ts")],
  }),
  ruby: () =>
    isThere("ruby") ? { command: "ruby", arguments: [runner("ruby.rb")] } : "no Ruby is installed",
  python: () => python(),
  "python, asynchronous": () => python("async"),
};

/** The variable `PYTHON` may name a Python that has the packages which the SDK needs. */
function python(...more: readonly string[]): Runner | string {
  const command = process.env.PYTHON ?? "python3";
  const { status } = spawnSync(command, ["-c", "import httpx"]);
  if (status !== 0) return `no ${command} with httpx is installed`;
  return {
    command,
    arguments: ["-B", runner("python.py"), ...more],
    environment: { PYTHONPATH: join(root, "generated/python/src") },
  };
}
