import type { Document } from "../load/document.js";
import { isObject, type JsonObject, member } from "../load/json.js";
import { dereference } from "../load/references.js";
import { partsOf } from "./components.js";
import { rewriteObjects } from "./rewrite.js";
import { schemasIn } from "./schemas.js";

/**
 * Says of schemas that others extend that members beyond their properties are of any type, where they
 * have types for names of a pattern: types know no patterns, and what the others add would be held to
 * what is said of other names.
 */
export function withOpenPatterns(document: Document): Document {
  const schemas = schemasIn(document);
  if (!schemas.some(hasPatterns)) return document;
  const extending = schemas.filter(
    (schema) => partsOf(schema).length > 1 || Object.hasOwn(schema, "properties"),
  );
  const extended = new Set(
    extending
      .flatMap((schema) => [schema, ...partsOf(schema)])
      .filter((schema) => Object.hasOwn(schema, "$ref"))
      .map((schema) => dereference(document.root, schema)),
  );
  return rewriteObjects(document, (object, kind, original) => {
    if (kind !== "schema" || !extended.has(original) || !hasPatterns(object)) return object;
    const { patternProperties: _, ...rest } = object;
    return { ...rest, additionalProperties: true };
  });
}

/** Tells whether names of a pattern have types, and there may be others. */
function hasPatterns(schema: JsonObject): boolean {
  const isClosed = member(schema, "additionalProperties") === false;
  return isObject(member(schema, "patternProperties")) && !isClosed;
}
