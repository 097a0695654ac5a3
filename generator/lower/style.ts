import type { Parameter, Style } from "../ir/types.js";
import type { JsonObject } from "../load/json.js";
import { at, type Context, textAt } from "./context.js";

const styles: Readonly<Record<Parameter["in"], readonly Style[]>> = {
  // The first of each is the default of the specification.
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form"],
};

/** The style of a value in a place of a request. */
export function styleOf(context: Context, parameter: JsonObject, location: Parameter["in"]): Style {
  const written = textAt(context, parameter, "style");
  const allowed = styles[location];
  const style = allowed.find((known) => known === written) ?? allowed[0] ?? "form";
  if (written !== null && style !== written) {
    context.problems.warning(
      "invalid-style",
      `style ${JSON.stringify(written)} is not one for ${location} parameters; ${style} is used`,
      `Use one of ${allowed.join(", ")}.`,
      at(context, parameter, "style"),
    );
  }
  return style;
}
