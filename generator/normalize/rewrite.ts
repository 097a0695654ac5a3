import type { Document } from "../load/document.js";
import { isObject, type Json, type JsonObject, setMember } from "../load/json.js";
import type { Origins } from "../load/origins.js";
import { eachChild, type Kind, type Structure, structure } from "../load/structure/structure.js";

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
  origins: Pick<Origins, "derive">,
  table: Structure,
  rewrite: Rewrite,
): (kind: Kind, value: Json) => Json {
  const done = new Map<object, JsonObject>();

  const visit = (kind: Kind, value: Json): Json => {
    if (!isObject(value)) return value;
    const known = done.get(value);
    if (known !== undefined) return known;
    done.set(value, value);
    const made = rewrite(withChildren(kind, value, table, visit), kind, value);
    done.set(value, made);
    return origins.derive(made, value);
  };

  return visit;
}

/**
 * An object in which each child is what `visit` makes of it, which is told the member that holds it and
 * its key in a list or map; the object itself if none changed.
 */
export function withChildren(
  kind: Kind,
  object: JsonObject,
  table: Structure,
  visit: (kind: Kind, value: Json, member: string, key: string | number | undefined) => Json,
): JsonObject {
  let made = object;
  eachChild(table, kind, object, ({ kind: inside }, child, name, inner) => {
    const after = visit(inside, child as Json, name, inner);
    if (after === child) return;
    if (made === object) made = { ...object };
    if (inner === undefined) setMember(made, name, after);
    else setMember(copied(made, object, name), inner, after);
  });
  return made;
}

/** The list or map that a member of `made` is; on its first change, a copy of that of the original. */
function copied(made: JsonObject, original: JsonObject, name: string): Json[] | JsonObject {
  const held = made[name] as Json[] | JsonObject;
  if (held !== original[name]) return held;
  const copy = Array.isArray(held) ? [...held] : { ...held };
  setMember(made, name, copy);
  return copy;
}
