import { exactMark } from "../load/extensions.js";
import { type JsonObject, member } from "../load/json.js";

/** How integers of 64 bits are had in languages whose numbers do not hold all of them. */
export type Int64 = "number" | "bigint";

/**
 * Marks the integers of 64 bits that are to be had exactly: all of them under the policy `bigint`, but
 * for those of which the document says something else.
 */
export function exactInteger(policy: Int64): (schema: JsonObject) => JsonObject {
  return (schema) =>
    policy === "bigint" &&
    member(schema, "format") === "int64" &&
    member(schema, exactMark) === undefined
      ? { ...schema, [exactMark]: "bigint" }
      : schema;
}
