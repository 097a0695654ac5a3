import type { Decoder, Encoder } from "./operation.js";

const decoder = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true });

/** Bytes as text. @throws {TypeError} if they are not UTF-8 */
export function decodeText(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** Reads a body with a parser. @throws {SyntaxError} that quotes nothing, if it is not JSON */
export const jsonBy =
  (parse: (text: string) => unknown): Decoder["decode"] =>
  (bytes, contentType) => {
    // A page, of a proxy or a login, is no answer of the API even where it could be read as one.
    if (/html/i.test(contentType)) throw new SyntaxError("the body is HTML, not JSON");
    const content = decodeText(bytes);
    try {
      return parse(content);
    } catch {
      // The parser's own error quotes what it could not read, and that may be a secret.
      throw new SyntaxError(content === "" ? "the body is empty" : "the body is not JSON");
    }
  };

export const json: Encoder & Decoder = {
  mediaType: "application/json",
  encode: (value) => JSON.stringify(value),
  decode: /* @__PURE__ */ jsonBy(JSON.parse),
};
