import type { Document } from "../../load/document.js";
import { isObject, type Json, type JsonObject, member } from "../../load/json.js";
import { resolvePointer } from "../../load/references.js";
import { children, type Kind } from "../../load/structure/structure.js";

/** Something about objects in each way in which they are used. */
export class ByUse<Use extends string, Value> {
  readonly #known = new Map<Use, Map<object, Value>>();

  get(use: Use, object: object): Value | undefined {
    return this.#known.get(use)?.get(object);
  }

  set(use: Use, object: object, value: Value): void {
    const known = this.#known.get(use) ?? new Map<object, Value>();
    this.#known.set(use, known.set(object, value));
  }

  has(use: Use, object: object): boolean {
    return this.#known.get(use)?.has(object) === true;
  }
}

/** What calls use in each way, behind references too. */
export type Usage<Use extends string> = Pick<ByUse<Use, true>, "has">;

/** What stands directly below an object: its kind, and where it is held. */
export interface Below {
  readonly kind: Kind;
  readonly member: string;
  readonly key: string | number | undefined;
}

/** How what stands directly below an object is used, if the object itself is used as `above`. */
export type UseBelow<Use extends string> = (
  kind: Kind,
  object: JsonObject,
  child: Below,
  above: Use | null,
) => Use | null;

/** Which way a schema goes, seen from the caller. */
export type Direction = "sent" | "received";

/** A direction, or that what is below are calls of the service: what these send is received. */
export type Way = Direction | "called";

/** What decides the way of everything below it. */
const ways: Partial<Record<Kind, Way>> = {
  parameter: "sent",
  requestBody: "sent",
  response: "received",
  callback: "called",
};

const reversed: Readonly<Record<Way, Way>> = {
  sent: "received",
  received: "sent",
  called: "called",
};

export const wayBelow: UseBelow<Way> = (kind, _, child, above) => {
  if (kind === "document" && child.member === "webhooks") return "called";
  const way = ways[child.kind];
  if (way === undefined) return above;
  return above === "called" ? reversed[way] : way;
};

/** Finds which schemas are sent and which are received by the operations of a document. */
export function directionsIn(document: Document): Usage<Direction> {
  return usageOf(document, wayBelow);
}

/** Finds how the schemas of a document are used by its operations. */
export function usageOf<Use extends string>(
  { root }: Document,
  useBelow: UseBelow<Use>,
): Usage<Use> {
  const seen = new ByUse<Use | "none", true>();
  const stack: { kind: Kind; object: JsonObject; use: Use | null }[] = [];
  const visit = (kind: Kind, value: Json | undefined, use: Use | null): void => {
    if (!isObject(value)) return;
    if (seen.has(use ?? "none", value)) return;
    seen.set(use ?? "none", value, true);
    stack.push({ kind, object: value, use });
  };
  for (const held of ["paths", "webhooks"]) {
    const items = member(root, held);
    for (const [key, item] of isObject(items) ? Object.entries(items) : []) {
      const child = { kind: "pathItem", member: held, key } as const;
      visit("pathItem", item, useBelow("document", root, child, null));
    }
  }
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { kind, object, use } = next;
    const reference = member(object, "$ref");
    if (typeof reference === "string") visit(kind, resolvePointer(root, reference), use);
    for (const child of children(kind, object)) {
      const [held, key] = child.steps;
      const below = useBelow(kind, object, { kind: child.kind, member: String(held), key }, use);
      visit(child.kind, child.value as Json, below);
    }
  }
  return seen;
}
