import type { Encoding, Media } from "../ir/types.js";
import { isObject, type Json, type JsonObject, member } from "../load/json.js";
import { type Context, exampleOf } from "./context.js";
import { below, type Place } from "./place.js";

/** Which encoding is taken when a document offers several; earlier is better. */
const preference: readonly Encoding[] = ["json", "form", "multipart", "text", "binary"];

/** How a media type is written and read. What is neither JSON, form nor text is bytes. */
export function encodingOf(mediaType: string): Encoding {
  const essence = mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (essence === "application/json" || essence.endsWith("+json") || essence === "*/*")
    return "json";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence.startsWith("multipart/")) return "multipart";
  if (
    essence.startsWith("text/") ||
    /^application\/(xml|jsonl|x-jsonlines|x-ndjson|ndjson|json-seq)$|\+(xml|json-seq)$/.test(
      essence,
    )
  )
    return "text";
  return "binary";
}

/** The media type that the SDK uses of a `content` map, or `null` where there is none. */
export function preferredMedia(context: Context, owner: JsonObject, place: Place): Media | null {
  const content = member(owner, "content");
  if (!isObject(content)) return null;
  const offered = Object.entries(content)
    .filter(([wire]) => isMediaType(context, content, wire))
    .map(([wire, value]) => ({ wire, value, encoding: encodingOf(wire) }));
  const best = offered.toSorted(
    (a, b) => preference.indexOf(a.encoding) - preference.indexOf(b.encoding),
  )[0];
  if (best === undefined) return null;
  warnOfEncoding(context, best.value);
  const schema = isObject(best.value) ? member(best.value, "schema") : undefined;
  return {
    wire: best.wire,
    encoding: best.encoding,
    type: mediaType(context, best.encoding, schema, below(place, ["content", best.wire, "schema"])),
    example: isObject(best.value) ? exampleOf(context, best.value) : null,
  };
}

/** RFC 9110, section 8.3.1: two tokens, then parameters in which nothing ends a header. */
const mediaTypes = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(;[^\p{Cc}]*)?$/u;

function isMediaType(context: Context, content: JsonObject, wire: string): boolean {
  if (mediaTypes.test(wire)) return true;
  context.problems.warning(
    "invalid-media-type",
    `${JSON.stringify(wire)} is not a media type; what is under it is left out`,
    "Write a media type such as application/json.",
    context.document.origins.locate(content, wire),
  );
  return false;
}

/** Properties are written by their types; what the document asks beyond that is not carried out. */
function warnOfEncoding(context: Context, media: Json): void {
  const encoding = isObject(media) ? member(media, "encoding") : undefined;
  if (!isObject(media) || !isObject(encoding) || Object.keys(encoding).length === 0) return;
  const names = Object.keys(encoding).map((name) => JSON.stringify(name));
  context.problems.warning(
    "unsupported-encoding",
    `\`encoding\` of ${names.slice(0, 5).join(", ")} is not carried out: properties are written by their types`,
    "Check that the service takes them so.",
    context.document.origins.locate(media, "encoding"),
  );
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
