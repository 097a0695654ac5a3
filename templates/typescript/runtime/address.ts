import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { SDKOptions } from "./options.js";
import type { Profile } from "./profile.js";

/** Checks an address and returns it without a slash at the end. The message never quotes it. */
export function checkedAddress(serverURL: string, operationId?: string): string {
  if (URL.canParse(serverURL) && !/[?#]/.test(serverURL)) {
    const { protocol, username, password, origin, pathname } = new URL(serverURL);
    if (/^https?:$/.test(protocol) && username + password === "") {
      return (origin + pathname).replace(/\/+$/, "");
    }
  }
  throw new InvalidRequestError(
    operationId,
    "serverURL must be an http(s) URL without user, password, query or fragment",
  );
}

/** The address that a client's options choose; `undefined` if only its calls can. */
export function chosenAddress(
  { servers }: Profile,
  { serverURL, server }: SDKOptions,
): string | undefined {
  const names = Object.keys(servers);
  if (server !== undefined && !names.includes(server)) {
    throw new InvalidRequestError(undefined, `server must be one of ${names.join(", ")}`);
  }
  const address = serverURL ?? servers[server ?? names[0] ?? ""];
  return address === undefined ? undefined : checkedAddress(address);
}

/** Whether what is sent to a checked address is encrypted or stays on this machine. */
export function isSafe(address: string): boolean {
  return /^(https:|http:\/\/(localhost|127(\.\d+){3}|\[::1\])(:|\/|$))/.test(address);
}
