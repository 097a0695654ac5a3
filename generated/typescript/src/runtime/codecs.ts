import { decodeText } from "./json.js";
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

/** A response whose content means nothing. */
export const empty: Decoder = { mediaType: "", decode: () => undefined };
