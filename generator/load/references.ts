import { isObject, type Json, type JsonObject, member, pointerStep, pointerSteps } from "./json.js";

/**
 * The value that a local reference (`#/…`) names, or `undefined`. Steps may be percent-encoded, as in
 * any URI fragment.
 */
export function resolvePointer(root: JsonObject, reference: string): Json | undefined {
  let value: Json | undefined = root;
  for (const step of stepsOf(reference)) value = below(value, step);
  return value;
}

/** The steps of a local reference, decoded. */
export function stepsOf(reference: string): string[] {
  return pointerSteps(decodeFragment(reference.slice(1)));
}

/** The value one step of a pointer below another, or `undefined`. */
export function below(value: Json | undefined, step: string | number): Json | undefined {
  if (Array.isArray(value)) return value[Number(step)];
  return isObject(value) ? member(value, String(step)) : undefined;
}

/** The reference to what a pointer names in this document. */
export function localReference(pointer: string): string {
  return `#${pointer.replaceAll("%", "%25")}`;
}

/**
 * A reference in its canonical spelling, so that two spellings of one target are the same id. It is a
 * reference still: only what has to be encoded in every spelling is.
 */
export function canonicalReference(reference: string): string {
  return localReference(decodeFragment(reference.slice(1)));
}

/** The canonical reference to a component schema. */
export function componentReference(key: string): string {
  return localReference(`/components/schemas${pointerStep(key)}`);
}

/** How many references may lead to one another, and how deep `allOf` may nest, behind references too. */
export const maxChain = 100;

/** Follows a chain of references to the first value that is not one. References were checked before. */
export function dereference(root: JsonObject, value: Json | undefined): Json | undefined {
  let current = value;
  for (let hops = 0; hops <= maxChain; hops += 1) {
    if (!isObject(current)) return current;
    const reference = member(current, "$ref");
    if (typeof reference !== "string") return current;
    current = resolvePointer(root, reference);
  }
  return undefined;
}

/** The fragment of a reference without its percent-encoding. */
export function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
