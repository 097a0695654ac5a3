import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import type { File } from "../render/renderer.js";
import { makeFolder } from "./folders.js";

/**
 * Changes of a folder that all happen or all do not. New files are written completely beside their
 * places before anything moves; what they replace is kept until the end, and put back on a failure.
 */
export class Transaction {
  readonly #folder: string;
  readonly #staging: string;
  readonly #undo: (() => void)[] = [];
  readonly #missing = new Map<string, string | null>();
  #count = 0;

  /** @param staging a folder inside of `folder`, so that moving is renaming; it is removed at the end */
  constructor(folder: string, staging: string) {
    this.#folder = folder;
    this.#staging = join(folder, staging);
  }

  /**
   * Removes and writes files, by their paths below the folder.
   * @throws what the file system says, after everything was put back
   */
  run(removed: readonly string[], written: readonly File[]): void {
    const madeFolder = makeFolder(this.#staging);
    try {
      const staged = this.#stage(written);
      for (const path of removed) this.#remove(path);
      for (const [path, from] of staged) this.#place(path, from);
    } catch (error) {
      for (const undo of this.#undo.reverse()) undo();
      rmSync(this.#staging, { recursive: true, force: true });
      if (madeFolder !== undefined) rmSync(madeFolder, { recursive: true, force: true });
      throw error;
    }
    rmSync(this.#staging, { recursive: true, force: true });
  }

  /**
   * Writes the files where they wait. Those of a folder that is not there yet wait in one of their own,
   * which is then moved as a whole.
   * @returns what is to be moved: where it belongs, and where it is
   */
  #stage(written: readonly File[]): Map<string, string> {
    const staged = new Map<string, string>();
    const newFolders = new Map<string, string>();
    const made = new Set<string>();
    for (const file of written) {
      const { path } = file;
      const top = this.#firstMissing(dirname(path));
      if (top === null) {
        const from = this.#fresh();
        writeText(from, file);
        staged.set(path, from);
        continue;
      }
      // Where case does not count, two names may be one folder.
      const known = newFolders.get(top.toLowerCase());
      const tree = known ?? this.#fresh();
      if (known === undefined) {
        newFolders.set(top.toLowerCase(), tree);
        staged.set(top, tree);
      }
      const from = join(tree, relative(top, path));
      if (!made.has(dirname(from))) makeFolder(dirname(from));
      made.add(dirname(from));
      writeText(from, file);
    }
    return staged;
  }

  /** The outermost of a folder and those around it that is not there; `null` if all are. */
  #firstMissing(path: string): string | null {
    if (path === "." || path === dirname(path)) return null;
    const known = this.#missing.get(path);
    if (known !== undefined) return known;
    const outer = this.#firstMissing(dirname(path));
    const isThere = outer === null && isTaken(join(this.#folder, path));
    const found = isThere ? null : (outer ?? path);
    this.#missing.set(path, found);
    return found;
  }

  #remove(path: string): void {
    const target = join(this.#folder, path);
    this.#move(target, this.#fresh());
    for (let parent = dirname(target); parent !== this.#folder; parent = dirname(parent)) {
      if (readdirSync(parent).length > 0) return;
      const empty = parent;
      rmdirSync(empty);
      this.#undo.push(() => mkdirSync(empty));
    }
  }

  #place(path: string, from: string): void {
    const target = join(this.#folder, path);
    const made = makeFolder(dirname(target));
    if (made !== undefined) this.#undo.push(() => rmSync(made, { recursive: true, force: true }));
    const there = lstatSync(target, { throwIfNoEntry: false });
    if (there?.isDirectory()) {
      // Only an empty folder gives way: what is in it is not ours.
      rmdirSync(target);
      this.#undo.push(() => mkdirSync(target));
    } else if (there !== undefined) this.#move(target, this.#fresh());
    this.#move(from, target);
  }

  #move(from: string, to: string): void {
    renameSync(from, to);
    this.#undo.push(() => renameSync(to, from));
  }

  #fresh(): string {
    this.#count += 1;
    return join(this.#staging, String(this.#count));
  }
}

/** Whether something is at a path, or a file is where a folder around it would be. */
function isTaken(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

function writeText(path: string, file: File): void {
  if (file.parts === undefined) {
    writeFileSync(path, file.text);
    return;
  }
  const descriptor = openSync(path, "w");
  try {
    for (const part of file.parts()) writeFileSync(descriptor, part);
  } finally {
    closeSync(descriptor);
  }
}
