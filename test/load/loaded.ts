import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Document, load } from "../../generator/load/document.js";
import type { Permitted } from "../../generator/load/files/permitted.js";
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
export function loadedFrom(
  path: string,
  permitted?: Permitted,
): { document: Document | null; problems: Problems } {
  const problems = new Problems();
  return { document: load(path, problems, permitted && { permitted }), problems };
}

/** Writes files into a folder of their own, and returns it. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** The document of a content that has no problems. */
export function documentOf(content: string | Uint8Array): Document {
  const { document, problems } = loaded(content);
  if (document === null || problems.all.length > 0)
    throw new Error(`unexpected problems: ${JSON.stringify(problems.all)}`);
  return document;
}
