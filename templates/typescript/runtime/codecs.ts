import type { Decoder, Encoder } from "./operation.js";
import { percentEncode, plain } from "./style.js";

/** Bytes as text. @throws {TypeError} if they are not UTF-8 */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

export const json: Encoder & Decoder = {
  mediaType: "application/json",
  encode: (value) => JSON.stringify(value),
  decode(bytes, contentType) {
    // A login page of the network in between is no answer, even if it could be parsed.
    if (/^text\/html\b/i.test(contentType ?? "")) throw new TypeError("the body is HTML, not JSON");
    return JSON.parse(decodeText(bytes));
  },
};

export const text: Encoder & Decoder = {
  mediaType: "text/plain",
  encode: (value) => plain(value),
  decode: (bytes) => decodeText(bytes),
};

export const binary: Encoder & Decoder = {
  mediaType: "application/octet-stream",
  encode: (value) => (value instanceof Blob ? value : new Blob([plain(value)])),
  decode: (bytes, contentType) => new Blob([bytes], { type: contentType ?? "" }),
};

export const form: Encoder & Decoder = {
  mediaType: "application/x-www-form-urlencoded",
  encode: (value) =>
    parts(value)
      .map(([name, part]) => `${percentEncode(name)}=${percentEncode(plain(part))}`)
      .join("&"),
  decode: (bytes) => Object.fromEntries(new URLSearchParams(decodeText(bytes))),
};

export const multipart: Encoder & Decoder = {
  mediaType: "multipart/form-data",
  encode(value) {
    const data = new FormData();
    for (const [name, part] of parts(value)) {
      if (part instanceof Blob) data.append(name, part);
      else if (typeof part === "object" && part !== null && !(part instanceof Date)) {
        data.append(name, new Blob([JSON.stringify(part)], { type: "application/json" }));
      } else data.append(name, plain(part));
    }
    return data;
  },
  decode: (bytes) => new Blob([bytes]),
};

/** The parts of a form: a list is a part for each of its items. */
function parts(value: unknown): [string, unknown][] {
  return Object.entries(Object(value)).flatMap(([name, part]): [string, unknown][] => {
    if (part === undefined) return [];
    return Array.isArray(part) ? part.map((item) => [name, item]) : [[name, part]];
  });
}
