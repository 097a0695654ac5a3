import { join } from "node:path";
import type { Document } from "../../generator/load/document.js";
import { dedent } from "./dedent.js";
import { folderOf, loadedFrom } from "./loaded.js";

export type Files = Readonly<Record<string, string>>;

/** Loads `openapi.yaml` of these files. */
export function loadedFiles(files: Files) {
  const texts = Object.entries(files).map(([path, text]) => [path, dedent(text)]);
  const folder = folderOf(Object.fromEntries(texts) as Files);
  return loadedFrom(join(folder, "openapi.yaml"));
}

/** The document of files that have no problems. */
export function documentOf(files: Files): Document {
  const { document, problems } = loadedFiles(files);
  if (document === null || problems.all.length > 0)
    throw new Error(`unexpected problems: ${JSON.stringify(problems.all)}`);
  return document;
}

/** A root with these component schemas, which begin in column 5. */
export const schemas = (text: string, version = "3.1.0"): string =>
  `openapi: ${version}\ncomponents:\n  schemas:\n${dedent(text).replace(/^(?=.)/gm, "    ")}`;
