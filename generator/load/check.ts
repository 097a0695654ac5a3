import type { Problems } from "../problem/problem.js";
import { describe, isObject, type Json, type JsonObject, member } from "./json.js";
import type { Origins } from "./origins.js";
import { resolvePointer } from "./references.js";
import { children, type Kind, referable, type Structure } from "./structure.js";

/** How deep objects may nest: far more than people write, far less than a stack holds. */
const maxDepth = 512;

interface Visit {
  readonly kind: Kind;
  readonly value: Json;
  readonly parent: JsonObject;
  readonly steps: readonly (string | number)[];
  readonly depth: number;
}

/**
 * Checks the skeleton of a document: each object stands where its kind may stand, each reference
 * names an object of the right kind in this document, nothing nests without end.
 */
export function checkStructure(
  root: JsonObject,
  table: Structure,
  origins: Origins,
  problems: Problems,
): void {
  const kinds = new Map<object, Kind>();
  const references: (Visit & { value: JsonObject })[] = [];
  const stack: Visit[] = [{ kind: "document", value: root, parent: root, steps: [], depth: 0 }];

  const drain = (): void => {
    for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) enter(visit);
  };

  const enter = (visit: Visit): void => {
    const { kind, value, parent, steps, depth } = visit;
    if (kind === "schema" && typeof value === "boolean") return;
    if (!isObject(value)) {
      const expected = `${article(kind)} object`;
      problems.error(
        "wrong-container",
        `expected ${expected}, found ${describe(value)}`,
        `Write ${expected} here.`,
        origins.locate(parent, ...steps),
      );
      return;
    }
    if (kinds.has(value)) return;
    kinds.set(value, kind);
    if (depth > maxDepth) {
      problems.error(
        "too-deep",
        `objects nest deeper than ${maxDepth} levels`,
        "Name the inner schemas under components and refer to them.",
        origins.locate(parent, ...steps),
      );
      return;
    }
    if (member(value, "$ref") !== undefined && referable.has(kind))
      references.push({ ...visit, value });
    const below = [...children(kind, value, table)].reverse();
    for (const child of below) {
      const wrong = child.holds !== "one" && child.steps.length === 1;
      if (wrong) reportContainer(value, child.steps, child.holds, child.value as Json);
      else
        stack.push({
          kind: child.kind,
          value: child.value as Json,
          parent: value,
          steps: child.steps,
          depth: depth + 1,
        });
    }
  };

  const reportContainer = (
    parent: JsonObject,
    steps: readonly (string | number)[],
    holds: string,
    value: Json,
  ): void => {
    // `null` where a list or map may stand is how YAML writes an empty one.
    if (value === null) return;
    const expected = holds === "list" ? "a list" : "an object";
    problems.error(
      "wrong-container",
      `\`${steps.join(".")}\` must be ${expected}, found ${describe(value)}`,
      `Write ${expected} here.`,
      origins.locate(parent, ...steps),
    );
  };

  drain();
  // In document order; walking a target can find more of them, which then come last.
  for (const reference of references) {
    const target = checkReference(root, reference.value, reference.kind, kinds, origins, problems);
    if (target === null) continue;
    // A target outside the places the specification knows is what its first user takes it for.
    stack.push({
      kind: reference.kind,
      value: target,
      parent: reference.value,
      steps: ["$ref"],
      depth: 0,
    });
    drain();
  }
}

function checkReference(
  root: JsonObject,
  holder: JsonObject,
  kind: Kind,
  kinds: ReadonlyMap<object, Kind>,
  origins: Origins,
  problems: Problems,
): JsonObject | null {
  const reference = holder.$ref;
  const at = () => origins.locate(holder, "$ref");
  if (typeof reference !== "string") {
    problems.error(
      "reference-not-a-string",
      `\`$ref\` is ${describe(reference ?? null)}, not a string`,
      "Write a reference such as '#/components/schemas/Pet'.",
      at(),
    );
    return null;
  }
  if (!reference.startsWith("#")) {
    problems.error(
      "external-reference",
      `the reference ${reference} leaves the document; nothing is read or fetched from there`,
      "Bring its target into this document and refer to it with '#/…'.",
      at(),
    );
    return null;
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
    return null;
  }
  if (isCycle(root, holder)) {
    problems.error(
      "reference-cycle",
      `the reference ${reference} leads back to itself`,
      "One of the references in the circle must become an object.",
      at(),
    );
    return null;
  }
  if (kind === "schema" && typeof target === "boolean") return null;
  const found = isObject(target) ? kinds.get(target) : undefined;
  if (!isObject(target) || (found !== undefined && found !== kind)) {
    const what = found === undefined ? describe(target) : `${article(found)} object`;
    problems.error(
      "wrong-reference",
      `the reference ${reference} names ${what}; expected ${article(kind)} object`,
      `Refer to ${article(kind)} object.`,
      at(),
    );
    return null;
  }
  return found === undefined ? target : null;
}

function isCycle(root: JsonObject, start: JsonObject): boolean {
  const seen = new Set<object>();
  for (let value: Json | undefined = start; isObject(value);) {
    if (seen.has(value)) return true;
    seen.add(value);
    const reference = member(value, "$ref");
    if (typeof reference !== "string" || !reference.startsWith("#")) return false;
    // A schema with keywords beside `$ref` is a type of its own, so the circle has an end there.
    if (Object.keys(value).some((name) => typed.has(name))) return false;
    value = resolvePointer(root, reference);
  }
  return false;
}

const typed: ReadonlySet<string> = new Set([
  "type",
  "properties",
  "items",
  "allOf",
  "anyOf",
  "oneOf",
  "enum",
  "const",
]);

function article(kind: Kind): string {
  const words = kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${/^[aeio]/.test(words) ? "an" : "a"} ${words}`;
}
