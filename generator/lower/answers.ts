import * as v from "valibot";
import { mapOf } from "../config/shape.js";
import { allFields } from "../ir/fields.js";
import type { Answers, Field, Group, Type } from "../ir/types.js";
import { isObject, type JsonObject, member } from "../load/json.js";
import { resolvePointer } from "../load/references.js";
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
  values: mapOf(
    v.strictObject({
      description: v.string(),
      status: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599)),
      headers: v.optional(mapOf(headerValue, headerName), {}),
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
    values: [...values].map(([value, { description, status, headers, body }]) => ({
      value,
      doc: { ...noDoc, text: description },
      status,
      headers: [...headers].map(([name, text]) => ({ name, value: text })),
      body: body ?? null,
    })),
  };
}

/** Checks that the tables speak of fields that responses have; all models must be lowered. */
export function checkAnswers(context: Context, groups: readonly Group[]): void {
  for (const { answers, success, source } of groups.flatMap((group) => group.operations)) {
    const operation = resolvePointer(context.document.root, source);
    if (answers === null || !isObject(operation)) continue;
    const fields = success.flatMap(({ media }) =>
      media === null ? [] : fieldsOfType(context, media.type),
    );
    const refuse = (message: string, ...steps: string[]): void =>
      context.problems.error(
        "invalid-answers",
        message,
        "Correct its spelling.",
        at(context, operation, key, ...steps),
      );
    const names = new Set(fields.map(({ wire }) => wire));
    const field = fields.find(({ wire }) => wire === answers.field);
    if (field === undefined) {
      refuse(`the response has no field ${JSON.stringify(answers.field)}`, "field");
    }
    const values = field === undefined ? null : enumValues(context, field.type);
    for (const { value, body } of answers.values) {
      if (values !== null && !values.has(value)) {
        refuse(`${answers.field} is never ${JSON.stringify(value)}`, "values", value);
      }
      if (body !== null && !names.has(body)) {
        refuse(`the response has no field ${JSON.stringify(body)}`, "values", value, "body");
      }
    }
  }
}

function fieldsOfType(context: Context, type: Type): Field[] {
  const model = type.kind === "model" ? context.models.get(type.id) : undefined;
  return model === undefined ? [] : allFields(model, context.models);
}

/** The values of a field, or `null` where it may have any. */
function enumValues(context: Context, type: Type): ReadonlySet<unknown> | null {
  const inner = type.kind === "nullable" ? type.type : type;
  const model = inner.kind === "model" ? context.models.get(inner.id) : undefined;
  return model?.kind === "enum" ? new Set(model.members.map(({ value }) => value)) : null;
}
