import {
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/**
 * Changes of a folder that all happen or all do not. New files are written completely beside their
 * places before anything moves; what they replace is kept until the end, and put back on a failure.
 */
export class Transaction {
  readonly #folder: string;
  readonly #staging: string;
  readonly #undo: (() => void)[] = [];
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
  run(removed: readonly string[], written: readonly { path: string; text: string }[]): void {
    const madeFolder = mkdirSync(this.#staging, { recursive: true });
    try {
      const staged = written.map(({ path, text }) => ({ path, from: this.#stage(text) }));
      for (const path of removed) this.#remove(path);
      for (const { path, from } of staged) this.#place(path, from);
    } catch (error) {
      for (const undo of this.#undo.reverse()) undo();
      rmSync(this.#staging, { recursive: true, force: true });
      if (madeFolder !== undefined) rmSync(madeFolder, { recursive: true, force: true });
      throw error;
    }
    rmSync(this.#staging, { recursive: true, force: true });
  }

  #stage(text: string): string {
    const path = this.#fresh();
    writeFileSync(path, text);
    return path;
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
    const made = mkdirSync(dirname(target), { recursive: true });
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
