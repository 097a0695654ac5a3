import type { Safety } from "../ir/types.js";
import { type JsonObject, member } from "../load/json.js";
import { at, type Context } from "./context.js";

const key = "x-sdkwright-safety";
const values: readonly Safety[] = ["safe", "idempotent", "unsafe"];

/** Whether an operation may be repeated, from the extension on it. */
export function safetyOf(context: Context, operation: JsonObject): Safety | null {
  const written = member(operation, key);
  const safety = values.find((value) => value === written) ?? null;
  if (written !== undefined && safety === null) {
    context.problems.error(
      "invalid-safety",
      `\`${key}\` is not a word that says whether a call may be repeated`,
      `Use one of ${values.join(", ")}.`,
      at(context, operation, key),
    );
  }
  return safety;
}
