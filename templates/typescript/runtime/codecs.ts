import { decodeText, json } from "./json.js";
import type { Decoder, Encoder, SentBody } from "./operation.js";
import { plain } from "./style.js";

export const text: Encoder & Decoder = {
  mediaType: "text/plain",
  encode: plain,
  decode: decodeText,
};

export const binary: Encoder & Decoder = {
  mediaType: "application/octet-stream",
  // What `fetch` does not take as a body it writes as text.
  encode: (value) => value as SentBody,
  decode: (bytes, type) => new Blob([bytes], { type }),
};

/** Bytes of a range of media types: files that say what they are keep that. */
export const anyBinary: Encoder = {
  mediaType: "",
  encode: (value) =>
    value instanceof Blob && value.type === ""
      ? new Blob([value], { type: binary.mediaType })
      : binary.encode(value),
};

/**
 * Bytes of one of several media types, or of a range of them: a file keeps its own if it is one of them,
 * and has else the first.
 */
export const binaryOf = (...types: readonly [string, ...string[]]): Encoder => ({
  mediaType: "",
  encode: (value) =>
    value instanceof Blob && !types.some((type) => isOf(value.type, type))
      ? new Blob([value], { type: types[0] })
      : binary.encode(value),
});

/** Tells whether a media type is another one, or of a range. */
function isOf(own: string, type: string): boolean {
  const [start = "", rest] = type.split("*");
  return rest === undefined
    ? own === type
    : own !== "" && (type === "*/*" || own.startsWith(start));
}

/** A text of any media type: JSON where it says that it is, else itself. */
export const jsonOrText: Decoder = {
  mediaType: "*/*",
  decode: (bytes, type) => (/[/+]json\s*(;|$)/i.test(type) ? json : text).decode(bytes, type),
};

/** A response whose content means nothing. */
export const empty: Decoder = { mediaType: "", decode: () => undefined };
