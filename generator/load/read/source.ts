import { readFileSync, statSync } from "node:fs";
import { relative } from "node:path";
import type { Node, Pair, Document as YamlDocument, YAMLMap } from "yaml";
import type { Location, Problems } from "../../problem/problem.js";
import { pointerSteps } from "../json.js";
import { JsonPlaces } from "./json-places.js";
import { yamlPackage } from "./syntax.js";

/** The largest file that is read, in bytes. */
export const maxBytes = 50 * 1024 * 1024;
const maxExcerpt = 2000;

/** A file the user wrote: its text, and where in it a pointer stands. */
export class SourceFile {
  /** As the user would name it from the working directory. */
  readonly file: string;
  readonly text: string;
  /** Where each line begins. */
  #lines: number[] | null = null;
  #json: JsonPlaces | null = null;
  #syntax: YamlDocument | null = null;
  readonly #members = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  /** Says that the text is valid JSON, in which places are found much faster than in YAML. */
  isJson(): void {
    this.#json = new JsonPlaces(this.text);
  }

  /** Where the value (or, of a member, its name) of a pointer stands; the nearest parent if it is absent. */
  locate(pointer: string): Location {
    const place = this.#json?.find(pointerSteps(pointer)) ?? this.#find(pointer);
    return this.at(place.offset, pointer);
  }

  /** The text of the scalar at a pointer, as it is written. */
  scalar(pointer: string): string | undefined {
    if (this.#json !== null) {
      const { value, isThere } = this.#json.find(pointerSteps(pointer));
      return isThere ? this.#json.scalar(value) : undefined;
    }
    const { node } = this.#find(pointer);
    return yamlPackage().isScalar(node) ? node.source : undefined;
  }

  #find(pointer: string): { node: Node | null | undefined; offset: number } {
    const { isAlias, isMap, isScalar, isSeq } = yamlPackage();
    let node: Node | null | undefined = this.syntax.contents as Node | null;
    let offset = node?.range?.[0] ?? 0;
    for (const step of pointerSteps(pointer)) {
      if (isAlias(node)) node = node.resolve(this.syntax);
      if (isMap(node)) {
        const pair = this.#pairs(node).get(step);
        if (pair === undefined) return { node: undefined, offset };
        if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
        node = pair.value as Node | null;
      } else if (isSeq(node)) {
        node = node.items[Number(step)] as Node | undefined;
        if (node === undefined) break;
        offset = node?.range?.[0] ?? offset;
      } else return { node: undefined, offset };
    }
    return { node, offset };
  }

  /** The members of a map by their names. Of many problems in one map each would look through it. */
  #pairs(map: YAMLMap): ReadonlyMap<string, Pair> {
    const known = this.#members.get(map);
    if (known !== undefined) return known;
    const { isScalar } = yamlPackage();
    const pairs = new Map<string, Pair>();
    for (const pair of map.items) {
      if (!isScalar(pair.key)) continue;
      const name = pair.key.source ?? String(pair.key.value);
      if (!pairs.has(name)) pairs.set(name, pair);
    }
    this.#members.set(map, pairs);
    return pairs;
  }

  /** Where a character offset stands. */
  at(offset: number, pointer = ""): Location {
    const { line, col } = this.#position(offset);
    // A line may be as long as the document, so no more behind the place is looked at than is shown.
    const [behind = ""] = this.text.slice(offset, offset + maxExcerpt).split(/\r?\n/, 1);
    const excerpt = this.text.slice(offset - (col - 1), offset + behind.length);
    return { file: this.file, line, column: col, pointer, excerpt };
  }

  /** The concrete syntax, parsed when first asked for: positions are needed only for problems. */
  get syntax(): YamlDocument {
    if (this.#syntax !== null) return this.#syntax;
    this.#syntax = yamlPackage().parseDocument(this.text, {
      prettyErrors: false,
      merge: true,
      // Reported with our own words, as of JSON.
      uniqueKeys: false,
      logLevel: "error",
    });
    return this.#syntax;
  }

  #position(offset: number): { line: number; col: number } {
    this.#lines ??= lineStarts(this.text);
    let low = 0;
    let high = this.#lines.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#lines[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, col: offset - (this.#lines[low] ?? 0) + 1 };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1))
    starts.push(end + 1);
  return starts;
}

/**
 * Reads a text file: UTF-8 only, at most 50 MiB, a byte order mark is dropped.
 * @returns `null` after a problem was reported.
 */
export function readSource(path: string, problems: Problems): SourceFile | null {
  const file = displayPath(path);
  let bytes: Buffer;
  try {
    const { size } = statSync(path);
    if (size > maxBytes) {
      problems.error(
        "file-too-large",
        `${file} has ${size} bytes`,
        `Keep the document under ${maxBytes} bytes.`,
        null,
      );
      return null;
    }
    bytes = readFileSync(path);
  } catch (error) {
    problems.error(
      "unreadable-file",
      `cannot read ${file}: ${reason(error)}`,
      "Check the path and its permissions.",
      null,
    );
    return null;
  }
  try {
    return new SourceFile(file, new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    const at = { file, line: 1, column: 1, pointer: "", excerpt: "" };
    problems.error(
      "not-utf8",
      "the file is not valid UTF-8 (another encoding such as UTF-16?)",
      "Save it as UTF-8.",
      at,
    );
    return null;
  }
}

/** A path as the user would name it from the working directory, with forward slashes. */
export function displayPath(path: string): string {
  const fromHere = relative("", path).replaceAll("\\", "/");
  return fromHere === "" ? "." : fromHere;
}

/** Why a file cannot be read, in words. */
export function reason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "it is a folder";
  if (code === "EACCES") return "permission denied";
  return error instanceof Error ? error.message : String(error);
}
