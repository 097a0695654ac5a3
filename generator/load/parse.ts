import { isAlias, isCollection, isNode, isScalar, type Node, type Pair, visit } from "yaml";
import type { Problems } from "../problem/problem.js";
import { duplicateNames } from "./duplicates.js";
import { describe, isObject, type Json, type JsonObject } from "./json.js";
import type { SourceFile } from "./source.js";

/** How many nodes all aliases together may stand for: an alias bomb passes any honest number. */
const maxAliasCount = 1000;

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
    problems.error(
      "empty-document",
      "the document is empty",
      "Write an OpenAPI document here.",
      source.at(0),
    );
    return undefined;
  }
  const json = isJson(source.text) ? parseJson(source, problems) : undefined;
  const parsed = json === undefined ? parseYaml(source, problems) : json;
  if (parsed !== undefined && isTooDeep(parsed)) {
    const message = `values nest deeper than ${maxDepth} levels`;
    problems.error("too-deep", message, "Name inner schemas and refer to them.", source.at(0));
    return undefined;
  }
  return parsed;
}

/** Looks level by level, so that the depth that it looks for cannot overflow its own stack. */
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

function isJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

/** The fast path; what it cannot read is read again as YAML, which says where the fault is. */
function parseJson(source: SourceFile, problems: Problems): Json | undefined {
  let value: Json;
  try {
    value = JSON.parse(source.text) as Json;
  } catch {
    return undefined;
  }
  for (const offset of duplicateNames(source.text)) {
    const message = "duplicate name: names must be unique in an object";
    problems.error("duplicate-key", message, "Remove one of them.", source.at(offset));
  }
  return value;
}

function parseYaml(source: SourceFile, problems: Problems): Json | undefined {
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
  try {
    return syntax.toJS({ maxAliasCount }) as Json;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    problems.error("alias-limit", sentence(message), "Use fewer aliases, or `$ref`.", source.at(0));
    return undefined;
  }
}

/** Checks what YAML can say and JSON cannot: names that are no scalars, values that hold themselves. */
function checkNodes(source: SourceFile, problems: Problems): boolean {
  let isGood = true;
  const refuse = (node: Node | Pair, code: string, message: string, hint: string): void => {
    isGood = false;
    const offset = isNode(node) ? node.range?.[0] : isNode(node.key) ? node.key.range?.[0] : 0;
    problems.error(code, message, hint, source.at(offset ?? 0));
  };
  visit(source.syntax, {
    Pair: (_, pair) => {
      if (isScalar(pair.key) || isAlias(pair.key)) return;
      refuse(pair, "complex-key", "the key of a map is not a scalar", "Write the key as a string.");
    },
    Scalar: (_, scalar) => {
      if (typeof scalar.value !== "number" || Number.isFinite(scalar.value)) return;
      const message = `${scalar.source ?? scalar.value} is not a number that JSON has`;
      refuse(scalar, "not-json", message, "Write a finite number.");
    },
    Alias: (_, alias, path) => {
      if (alias.resolve(source.syntax) === undefined) {
        const message = `the alias *${alias.source} has no anchor before it`;
        refuse(alias, "syntax", message, `Write &${alias.source} before what it stands for.`);
      }
      if (!path.some((node) => isCollection(node) && node.anchor === alias.source)) return;
      const message = `the alias *${alias.source} stands inside its own anchor, a circular value`;
      refuse(alias, "alias-cycle", message, "Use `$ref` for schemas that contain themselves.");
    },
  });
  return isGood;
}

function sentence(message: string): string {
  return message.split("\n")[0]?.trim() ?? message;
}
