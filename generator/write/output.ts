import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Problems } from "../problem/problem.js";
import type { File } from "../render/renderer.js";
import { manifestOf, ownedPaths } from "./manifest.js";
import { checkPlaces } from "./places.js";
import { Transaction } from "./transaction.js";

/** Where files wait while they are exchanged. It is inside of the output, so that moving is renaming. */
const stagingName = ".sdkwright-staging";

/** How a folder differs from the files it should hold. */
export interface Difference {
  readonly missing: readonly string[];
  readonly changed: readonly string[];
  /** Files of an earlier run that are not made any more. */
  readonly stale: readonly string[];
}

/** What a run did to a folder. */
export interface Written {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

/** Compares a folder with the files it should hold, byte by byte. Files that are not ours do not count. */
export function compare(folder: string, files: readonly File[]): Difference {
  const all = [...files, manifestOf(files)];
  const paths = new Set(all.map(({ path }) => path));
  const missing: string[] = [];
  const changed: string[] = [];
  for (const { path, text } of all) {
    const current = readBytes(join(folder, path));
    if (current === null) missing.push(path);
    else if (!current.equals(Buffer.from(text))) changed.push(path);
  }
  return { missing, changed, stale: ownedPaths(folder).filter((path) => !paths.has(path)) };
}

/**
 * Makes a folder hold the files, all of them or, on a failure, none. Files of an earlier run that are
 * not made any more are removed; files that are not ours are neither overwritten nor touched.
 * @returns `null` after problems were reported.
 */
export function write(folder: string, files: readonly File[], problems: Problems): Written | null {
  const all = [...files, manifestOf(files)];
  const { missing, changed, stale } = compare(folder, files);
  checkPlaces(
    folder,
    all.map(({ path }) => path),
    problems,
  );
  checkForeign(folder, changed, problems);
  if (problems.errorCount > 0) return null;
  const pending = new Set([...missing, ...changed]);
  const done = {
    written: pending.size,
    unchanged: all.length - pending.size,
    removed: stale.length,
  };
  if (pending.size === 0 && stale.length === 0) return done;
  try {
    // What a run left that was killed.
    rmSync(join(folder, stagingName), { recursive: true, force: true });
    const changes = all.filter(({ path }) => pending.has(path));
    new Transaction(folder, stagingName).run(stale, changes);
    return done;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const hint = "Check the folder, its permissions and the space on its disk.";
    problems.error("unwritable-output", `cannot write ${folder}: ${reason}`, hint, null);
    return null;
  }
}

function checkForeign(folder: string, changed: readonly string[], problems: Problems): void {
  const owned = new Set(ownedPaths(folder));
  for (const path of changed) {
    if (owned.has(path)) continue;
    const message = `${join(folder, path)} exists and was not written by sdkwright`;
    const hint = "Move it away, or choose another folder for the output.";
    problems.error("foreign-file", message, hint, null);
  }
}

/** The bytes of a file; `null` where there is none. A file that cannot be read has no bytes. */
function readBytes(path: string): Buffer | null {
  if (!existsSync(path) || statSync(path).isDirectory()) return null;
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
