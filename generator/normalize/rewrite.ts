import type { Document } from "../load/document.js";
import { isObject, type Json, type JsonObject } from "../load/json.js";
import type { Origins } from "../load/origins.js";
import { children, type Kind, type Structure, structure } from "../load/structure.js";

/**
 * Turns one object into another; returns its argument when it has nothing to do. What is inside of the
 * object was rewritten before, so that it may not be the original, which alone has an origin yet.
 */
export type Rewrite = (object: JsonObject, kind: Kind, original: JsonObject) => JsonObject;

/**
 * Applies a rewrite to every object that the specification defines, innermost first. Nothing is changed in place:
 * what did not change is shared with the original, what did is known to the origins.
 */
export function rewriteObjects(document: Document, rewrite: Rewrite): Document {
  const visit = rewriter(document.origins, structure, rewrite);
  return { ...document, root: visit("document", document.root) as JsonObject };
}

/**
 * The same as a function for any value of a document: it does each object once, however often and
 * from wherever it is asked.
 */
export function rewriter(
  origins: Origins,
  table: Structure,
  rewrite: Rewrite,
): (kind: Kind, value: Json) => Json {
  const done = new Map<object, JsonObject>();

  const visit = (kind: Kind, value: Json): Json => {
    if (!isObject(value)) return value;
    const known = done.get(value);
    if (known !== undefined) return known;
    done.set(value, value);
    let made = value;
    for (const child of children(kind, value, table)) {
      const after = visit(child.kind, child.value as Json);
      if (after === child.value) continue;
      if (made === value) made = { ...value };
      replace(made, child.steps, after);
    }
    made = rewrite(made, kind, value);
    done.set(value, made);
    return origins.derive(made, value);
  };

  return visit;
}

/** Replaces a child of an object that is ours, copying the list or map between on its first change. */
function replace(owner: JsonObject, steps: readonly (string | number)[], value: Json): void {
  const [name, inner] = steps as [string, string | number | undefined];
  if (inner === undefined) {
    owner[name] = value;
    return;
  }
  const held = owner[name];
  const copy = Array.isArray(held) ? [...held] : { ...(held as JsonObject) };
  Object.defineProperty(copy, inner, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
  owner[name] = copy;
}
