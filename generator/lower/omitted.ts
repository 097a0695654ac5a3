import { isObject, type JsonObject, member } from "../load/json.js";
import { operationsIn, pathItemsIn } from "../load/structure/operations.js";
import type { Context } from "./context.js";

/** An operation of the document that a selection left out. */
interface Omitted {
  readonly id: string;
  readonly operation: JsonObject;
}

/** All operations of a document of which some were left out. Entries of `sdk.yaml` may be about them. */
export function operationsBeforeSelection({ document: { whole } }: Context): Omitted[] {
  if (whole === undefined) return [];
  return pathItemsIn(whole).flatMap(([path, item]) =>
    operationsIn(path, item).map(({ operation, fallbackId }) => {
      const id = member(operation, "operationId");
      return { id: typeof id === "string" ? id : fallbackId, operation };
    }),
  );
}

/** Whether the document had this component before operations were left out. */
export function hadBeforeSelection(
  { document: { whole } }: Context,
  section: string,
  key: string,
): boolean {
  const components = whole && member(whole, "components");
  const held = isObject(components) ? member(components, section) : undefined;
  return isObject(held) && Object.hasOwn(held, key);
}
