import { isObject, type Json, type JsonObject, member } from "./json.js";
import { type Encoding, encodingOf, isMediaType } from "./media-type.js";
import { dereference } from "./references.js";

/** The media type that an SDK uses of a `content` map. */
export interface Chosen {
  readonly wire: string;
  readonly encoding: Encoding;
  readonly media: Json;
}

/** Which encoding is taken when a document offers several; earlier is better. */
const preference: readonly Encoding[] = ["json", "form", "multipart", "text", "binary"];

/** The media types of a `content` map: the one that is used first, then the others. */
export function offeredIn(root: JsonObject, content: JsonObject): Chosen[] {
  return Object.entries(content)
    .filter(([wire]) => isMediaType(wire))
    .map(([wire, media]) => ({ wire, media, encoding: encodingIn(root, wire, media) }))
    .toSorted((a, b) => preference.indexOf(a.encoding) - preference.indexOf(b.encoding));
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
  const { type, format, contentMediaType, contentEncoding } = target;
  if (type !== undefined && !isText(root, target)) return false;
  if (format === "binary") return true;
  return (
    typeof contentMediaType === "string" &&
    contentEncoding === undefined &&
    encodingOf(contentMediaType) === "binary"
  );
}
