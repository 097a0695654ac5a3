import { isObject, type Json, type JsonObject, pointerSteps, setMember } from "../../load/json.js";
import { pointersOf } from "../../load/origins.js";
import { componentReference, localReference, resolvePointer } from "../../load/references.js";

/** Where 3.x has what 2.0 has at the root. */
const moved: readonly (readonly [string, string])[] = [
  ["#/definitions/", "#/components/schemas/"],
  ["#/parameters/", "#/components/parameters/"],
  ["#/responses/", "#/components/responses/"],
];

/** The reference to the same component in 3.x; `null` for one to any other place. */
export function movedReference(reference: string): string | null {
  const found = moved.find(([from]) => reference.startsWith(from));
  return found === undefined ? null : found[1] + reference.slice(found[0].length);
}

/**
 * References from schemas to places that are no components, such as the schema of a response. Where
 * their targets are in the upgraded document is known only when that is complete.
 */
export class LateReferences {
  readonly #waiting: { readonly holder: JsonObject; readonly reference: string }[] = [];

  /** Remembers an object whose `$ref` is to be set in the end. */
  add(holder: JsonObject, reference: string): void {
    this.#waiting.push({ holder, reference });
  }

  /**
   * Points each at what its target has become. A target at a place that only extensions have becomes
   * a component.
   */
  settle(
    root: JsonObject,
    upgraded: JsonObject,
    schemas: JsonObject,
    upgrade: (schema: Json) => Json,
  ): void {
    if (this.#waiting.length === 0) return;
    const places = pointersOf(upgraded);
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      const { holder, reference } = next;
      const target = resolvePointer(root, reference);
      const made = target === undefined ? undefined : upgrade(target);
      if (!isObject(made)) continue;
      const pointer = places.get(made);
      if (pointer !== undefined) holder.$ref = localReference(pointer);
      else {
        const key = freeKey(schemas, pointerSteps(reference.slice(1)).at(-1) ?? "schema");
        setMember(schemas, key, made);
        holder.$ref = componentReference(key);
        places.set(made, holder.$ref.slice(1));
      }
    }
  }
}

function freeKey(map: JsonObject, wanted: string): string {
  let key = wanted;
  for (let count = 2; Object.hasOwn(map, key); count += 1) key = `${wanted}${count}`;
  return key;
}
