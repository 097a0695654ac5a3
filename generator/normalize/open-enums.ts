import { openMark } from "../load/extensions.js";
import { type JsonObject, member } from "../load/json.js";
import type { Direction, Usage } from "./uses/usage.js";

/**
 * Marks the enums that are received. A service adds values in time, and an SDK that is older than they
 * are must let them through. What is only sent is known in full by whoever sends it.
 */
export function openEnum(
  usage: Usage<Direction>,
): (schema: JsonObject, original: JsonObject) => JsonObject {
  return (schema, original) => {
    const values = member(schema, "enum");
    const listed = Array.isArray(values) ? values.filter((value) => value !== null) : [];
    const isChoice =
      listed.length > 1 &&
      ["string", "number"].some((type) => listed.every((value) => typeof value === type));
    if (!isChoice || !usage.has("received", original) || member(schema, openMark) !== undefined)
      return schema;
    return { ...schema, [openMark]: true };
  };
}
