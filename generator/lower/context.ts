import type { Config } from "../config/config.js";
import type { Doc, Model, Type } from "../ir/types.js";
import type { Document } from "../load/document.js";
import { isObject, type Json, type JsonObject, member } from "../load/json.js";
import { dereference } from "../load/references.js";
import type { Location, Problems } from "../problem/problem.js";
import type { Place } from "./place.js";
import { markdownOf } from "./prose.js";

/** What every part of lowering works with: the document, the configuration, and the models found. */
export interface Context {
  readonly document: Document;
  readonly config: Config;
  readonly problems: Problems;
  /** Models by id, in the order in which they were first needed. */
  readonly models: Map<string, Model>;
  /** Component schemas that were referred to and are still to be lowered. */
  readonly pending: string[];
  /** What is known of schemas: whether they are objects. Each is asked for wherever it is a part. */
  readonly objectLike: Map<JsonObject, boolean>;
  /** The type of a schema. Parts of lowering call each other through it, so their files need not. */
  readonly typeOf: (schema: Json | undefined, place: Place) => Type;
}

/** An object member, behind references. */
export function objectAt(context: Context, owner: JsonObject, name: string): JsonObject | null {
  const value = dereference(context.document.root, member(owner, name));
  return isObject(value) ? value : null;
}

/** The objects of a list member, behind references. */
export function objectsAt(context: Context, owner: JsonObject, name: string): JsonObject[] {
  const value = member(owner, name);
  const items = Array.isArray(value) ? value : [];
  return items.map((item) => dereference(context.document.root, item)).filter(isObject);
}

/** Maps in which a name that begins with `x-` is one like any other, and no extension. */
const namedByAuthors: ReadonlySet<string> = new Set(["encoding", "headers", "properties"]);

/** The members of a map member whose values are objects, behind references. */
export function entriesAt(
  context: Context,
  owner: JsonObject,
  name: string,
): [string, JsonObject][] {
  const value = member(owner, name);
  if (!isObject(value)) return [];
  return Object.entries(value)
    .filter(([key]) => !key.startsWith("x-") || namedByAuthors.has(name))
    .map(([key, item]) => [key, dereference(context.document.root, item)] as const)
    .filter((entry): entry is [string, JsonObject] => isObject(entry[1]));
}

/** A text member. Anything else that stands there is reported, and used if it can be read as text. */
export function textAt(
  context: Context,
  owner: JsonObject,
  name: string,
  severity: "error" | "warning" = "warning",
): string | null {
  const value = member(owner, name);
  if (value === undefined || value === null) return null;
  if (typeof value === "string") return value;
  context.problems[severity](
    "not-a-text",
    `\`${name}\` is not a string`,
    "Put it in quotes.",
    at(context, owner, name),
  );
  return typeof value === "object" ? null : String(value);
}

/** Where a member is written. */
export function at(context: Context, owner: JsonObject, ...steps: (string | number)[]): Location {
  return context.document.origins.locate(owner, ...steps);
}

/** What an object of the document says of itself for people. */
export function docOf(context: Context, object: JsonObject, beside: JsonObject = object): Doc {
  const text = (name: string) => textAt(context, beside, name) ?? textAt(context, object, name);
  const external = objectAt(context, object, "externalDocs");
  const description = text("description");
  return {
    summary: text("summary") ?? text("title"),
    text: description === null ? null : markdownOf(description),
    deprecated: (member(beside, "deprecated") ?? member(object, "deprecated")) === true,
    link: external === null ? null : textAt(context, external, "url"),
    example: exampleOf(context, object),
    fallback: member(object, "default") ?? null,
  };
}

/** An empty {@link Doc}. */
export const noDoc: Doc = {
  summary: null,
  text: null,
  deprecated: false,
  link: null,
  example: null,
  fallback: null,
};

/** The example of an object, or the first of several. */
export function exampleOf(context: Context, object: JsonObject): Json {
  const single = member(object, "example");
  if (single !== undefined) return single;
  const several = member(object, "examples");
  if (Array.isArray(several)) return several[0] ?? null;
  const [first] = entriesAt(context, object, "examples");
  return first === undefined ? null : (member(first[1], "value") ?? null);
}
