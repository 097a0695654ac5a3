import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Problems } from "../problem/problem.js";
import type { File } from "../render/renderer.js";
import { type Content, type Work, workOf } from "./manifest.js";
import { isAbsent, pathIn, reasonOf } from "./errors.js";
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

/**
 * Compares a folder with the files it should hold, byte by byte. Files that are not ours do not count.
 * @returns `null` after problems were reported.
 */
export function compare(folder: string, content: Content, problems: Problems): Difference | null {
  return lookAt(folder, content, problems)?.difference ?? null;
}

function lookAt(
  folder: string,
  content: Content,
  problems: Problems,
): { work: Work; difference: Difference } | null {
  try {
    const work = workOf(folder, content, problems);
    return work && { work, difference: differenceOf(folder, work) };
  } catch (error) {
    const message = `cannot read ${pathIn(error) ?? folder}: ${reasonOf(error)}`;
    problems.error("unreadable-output", message, "Check what is there, and its permissions.", null);
    return null;
  }
}

function differenceOf(folder: string, { files, owned }: Work): Difference {
  const paths = new Set(files.map(({ path }) => path));
  const missing: string[] = [];
  const changed: string[] = [];
  for (const file of files) {
    const { path } = file;
    const found = look(join(folder, path), file);
    if (found === "missing") missing.push(path);
    else if (found === "changed") changed.push(path);
  }
  return { missing, changed, stale: owned.filter((path) => !paths.has(path)) };
}

/**
 * Makes a folder hold the files, all of them or, on a failure, none. Files of an earlier run that are
 * not made any more are removed; files that are not ours are neither overwritten nor touched.
 * @returns `null` after problems were reported.
 */
export function write(folder: string, content: Content, problems: Problems): Written | null {
  const seen = lookAt(folder, content, problems);
  if (seen === null) return null;
  const { files, owned } = seen.work;
  const { missing, changed, stale } = seen.difference;
  checkPlaces(
    folder,
    files.map(({ path }) => path),
    problems,
  );
  checkForeign(folder, changed, new Set(owned), problems);
  if (problems.errorCount > 0) return null;
  const pending = new Set([...missing, ...changed]);
  const done = {
    written: pending.size,
    unchanged: files.length - pending.size,
    removed: stale.length,
  };
  if (pending.size === 0 && stale.length === 0) return done;
  try {
    // What a run left that was killed.
    rmSync(join(folder, stagingName), { recursive: true, force: true });
    const changes = files.filter(({ path }) => pending.has(path));
    new Transaction(folder, stagingName).run(stale, changes);
    return done;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const hint = "Check the folder, its permissions and the space on its disk.";
    problems.error("unwritable-output", `cannot write ${folder}: ${reason}`, hint, null);
    return null;
  }
}

function checkForeign(
  folder: string,
  changed: readonly string[],
  owned: ReadonlySet<string>,
  problems: Problems,
): void {
  for (const path of changed) {
    if (owned.has(path)) continue;
    const message = `${join(folder, path)} exists and was not written by sdkwright`;
    const hint = "Move it away, or choose another folder for the output.";
    problems.error("foreign-file", message, hint, null);
  }
}

/**
 * What is at a place where a text should be.
 * @throws what the file system says of what is there and cannot be read
 */
function look(path: string, file: File): "missing" | "changed" | "same" {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return "missing";
    if (file.parts !== undefined)
      return isMadeOf(readFileSync(path), file.parts()) ? "same" : "changed";
    if (stats.size !== Buffer.byteLength(file.text)) return "changed";
    return readFileSync(path).equals(Buffer.from(file.text)) ? "same" : "changed";
  } catch (error) {
    if (isAbsent(error)) return "missing";
    throw error;
  }
}

function isMadeOf(bytes: Buffer, parts: Iterable<string>): boolean {
  let from = 0;
  for (const part of parts) {
    const expected = Buffer.from(part);
    if (!bytes.subarray(from, from + expected.length).equals(expected)) return false;
    from += expected.length;
  }
  return from === bytes.length;
}
