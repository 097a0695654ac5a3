import type { Encoding, Part, Style } from "../ir/types.js";
import { type JsonObject, member } from "../load/json.js";
import { at, type Context, entriesAt, textAt } from "./context.js";
import { encodingOf, isConcrete } from "../load/media-type.js";
import { styleOf } from "./style.js";

/**
 * How the members of a form are written, where the document says so (OpenAPI, Encoding Object) and it
 * is not how they are written anyway.
 */
export function formParts(context: Context, media: JsonObject, encoding: Encoding): Part[] {
  if (encoding !== "form" && encoding !== "multipart") return [];
  return entriesAt(context, media, "encoding").flatMap(([wire, written]) => {
    const part = partOf(context, wire, written);
    if (part === null) return [];
    const isCarriedOut =
      encoding === "form" || part.kind === "content" || inMultipart.includes(part.style);
    if (!isCarriedOut || member(written, "headers") !== undefined) {
      context.problems.warning(
        "unsupported-encoding",
        `the \`encoding\` of ${JSON.stringify(wire)} is not carried out in full`,
        "Check that the service takes the property as its type alone would have it written.",
        at(context, media, "encoding", wire),
      );
    }
    return isCarriedOut && isOwn[encoding](part) ? [part] : [];
  });
}

/** Whether a part is written otherwise than it would be if nothing were said of it. */
const isOwn = {
  form: (part: Part) => part.kind === "style" || part.encoding === "json",
  multipart: (part: Part) =>
    part.kind === "content"
      ? isConcrete(part.mediaType)
      : part.style === "deepObject" || !part.explode,
};

/** The styles that parts can have, which are never percent-encoded. */
const inMultipart: readonly Style[] = ["form", "deepObject"];

/** What is said of one member. What has a style is not written as a media type. */
function partOf(context: Context, wire: string, written: JsonObject): Part | null {
  const { explode, allowReserved } = written;
  const isStyled = ["style", "explode", "allowReserved"].some((name) => name in written);
  if (isStyled) {
    const style = styleOf(context, written, "query");
    const isExploded = typeof explode === "boolean" ? explode : style === "form";
    return {
      kind: "style",
      wire,
      style,
      explode: isExploded,
      allowReserved: allowReserved === true,
    };
  }
  const mediaType = textAt(context, written, "contentType");
  if (mediaType === null) return null;
  return { kind: "content", wire, mediaType, encoding: encodingOf(mediaType) };
}
