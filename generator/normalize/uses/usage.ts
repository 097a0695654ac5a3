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

/** How what stands directly below an object is used, if the object itself is used as `above`. */
export type UseBelow<Use extends string> = (
  kind: Kind,
  object: JsonObject,
  child: { readonly kind: Kind; readonly key: string | number | undefined },
  above: Use | null,
) => Use | null;

/** Which way a schema goes, seen from the caller. */
export type Direction = "sent" | "received";

/** What decides the direction of everything below it. Callbacks and webhooks are calls of others. */
const directions: Partial<Record<Kind, Direction>> = {
  parameter: "sent",
  requestBody: "sent",
  response: "received",
};

export const directionBelow: UseBelow<Direction> = (_, __, child, above) =>
  directions[child.kind] ?? above;

/** Finds which schemas are sent and which are received by the operations of a document. */
export function directionsIn(document: Document): Usage<Direction> {
  return usageOf(document, directionBelow);
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
  const paths = member(root, "paths");
  for (const item of isObject(paths) ? Object.values(paths) : []) visit("pathItem", item, null);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { kind, object, use } = next;
    const reference = member(object, "$ref");
    if (typeof reference === "string") visit(kind, resolvePointer(root, reference), use);
    for (const child of children(kind, object)) {
      if (child.kind === "callback") continue;
      const below = useBelow(kind, object, { kind: child.kind, key: child.steps[1] }, use);
      visit(child.kind, child.value as Json, below);
    }
  }
  return seen;
}
