/** How values are written as media types. */
export type Encoding = "json" | "form" | "multipart" | "text" | "binary";

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

/** RFC 9110, section 8.3.1: two tokens, then parameters in which nothing ends a header. */
const pattern = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(;[^\p{Cc}]*)?$/u;

/** Whether a text is a media type or a range of them. */
export function isMediaType(text: string): boolean {
  return pattern.test(text);
}

/** A media type as it is sent: which boundary is between several parts is found anew for each body. */
export function withoutBoundary(mediaType: string): string {
  return mediaType.replaceAll(/;\s*boundary\s*=\s*("[^"]*"|[^;\s]*)/gi, "").trim();
}

/** Whether a text is a range of media types. */
export function isRange(mediaType: string): boolean {
  return mediaType.split(";")[0]?.includes("*") === true;
}

/** Whether a text is a single media type, with which a part of a form can be sent. */
export function isConcrete(text: string): boolean {
  return pattern.test(text) && !/[*,]/.test(text);
}
