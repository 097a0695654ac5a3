import { realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Problems } from "../../problem/problem.js";
import { isObject, type Json, member } from "../json.js";
import { parseValue } from "../read/parse.js";
import { displayPath, reason, readSource, type SourceFile } from "../read/source.js";
import type { Permitted } from "./permitted.js";

/** How many files, and bytes in all of them, a document may consist of. */
const maxFiles = 10_000;
const maxTotal = 200 * 1024 * 1024;

/** A file that was read. */
export interface File {
  readonly source: SourceFile;
  readonly root: Json;
  /** Its URL: what references in it are relative to. */
  readonly url: string;
}

/** Why a reference is not followed. */
export interface Refusal {
  readonly code:
    | "dangling-reference"
    | "external-reference"
    | "other-version"
    | "reference-cycle"
    | "too-many-files"
    | "too-many-references"
    | "wrong-reference";
  readonly why: string;
  readonly hint: string;
}

/**
 * The files of a document. Only what is in the folder of its root is opened, wherever symbolic links
 * lead, and what is permitted by name.
 */
export class Library {
  /** Each file with its root, in the order in which they were opened; the first is the document. */
  readonly files: File[];
  readonly #folder: string;
  readonly #realFolder: string;
  readonly #realRoot: string;
  readonly #permitted: Permitted;
  readonly #problems: Problems;
  readonly #opened = new Map<string, File | Refusal | null>();
  #bytes: number;

  constructor(
    path: string,
    source: SourceFile,
    root: Json,
    permitted: Permitted,
    problems: Problems,
  ) {
    this.#folder = dirname(resolve(path));
    this.#realFolder = realpathSync.native(this.#folder);
    this.#realRoot = realpathSync.native(path);
    this.#permitted = permitted;
    this.#problems = problems;
    this.#bytes = source.text.length;
    const file = { source, root, url: pathToFileURL(resolve(path)).href };
    this.files = [file];
    this.#opened.set(file.url, file);
    this.#addSelf(file);
  }

  /** The file that is the document itself. */
  get root(): File {
    return this.files[0] as File;
  }

  /**
   * Opens what a reference in a file names, without its fragment.
   * @returns `null` where the file is there but broken, which was reported.
   */
  open(reference: string, from: File): File | Refusal | null {
    const named = this.#known(reference, selfOf(from.root));
    if (named !== undefined) return named;
    const url = urlOf(reference, from.url);
    if (url === null) return leaves("it is no valid URI");
    const known = this.#opened.get(url.href);
    if (known !== undefined) return known;
    const opened = this.#open(url, reference);
    this.#opened.set(url.href, opened);
    return opened;
  }

  #open(url: URL, reference: string): File | Refusal | null {
    if (url.protocol !== "file:") {
      const source = this.#permitted.fetched(url.href);
      return source === undefined
        ? leaves("nothing is fetched from there")
        : this.#add(url, source);
    }
    if (/^[a-z][a-z0-9+.-]*:/i.test(reference) || url.host !== "")
      return leaves("nothing is read from there");
    let path: string;
    try {
      path = fileURLToPath(url);
    } catch {
      return leaves("it names no file");
    }
    const isPermitted = this.#permitted.file(path);
    if (!isPermitted && (/^[\\/]/.test(reference) || !isInside(this.#folder, path)))
      return leaves("nothing outside the folder of the document is read");
    try {
      const real = realpathSync.native(path);
      if (real === this.#realRoot) return this.root;
      if (!isPermitted && !isInside(this.#realFolder, real))
        return leaves("it is a link, and nothing outside the folder of the document is read");
      if (!statSync(real).isFile()) return missing(path, "it is not a file");
    } catch (error) {
      return missing(path, reason(error));
    }
    if (this.files.length >= maxFiles) return tooMany(`${maxFiles} files`);
    const source = readSource(path, this.#problems);
    return source && this.#add(url, source);
  }

  #add(url: URL, source: SourceFile): File | Refusal | null {
    this.#bytes += source.text.length;
    if (this.#bytes > maxTotal) return tooMany(`${maxTotal} bytes`);
    const isText = /\.(md|txt)$/i.test(url.pathname);
    const root = isText ? source.text : parseValue(source, this.#problems);
    if (root === undefined) return null;
    const version = majorVersion(root);
    if (version !== null && version !== majorVersion(this.root.root)) return otherVersion(version);
    const file = { source, root, url: url.href };
    this.files.push(file);
    this.#addSelf(file);
    return file;
  }

  /** Makes a file known by the URI that it says is its own; nothing is fetched from there. */
  #addSelf(file: File): void {
    const url = urlOf(selfOf(file.root), file.url);
    if (url !== null && !this.#opened.has(url.href)) this.#opened.set(url.href, file);
  }

  /** The file of a URI that a file has said is its own. */
  #known(reference: string, base: string): File | undefined {
    const opened = base === "" ? undefined : this.#opened.get(urlOf(reference, base)?.href ?? "");
    return opened && !("why" in opened) ? opened : undefined;
  }
}

/** What a document says is its own URI: from 3.2 on, references in it are relative to that. */
function selfOf(root: Json): string {
  const self = isObject(root) ? member(root, "$self") : undefined;
  return typeof self === "string" ? self : "";
}

/** A reference against a base, without its fragment; `null` where it is no URI. */
function urlOf(reference: string, base: string): URL | null {
  if (!URL.canParse(reference, base)) return null;
  const url = new URL(reference, base);
  url.hash = "";
  return url;
}

/** The major version of a file that is itself an OpenAPI document. */
function majorVersion(root: Json): string | null {
  const version = isObject(root) ? (member(root, "openapi") ?? member(root, "swagger")) : undefined;
  return version === undefined ? null : (/^\d+/.exec(String(version))?.[0] ?? null);
}

function otherVersion(version: string): Refusal {
  const hint = "Convert one of the documents: the objects of these versions differ.";
  return { code: "other-version", why: `leads to a document of OpenAPI ${version}`, hint };
}

function leaves(why: string): Refusal {
  const hint =
    "Bring its target into the folder of the document, or allow it by name under `references` in sdk.yaml.";
  return { code: "external-reference", why: `leaves the document: ${why}`, hint };
}

function missing(path: string, why: string): Refusal {
  const hint = "Correct the reference, or add the file.";
  return {
    code: "dangling-reference",
    why: `does not resolve: ${displayPath(path)}: ${why}`,
    hint,
  };
}

function tooMany(limit: string): Refusal {
  const hint = "Bundle the document with another tool first.";
  return { code: "too-many-files", why: `is one too many: a document has at most ${limit}`, hint };
}

/** Whether a path is that of a folder, or of something in it. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
