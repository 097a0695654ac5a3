/** Any JSON value, as documents are held after reading. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** A JSON object. Read its members with {@link member}: names come from documents. */
export interface JsonObject {
  [name: string]: Json;
}

/** Tells an object from every other JSON value. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a value is, in words. */
export function describe(value: Json): string {
  if (Array.isArray(value)) return "a list";
  if (value === null) return "nothing";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** An own member, or `undefined`: what stands on `Object.prototype` is never a member. */
export function member(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** An object with these members, in this order; safe for any name, `__proto__` included. */
export function objectOf(entries: Iterable<readonly [string, Json]>): JsonObject {
  return Object.fromEntries(entries);
}

/** Sets a member whatever its name: assigning to `__proto__` would set the prototype. */
export function setMember(owner: Json[] | JsonObject, name: string | number, value: Json): void {
  if (name !== "__proto__") Reflect.set(owner, name, value);
  else
    Object.defineProperty(owner, name, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
}

/** One step of an RFC 6901 pointer. */
export function pointerStep(name: string | number): string {
  return `/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The steps of an RFC 6901 pointer, decoded. */
export function pointerSteps(pointer: string): string[] {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
