import { isObject, type Json, type JsonObject, member } from "../load/json.js";
import type { Location, Problems } from "../problem/problem.js";

/** Keywords whose parts know members or items of their own. */
const composing = ["$ref", "allOf", "anyOf", "oneOf", "if", "contains", "dependentSchemas"];

/** Keywords by which a schema has members that are not written in it, or not as its properties. */
const extending = ["$ref", "allOf", "if"];

/**
 * Says of members and items that no part of a schema knows what the keywords beside them say:
 * `additionalProperties` and `items`, where there are none. Those speak of what other schemas declare
 * too, which may be of other types: a schema that extends others has members of any type.
 */
export function evaluated(
  problems: Problems,
  locate: (object: JsonObject, ...steps: string[]) => Location | null,
) {
  return (schema: JsonObject, original: JsonObject): JsonObject => {
    const warn = (name: string): void =>
      problems.warning(
        "unsupported-unevaluated",
        `\`${name}\` beside a composition like this one is not in the types`,
        "Describe what is allowed in the parts.",
        locate(original, name),
      );
    return [
      { name: "unevaluatedProperties", beside: "additionalProperties", parts: ["anyOf", "oneOf"] },
      { name: "unevaluatedItems", beside: "items", parts: composing },
    ].reduce((made, { name, beside, parts }) => {
      const rest = member(schema, name);
      if (rest === undefined || Object.hasOwn(schema, beside)) return made;
      // Closed is what no part of it opens, which its parts say; and what is open is open anyway.
      const isComposed = composing.some((keyword) => Object.hasOwn(schema, keyword));
      if (isComposed && !saysType(rest)) return made;
      if (!parts.some((keyword) => Object.hasOwn(schema, keyword)))
        return {
          ...made,
          [beside]: extending.some((keyword) => Object.hasOwn(schema, keyword)) ? true : rest,
        };
      warn(name);
      return made;
    }, schema);
  };
}

function saysType(schema: Json): boolean {
  return isObject(schema) && Object.keys(schema).length > 0;
}
