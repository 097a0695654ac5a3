import { createHash } from "node:crypto";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Problems } from "../problem/problem.js";
import type { File } from "../render/renderer.js";

/** The list of files that belong to the generator, kept beside them. */
export const manifestName = "manifest.json";

/** Where new files wait until all of them are complete. It is inside the output, so that a rename is enough. */
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
  const all = withManifest(files);
  const paths = new Set(all.map(({ path }) => path));
  const missing: string[] = [];
  const changed: string[] = [];
  for (const { path, text } of all) {
    const current = readText(join(folder, path));
    if (current === null) missing.push(path);
    else if (current !== text) changed.push(path);
  }
  return {
    missing,
    changed,
    stale: ownedPaths(folder).filter((path) => !paths.has(path) && existsSync(join(folder, path))),
  };
}

/**
 * Makes a folder hold the files. They are first written completely beside their places and then
 * renamed into them, so a run that fails leaves what was there. Files of an earlier run that are not
 * made any more are removed; files that are not ours are neither overwritten nor touched.
 */
export function write(folder: string, files: readonly File[], problems: Problems): Written | null {
  const all = withManifest(files);
  const { missing, changed, stale } = compare(folder, files);
  checkPlaces(folder, all, problems);
  checkForeign(folder, changed, problems);
  if (problems.errorCount > 0) return null;
  const pending = new Set([...missing, ...changed]);
  const staging = join(folder, stagingName);
  try {
    rmSync(staging, { recursive: true, force: true });
    const staged = all
      .filter(({ path }) => pending.has(path))
      .map(({ path, text }) => ({ path, from: stage(staging, path, text) }));
    for (const { path, from } of staged) {
      const to = join(folder, path);
      mkdirSync(dirname(to), { recursive: true });
      renameSync(from, to);
    }
    for (const path of stale) removeFile(folder, path);
  } catch (error) {
    problems.error(
      "unwritable-output",
      `cannot write ${folder}: ${error instanceof Error ? error.message : String(error)}`,
      "Check the folder, its permissions and the space on its disk.",
      null,
    );
    return null;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return { written: pending.size, unchanged: all.length - pending.size, removed: stale.length };
}

function stage(staging: string, path: string, text: string): string {
  // A flat name: the staged files need no folders of their own.
  const from = join(staging, createHash("sha256").update(path).digest("hex"));
  mkdirSync(staging, { recursive: true });
  writeFileSync(from, text);
  return from;
}

function withManifest(files: readonly File[]): File[] {
  const paths = files.map(({ path }) => path).toSorted();
  const text = `${JSON.stringify({ comment: "Files written by sdkwright. It removes those that it does not make any more.", files: paths }, null, 2)}\n`;
  return [...files, { path: manifestName, text }];
}

/** Paths that an earlier run wrote. A manifest that cannot be read, or that points elsewhere, owns nothing. */
function ownedPaths(folder: string): string[] {
  const text = readText(join(folder, manifestName));
  if (text === null) return [];
  try {
    const value: unknown = JSON.parse(text);
    const listed: unknown =
      typeof value === "object" && value !== null && "files" in value ? value.files : [];
    const paths = Array.isArray(listed) ? listed.filter((path) => typeof path === "string") : [];
    return paths.filter((path) => isInside(folder, join(folder, path)));
  } catch {
    return [];
  }
}

/** Every file must land inside the folder, also behind symbolic links that are there already. */
function checkPlaces(folder: string, files: readonly File[], problems: Problems): void {
  if (existsSync(folder) && !lstatSync(realpathSync(folder)).isDirectory()) {
    problems.error(
      "output-is-a-file",
      `${folder} is a file, not a folder`,
      "Choose another folder for the output.",
      null,
    );
    return;
  }
  const seen = new Map<string, string>();
  for (const { path } of files) {
    const key = path.toLowerCase();
    const other = seen.get(key);
    if (other !== undefined)
      problems.error(
        "path-clash",
        `${path} and ${other} would be the same file`,
        "Rename one of what they are made from.",
        null,
      );
    seen.set(key, path);
    const nearest = nearestExisting(join(folder, path));
    const isOutside =
      nearest !== null &&
      existsSync(folder) &&
      !isInside(realpathSync(folder), realpathSync(nearest));
    if (!isInside(folder, join(folder, path)) || isOutside) {
      problems.error(
        "outside-output",
        `${path} would be written outside ${folder}`,
        "Remove the symbolic link, or choose another folder.",
        null,
      );
    }
  }
}

function checkForeign(folder: string, changed: readonly string[], problems: Problems): void {
  const owned = new Set([...ownedPaths(folder), manifestName]);
  for (const path of changed) {
    if (owned.has(path)) continue;
    problems.error(
      "foreign-file",
      `${join(folder, path)} exists and was not written by sdkwright`,
      "Move it away, or choose another folder for the output.",
      null,
    );
  }
}

function nearestExisting(path: string): string | null {
  for (let current = path; ; current = dirname(current)) {
    if (existsSync(current)) return current;
    if (dirname(current) === current) return null;
  }
}

function isInside(folder: string, path: string): boolean {
  const fromFolder = relative(resolve(folder), resolve(path));
  return (
    fromFolder === "" ||
    !(
      fromFolder === ".." ||
      fromFolder.startsWith(`..${sep}`) ||
      resolve(fromFolder) === fromFolder
    )
  );
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

/** Removes a file, and the folders that it leaves empty. */
function removeFile(folder: string, path: string): void {
  rmSync(join(folder, path), { force: true });
  for (
    let parent = dirname(join(folder, path));
    parent !== resolve(folder) && isInside(folder, parent);
    parent = dirname(parent)
  ) {
    if (!existsSync(parent) || readdirSync(parent).length > 0) return;
    rmdirSync(parent);
  }
}
