import * as v from "valibot";
import type { Answers } from "../ir/types.js";
import { type JsonObject, member } from "../load/json.js";
import { at, type Context, noDoc } from "./context.js";

const key = "x-sdkwright-answers";

const fieldName = v.pipe(v.string(), v.regex(/^[A-Za-z_]\w*$/, "must be the name of a field"));
const headerName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z][A-Za-z0-9-]*$/, "must be the name of a header"),
);
const headerValue = v.pipe(
  v.string(),
  v.regex(/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/, "must be printable ASCII"),
);

const AnswersSchema = v.strictObject({
  field: fieldName,
  values: v.record(
    v.string(),
    v.strictObject({
      description: v.string(),
      status: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599)),
      headers: v.optional(v.record(headerName, headerValue), {}),
      body: v.optional(fieldName),
    }),
  ),
});

/** What the caller answers to its own client, from the extension on the operation. */
export function answersOf(context: Context, operation: JsonObject): Answers | null {
  const written = member(operation, key);
  if (written === undefined) return null;
  const result = v.safeParse(AnswersSchema, written);
  if (!result.success) {
    for (const issue of result.issues) {
      const steps = (issue.path ?? []).map((item) => String(item.key));
      context.problems.error(
        "invalid-answers",
        `${[key, ...steps].join(".")}: ${issue.message}`,
        "See the table of extensions in spec/README.md.",
        at(context, operation, key, ...steps),
      );
    }
    return null;
  }
  const { field, values } = result.output;
  return {
    field,
    values: Object.entries(values).map(([value, { description, status, headers, body }]) => ({
      value,
      doc: { ...noDoc, text: description },
      status,
      headers: Object.entries(headers).map(([name, text]) => ({ name, value: text })),
      body: body ?? null,
    })),
  };
}
