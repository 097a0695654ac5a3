import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those around it, one by one: where a file system has no room for folders, as /proc
 * has none, Node's own way of making several never ends.
 * @returns the outermost folder that was made; `undefined` if all were there
 * @throws what the file system says
 */
export function makeFolder(path: string): string | undefined {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const outer = dirname(path) === path ? undefined : makeFolder(dirname(path));
  mkdirSync(path);
  return outer ?? path;
}
