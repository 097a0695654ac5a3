import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, load } from "../../generator/load/document.js";
import { Problems } from "../../generator/problem/problem.js";
import { temporaryFolder } from "../write/temporary.js";

/** Loads a document that has this content, and returns it with what was reported. */
export function loaded(content: string | Uint8Array): {
  document: Document | null;
  problems: Problems;
} {
  const path = join(temporaryFolder(), "openapi.yaml");
  writeFileSync(path, content);
  return loadedFrom(path);
}

/** Loads the document at a path, and returns it with what was reported. */
export function loadedFrom(path: string): { document: Document | null; problems: Problems } {
  const problems = new Problems();
  return { document: load(path, problems), problems };
}

/** The document of a content that has no problems. */
export function documentOf(content: string | Uint8Array): Document {
  const { document, problems } = loaded(content);
  if (document === null || problems.all.length > 0)
    throw new Error(`unexpected problems: ${JSON.stringify(problems.all)}`);
  return document;
}
