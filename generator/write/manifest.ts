import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { File } from "../render/renderer.js";
import { insideOf } from "./places.js";

/** The list of the files that belong to the generator, kept beside them. */
export const manifestName = "manifest.json";

/** What a list begins with that is ours: others call files of theirs `manifest.json`, with `files` in them. */
const comment = "Files written by sdkwright. It removes those that it does not make any more.";

/** What an output folder is to hold. */
export interface Content {
  readonly files: readonly File[];
  /** The languages to whose folders the run is limited; `null` if it is not. */
  readonly only: readonly string[] | null;
}

/** What a run works on: the files that it makes, and those of an earlier run that are still there. */
export interface Work {
  /** With the list of all that belong to the generator when it is done. */
  readonly files: readonly File[];
  readonly owned: readonly string[];
}

/**
 * What is to be done to a folder. A list that is not ours owns nothing, and no list owns what is not a
 * plain file inside of the folder.
 */
export function workOf(folder: string, { files, only }: Content): Work {
  const listed = readManifest(join(folder, manifestName));
  const earlier = listed ?? [];
  const isLeft = leftBy(only, earlier);
  const made = files.filter(({ path }) => !isLeft(path));
  const paths = [...made.map(({ path }) => path), ...earlier.filter(isLeft)];
  const mine = earlier.filter((path) => !isLeft(path));
  const isInside = insideOf(folder);
  return {
    files: [...made, manifestOf(paths)],
    owned: (listed === null ? [] : [...mine, manifestName]).filter((path) =>
      isOwn(join(folder, path), isInside),
    ),
  };
}

/**
 * What a run leaves as it is that is limited to some languages: the folders of others, and where there
 * are others, what they share.
 */
function leftBy(
  only: readonly string[] | null,
  earlier: readonly string[],
): (path: string) => boolean {
  if (only === null) return () => false;
  const isMine = (path: string): boolean => only.some((name) => path.startsWith(`${name}/`));
  const hasOthers = earlier.some((path) => path.includes("/") && !isMine(path));
  return (path) => hasOthers && !isMine(path);
}

function manifestOf(paths: readonly string[]): File {
  const text = JSON.stringify({ comment, files: paths.toSorted() }, null, 2);
  return { path: manifestName, text: `${text}\n` };
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
