import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import type { Problems } from "../problem/problem.js";
import type { File } from "../render/renderer.js";
import { isAbsent } from "./errors.js";
import { jsonFile } from "./json.js";
import { insideOf } from "./places.js";

/** The list of the files that belong to the generator, kept beside them. */
const manifestName = "manifest.json";

/** What a list begins with that is ours: others call files of theirs `manifest.json`, with `files` in them. */
const comment = "Files written by sdkwright. It removes those that it does not make any more.";

/** What an output folder is to hold. */
export interface Content {
  /** The title of the API, and the name of its package: what tells its SDK from that of another. */
  readonly title: string;
  readonly package: string;
  readonly files: readonly File[];
  /** The languages to whose folders the run is limited; `null` if it is not. */
  readonly only: readonly string[] | null;
  /** Whether the user named the folder, and so means that what it holds be replaced. */
  readonly isChosen: boolean;
}

/** What a run works on: the files that it makes, and those of an earlier run that are still there. */
export interface Work {
  /** With the list of all that belong to the generator when it is done. */
  readonly files: readonly File[];
  readonly owned: readonly string[];
}

/** A list that is ours. One without a title is of a version that did not write it. */
const ManifestSchema = v.object({
  comment: v.literal(comment),
  title: v.optional(v.string()),
  package: v.optional(v.string()),
  files: v.array(v.string()),
});

type Manifest = v.InferOutput<typeof ManifestSchema>;

/**
 * What is to be done to a folder. A list that is not ours owns nothing, and no list owns what is not a
 * plain file inside of the folder.
 * @returns `null` after a problem was reported: the folder, which nobody named, holds the SDK of another API.
 */
export function workOf(folder: string, content: Content, problems: Problems): Work | null {
  const { files, only } = content;
  const manifest = readManifest(join(folder, manifestName));
  if (manifest !== null && !content.isChosen && isOfAnother(manifest, content)) {
    reportOther(folder, manifest, content, problems);
    return null;
  }
  const earlier = manifest?.files ?? [];
  const isLeft = leftBy(only, earlier);
  const made = files.filter(({ path }) => !isLeft(path));
  const paths = [...made.map(({ path }) => path), ...earlier.filter(isLeft)];
  const mine = earlier.filter((path) => !isLeft(path));
  const isInside = insideOf(folder);
  return {
    files: [...made, manifestOf(content, paths)],
    owned: (manifest === null ? [] : [...mine, manifestName]).filter((path) =>
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

/** A title may be corrected, and a package renamed; where both are others, so is the API. */
function isOfAnother(earlier: Manifest, { title, package: name }: Content): boolean {
  return earlier.title !== undefined && earlier.title !== title && earlier.package !== name;
}

function reportOther(folder: string, earlier: Manifest, { title }: Content, problems: Problems) {
  const [held, given] = [earlier.title, title].map((text) => JSON.stringify(text));
  problems.error(
    "other-api",
    `${folder} holds the SDK of ${held}, and this is that of ${given}`,
    "Name the folder for the output with `--out`: another, or this one to replace what it holds.",
    null,
  );
}

function manifestOf({ title, package: name }: Content, paths: readonly string[]): File {
  return jsonFile(manifestName, { comment, title, package: name, files: paths.toSorted() });
}

/** @throws what the file system says of a list that is there and cannot be read */
function readManifest(path: string): Manifest | null {
  try {
    const result = v.safeParse(ManifestSchema, JSON.parse(readFileSync(path, "utf8")));
    return result.success ? result.output : null;
  } catch (error) {
    if (error instanceof SyntaxError || isAbsent(error)) return null;
    throw error;
  }
}

function isOwn(file: string, isInside: (path: string) => boolean): boolean {
  try {
    return isInside(file) && lstatSync(file).isFile();
  } catch {
    return false;
  }
}
