import type { Decoder, Encoder } from "./operation.js";
import { plain } from "./style.js";

/** Bytes as text. @throws {TypeError} if they are not UTF-8 */
function decodeText(bytes: ArrayBuffer): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

export const json: Encoder & Decoder = {
  mediaType: "application/json",
  encode: (value) => JSON.stringify(value),
  decode(bytes) {
    const content = decodeText(bytes);
    try {
      return JSON.parse(content);
    } catch {
      // The parser's own error quotes what it could not read, and that may be a secret.
      throw new SyntaxError(content === "" ? "the body is empty" : "the body is not JSON");
    }
  },
};

export const text: Encoder & Decoder = {
  mediaType: "text/plain",
  encode: plain,
  decode: decodeText,
};

export const binary: Encoder & Decoder = {
  mediaType: "application/octet-stream",
  encode: (value) => value,
  decode: (bytes, contentType) => new Blob([bytes], { type: contentType ?? "" }),
};

export const form: Encoder & Decoder = {
  mediaType: "application/x-www-form-urlencoded",
  encode: (value) =>
    new URLSearchParams(parts(value).map(([name, part]) => [name, plain(part)])).toString(),
  decode: (bytes) => Object.fromEntries(new URLSearchParams(decodeText(bytes))),
};

export const multipart: Encoder & Decoder = {
  mediaType: "multipart/form-data",
  encode(value) {
    const data = new FormData();
    for (const [name, part] of parts(value)) {
      if (part instanceof Blob) data.append(name, part);
      else if (typeof part === "object" && !(part instanceof Date)) {
        data.append(name, new Blob([plain(part)], { type: "application/json" }));
      } else data.append(name, plain(part));
    }
    return data;
  },
  decode: (bytes, contentType) => new Blob([bytes], { type: contentType ?? "" }),
};

/** A response whose content means nothing. */
export const empty: Decoder = { mediaType: "", decode: () => undefined };

/** The parts of a form: one for each item of a list, and none for `undefined` and `null`. */
function parts(value: unknown): [name: string, part: unknown][] {
  return Object.entries(Object(value)).flatMap(([name, member]) =>
    [member]
      .flat()
      .filter((part) => (part ?? null) !== null)
      .map((part): [string, unknown] => [name, part]),
  );
}
