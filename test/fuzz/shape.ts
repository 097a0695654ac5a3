import type { File } from "../../generator/render/renderer.js";
import { faultsIn } from "../hostile/files.js";
import { codeShape } from "./code.js";
import { pageShape } from "./page.js";

/** What an output is made of, apart from names, literals, comments and the text of the document. */
export interface Shape {
  /** The shapes of the files of each kind, such as the modules of a folder; which is which does not count. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  /** The blocks of the pages of each kind. */
  readonly pages: ReadonlyMap<string, readonly (readonly string[])[]>;
}

/** The shape of an output. */
export function shapeOf(files: readonly File[]): Shape {
  const shapes = new Map<string, string[]>();
  const pages = new Map<string, string[][]>();
  for (const { path, text } of files) {
    const kind = kindOf(path);
    if (path.endsWith(".md")) pages.set(kind, [...(pages.get(kind) ?? []), pageShape(text)]);
    else shapes.set(kind, [...(shapes.get(kind) ?? []), remembered(path, text)]);
  }
  for (const [kind, list] of shapes) shapes.set(kind, list.toSorted());
  return { files: shapes, pages };
}

/** Files are alike whose folder and extension are; the names of groups are names. */
function kindOf(path: string): string {
  const steps = path.split("/");
  const name = steps.pop() ?? "";
  const isBarrel = name.startsWith("index.");
  const folder = steps.map((step, index) => (steps[index - 1] === "operations" ? "*" : step));
  const isOneOfMany = ["answers", "models", "errors", "groups", "docs", "*"].includes(
    folder.at(-1) ?? "",
  );
  return [...folder, isOneOfMany && !isBarrel ? name.replace(/^[^.]*/, "*") : name].join("/");
}

const known = new Map<string, string>();

function remembered(path: string, text: string): string {
  const found = known.get(text);
  if (found !== undefined) return found;
  const made = contentShape(path, text);
  known.set(text, made);
  return made;
}

function contentShape(path: string, text: string): string {
  if (path.endsWith(".ts")) return codeShape(text);
  if (/(^|\/)package\.json$/.test(path)) return keysOf(JSON.parse(text));
  // What the API is called is data in these.
  if (/(^|\/)(api|manifest)\.json$/.test(path)) return "";
  return text;
}

/** The keys of a value, at all depths. */
function keysOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return typeof value;
  return `{${Object.entries(value)
    .map(([key, inner]) => `${key}: ${keysOf(inner)}`)
    .join(", ")}}`;
}

const faultless = new Set<string>();

/** What no text may cause: broken files, paths that lead elsewhere, files that are one to some systems. */
export function faultsOf(files: readonly File[]): string[] {
  const odd = files.filter(({ path }) => !/^[\w.-]+(\/[\w.-]+)*$/.test(path) || /\.\./.test(path));
  const folded = new Set(files.map(({ path }) => path.toLowerCase()));
  const broken = files.flatMap(({ path, text }) => {
    if (faultless.has(text)) return [];
    const found = faultsIn(path, text);
    if (found.length === 0) faultless.add(text);
    return found;
  });
  return [
    ...odd.map(({ path }) => `${JSON.stringify(path)} is an odd path`),
    ...(folded.size === files.length ? [] : ["two files are one where case does not count"]),
    ...broken,
  ];
}

/**
 * How a shape differs from another.
 * @param isLoose whether texts of the document may bring blocks of their own into pages
 */
export function difference(made: Shape, wanted: Shape, isLoose: boolean): string[] {
  const kinds = new Set([...made.files.keys(), ...wanted.files.keys()]);
  const files = [...kinds].flatMap((kind) => {
    const [is, was] = [made.files.get(kind) ?? [], wanted.files.get(kind) ?? []];
    if (is.length !== was.length) return [`${is.length} files ${kind}, not ${was.length}`];
    return is.flatMap((shape, index) =>
      shape === was[index] ? [] : [`${kind} is\n${firstDifference(shape, was[index] ?? "")}`],
    );
  });
  const pages = [...wanted.pages].flatMap(([kind, was]) => {
    const is = made.pages.get(kind) ?? [];
    if (is.length !== was.length) return [`${is.length} pages ${kind}, not ${was.length}`];
    const fits = isLoose ? holds : isSame;
    const left = unmatched(is, was, fits);
    return left === null
      ? []
      : [
          `${kind} has\n${firstDifference(left.join("\n"), was.map((page) => page.join("\n")).join("\n\n"))}`,
        ];
  });
  return [...files, ...pages];
}

type Blocks = readonly string[];

/** A page that fits none of the others that are left, or `null` where each has one of its own. */
function unmatched(
  is: readonly Blocks[],
  was: readonly Blocks[],
  fits: (page: Blocks, blocks: Blocks) => boolean,
): Blocks | null {
  const left = [...was];
  for (const page of is) {
    const index = left.findIndex((blocks) => fits(page, blocks));
    if (index < 0) return page;
    left.splice(index, 1);
  }
  return null;
}

function isSame(page: Blocks, blocks: Blocks): boolean {
  return page.join("\n") === blocks.join("\n");
}

/** Whether blocks stand in a page in this order, and no heading besides. Prose does not count. */
function holds(page: Blocks, blocks: Blocks): boolean {
  const fixed = blocks.filter((block) => !block.startsWith("paragraph"));
  let next = 0;
  for (const shape of page) {
    if (shape === fixed[next]) next += 1;
    else if (shape.startsWith("heading")) return false;
  }
  return next === fixed.length;
}

function firstDifference(is: string, was: string): string {
  let index = 0;
  while (index < is.length && is[index] === was[index]) index += 1;
  const around = (text: string): string => text.slice(Math.max(0, index - 60), index + 120);
  return `  …${around(is)}…\nnot\n  …${around(was)}…`;
}
