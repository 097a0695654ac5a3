import { addHeader } from "./header.js";
import type { Place } from "./operation.js";
import type { SecurityScheme } from "./profile.js";

/** Carries a token as RFC 6750 says. */
export const bearer: SecurityScheme["in"] = (draft, { name }, credential) => {
  const [, token] = /^(?:bearer +)?([\x21-\x7e]+)$/i.exec(String(credential)) ?? [];
  if (token === undefined) return false;
  draft.secrets.push(token);
  addHeader(draft, name, `Bearer ${token}`);
  return true;
};

/** Carries a user name and a password as RFC 7617 says; together they are one text with a colon. */
export const basic: SecurityScheme["in"] = (draft, { name }, credential) => {
  const { username, password }: { username?: string; password?: string } = Object(credential);
  const pair = typeof credential === "string" ? credential : `${username}:${password}`;
  const isUsable = !/\p{Cc}/u.test(pair) && /[^\s:]/.test(pair) && !username?.includes(":");
  if (!isUsable) return false;
  const encoded = btoa(String.fromCharCode(...new TextEncoder().encode(pair)));
  draft.secrets.push(pair.slice(pair.indexOf(":") + 1), encoded);
  addHeader(draft, name, `Basic ${encoded}`);
  return true;
};

/** Carries a key where parameters of its sort go. */
export const apiKey =
  (place: Place): SecurityScheme["in"] =>
  (draft, { name }, credential) => {
    const key = String(credential);
    if (!/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(key)) return false;
    draft.secrets.push(key, encodeURIComponent(key));
    place(draft, { in: place, name }, key);
    return true;
  };
