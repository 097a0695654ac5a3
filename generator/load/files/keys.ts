import { posix } from "node:path";
import { pointerSteps } from "../json.js";
import type { File } from "./library.js";

/** What needs a key among the components: a place of a file. */
export interface Keyed {
  readonly file: File;
  readonly pointer: string;
  /** What tells it from another at the same place. */
  readonly suffix?: string;
}

/** Steps that say only that components follow. */
const sections = /^\/(components\/[A-Za-z]+|definitions|parameters|responses|\$defs)(?=\/)/;

/**
 * Gives each place a key: the last step of its pointer, or the stem of its file. Where two would have
 * the same, both get as much of their paths in front as tells them apart, so that no key depends on
 * the order in which places are found.
 * @param taken keys that others have
 */
export function keysOf<Item extends Keyed>(
  items: readonly Item[],
  root: File,
  taken: readonly string[],
): Map<Item, string> {
  const keys = new Map<Item, string>();
  // Case does not tell keys apart: in most languages and on many disks it would not tell names apart.
  const used = new Set(taken.map((key) => key.toLowerCase()));
  let open = items
    .map((item) => ({
      item,
      parts: nameParts(item, root),
      id: `${item.file.url}#${item.pointer} ${item.suffix}`,
    }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  for (let length = 1; open.length > 0; length += 1) {
    const count = new Map<string, number>();
    const candidates = open.map((candidate) => {
      const { parts } = candidate;
      const suffix = candidate.item.suffix ? [candidate.item.suffix] : [];
      const key = clean([...parts.slice(-length), ...suffix].join("_"));
      const isWhole = length >= parts.length;
      count.set(key.toLowerCase(), (count.get(key.toLowerCase()) ?? 0) + 1);
      return { ...candidate, key, isWhole };
    });
    open = [];
    for (const candidate of candidates) {
      const { item, parts, key, isWhole } = candidate;
      const isFree = count.get(key.toLowerCase()) === 1 && !used.has(key.toLowerCase());
      const last = parts.at(-length) ?? "";
      if (!isWhole && (!isFree || /^\d*$/.test(last))) open.push(candidate);
      else keys.set(item, unused(key, used));
    }
    for (const key of keys.values()) used.add(key.toLowerCase());
  }
  return keys;
}

/** The key that a place has by itself. */
export function naturalKey(item: Keyed, root: File): string {
  return clean(nameParts(item, root).at(-1) ?? "");
}

/** What a place is called as a part of the key of another: all of its pointer, or its file. */
export function qualifier(item: Keyed, root: File): string {
  const steps = pointerSteps(item.pointer.replace(sections, ""));
  const named = steps.filter((step) => !/^(\$defs|properties|\d+)$/.test(step));
  return named.length > 0 ? clean(named.join("_")) : naturalKey(item, root);
}

function nameParts({ file, pointer }: Keyed, root: File): string[] {
  const base = new URL(file.url);
  const path =
    base.protocol === "file:"
      ? posix.relative(posix.dirname(new URL(root.url).pathname), base.pathname)
      : `${base.hostname}${base.pathname}`;
  const folders = decode(path).split("/");
  const stem = (folders.pop() ?? "").replace(/(?<=.)\.[^.]*$/, "");
  const steps = pointerSteps(pointer.replace(sections, ""));
  // An index speaks for its folder.
  if (steps.length === 0 && folders.length > 0 && /^_?index$/.test(stem)) return folders;
  return [...folders.filter((folder) => folder !== ".."), stem, ...steps];
}

/** Component keys may have only these characters. */
function clean(key: string): string {
  return key.replace(/[^A-Za-z0-9._-]+/g, "_") || "_";
}

function unused(key: string, used: Set<string>): string {
  let free = key;
  for (let count = 2; used.has(free.toLowerCase()); count += 1) free = `${key}_${count}`;
  used.add(free.toLowerCase());
  return free;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
