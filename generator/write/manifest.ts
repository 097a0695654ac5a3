import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { File } from "../render/renderer.js";
import { insideOf } from "./places.js";

/** The list of the files that belong to the generator, kept beside them. */
export const manifestName = "manifest.json";

/** What a list begins with that is ours: others call files of theirs `manifest.json`, with `files` in them. */
const comment = "Files written by sdkwright. It removes those that it does not make any more.";

/** The list for these files, as a file. */
export function manifestOf(files: readonly File[]): File {
  const paths = files.map(({ path }) => path).toSorted();
  return { path: manifestName, text: `${JSON.stringify({ comment, files: paths }, null, 2)}\n` };
}

/**
 * Paths of files that an earlier run wrote and that are still there, the list itself included. A list
 * that is not ours owns nothing, and no list owns what is not a plain file inside of the folder.
 */
export function ownedPaths(folder: string): string[] {
  const listed = readManifest(join(folder, manifestName));
  if (listed === null) return [];
  const isInside = insideOf(folder);
  return [...listed, manifestName].filter((path) => isOwn(join(folder, path), isInside));
}

function readManifest(path: string): string[] | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof value !== "object" || value === null || !("files" in value)) return null;
    if (!("comment" in value) || value.comment !== comment) return null;
    return Array.isArray(value.files)
      ? value.files.filter((file) => typeof file === "string")
      : null;
  } catch {
    return null;
  }
}

function isOwn(file: string, isInside: (path: string) => boolean): boolean {
  try {
    return isInside(file) && lstatSync(file).isFile();
  } catch {
    return false;
  }
}
