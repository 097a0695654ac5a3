import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Problems } from "../../generator/problem/problem.js";
import type { Content } from "../../generator/write/manifest.js";
import { compare, type Difference, type Written, write } from "../../generator/write/output.js";

/** Files by their paths. */
export type Tree = Readonly<Record<string, string>>;

/** Puts files into a folder, without asking anybody. */
export function put(folder: string, tree: Tree): void {
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Every file below a folder but the manifest; a folder without files ends in `/`, a link in `@`. */
export function treeOf(folder: string, prefix = ""): Tree {
  if (!existsSync(folder)) return {};
  const entries = readdirSync(folder, { withFileTypes: true });
  const found = entries.flatMap((entry): [string, string][] => {
    const path = prefix + entry.name;
    if (entry.isSymbolicLink()) return [[`${path}@`, ""]];
    if (entry.isDirectory()) {
      const below = Object.entries(treeOf(join(folder, entry.name), `${path}/`));
      return below.length === 0 ? [[`${path}/`, ""]] : below;
    }
    if (path === "manifest.json") return [];
    return [[path, readFileSync(join(folder, entry.name), "utf8")]];
  });
  return Object.fromEntries(found.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Writes a tree as a run of the generator does, which may be limited to some languages. */
export function written(
  folder: string,
  tree: Tree,
  only: readonly string[] | null = null,
): { result: Written | null; problems: Problems } {
  const problems = new Problems();
  return { result: write(folder, contentOf(tree, only), problems), problems };
}

/** How a folder differs from a tree, or from what of it is of some languages. */
export function difference(
  folder: string,
  tree: Tree,
  only: readonly string[] | null = null,
): Difference {
  const found = compare(folder, contentOf(tree, only), new Problems());
  if (found === null) throw new Error("there was a problem");
  return found;
}

/** A tree as what a run makes of an API. */
export function contentOf(tree: Tree, only: readonly string[] | null = null): Content {
  const files = Object.entries(tree).map(([path, text]) => ({ path, text }));
  return { title: "Pets", package: "pets-sdk", files, only, isChosen: false };
}
