import type { Encoding, Media } from "../ir/types.js";
import { type Chosen, isAny, isBytes, isText, offeredIn, schemaOf } from "../load/content.js";
import { isObject, type Json, type JsonObject, member } from "../load/json.js";
import { isMediaType, withoutBoundary } from "../load/media-type.js";
import { dereference } from "../load/references.js";
import { at, type Context, exampleOf } from "./context.js";
import { formParts } from "./part.js";
import { below, type Place } from "./place.js";

/** The media type that the SDK uses of a `content` map, or `null` where there is none. */
export function preferredMedia(context: Context, owner: JsonObject, place: Place): Media | null {
  return mediaAs((encoding) => encoding, context, owner, place);
}

/** The same of what is received. */
export function receivedMedia(context: Context, owner: JsonObject, place: Place): Media | null {
  const read = (encoding: Encoding, { wire, media }: Chosen): Encoding => {
    // Nobody takes a form apart.
    if (encoding === "multipart") return "binary";
    const isAnyText = isAny(wire) && isText(context.document.root, schemaOf(media));
    return encoding === "json" && isAnyText ? "jsonOrText" : encoding;
  };
  return mediaAs(read, context, owner, place);
}

/** @param used what an encoding is in the direction of the body */
function mediaAs(
  used: (encoding: Encoding, chosen: Chosen) => Encoding,
  context: Context,
  owner: JsonObject,
  place: Place,
): Media | null {
  const content = member(owner, "content");
  if (!isObject(content)) return null;
  reportUnusable(context, owner, content);
  const { root } = context.document;
  const [best, ...others] = offeredIn(root, content);
  if (best === undefined) return null;
  reportDropped(context, owner, best, others);
  const { wire, media } = best;
  const schema = schemaOf(media);
  // A form that is declared as a text is one that its sender has written already.
  const isWritten = best.encoding === "form" && isText(root, schema);
  const encoding = used(isWritten ? "text" : best.encoding, best);
  return {
    wire: withoutBoundary(wire),
    encoding,
    alternatives: best.encoding === "binary" ? others.map((other) => other.wire) : [],
    type: mediaType(context, encoding, schema, below(place, ["content", wire, "schema"])),
    parts: isObject(media) ? formParts(context, media, encoding) : [],
    example: isObject(media) ? exampleOf(context, media) : null,
  };
}

function reportUnusable(context: Context, owner: JsonObject, content: JsonObject): void {
  for (const wire of Object.keys(content).filter((wire) => !isMediaType(wire))) {
    context.problems.warning(
      "invalid-media-type",
      `${JSON.stringify(wire)} is not a media type; what is under it is left out`,
      "Write a media type such as application/json.",
      at(context, owner, "content", wire),
    );
  }
}

/** Of what is written alike it does not matter which is used; files can be sent and read in no other way. */
function reportDropped(
  context: Context,
  owner: JsonObject,
  { wire, encoding }: Chosen,
  others: readonly Chosen[],
): void {
  const { root, withFiles = root } = context.document;
  const dropped = others.filter(
    (other) =>
      other.encoding !== encoding && hasFiles(withFiles, other.encoding, schemaOf(other.media)),
  );
  for (const other of dropped) {
    context.problems.warning(
      "unused-media-type",
      `${other.wire} is left out, with the files that only it has: ${wire} is used`,
      `Remove ${wire} in an overlay if ${other.wire} is to be used.`,
      at(context, owner, "content", other.wire),
    );
  }
}

/** Whether a body is a file, or a form with files. */
function hasFiles(root: JsonObject, encoding: Encoding, schema: Json | undefined): boolean {
  if (encoding === "binary") return isBytes(root, schema);
  const target = encoding === "multipart" ? dereference(root, schema) : undefined;
  const properties = isObject(target) ? member(target, "properties") : undefined;
  if (!isObject(properties)) return false;
  return Object.values(properties).some((property) => isBytes(root, property));
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
