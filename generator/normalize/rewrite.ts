import type { Document } from "../load/document.js";
import { isObject, type Json, type JsonObject } from "../load/json.js";
import { children, type Kind } from "../load/structure.js";

/** Turns one object into another; returns its argument when it has nothing to do. */
export type Rewrite = (object: JsonObject, kind: Kind) => JsonObject;

/**
 * Applies a rewrite to every object that the specification defines, innermost first. Nothing is changed in place:
 * what did not change is shared with the original, what did is known to the origins.
 */
export function rewriteObjects(document: Document, rewrite: Rewrite): Document {
  const { origins } = document;
  const done = new Map<object, JsonObject>();

  const visit = (kind: Kind, value: unknown): unknown => {
    if (!isObject(value as Json)) return value;
    const object = value as JsonObject;
    const known = done.get(object);
    if (known !== undefined) return known;
    done.set(object, object);
    let made = object;
    for (const child of children(kind, object)) {
      const after = visit(child.kind, child.value);
      if (after === child.value) continue;
      if (made === object) made = { ...object };
      replace(made, child.steps, after as Json);
    }
    made = rewrite(made, kind);
    done.set(object, made);
    return origins.derive(made, object);
  };

  return { ...document, root: visit("document", document.root) as JsonObject };
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
