import { spawnSync } from "node:child_process";

/** Why there is no Ruby here; `null` if there is. */
export const noRuby: string | null =
  spawnSync("ruby", ["--version"]).status === 0 ? null : "no Ruby is installed";

/** What a program in Ruby writes and how it ends. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program in Ruby with warnings, with a folder of sources that it can require. */
export function runRuby(
  program: readonly string[],
  lib: string,
  environment: Readonly<Record<string, string>> = {},
): Ran {
  const { PATH = "", HOME = "" } = process.env;
  const { status, stdout, stderr } = spawnSync("ruby", ["-w", "-I", lib, ...program], {
    encoding: "utf8",
    env: { PATH, HOME, LANG: "C.UTF-8", ...environment },
    timeout: 120_000,
  });
  return { status, stdout, stderr };
}
