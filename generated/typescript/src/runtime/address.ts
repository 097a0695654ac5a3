import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { SDKOptions } from "./options.js";
import type { Profile } from "./profile.js";

/** Checks an address and returns it without a slash at the end. Messages never quote it. */
export function checkedAddress(serverURL: string, operationId?: string): string {
  const refuse = (reason: string): never => {
    throw new InvalidRequestError(operationId, `serverURL ${reason}`);
  };
  if (!URL.canParse(serverURL)) refuse("is not an absolute URL");
  const { protocol, username, password, search, hash, href } = new URL(serverURL);
  if (protocol !== "https:" && protocol !== "http:") refuse("is neither https nor http");
  if (username !== "" || password !== "") refuse("must not hold a user name or password");
  if (search !== "" || hash !== "" || /[?#]/.test(serverURL))
    refuse("must not have a query or a fragment");
  return href.replace(/\/+$/, "");
}

/** The address that a client's options choose; `undefined` if only its calls can. */
export function chosenAddress(
  { servers }: Profile,
  { serverURL, server }: SDKOptions,
): string | undefined {
  if (serverURL !== undefined) return checkedAddress(serverURL);
  const names = Object.keys(servers);
  if (server !== undefined && !names.includes(server)) {
    throw new InvalidRequestError(undefined, `server must be one of ${names.join(", ")}`);
  }
  return servers[server ?? names[0] ?? ""];
}

/** Whether what is sent to an address stays on this machine or is encrypted. */
export function isSafe(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return (
    protocol === "https:" || /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
  );
}
