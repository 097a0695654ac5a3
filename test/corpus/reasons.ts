import { isObject, type Json, type JsonObject } from "../../generator/load/json.js";

/** Why the two tools must differ on a schema in which this is somewhere. */
interface Reason {
  readonly reason: string;
  readonly applies: (schema: JsonObject) => boolean;
}

const has =
  (...names: readonly string[]) =>
  (schema: JsonObject): boolean =>
    names.some((name) => Object.hasOwn(schema, name));

/** What openapi-typescript cannot express, or reads in another way. The first that applies is given. */
const reasons: readonly Reason[] = [
  {
    reason: "openapi-typescript prints tuples of one fixed length",
    applies: has("prefixItems"),
  },
  {
    reason: "openapi-typescript does not know patternProperties",
    applies: has("patternProperties"),
  },
];

/** The reason why the types of a schema differ, decided by what is in it; `null` if none is known. */
export function reasonOf(schema: Json): string | null {
  const objects = objectsIn(schema);
  return reasons.find(({ applies }) => objects.some(applies))?.reason ?? null;
}

function objectsIn(value: Json): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isObject(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
}
