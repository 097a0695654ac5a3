import { createRequire } from "node:module";
import { createContext, runInContext } from "node:vm";
import type { JsonObject } from "../json.js";

/** How many nodes a query may find, and how long it may take: far more than any honest one. */
const maxNodes = 100_000;
const maxMilliseconds = 5000;

/** As deep as documents may be. */
const maxDepth = 1500;

/** Why a query cannot be carried out. */
interface Refusal {
  readonly why: string;
  readonly hint: string;
}

// The package is loaded when there is an overlay: most runs have none.
const require = createRequire(import.meta.url);

/**
 * The locations of the nodes that a JSONPath (RFC 9535) selects. This is the only file that knows the
 * package that carries out queries. A query is hostile input: a pattern in it may take for ever.
 */
export function findNodes(root: JsonObject, query: string): (string | number)[][] | Refusal {
  const { JSONPathEnvironment, JSONPathError } = require("json-p3") as typeof import("json-p3");
  const environment = new JSONPathEnvironment({ maxRecursionDepth: maxDepth });
  // A query may select a node twice; nothing is to be done to it twice.
  const found = new Map<string, (string | number)[]>();
  let count = 0;
  const run = (): void => {
    for (const { location } of environment.lazyQuery(query, root)) {
      count += 1;
      if (count > maxNodes) return;
      found.set(JSON.stringify(location), [...location]);
    }
  };
  try {
    // Of all there is in the language, only this can end a pattern that does not.
    runInContext("run()", createContext({ run }), { timeout: maxMilliseconds });
  } catch (error) {
    if (error instanceof JSONPathError) {
      const message = error.message.split("\n")[0] ?? "";
      return { why: `the target is no JSONPath: ${message}`, hint: "See RFC 9535 for the syntax." };
    }
    return { why: `the target cannot be looked for: ${reason(error)}`, hint: "Simplify it." };
  }
  if (count <= maxNodes) return [...found.values()];
  return { why: `the target matches more than ${maxNodes} places`, hint: "Select fewer of them." };
}

function reason(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : "";
  if (code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return "it takes too long";
  return error instanceof Error ? error.message : "it failed";
}
