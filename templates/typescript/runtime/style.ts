/** Turns one value into text that its place can hold. */
export type Encode = (text: string) => string;

/** A value without members, as text. */
export function plain(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "");
}

/** Percent-encodes all but the unreserved characters of RFC 3986. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The members of an object that have a value; `undefined` for anything but a plain object. */
export function membersOf(value: unknown): [string, unknown][] | undefined {
  if (typeof value !== "object" || value === null || value instanceof Date) return undefined;
  return Object.entries(value).filter(([, member]) => member !== undefined);
}

/** Style `simple` of RFC 6570, which the other styles are made of. */
export function simple(value: unknown, explode: boolean, encode: Encode, separator = ","): string {
  const text = (part: unknown): string => encode(plain(part));
  if (Array.isArray(value)) return value.map(text).join(separator);
  const members = membersOf(value);
  if (members === undefined) return text(value);
  const between = explode ? "=" : separator;
  return members.map(([name, member]) => encode(name) + between + text(member)).join(separator);
}

/** `name=value` pairs of style `form`: one for each part of an exploded value. */
export function pairs(
  name: string,
  value: unknown,
  explode: boolean,
  encode: Encode,
  separator = ",",
): string[] {
  const members = Array.isArray(value) ? undefined : membersOf(value);
  if (explode && Array.isArray(value)) return value.map((item) => `${name}=${encode(plain(item))}`);
  if (explode && members) {
    return members.map(([key, member]) => `${percentEncode(key)}=${simple(member, false, encode)}`);
  }
  return [`${name}=${simple(value, false, encode, separator)}`];
}
