import type { Problems } from "../../problem/problem.js";
import { describe, isObject, type Json, type JsonObject } from "../json.js";
import type { Origins } from "../origins.js";
import { resolvePointer } from "../references.js";
import { Chains } from "./chains.js";
import { article, type Skeleton } from "./skeleton.js";
import type { Kind } from "./structure.js";

/** A reference to what no document has. */
const nowhere = "#/x-sdkwright-nowhere";

/**
 * Reports what is wrong with the skeleton of a document: each object stands where its kind may stand,
 * each reference names an object of the right kind in this document, nothing nests without end.
 * @param broken holders of references about which a problem was reported already
 */
export function checkSkeleton(
  root: JsonObject,
  skeleton: Skeleton,
  broken: ReadonlySet<object>,
  origins: Origins,
  problems: Problems,
): void {
  const reportFaults = (): void => {
    for (const { code, message, hint, owner, steps } of skeleton.faults.splice(0))
      problems.error(code, message, hint, origins.locate(owner, ...steps));
  };
  reportFaults();
  const chains = new Chains(root);
  // In document order; walking a target can find more of them, which then come last.
  for (const { holder, kind } of skeleton.references) {
    if (broken.has(holder)) continue;
    const target = checkReference(root, holder, kind, skeleton.kinds, chains, origins, problems);
    // A target outside the places the specification knows is what its first user takes it for.
    if (target !== null) skeleton.add(kind, target, holder, ["$ref"]);
  }
  reportFaults();
  const holders = skeleton.references.map(({ holder }) => holder);
  const schemas = [...skeleton.kinds].flatMap(([object, kind]) =>
    kind === "schema" && isObject(object as Json) ? [object as JsonObject] : [],
  );
  chains.report(holders, schemas, origins, problems);
}

/** What a reference names, if no place of the specification says what kind that is; `null` otherwise. */
function checkReference(
  root: JsonObject,
  holder: JsonObject,
  kind: Kind,
  kinds: ReadonlyMap<object, Kind>,
  chains: Chains,
  origins: Origins,
  problems: Problems,
): JsonObject | null {
  const target = checkTarget(root, holder, chains, origins, problems);
  if (target === undefined || (kind === "schema" && typeof target === "boolean")) return null;
  const found = isObject(target) ? kinds.get(target) : undefined;
  if (isObject(target) && (found === undefined || found === kind))
    return found === undefined ? target : null;
  const what = found === undefined ? describe(target) : `${article(found)} object`;
  problems.repairable(
    "wrong-reference",
    `the reference ${String(holder.$ref)} names ${what}; expected ${article(kind)} object`,
    `Refer to ${article(kind)} object.`,
    origins.locate(holder, "$ref"),
  );
  // Later stages would take what it names for what it is not. A schema without keywords allows anything.
  if (kind === "schema") Reflect.deleteProperty(holder, "$ref");
  else Reflect.set(holder, "$ref", nowhere);
  return null;
}

/** What a reference names, of whatever kind; `undefined` after it was reported that it names nothing. */
function checkTarget(
  root: JsonObject,
  holder: JsonObject,
  chains: Chains,
  origins: Origins,
  problems: Problems,
): Json | undefined {
  const reference = holder.$ref;
  const at = () => origins.locate(holder, "$ref");
  if (typeof reference !== "string") {
    problems.error(
      "reference-not-a-string",
      `\`$ref\` is ${describe(reference ?? null)}, not a string`,
      "Write a reference such as '#/components/schemas/Pet'.",
      at(),
    );
    return undefined;
  }
  if (!reference.startsWith("#")) {
    problems.error(
      "external-reference",
      `the reference ${reference} leaves the document; nothing is read or fetched from there`,
      "Bring its target into this document and refer to it with '#/…'.",
      at(),
    );
    return undefined;
  }
  const target =
    reference === "#" || reference.startsWith("#/") ? resolvePointer(root, reference) : undefined;
  if (target === undefined) {
    problems.repairable(
      "dangling-reference",
      `the reference ${reference} does not resolve: there is nothing at that place`,
      "Correct the reference, or add what it names.",
      at(),
    );
    return undefined;
  }
  if (chains.length(holder) === Infinity) {
    problems.error(
      "reference-cycle",
      `the reference ${reference} leads back to itself`,
      "One of the references in the circle must become an object.",
      at(),
    );
    return undefined;
  }
  return target;
}
