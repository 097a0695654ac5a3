import type { Problems } from "../problem/problem.js";
import { Bundle } from "./files/bundle.js";
import { Library } from "./files/library.js";
import { Permitted } from "./files/permitted.js";
import { type JsonObject, member } from "./json.js";
import { Origins } from "./origins.js";
import { applyOverlays } from "./overlay/overlay.js";
import { checkNumbers, mayRound } from "./read/numbers.js";
import { parseSource } from "./read/parse.js";
import { readSource } from "./read/source.js";
import { checkSkeleton } from "./structure/check.js";
import { Skeleton } from "./structure/skeleton.js";
import { type Structure, structureOf } from "./structure/structure.js";

/** An OpenAPI document in memory, with the means to say where each of its objects is written. */
export interface Document {
  readonly root: JsonObject;
  /** The feature version, such as `3.1`. */
  readonly version: string;
  readonly origins: Origins;
  /** The root before operations were left out by a selection, if there is one. */
  readonly whole?: JsonObject;
  /** The root in which a file is one wherever it is said, where another has texts in its place. */
  readonly withFiles?: JsonObject;
}

/** The feature versions that are read, by the member that names them. */
const supported = {
  swagger: new Set(["2.0"]),
  openapi: new Set(["3.0", "3.1", "3.2"]),
} as const;

/** What is read beside the document. */
export interface Beside {
  /** Overlays, which are applied in this order. */
  readonly overlays?: readonly string[];
  /** What references may name although it is not in the folder of the document. */
  readonly permitted?: Permitted;
}

/**
 * Reads an OpenAPI document with its overlays and what it refers to in other files, and checks its
 * skeleton.
 * @returns `null` after problems were reported.
 */
export function load(
  path: string,
  problems: Problems,
  { overlays = [], permitted = Permitted.none }: Beside = {},
): Document | null {
  const source = readSource(path, problems);
  const written = source && parseSource(source, problems);
  if (source === null || written === null) return null;
  const origins = new Origins(source, written);
  const root = applyOverlays(written, overlays, origins, problems);
  const version = readVersion(root, origins, problems);
  if (version === null) return null;
  const table = structureOf(version);
  const library = new Library(path, source, root, permitted, problems);
  let whole = root;
  let skeleton = skeletonOf(root, table);
  let broken: ReadonlySet<object> = new Set();
  if (!skeleton.isPlain) {
    const bundle = new Bundle(library, version, origins, problems);
    whole = bundle.make();
    skeleton = skeletonOf(whole, table);
    broken = bundle.broken;
  }
  checkSkeleton(whole, skeleton, broken, origins, problems);
  permitted.reportUnused(problems);
  if (library.files.some((file) => mayRound(file.source.text)))
    checkNumbers(skeleton.kinds.keys(), origins, problems);
  return { root: whole, version, origins };
}

function skeletonOf(root: JsonObject, table: Structure): Skeleton {
  const skeleton = new Skeleton(table);
  skeleton.add("document", root, root);
  return skeleton;
}

function readVersion(root: JsonObject, origins: Origins, problems: Problems): string | null {
  const name = (["openapi", "swagger"] as const).find((key) => Object.hasOwn(root, key));
  if (name === undefined) {
    problems.error(
      "no-version",
      "there is neither an `openapi` nor a `swagger` member: this is not an OpenAPI document",
      "Begin the document with `openapi: 3.1.0`.",
      origins.locate(root),
    );
    return null;
  }
  const written = member(root, name) ?? null;
  // Without quotes, YAML reads 2.0 as the number 2.
  const text = Number.isInteger(written) ? `${String(written)}.0` : String(written);
  const feature = /^(\d+\.\d+)(\.|$)/.exec(text)?.[1];
  if (feature !== undefined && supported[name].has(feature)) return feature;
  const known = [...supported.swagger, ...supported.openapi];
  problems.error(
    "unsupported-version",
    `${name === "swagger" ? "Swagger" : "OpenAPI"} version ${JSON.stringify(written)} is not supported`,
    `Supported are \`swagger: ${known[0]}\` and \`openapi:\` ${known.slice(1).join(", ")}.`,
    origins.locate(root, name),
  );
  return null;
}
