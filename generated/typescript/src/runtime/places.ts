import { addHeaders } from "./header.js";
import type { Place } from "./operation.js";
import { expand, percentEncode, plain } from "./style.js";

/** Fills a value into the path. One that is empty is left out, which the path then shows. */
export const path: Place = (draft, { name, style, explode = false }, value) => {
  const separator = style === "label" ? "." : style === "matrix" ? ";" : ",";
  const label = style === "matrix" ? `${percentEncode(name)}=` : "";
  const text = expand(value, explode, percentEncode, label).join(separator);
  if (/[^=]$/.test(text)) {
    draft.path = draft.path.replace(`{${name}}`, (separator === "," ? "" : separator) + text);
  }
};

const delimiters: Readonly<Record<string, string>> = {
  spaceDelimited: "%20",
  pipeDelimited: "%7C",
};

/** Adds a value to the query. */
export const query: Place = (
  draft,
  { name, style = "form", explode = style === "form", allowReserved },
  value,
) => {
  const key = percentEncode(name);
  const encode = allowReserved ? encodeReserved : percentEncode;
  draft.query.push(
    ...(style === "deepObject"
      ? deepPairs(key, value)
      : expand(value, explode, encode, `${key}=`, delimiters[style])),
  );
};

/** `key[name]=value` for each member, and for each of theirs. */
function deepPairs(key: string, value: unknown): string[] {
  if ((value ?? null) === null) return [];
  if (typeof value !== "object" || value instanceof Date) {
    return [`${key}=${percentEncode(plain(value))}`];
  }
  return Object.entries(Object(value)).flatMap(([name, member]) =>
    deepPairs(Array.isArray(value) ? key : `${key}%5B${percentEncode(name)}%5D`, member),
  );
}

/** Keeps the reserved characters, but for those that would end the value or mean a space. */
function encodeReserved(text: string): string {
  return encodeURI(text)
    .replace(/%5B/g, "[")
    .replace(/%5D/g, "]")
    .replace(/[#&+]/g, encodeURIComponent);
}

/** Adds a header. */
export const header: Place = (draft, { name, explode = false }, value) => {
  addHeaders(draft, { [name]: expand(value, explode, (text) => text).join() });
};

/** Adds a value to the `Cookie` header. */
export const cookie: Place = (draft, { name, explode = true }, value) => {
  draft.cookies.push(...expand(value, explode, percentEncode, `${percentEncode(name)}=`));
};
