import { jsonBy } from "./json.js";
import type { Decoder, Encoder } from "./operation.js";

/** An integer of 64 bits: a `bigint` where a number would round it, which it does beyond 2^53. */
export type Int64 = number | bigint;

/** What numbers in JSON are found by: escapes, the ends of strings, and what looks like a number. */
const token = /\\.|"|-?\d[\d.eE+-]*/g;

/** Writes JSON with integers of any size. */
export const exactJsonBody: Encoder = {
  mediaType: "application/json",
  encode(value) {
    // What no string in the value begins with: nobody who wrote one can have known it.
    const mark = `${Math.random()}:`;
    const marked = JSON.stringify(value, (_, member: unknown) =>
      typeof member === "bigint" ? mark + member : member,
    );
    return marked.replaceAll(new RegExp(`"${mark}(-?\\d+)"`, "g"), "$1");
  },
};

/** Reads JSON whose integers are never rounded. */
export const exactJson: Decoder = {
  mediaType: "application/json",
  decode: /* @__PURE__ */ jsonBy((text) => {
    // Also because what follows takes long for some texts that are not JSON.
    const rounded: unknown = JSON.parse(text);
    if (!/\d{16}/.test(text)) return rounded;
    const mark = `${Math.random()}:`;
    let isString = false;
    const marked = text.replace(token, (part) => {
      if (part === '"') isString = !isString;
      // Longer ones take long to read, and no document means them.
      const isKept = isString || !/^-?\d{1,999}$/.test(part) || Number.isSafeInteger(Number(part));
      return isKept ? part : `"${mark}${part}"`;
    });
    return JSON.parse(marked, (_, member: unknown) =>
      typeof member === "string" && member.startsWith(mark)
        ? BigInt(member.slice(mark.length))
        : member,
    );
  }),
};
