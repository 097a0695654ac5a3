import type { Language } from "../config/language.js";
import { type GateRules, gate } from "../escape/gate.js";
import { propertyKey } from "../escape/key.js";
import { singleQuotedLiteral, stringLiteral } from "../escape/literal.js";
import type { ReadonlyJson } from "../ir/types.js";
import { fill } from "./pattern.js";

/** A value to print: JSON, or the placeholder for bytes that {@link bytes} stands for. */
export type Value =
  ReadonlyJson | typeof bytes | readonly Value[] | { readonly [name: string]: Value };

/** Bytes in an example; each language says how it writes some. */
export const bytes: unique symbol = Symbol("bytes");

/** What is known of a language that values are printed in. */
export type Literals = Pick<Language, "literals" | "gates">;

/** Prints a value as a literal of a language, its members on lines of their own. */
export function printValue(value: Value, language: Literals, indent = ""): string {
  const { literals } = language;
  if (value === bytes) return literals.bytes;
  if (value === null) return literals.null;
  if (typeof value === "boolean") return value ? literals.true : literals.false;
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return printString(value, language);
  const inner = `${indent}  `;
  if (isList(value)) {
    const items = value.map((item) => printValue(item, language, inner));
    return fill(literals.list, { items: printLines(items, language, indent) });
  }
  const entries = Object.entries(value).map(([name, item]) => {
    const key = literals.key === "identifier" ? propertyKey(name) : printString(name, language);
    return fill(literals.entry, { key, value: printValue(item, language, inner) });
  });
  return fill(literals.object, { entries: printLines(entries, language, indent) });
}

/** Items on lines of their own, moved right. */
export function printLines(items: readonly string[], language: Literals, indent: string): string {
  const { after, last } = language.literals;
  if (items.length === 0) return "";
  const lines = items.map(
    (item, index) => `${indent}  ${item}${index === items.length - 1 ? last : after}\n`,
  );
  return `\n${lines.join("")}${indent}`;
}

function printString(text: string, { literals: { string }, gates }: Literals): string {
  if (string === "gate") return stringGate(gates.string)(text);
  const isPlain = !/[\\\p{Cc}\p{Cf}\u2028\u2029]/u.test(text);
  // What has no line to end and nothing to hide may be as it is; the rest goes through the gate.
  if (string === "single" && gates.string !== undefined && /[\p{C}\u2028\u2029]/u.test(text))
    return stringGate(gates.string)(text);
  const prefersSingle =
    string === "fewest-escapes" && isPlain && text.includes('"') && !text.includes("'");
  return string === "single" || prefersSingle ? singleQuotedLiteral(text) : stringLiteral(text);
}

const gatesMade = new WeakMap<GateRules, (text: string) => string>();

function stringGate(rules: GateRules | undefined): (text: string) => string {
  if (rules === undefined) return stringLiteral;
  const known = gatesMade.get(rules);
  if (known !== undefined) return known;
  const made = gate(rules);
  gatesMade.set(rules, made);
  return made;
}

/** Whether a value is a list. */
export function isList(value: object): value is readonly Value[] {
  return Array.isArray(value);
}
