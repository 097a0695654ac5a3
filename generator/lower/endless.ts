import { inOrder } from "../ir/order.js";
import { modelsBehind } from "../ir/parts.js";
import { isObject } from "../load/json.js";
import { resolvePointer } from "../load/references.js";
import { at, type Context } from "./context.js";

/**
 * Reports models that are made of themselves with nothing in between (`A` is `A` or null, `A` extends
 * `A`): no value has such a type, and no compiler takes it. Fields, lists and maps come in between.
 */
export function checkEndless(context: Context): void {
  const modelsWithin = (id: string): readonly string[] => {
    const model = context.models.get(id);
    return model === undefined ? [] : modelsBehind(model, false);
  };
  inOrder(context.models.keys(), modelsWithin, (circle) => {
    report(context, circle);
  });
}

/** How many schemas of a circle are told; who has to find it sees where it begins. */
const maxTold = 20;

function report(context: Context, circle: readonly string[]): void {
  const [first = ""] = circle;
  const schema = resolvePointer(context.document.root, first);
  const told =
    circle.length > maxTold ? [...circle.slice(0, maxTold), "…", first] : [...circle, first];
  const names = told.map((id) => id.replace("#/components/schemas/", "")).join(" → ");
  context.problems.error(
    "endless-type",
    `the schema is made of itself without end: ${names}`,
    "Remove one of the references, or put it into a property.",
    isObject(schema) ? at(context, schema) : null,
  );
}
