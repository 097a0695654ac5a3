import type { Problems } from "../problem/problem.js";
import { checkStructure } from "./check.js";
import { type JsonObject, member } from "./json.js";
import { Origins } from "./origins.js";
import { parseSource } from "./parse.js";
import { readSource } from "./source.js";

/** An OpenAPI document in memory, with the means to say where each of its objects is written. */
export interface Document {
  readonly root: JsonObject;
  /** The feature version, such as `3.1`. */
  readonly version: string;
  readonly origins: Origins;
}

const supported: ReadonlySet<string> = new Set(["3.0", "3.1"]);

/**
 * Reads an OpenAPI document and checks its skeleton. Only that one file is opened.
 * @returns `null` after problems were reported.
 */
export function load(path: string, problems: Problems): Document | null {
  const source = readSource(path, problems);
  const root = source && parseSource(source, problems);
  if (source === null || root === null) return null;
  const origins = new Origins(source, root);
  const version = readVersion(root, origins, problems);
  if (version === null) return null;
  checkStructure(root, origins, problems);
  return { root, version, origins };
}

function readVersion(root: JsonObject, origins: Origins, problems: Problems): string | null {
  const written = member(root, "openapi") ?? member(root, "swagger");
  const at = () => origins.locate(root, "swagger" in root ? "swagger" : "openapi");
  if (written === undefined) {
    problems.error(
      "no-version",
      "there is no `openapi` member: this is not an OpenAPI document",
      "Begin the document with `openapi: 3.1.0`.",
      origins.locate(root),
    );
    return null;
  }
  const feature = /^(\d+\.\d+)(\.|$)/.exec(String(written))?.[1];
  if (feature === undefined || !supported.has(feature)) {
    problems.error(
      "unsupported-version",
      `OpenAPI version ${JSON.stringify(written)} is not supported`,
      `Supported are ${[...supported].join(" and ")}.`,
      at(),
    );
    return null;
  }
  return feature;
}
