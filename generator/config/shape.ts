import * as v from "valibot";
import { type Json, pointerStep } from "../load/json.js";
import type { SourceFile } from "../load/read/source.js";
import type { Problems } from "../problem/problem.js";

/**
 * Checks a file of ours (`sdk.yaml`, `language.yaml`) against its schema; each fault is a problem at
 * the place where it is written.
 * @returns the checked value, or `null` after problems were reported.
 */
export function checkShape<
  const Schema extends v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>,
>(
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
