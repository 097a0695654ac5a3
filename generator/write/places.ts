import { existsSync, lstatSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Problems } from "../problem/problem.js";

/** Every file must land inside of the folder, also behind symbolic links that are there already. */
export function checkPlaces(folder: string, paths: readonly string[], problems: Problems): void {
  if (existsSync(folder) && !lstatSync(realpathSync(folder)).isDirectory()) {
    const hint = "Choose another folder for the output.";
    problems.error("output-is-a-file", `${folder} is a file, not a folder`, hint, null);
    return;
  }
  const seen = new Map<string, string>();
  const landsInside = insideOf(folder);
  for (const path of paths) {
    // Two names that differ only in case are one file on some systems.
    const other = seen.get(path.toLowerCase());
    seen.set(path.toLowerCase(), path);
    if (other !== undefined) {
      const message = `${path} and ${other} would be the same file`;
      problems.error("path-clash", message, "Rename one of what they are made from.", null);
    }
    if (!landsInside(join(folder, path))) {
      // All that is behind a link is reported with it, once.
      const link = linkOutOf(folder, path);
      const message =
        link === null
          ? `${path} would be written outside ${folder}`
          : `${link} is a link that leads outside ${folder}`;
      const hint = "Remove the symbolic link, or choose another folder.";
      problems.error("outside-output", message, hint, null);
    }
  }
}

/** The first link on the way to a path below a folder that leads out of the folder; `null` if none does. */
function linkOutOf(folder: string, path: string): string | null {
  const steps = dirname(path).split("/");
  const ways = steps.map((_, index) => join(folder, ...steps.slice(0, index + 1)));
  const link = ways.find(
    (way) => isLink(way) && existsSync(way) && !isBelow(realpathSync(folder), realpathSync(way)),
  );
  return link ?? null;
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** Whether a path is below a folder, and not the folder itself. Links are not followed. */
export function isBelow(folder: string, path: string): boolean {
  const steps = relative(resolve(folder), resolve(path));
  const isElsewhere = steps === ".." || steps.startsWith(`..${sep}`) || resolve(steps) === steps;
  return steps !== "" && !isElsewhere;
}

/**
 * Whether a path is inside of a folder, also behind the links that are there now. Folders are looked
 * at once, however many paths are in them.
 */
export function insideOf(folder: string): (path: string) => boolean {
  const home = existsSync(folder) ? realpathSync(folder) : null;
  const known = new Map<string, boolean>();
  return (path) => {
    if (!isBelow(folder, path)) return false;
    if (home === null) return true;
    const parent = dirname(path);
    const isInside =
      known.get(parent) ?? isBelow(home, join(realpathSync(nearestExisting(parent)), "file"));
    known.set(parent, isInside);
    return isInside;
  };
}

function nearestExisting(path: string): string {
  let current = path;
  while (!existsSync(current)) current = dirname(current);
  return current;
}
