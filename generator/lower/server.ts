import type { Api, Server } from "../ir/types.js";
import { type JsonObject, member } from "../load/json.js";
import { at, type Context, docOf, objectAt, objectsAt, textAt } from "./context.js";
import type { Found } from "./found.js";

/** The servers of the document, or of a path or an operation, as far as a client can know their addresses. */
export function serversOf(context: Context, owner: JsonObject): Server[] {
  const names = new Set<string>();
  const found = objectsAt(context, owner, "servers").flatMap((server, index): Server[] => {
    const url = urlOf(context, server);
    if (url === null) return [];
    const written = ["x-sdkwright-name", "x-speakeasy-server-id", "name"].map((key) =>
      member(server, key),
    );
    const name = written.find(
      (value) => typeof value === "string" && /^[A-Za-z][\w-]*$/.test(value) && !(value in {}),
    );
    let taken = typeof name === "string" ? name : `server${index + 1}`;
    for (let next = index + 1; names.has(taken); next += 1) taken = `server${next}`;
    names.add(taken);
    return [{ name: taken, url, doc: docOf(context, server) }];
  });
  return encryptedFirst(found);
}

/** Servers of which the first, where calls go, is the encrypted one if it is named both ways. */
function encryptedFirst(servers: readonly Server[]): Server[] {
  const [first, ...others] = servers;
  const encrypted = others.find(({ url }) => url === first?.url.replace(/^http:/, "https:"));
  if (encrypted === undefined) return [...servers];
  return [encrypted, ...servers.filter((server) => server !== encrypted)];
}

/** Tells of a server to which clients send no credentials, because anybody on the way could read them. */
export function checkEncryption(context: Context, api: Pick<Api, "servers" | "security">): void {
  const [first] = api.servers;
  if (first === undefined || api.security.length === 0) return;
  if (/^https:|^http:\/\/(localhost|127(\.\d+){3}|\[::1])(:|\/|$)/.test(first.url)) return;
  context.problems.warning(
    "unencrypted-server",
    `calls with credentials to ${first.url} are refused unless callers allow that, because nothing is encrypted`,
    "Name its https address, here or in an overlay, if it has one.",
    at(context, context.document.root, "servers"),
  );
}

/** The servers of an operation or its path, where they are others than those of the document. */
export function ownServersOf(context: Context, { operation, pathItem }: Found): Server[] {
  const owner = [operation, pathItem].find(hasServers);
  if (owner === undefined) return [];
  const servers = serversOf(context, owner);
  if (servers.length === 0) {
    context.problems.warning(
      "unsupported-servers",
      "no client can know the addresses of these servers: calls go to the server of the client",
      "Write whole addresses, or make a client with that `serverURL` for these calls.",
      at(context, owner, "servers"),
    );
  }
  const everywhere = serversOf(context, context.document.root);
  const isOwn = servers.some(({ url }, index) => url !== everywhere[index]?.url);
  return isOwn || servers.length < everywhere.length ? servers : [];
}

function hasServers(owner: JsonObject): boolean {
  const servers = member(owner, "servers");
  return Array.isArray(servers) && servers.length > 0;
}

/** The address with its variables filled in; `null` for one that only the caller can complete. */
function urlOf(context: Context, server: JsonObject): string | null {
  const template = textAt(context, server, "url") ?? "";
  const variables = objectAt(context, server, "variables") ?? {};
  const url = template.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const variable = objectAt(context, variables, name);
    return (variable && textAt(context, variable, "default")) ?? whole;
  });
  // A relative address is relative to where the document was found, which an SDK cannot know.
  if (url.startsWith("/") || url === "" || url.startsWith(".")) return null;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (
    parsed === null ||
    !/^https?:$/.test(parsed.protocol) ||
    parsed.username !== "" ||
    parsed.password !== "" ||
    /[?#\\]/.test(url) ||
    /[{}]/.test(url)
  ) {
    context.problems.warning(
      "unusable-server",
      `the server URL ${JSON.stringify(url)} is not an http or https address that a client can use`,
      "Callers of the SDK pass `serverURL` instead.",
      at(context, server, "url"),
    );
    return null;
  }
  return url.replace(/(?<!\/)\/+$/, "");
}
