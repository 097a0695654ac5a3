import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";

/** An OpenAPI document to be judged. */
export interface Found {
  readonly file: string;
  /** The folder below the one that was asked for: mostly where the document is from. */
  readonly source: string;
}

/** A file that is not judged, and why. */
export interface Skipped extends Found {
  readonly reason: string;
}

/** What there is to do. */
export interface Corpus {
  readonly documents: readonly Found[];
  readonly skipped: readonly Skipped[];
}

/**
 * Finds the documents in folders: JSON and YAML files with `openapi` or `swagger` at their root. A
 * file that is named itself is a document whatever it holds.
 * @param only part of the path of each document wanted
 */
export function findDocuments(paths: readonly string[], only = ""): Corpus {
  const documents: Found[] = [];
  const others: Found[] = [];
  const referred = new Set<string>();
  for (const path of paths) {
    if (!lstatSync(path).isDirectory()) {
      documents.push({ file: path, source: basename(dirname(resolve(path))) });
      continue;
    }
    for (const file of filesBelow(path)) {
      const [first = "", ...rest] = relative(path, file).split(sep);
      const found = { file, source: rest.length === 0 ? basename(resolve(path)) : first };
      const text = /\.(json|ya?ml)$/i.test(file) ? readFileSync(file, "utf8") : "";
      for (const target of references(text)) referred.add(resolve(dirname(file), target));
      (isDocument(text) ? documents : others).push(found);
    }
  }
  const wanted = ({ file }: Found): boolean => file.includes(only);
  const skipped = [
    ...others.map((other) => ({ ...other, reason: reasonOf(other.file, referred) })),
    ...documents
      .filter((found) => !wanted(found))
      .map((found) => ({ ...found, reason: "not chosen by --only" })),
  ];
  return { documents: documents.filter(wanted), skipped };
}

function reasonOf(file: string, referred: ReadonlySet<string>): string {
  if (!/\.(json|ya?ml)$/i.test(file)) return "neither JSON nor YAML";
  return referred.has(resolve(file))
    ? "a part of another document"
    : "neither `openapi` nor `swagger` at its root";
}

/** Whether a text is meant as an OpenAPI document. It may be broken, so it is not always parsed. */
function isDocument(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return /^(["']?)(openapi|swagger)\1\s*:/m.test(text);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return false;
    return Object.hasOwn(value, "openapi") || Object.hasOwn(value, "swagger");
  } catch {
    return /(["']?)\b(openapi|swagger)\1\s*:/.test(text);
  }
}

/** The files that a text refers to, as they are written. */
function references(text: string): string[] {
  const found = text.matchAll(/\$ref["']?\s*:\s*["']?([^"'#\s,}]+)/g);
  return [...found].map(([, target = ""]) => target).filter((target) => !/^\w+:/.test(target));
}

/** The files below a folder, in an order that no file system decides. */
function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (!entry.isDirectory()) return [path];
      return entry.name === "node_modules" || entry.name === ".git" ? [] : filesBelow(path);
    });
}
