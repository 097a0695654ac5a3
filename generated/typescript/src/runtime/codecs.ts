import { decodeText } from "./json.js";
import type { Decoder, Encoder } from "./operation.js";
import { plain } from "./style.js";

export const text: Encoder & Decoder = {
  mediaType: "text/plain",
  encode: plain,
  decode: decodeText,
};

export const binary: Encoder & Decoder = {
  mediaType: "application/octet-stream",
  // What `fetch` does not take as a body it writes as text.
  encode: (value) => value as BodyInit,
  decode: (bytes, type) => new Blob([bytes], { type }),
};

export const form: Encoder & Decoder = {
  mediaType: "application/x-www-form-urlencoded",
  encode: (value) =>
    new URLSearchParams(parts(value).map(([name, part]) => [name, plain(part)])).toString(),
  decode: (bytes) => Object.fromEntries(new URLSearchParams(decodeText(bytes))),
};

export const multipart: Encoder = {
  mediaType: "",
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
