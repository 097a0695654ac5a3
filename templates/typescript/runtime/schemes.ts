import { addHeader } from "./header.js";
import type { Place } from "./operation.js";
import type { SecurityScheme } from "./profile.js";
import { percentEncode } from "./style.js";

/** Carries a token as RFC 6750 says. */
export const bearer: SecurityScheme["in"] = (draft, { name }, credential) => {
  const [, token] = /^(?:bearer +)?([\x21-\x7e]+)$/i.exec(String(credential ?? "")) ?? [];
  if (token === undefined) return false;
  draft.secrets.push(token);
  addHeader(draft, name, `Bearer ${token}`);
  return true;
};

/** Carries a user name and a password as RFC 7617 says; together they are one text with a colon. */
export const basic: SecurityScheme["in"] = (draft, { name }, credential) => {
  const { username, password }: { username?: unknown; password?: unknown } = Object(credential);
  const isPair = typeof username === "string" && typeof password === "string";
  const pair = isPair ? `${username}:${password}` : credential;
  const isUsable = typeof pair === "string" && !/\p{Cc}/u.test(pair) && /[^\s:]/.test(pair);
  if (!isUsable || (isPair && username.includes(":"))) return false;
  const encoded = btoa(String.fromCharCode(...new TextEncoder().encode(pair)));
  draft.secrets.push(pair.slice(pair.indexOf(":") + 1), encoded);
  addHeader(draft, name, `Basic ${encoded}`);
  return true;
};

/** Carries a key where parameters of its sort go. */
export const apiKey =
  (place: Place): SecurityScheme["in"] =>
  (draft, { name }, credential) => {
    const key = String(credential ?? "");
    if (!/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(key)) return false;
    draft.secrets.push(key, percentEncode(key));
    place(draft, { in: place, name }, key);
    return true;
  };
