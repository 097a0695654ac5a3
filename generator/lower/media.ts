import type { Encoding, Media } from "../ir/types.js";
import { type Chosen, isAny, isText, offeredIn, schemaOf } from "../load/content.js";
import { isObject, type Json, type JsonObject, member } from "../load/json.js";
import { isMediaType } from "../load/media-type.js";
import { type Context, exampleOf } from "./context.js";
import { partsOf } from "./part.js";
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
  reportUnusable(context, content);
  const { root } = context.document;
  const [best] = offeredIn(root, content);
  if (best === undefined) return null;
  const { wire, media } = best;
  const schema = schemaOf(media);
  // A form that is declared as a text is one that its sender has written already.
  const isWritten = best.encoding === "form" && isText(root, schema);
  const encoding = used(isWritten ? "text" : best.encoding, best);
  return {
    wire,
    encoding,
    type: mediaType(context, encoding, schema, below(place, ["content", wire, "schema"])),
    parts: isObject(media) ? partsOf(context, media, encoding) : [],
    example: isObject(media) ? exampleOf(context, media) : null,
  };
}

function reportUnusable(context: Context, content: JsonObject): void {
  for (const wire of Object.keys(content).filter((wire) => !isMediaType(wire))) {
    context.problems.warning(
      "invalid-media-type",
      `${JSON.stringify(wire)} is not a media type; what is under it is left out`,
      "Write a media type such as application/json.",
      context.document.origins.locate(content, wire),
    );
  }
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
