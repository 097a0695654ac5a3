import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const packages = fileURLToPath(new URL("../../node_modules", import.meta.url));

/**
 * A folder for the run of one document. The output is far below its top, so that a path that climbs
 * out of the output lands where it is seen.
 */
export interface Sandbox {
  /** Where the process runs. */
  readonly cwd: string;
  readonly output: string;
  /** For files of ours. */
  readonly scratch: string;
  /** Paths that nothing of ours made. */
  strays(): string[];
  remove(): void;
}

/** @param before an output that is there already */
export function newSandbox(before: string | null): Sandbox {
  const top = mkdtempSync(join(tmpdir(), "sdkwright-hostile-"));
  const scratch = join(top, "scratch");
  const cwd = join(top, "a/b/c/work");
  const output = join(cwd, "out");
  mkdirSync(scratch);
  mkdirSync(cwd, { recursive: true });
  symlinkSync(packages, join(cwd, "node_modules"));
  if (before !== null) cpSync(before, output, { recursive: true });
  const known = new Set(["scratch", "a", "a/b", "a/b/c", "a/b/c/work"]);
  const own = new Set(["a/b/c/work/node_modules", "a/b/c/work/out"]);
  const strays = (folder: string): string[] =>
    readdirSync(join(top, folder)).flatMap((name) => {
      const path = folder === "" ? name : `${folder}/${name}`;
      if (path === "scratch" || own.has(path)) return [];
      return known.has(path) ? strays(path) : [path];
    });
  return {
    cwd,
    output,
    scratch,
    strays: () => strays(""),
    remove: () => rmSync(top, { recursive: true, force: true }),
  };
}
