import { modelsBehind } from "../ir/parts.js";
import { isObject } from "../load/json.js";
import { resolvePointer } from "../load/references.js";
import { at, type Context } from "./context.js";

/**
 * Reports models that are made of themselves with nothing in between (`A` is `A` or null, `A` extends
 * `A`): no value has such a type, and no compiler takes it. Fields, lists and maps come in between.
 */
export function checkEndless(context: Context): void {
  const finished = new Set<string>();
  for (const start of context.models.keys()) walk(context, start, [], finished);
}

function walk(context: Context, id: string, path: readonly string[], finished: Set<string>): void {
  if (path.includes(id)) {
    report(context, path.slice(path.indexOf(id)));
    return;
  }
  const model = context.models.get(id);
  if (model === undefined || finished.has(id)) return;
  for (const part of modelsBehind(model, false)) walk(context, part, [...path, id], finished);
  finished.add(id);
}

function report(context: Context, circle: readonly string[]): void {
  const [first = ""] = circle;
  const schema = resolvePointer(context.document.root, first);
  const names = [...circle, first].map((id) => id.replace("#/components/schemas/", "")).join(" → ");
  context.problems.error(
    "endless-type",
    `the schema is made of itself without end: ${names}`,
    "Remove one of the references, or put it into a property.",
    isObject(schema) ? at(context, schema) : null,
  );
}
