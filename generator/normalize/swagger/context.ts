import { isObject, type Json, type JsonObject, member, objectOf } from "../../load/json.js";
import type { Origins } from "../../load/origins.js";
import { dereference } from "../../load/references.js";
import type { Problems } from "../../problem/problem.js";

/** What every part of the upgrade from 2.0 works with. */
export interface Swagger {
  /** The document as it is written. */
  readonly root: JsonObject;
  readonly origins: Origins;
  readonly problems: Problems;
  /** What a schema is in 3.0: the same object for every use of one schema. */
  readonly schema: (schema: Json) => Json;
}

/** A map with each of its values made into another; `undefined` leaves one out. */
export function mapMembers(
  { origins }: Swagger,
  map: Json | undefined,
  make: (value: Json, name: string) => Json | undefined,
): JsonObject {
  if (!isObject(map)) return {};
  const made = Object.entries(map).flatMap(([name, value]): [string, Json][] => {
    const after = make(value, name);
    return after === undefined ? [] : [[name, after]];
  });
  return origins.derive(objectOf(made), map);
}

/** The objects of a list member, behind references, each as it stands in the list too. */
export function objectsAt(
  { root }: Swagger,
  owner: JsonObject,
  name: string,
): { readonly held: JsonObject; readonly object: JsonObject }[] {
  const list = member(owner, name);
  if (!Array.isArray(list)) return [];
  return list.flatMap((held) => {
    const object = dereference(root, held);
    return isObject(held) && isObject(object) ? [{ held, object }] : [];
  });
}

/** The texts of a list member; `null` where there is no such list. */
export function textsAt(
  { origins, problems }: Swagger,
  owner: JsonObject,
  name: string,
): string[] | null {
  const written = member(owner, name);
  if (written === undefined || written === null) return null;
  const list = Array.isArray(written) ? written : [written];
  return list.flatMap((value, index) => {
    if (typeof value === "string") return [value];
    const at = Array.isArray(written)
      ? origins.locate(owner, name, index)
      : origins.locate(owner, name);
    problems.warning(
      "not-a-text",
      `an item of \`${name}\` is not a string`,
      "Put it in quotes.",
      at,
    );
    return [];
  });
}

/** A text member; anything else is reported. */
export function textAt(
  { origins, problems }: Swagger,
  owner: JsonObject,
  name: string,
): string | null {
  const value = member(owner, name);
  if (value === undefined || value === null || typeof value === "string") return value ?? null;
  const at = origins.locate(owner, name);
  problems.warning("not-a-text", `\`${name}\` is not a string`, "Put it in quotes.", at);
  return null;
}
