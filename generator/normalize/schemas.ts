import type { Document } from "../load/document.js";
import { isObject, type Json, type JsonObject } from "../load/json.js";
import { children, type Kind } from "../load/structure/structure.js";

/** Every schema object of a document, each once, in no order that means anything. */
export function schemasIn({ root }: Document): JsonObject[] {
  const found: JsonObject[] = [];
  const seen = new Set<object>([root]);
  const stack: { kind: Kind; object: JsonObject }[] = [{ kind: "document", object: root }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { kind, object } = next;
    if (kind === "schema") found.push(object);
    for (const child of children(kind, object)) {
      const value = child.value as Json;
      if (!isObject(value) || seen.has(value)) continue;
      seen.add(value);
      stack.push({ kind: child.kind, object: value });
    }
  }
  return found;
}
