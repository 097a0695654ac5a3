import { isObject, type Json, type JsonObject, member } from "./json.js";
import { type Encoding, encodingOf, isMediaType, isRange } from "./media-type.js";
import { dereference } from "./references.js";

/** The media type that an SDK uses of a `content` map. */
export interface Chosen {
  readonly wire: string;
  readonly encoding: Encoding;
  readonly media: Json;
}

/** What is taken when a document offers several; earlier is better. What may be anything can be JSON. */
const preference: readonly (Encoding | "any")[] = [
  "json",
  "form",
  "multipart",
  "any",
  "text",
  "binary",
];

/** The media types of a `content` map: the one that is used first, then the others. */
export function offeredIn(root: JsonObject, content: JsonObject): Chosen[] {
  return Object.entries(content)
    .filter(([wire]) => isMediaType(wire))
    .map(([wire, media]) => ({ wire, media, encoding: encodingIn(root, wire, media) }))
    .toSorted((a, b) => rankOf(root, a) - rankOf(root, b));
}

/** The place of a media type among others. Among those written alike, ranges come after what has a name. */
function rankOf(root: JsonObject, { wire, encoding, media }: Chosen): number {
  const isOther = isAny(wire) && encoding === "json";
  const isOtherText = isOther && isText(root, schemaOf(media));
  const kind = isOtherText ? "text" : isOther ? "any" : encoding;
  return preference.indexOf(kind) + (isRange(wire) ? 0.5 : 0);
}

/** How a media type is written. What may be anything, and a text, is bytes where its schema says so. */
function encodingIn(root: JsonObject, wire: string, media: Json): Encoding {
  const encoding = encodingOf(wire);
  const mayBeBytes = isAny(wire) || encoding === "text";
  return mayBeBytes && isBytes(root, schemaOf(media)) ? "binary" : encoding;
}

/** Whether a media type is the range of all. */
export function isAny(wire: string): boolean {
  return wire.split(";")[0]?.trim() === "*/*";
}

export function schemaOf(media: Json): Json | undefined {
  return isObject(media) ? member(media, "schema") : undefined;
}

/** Whether a schema is of one text. */
export function isText(root: JsonObject, schema: Json | undefined): boolean {
  const target = dereference(root, schema);
  return isObject(target) && [target.type].flat().includes("string");
}

/** Whether a schema is of bytes, in the words of 3.0 or of 3.1, where they may have no type. */
export function isBytes(root: JsonObject, schema: Json | undefined): boolean {
  const target = dereference(root, schema);
  if (!isObject(target)) return false;
  if (target.type !== undefined && !isText(root, target)) return false;
  return target.format === "binary" || hasBytes(target);
}

/** Whether a schema says of what is in a text, in the words of 3.1, that it is bytes. */
export function hasBytes({ contentMediaType, contentEncoding }: JsonObject): boolean {
  return (
    typeof contentMediaType === "string" &&
    contentEncoding === undefined &&
    encodingOf(contentMediaType) === "binary"
  );
}
