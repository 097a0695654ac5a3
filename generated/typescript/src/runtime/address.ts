import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { SDKOptions } from "./options.js";
import type { Profile } from "./profile.js";

/**
 * The address that options choose, without a slash at the end; `undefined` if they choose none.
 * @param own the servers of an operation that has others than the API
 */
export function chosenAddress(
  { servers }: Profile,
  { serverURL, server }: SDKOptions,
  operationId?: string,
  own = servers,
): string | undefined {
  const names = Object.keys(servers);
  if (server !== undefined && !names.includes(server)) {
    throw new InvalidRequestError(operationId, `server must be one of ${names.join(", ")}`);
  }
  const address = serverURL ?? own[server ?? ""] ?? Object.values(own)[0];
  if (address === undefined) return undefined;
  const href = URL.canParse(address) ? new URL(address).href : "";
  if (/^https?:\/\/[^/@?#]+(\/[^?#]*)?$/.test(href)) return href.replace(/\/+$/, "");
  // Not quoted: a password may be in it.
  const reason = "serverURL must be an http(s) URL without user, query or fragment";
  throw new InvalidRequestError(operationId, reason);
}

/** Whether what is sent to a checked address is encrypted or stays on this machine. */
export function isSafe(address: string): boolean {
  return /^https:|^http:\/\/(localhost|127(\.\d+){3}|\[::1])(:|\/|$)/.test(address);
}
