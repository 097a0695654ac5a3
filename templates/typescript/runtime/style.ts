/** Turns text into what its place can hold. */
export type Encode = (text: string) => string;

/**
 * Writes a value as parts of a path, query, header or cookie. `label` is what stands before a part
 * that has no name of its own.
 */
export type Style = (value: unknown, encode: Encode, label: string, explode: boolean) => string[];

/** A value as text; one with members of its own as JSON. */
export function plain(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** A value as one text, which is how all are written that are neither a list nor an object. */
export const scalar: Style = (value, encode, label) => [label + encode(plain(value))];

/** Percent-encodes all but the unreserved characters of RFC 3986. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
