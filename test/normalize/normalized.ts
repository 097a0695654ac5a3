import type { Document } from "../../generator/load/document.js";
import { isObject, type JsonObject } from "../../generator/load/json.js";
import { resolvePointer } from "../../generator/load/references.js";
import { normalize } from "../../generator/normalize/normalize.js";
import { Problems } from "../../generator/problem/problem.js";
import { documentOf } from "../load/loaded.js";
import { withSchemas } from "../lower/lowered.js";

/** The object that a pointer names in a document. */
export function objectIn({ root }: Document, pointer: string): JsonObject {
  const value = resolvePointer(root, `#${pointer}`);
  if (!isObject(value)) throw new Error(`there is no object at ${pointer}`);
  return value;
}

/** What normalization makes of one component schema, given as YAML. */
export function normalizedSchema(schema: string, version = "3.0.3"): JsonObject {
  const text = withSchemas(`S: ${schema}\nOther: { type: object }`, version);
  return objectIn(normalize(documentOf(text), new Problems()), "/components/schemas/S");
}
