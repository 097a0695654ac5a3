import * as v from "valibot";
import { describe, isObject, type Json, pointerStep } from "../load/json.js";
import { parseValue } from "../load/read/parse.js";
import { readSource, type SourceFile } from "../load/read/source.js";
import type { Problems } from "../problem/problem.js";

type AnySchema = v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>;

/**
 * Reads a file of ours (`sdk.yaml`, `language.yaml`), and checks it against its schema; each fault is a
 * problem at the place where it is written.
 * @param start what such a file begins with, for those who wrote something else
 * @returns the checked value with its source, or `null` after problems were reported.
 */
export function readShaped<const Schema extends AnySchema>(
  path: string,
  schema: Schema,
  start: string,
  problems: Problems,
): { readonly value: v.InferOutput<Schema>; readonly source: SourceFile } | null {
  const source = readSource(path, problems);
  if (source === null) return null;
  const isBlank = source.text.trim() === "";
  const read = isBlank ? null : parseValue(source, problems);
  if (read === undefined) return null;
  if (!isObject(read)) {
    const code = read === null ? "empty-document" : "not-an-object";
    const what = read === null ? "empty" : `${describe(read)}, not an object`;
    problems.error(code, `the file is ${what}`, `Begin it with ${start}.`, source.at(0));
    return null;
  }
  const value = checkShape(schema, read, source, problems);
  return value === null ? null : { value, source };
}

function checkShape<const Schema extends AnySchema>(
  schema: Schema,
  value: Json,
  source: SourceFile,
  problems: Problems,
): v.InferOutput<Schema> | null {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  for (const issue of result.issues) {
    const steps = (issue.path ?? []).map((item) => String(item.key));
    const place = steps.join(".");
    const at = source.locate(steps.map(pointerStep).join(""));
    if (issue.type === "strict_object" && issue.expected === "never") {
      problems.error(
        "unknown-key",
        `unknown key \`${place}\``,
        "Remove it, or correct its spelling.",
        at,
      );
    } else if (issue.received === "undefined") {
      problems.error("missing-key", `the key \`${place}\` is missing`, "Add it.", at);
    } else {
      problems.error("wrong-value", `\`${place}\`: ${issue.message}`, "Correct the value.", at);
    }
  }
  return null;
}

/** A map from names of the document. A plain object would take some of them for its own members. */
export const mapOf = <const Schema extends v.GenericSchema>(
  schema: Schema,
  key: v.GenericSchema<string> = v.string(),
) =>
  v.pipe(
    v.custom<object>(
      (value) => typeof value === "object" && value !== null && !Array.isArray(value),
      "must be a map",
    ),
    v.transform((value) => new Map<string, unknown>(Object.entries(value))),
    v.map(key, schema),
  );
