import type { Encoding, Media } from "../ir/types.js";
import { isObject, type Json, type JsonObject, member } from "../load/json.js";
import { dereference } from "../load/references.js";
import { type Context, exampleOf } from "./context.js";
import { encodingOf, isMediaType } from "./media-type.js";
import { partsOf } from "./part.js";
import { below, type Place } from "./place.js";

/** Which encoding is taken when a document offers several; earlier is better. */
const preference: readonly Encoding[] = ["json", "form", "multipart", "text", "binary"];

/** The media type that the SDK uses of a `content` map, or `null` where there is none. */
export function preferredMedia(context: Context, owner: JsonObject, place: Place): Media | null {
  const content = member(owner, "content");
  if (!isObject(content)) return null;
  const offered = Object.entries(content)
    .filter(([wire]) => isUsable(context, content, wire))
    .map(([wire, value]) => ({ wire, value, encoding: encodingOf(wire) }));
  const best = offered.toSorted(
    (a, b) => preference.indexOf(a.encoding) - preference.indexOf(b.encoding),
  )[0];
  if (best === undefined) return null;
  const schema = isObject(best.value) ? member(best.value, "schema") : undefined;
  // A form that is declared as a text is one that its sender has written already.
  const isWritten = best.encoding === "form" && isText(context, schema);
  const encoding = isWritten ? "text" : best.encoding;
  return {
    wire: best.wire,
    encoding,
    type: mediaType(context, encoding, schema, below(place, ["content", best.wire, "schema"])),
    parts: isObject(best.value) ? partsOf(context, best.value, encoding) : [],
    example: isObject(best.value) ? exampleOf(context, best.value) : null,
  };
}

function isUsable(context: Context, content: JsonObject, wire: string): boolean {
  if (isMediaType(wire)) return true;
  context.problems.warning(
    "invalid-media-type",
    `${JSON.stringify(wire)} is not a media type; what is under it is left out`,
    "Write a media type such as application/json.",
    context.document.origins.locate(content, wire),
  );
  return false;
}

function isText(context: Context, schema: Json | undefined): boolean {
  const target = dereference(context.document.root, schema);
  return isObject(target) && [target.type].flat().includes("string");
}

function mediaType(
  context: Context,
  encoding: Encoding,
  schema: Json | undefined,
  place: Place,
): Media["type"] {
  // Text and bytes are not taken apart, whatever their schema says of the inside.
  if (encoding === "text") return { kind: "string", format: null };
  if (encoding === "binary") return { kind: "bytes" };
  return context.typeOf(schema, place);
}
