import type { Language } from "../config/language.js";
import { propertyKey } from "../escape/key.js";
import { singleQuotedLiteral, stringLiteral } from "../escape/literal.js";
import type { Json } from "../ir/types.js";
import { fill } from "./pattern.js";

type Literals = Language["literals"];

/** A value to print: JSON, or the placeholder for bytes that {@link bytes} stands for. */
export type Value = Json | typeof bytes | readonly Value[] | { readonly [name: string]: Value };

/** Bytes in an example; each language says how it writes some. */
export const bytes: unique symbol = Symbol("bytes");

/** Prints a value as a literal of a language, its members on lines of their own. */
export function printValue(value: Value, literals: Literals, indent = ""): string {
  if (value === bytes) return literals.bytes;
  if (value === null) return literals.null;
  if (typeof value === "boolean") return value ? literals.true : literals.false;
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return printString(value, literals);
  const inner = `${indent}  `;
  if (isList(value)) {
    const items = value.map((item) => printValue(item, literals, inner));
    return fill(literals.list, { items: lines(items, inner, indent) });
  }
  const entries = Object.entries(value).map(([name, item]) => {
    const key = literals.key === "identifier" ? propertyKey(name) : printString(name, literals);
    return fill(literals.entry, { key, value: printValue(item, literals, inner) });
  });
  return fill(literals.object, { entries: lines(entries, inner, indent) });
}

function printString(text: string, { string }: Literals): string {
  const isPlain = !/[\\\p{Cc}\p{Cf}\u2028\u2029]/u.test(text);
  const prefersSingle =
    string === "fewest-escapes" && isPlain && text.includes('"') && !text.includes("'");
  return string === "single" || prefersSingle ? singleQuotedLiteral(text) : stringLiteral(text);
}

function lines(items: readonly string[], inner: string, indent: string): string {
  return items.length === 0
    ? ""
    : `\n${items.map((item) => `${inner}${item},\n`).join("")}${indent}`;
}

function isList(value: object): value is readonly Value[] {
  return Array.isArray(value);
}
