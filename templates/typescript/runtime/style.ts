/** Turns text into what its place can hold. */
export type Encode = (text: string) => string;

/** A value as text; one with members of its own as JSON. */
export function plain(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Percent-encodes all but the unreserved characters of RFC 3986. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * Expands a value in the way of RFC 6570, which all styles have in common: an exploded list or
 * object is one part for each of its members, and anything else is one part. `label` is what stands
 * before a part that has no name of its own.
 */
export function expand(
  value: unknown,
  explode: boolean,
  encode: Encode,
  label = "",
  delimiter = ",",
): string[] {
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
}
