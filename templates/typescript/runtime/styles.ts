import type { Encoder } from "./operation.js";
import { plain, scalar, type Style } from "./style.js";

/**
 * Expands a value in the way of RFC 6570, which most styles have in common: an exploded list or
 * object is one part for each of its members, and anything else is one part.
 */
const expanded =
  (delimiter: string): Style =>
  (value, encode, label, explode) => {
    const text = (part: unknown): string => encode(plain(part));
    if (typeof value !== "object" || value === null || value instanceof Date) {
      return [label + text(value)];
    }
    const isList = Array.isArray(value);
    const members = Object.entries(value).filter(([, member]) => (member ?? null) !== null);
    if (explode) {
      return members.map(([key, member]) => (isList ? label : `${encode(key)}=`) + text(member));
    }
    const texts = members.flatMap(([key, member]) =>
      isList ? text(member) : [encode(key), text(member)],
    );
    return texts.length === 0 ? [] : [label + texts.join(delimiter)];
  };

/** Members with commas between them, or, exploded, one by one: `simple`, `form`, `label`, `matrix`. */
export const commaDelimited: Style = (...value) => expanded(",")(...value);

export const spaceDelimited: Style = (...value) => expanded("%20")(...value);

export const pipeDelimited: Style = (...value) => expanded("%7C")(...value);

/** `key[name]=value` for each member, and for each of theirs; the name of an item is its index. */
export const deepObject: Style = (value, encode, label) => {
  if ((value ?? null) === null) return [];
  if (typeof value !== "object" || value instanceof Date) return [label + encode(plain(value))];
  const key = label.slice(0, -1);
  return Object.entries(Object(value)).flatMap(([name, member]) =>
    deepObject(member, encode, `${key}%5B${encode(name)}%5D=`, true),
  );
};

/** A value as the text of a media type. */
export const content =
  (codec: Encoder): Style =>
  (value, ...rest) =>
    scalar(codec.encode(value), ...rest);
