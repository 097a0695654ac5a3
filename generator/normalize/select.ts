import type { Document } from "../load/document.js";
import { isObject, type Json, type JsonObject, objectOf } from "../load/json.js";
import { type HeldOperation, operationsIn, pathItemsIn } from "../load/structure/operations.js";
import type { Problems, ReportEntry } from "../problem/problem.js";
import { prune } from "./prune.js";

/** The operations that are wanted; each is wanted that any of these names. */
export interface Selection {
  readonly tags: readonly string[];
  /** Paths as the document has them; with `*` at the end, all that begin like that. */
  readonly paths: readonly string[];
  /** By `operationId`, or method and path where there is none. */
  readonly operations: readonly string[];
}

interface Found extends HeldOperation {
  readonly path: string;
  readonly id: string;
}

/** How each part of a selection names operations. */
const parts: Readonly<
  Record<keyof Selection, { readonly noun: string; readonly names: (found: Found) => string[] }>
> = {
  tags: {
    noun: "tag",
    names: ({ operation: { tags } }) => (Array.isArray(tags) ? tags.map(String) : []),
  },
  paths: { noun: "path", names: ({ path }) => [path] },
  operations: { noun: "operation", names: ({ id }) => [id] },
};

/**
 * Leaves of a document what was selected: those operations, and the components and tags that they lead
 * to. What names no operation is reported.
 */
export function select(
  document: Document,
  selection: Selection,
  problems: Problems,
  reportEntry: ReportEntry,
): Document {
  const { root, origins } = document;
  const items = pathItemsIn(root);
  const found = items.flatMap(([path, item]) =>
    operationsIn(path, item).map((held): Found => {
      const { operationId } = held.operation;
      return { ...held, path, id: typeof operationId === "string" ? operationId : held.fallbackId };
    }),
  );
  const chosen = new Set<object>();
  for (const part of ["tags", "paths", "operations"] as const) {
    const { noun, names } = parts[part];
    for (const [index, wanted] of selection[part].entries()) {
      const named = found.filter((operation) =>
        names(operation).some((name) => fits(name, wanted, part)),
      );
      for (const { operation } of named) chosen.add(operation);
      if (named.length > 0) continue;
      const known = [...new Set(found.flatMap(names))].toSorted();
      reportEntry(
        ["select", part, String(index)],
        `no operation has the ${noun} ${JSON.stringify(wanted)}`,
        known.length === 0
          ? `The document has no ${part}.`
          : `Known are: ${[...known.slice(0, 20), ...(known.length > 20 ? ["…"] : [])].join(", ")}`,
        problems,
      );
    }
  }
  const kept = items.flatMap(([path, item]): [string, Json][] => {
    const operations = operationsIn(path, item).map(({ operation }) => operation);
    if (!operations.some((operation) => chosen.has(operation))) return [];
    const left = new Set<object>(operations.filter((operation) => !chosen.has(operation)));
    return [[path, left.size === 0 ? item : origins.derive(without(item, left), item)]];
  });
  const { webhooks: _, ...rest } = root;
  const made = origins.derive({ ...rest, paths: objectOf(kept) }, root);
  return { ...prune({ ...document, root: made }, root), whole: root };
}

function fits(name: string, wanted: string, part: keyof Selection): boolean {
  if (part === "paths" && wanted.endsWith("*")) return name.startsWith(wanted.slice(0, -1));
  return name === wanted;
}

/** A path item without some of its operations. */
function without(item: JsonObject, left: ReadonlySet<object>): JsonObject {
  const isKept = (value: Json): boolean => !isObject(value) || !left.has(value);
  const entries = Object.entries(item).filter(([, value]) => isKept(value));
  return objectOf(
    entries.map(([name, value]): [string, Json] =>
      name === "additionalOperations" && isObject(value)
        ? [name, objectOf(Object.entries(value).filter(([, inner]) => isKept(inner)))]
        : [name, value],
    ),
  );
}
