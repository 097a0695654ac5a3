import type { Document } from "../load/document.js";
import { isObject, type Json, type JsonObject, member } from "../load/json.js";
import { resolvePointer } from "../load/references.js";
import { children, type Kind } from "../load/structure/structure.js";

/** The schemas that calls send and those that they receive, behind references too. */
export interface Usage {
  readonly sent: ReadonlySet<object>;
  readonly received: ReadonlySet<object>;
}

/** Which way a schema goes, seen from the caller. */
export type Direction = keyof Usage;

/** What decides the direction of everything below it. Callbacks and webhooks are calls of others. */
const directions: Partial<Record<Kind, Direction>> = {
  parameter: "sent",
  requestBody: "sent",
  response: "received",
};

/** The direction that an object gives to all that is below it. */
export function directionOf(kind: Kind): Direction | null {
  return directions[kind] ?? null;
}

/** Finds which schemas are sent and which are received by the operations of a document. */
export function usageOf({ root }: Document): Usage {
  const seen = { sent: new Set<object>(), received: new Set<object>() };
  const none = new Set<object>();
  const stack: { kind: Kind; value: Json; direction: Direction | null }[] = [];
  const visit = (kind: Kind, value: Json | undefined, above: Direction | null): void => {
    if (!isObject(value)) return;
    const direction = directionOf(kind) ?? above;
    const known = direction === null ? none : seen[direction];
    if (known.has(value)) return;
    known.add(value);
    stack.push({ kind, value, direction });
  };
  const paths = member(root, "paths");
  for (const item of isObject(paths) ? Object.values(paths) : []) visit("pathItem", item, null);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { kind, value, direction } = next;
    const object = value as JsonObject;
    const reference = member(object, "$ref");
    if (typeof reference === "string") visit(kind, resolvePointer(root, reference), direction);
    for (const child of children(kind, object)) {
      if (child.kind !== "callback") visit(child.kind, child.value as Json, direction);
    }
  }
  return seen;
}
