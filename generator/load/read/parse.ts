import type { Problems } from "../../problem/problem.js";
import { describe, isObject, type Json, type JsonObject } from "../json.js";
import { countMembers, duplicateNames } from "./duplicates.js";
import { aliasedIn, checkNodes, maxAliased, reportAliases, reportDuplicate } from "./nodes.js";
import type { SourceFile } from "./source.js";
import { readPlainYaml } from "./yaml.js";

/** How deep values may nest: far more than people write, far less than a stack holds. */
const maxDepth = 1500;

/**
 * Parses YAML or JSON into plain values. Syntax errors, duplicate keys, unknown tags and alias bombs
 * are problems with their position.
 * @returns `null` after a problem was reported.
 */
export function parseSource(source: SourceFile, problems: Problems): JsonObject | null {
  const parsed = parseValue(source, problems);
  if (parsed === undefined) return null;
  if (isObject(parsed)) return parsed;
  if (parsed === null) {
    reportEmpty(source, problems);
    return null;
  }
  problems.error(
    "not-an-object",
    `the document is ${describe(parsed)}, not an object`,
    "Start it with members such as `openapi:`.",
    source.at(0),
  );
  return null;
}

/**
 * Parses YAML or JSON that may hold any value, as a file that is referred to may.
 * @returns `undefined` after a problem was reported.
 */
export function parseValue(source: SourceFile, problems: Problems): Json | undefined {
  if (source.text.trim() === "") {
    reportEmpty(source, problems);
    return undefined;
  }
  const json = isJson(source.text) ? parseJson(source, problems) : undefined;
  if (json !== undefined) return json.value;
  const plain = readPlainYaml(source.text, maxDepth);
  return plain === undefined ? parseYaml(source, problems) : plain;
}

function reportEmpty(source: SourceFile, problems: Problems): void {
  const hint = "Write an OpenAPI document here.";
  problems.error("empty-document", "the document is empty", hint, source.at(0));
}

function isJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

/** Reads JSON; what it cannot read is read again as YAML, which says where the fault is. */
function parseJson(
  source: SourceFile,
  problems: Problems,
): { value: Json | undefined } | undefined {
  let value: Json;
  try {
    value = JSON.parse(source.text) as Json;
  } catch {
    return undefined;
  }
  source.isJson();
  try {
    if (membersIn([value]) === countMembers(source.text)) return { value };
  } catch {
    reportDepth(source, problems);
    return { value: undefined };
  }
  for (const offset of duplicateNames(source.text)) reportDuplicate(source, offset, problems);
  return { value };
}

/**
 * How many members all objects in a value have together.
 * @throws {RangeError} where values nest too deep, long before the stack is full
 */
function membersIn(value: object, depth = -1): number {
  if (depth > maxDepth) throw new RangeError();
  const inner: unknown[] = Array.isArray(value) ? value : Object.values(value);
  let count = Array.isArray(value) ? 0 : inner.length;
  for (const item of inner) {
    if (typeof item === "object" && item !== null) count += membersIn(item, depth + 1);
  }
  return count;
}

/**
 * Reads what YAML can say at all, and says what is wrong with it.
 * @returns `undefined` after a problem was reported.
 */
export function parseYaml(source: SourceFile, problems: Problems): Json | undefined {
  const { syntax } = source;
  const [first] = [...syntax.errors, ...syntax.warnings];
  if (first !== undefined) {
    // What follows a syntax error is mostly its echo, so the first one is reported alone.
    const [offset] = first.pos;
    const isAtEnd = source.text.slice(offset).trim() === "";
    const message = `${sentence(first.message)}${isAtEnd ? ": unexpected end of the document" : ""}`;
    problems.error("syntax", message, "Correct the syntax here.", source.at(offset));
    return undefined;
  }
  if (!checkNodes(source, problems)) return undefined;
  // Aliases are not copied: what they stand for is the same value in several places.
  const value = syntax.toJS({ maxAliasCount: -1 }) as Json;
  if (isTooDeep(value)) reportDepth(source, problems);
  else if (aliasedIn(value) > maxAliased) reportAliases(source, problems);
  else return value;
  return undefined;
}

/** Looks level by level, and once at what aliases put in several places. */
function isTooDeep(value: Json): boolean {
  let level: object[] = typeof value === "object" && value !== null ? [value] : [];
  const seen = new Set<object>(level);
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) return true;
    const next: object[] = [];
    for (const inner of level.flatMap((object): unknown[] => Object.values(object))) {
      if (typeof inner !== "object" || inner === null || seen.has(inner)) continue;
      seen.add(inner);
      next.push(inner);
    }
    level = next;
  }
  return false;
}

function reportDepth(source: SourceFile, problems: Problems): void {
  const message = `values nest deeper than ${maxDepth} levels`;
  problems.error("too-deep", message, "Name inner schemas and refer to them.", source.at(0));
}

function sentence(message: string): string {
  return message.split("\n")[0]?.trim() ?? message;
}
