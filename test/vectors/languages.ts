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
};
