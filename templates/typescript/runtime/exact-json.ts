import { json, jsonBy } from "./json.js";
import type { Decoder, Encoder } from "./operation.js";

/** An integer of 64 bits: a `bigint` where a number would round it, which it does beyond 2^53. */
export type Int64 = number | bigint;

/** A string or a number in a text that is JSON. */
const token = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/** What no string in a text begins with: nobody who wrote the text can have known it. */
const newMark = (): string => `${Math.random()}:`;

/** JSON whose integers are never rounded. */
export const exactJson: Encoder & Decoder = {
  ...json,
  encode(value) {
    const mark = newMark();
    const marked = JSON.stringify(value, (_, member: unknown) =>
      typeof member === "bigint" ? mark + member : member,
    );
    return marked.replaceAll(new RegExp(`"${mark}(-?\\d+)"`, "g"), "$1");
  },
  decode: /* @__PURE__ */ jsonBy((text) => {
    // Also because what follows takes long for some texts that are not JSON.
    const rounded: unknown = JSON.parse(text);
    if (!/\d{16}/.test(text)) return rounded;
    const mark = newMark();
    const marked = text.replace(token, (part) =>
      /^-?\d+$/.test(part) && !Number.isSafeInteger(Number(part)) ? `"${mark}${part}"` : part,
    );
    return JSON.parse(marked, (_, member: unknown) =>
      typeof member === "string" && member.startsWith(mark)
        ? BigInt(member.slice(mark.length))
        : member,
    );
  }),
};
