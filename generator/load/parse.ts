import type { Problems } from "../problem/problem.js";
import { describe, isObject, type Json, type JsonObject } from "./json.js";
import type { SourceFile } from "./source.js";

/** How many nodes all aliases together may stand for: an alias bomb passes any honest number. */
const maxAliasCount = 1000;

/**
 * Parses YAML or JSON into plain values. Syntax errors, duplicate keys, unknown tags and alias bombs
 * are problems with their position.
 * @returns `null` after a problem was reported.
 */
export function parseSource(source: SourceFile, problems: Problems): JsonObject | null {
  if (source.text.trim() === "") {
    problems.error(
      "empty-document",
      "the document is empty",
      "Write an OpenAPI document here.",
      source.at(0),
    );
    return null;
  }
  const value = isJson(source.text) ? parseJson(source) : undefined;
  const parsed = value === undefined ? parseYaml(source, problems) : value;
  if (parsed === undefined) return null;
  if (!isObject(parsed)) {
    problems.error(
      "not-an-object",
      `the document is ${describe(parsed)}, not an object`,
      "Start it with members such as `openapi:`.",
      source.at(0),
    );
    return null;
  }
  return parsed;
}

function isJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

/** The fast path; what it cannot read is read again as YAML, which says where the fault is. */
function parseJson(source: SourceFile): Json | undefined {
  try {
    return JSON.parse(source.text) as Json;
  } catch {
    return undefined;
  }
}

function parseYaml(source: SourceFile, problems: Problems): Json | undefined {
  const { syntax } = source;
  const [first] = [...syntax.errors, ...syntax.warnings];
  if (first !== undefined) {
    // What follows a syntax error is mostly its echo, so the first one is reported alone.
    problems.error(
      "syntax",
      sentence(first.message),
      "Correct the syntax here.",
      source.at(first.pos[0]),
    );
    return undefined;
  }
  try {
    return syntax.toJS({ maxAliasCount }) as Json;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    problems.error("alias-limit", sentence(message), "Use fewer aliases, or `$ref`.", source.at(0));
    return undefined;
  }
}

function sentence(message: string): string {
  return message.split("\n")[0]?.trim() ?? message;
}
