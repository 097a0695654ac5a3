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
  for (const path of paths) {
    // Two names that differ only in case are one file on some systems.
    const other = seen.get(path.toLowerCase());
    seen.set(path.toLowerCase(), path);
    if (other !== undefined) {
      const message = `${path} and ${other} would be the same file`;
      problems.error("path-clash", message, "Rename one of what they are made from.", null);
    }
    if (!landsInside(folder, join(folder, path))) {
      const message = `${path} would be written outside ${folder}`;
      const hint = "Remove the symbolic link, or choose another folder.";
      problems.error("outside-output", message, hint, null);
    }
  }
}

/** Whether a path is below a folder, and not the folder itself. Links are not followed. */
export function isBelow(folder: string, path: string): boolean {
  const steps = relative(resolve(folder), resolve(path));
  const isElsewhere = steps === ".." || steps.startsWith(`..${sep}`) || resolve(steps) === steps;
  return steps !== "" && !isElsewhere;
}

function landsInside(folder: string, path: string): boolean {
  if (!isBelow(folder, path)) return false;
  if (!existsSync(folder)) return true;
  const parent = nearestExisting(dirname(path));
  return isBelow(realpathSync(folder), join(realpathSync(parent), "file"));
}

function nearestExisting(path: string): string {
  let current = path;
  while (!existsSync(current)) current = dirname(current);
  return current;
}
