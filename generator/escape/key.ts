import { stringLiteral } from "./literal.js";

const identifier = /^[A-Za-z_$][\w$]*$/;

/** The gate into the key of a member: bare when it is a plain identifier, else a string literal. */
export function propertyKey(name: string): string {
  // A bare or quoted `__proto__:` in an object literal sets the prototype; only a computed key is data.
  if (name === "__proto__") return '["__proto__"]';
  return identifier.test(name) ? name : stringLiteral(name);
}
