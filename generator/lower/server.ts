import type { Api, Server } from "../ir/types.js";
import { type JsonObject, member } from "../load/json.js";
import { at, type Context, docOf, objectsAt } from "./context.js";
import type { Found } from "./found.js";
import { addressesOf } from "./server-variables.js";

/** The servers of the document, or of a path or an operation, as far as a client can know their addresses. */
export function serversOf(context: Context, owner: JsonObject): Server[] {
  const names = new Set<string>();
  let count = 0;
  const found = objectsAt(context, owner, "servers").flatMap((server): Server[] => {
    const addresses = addressesOf(context, server).flatMap(({ url: written, values }) => {
      const url = usableUrl(context, server, written);
      return url === null ? [] : [{ url, values }];
    });
    if (addresses.length === 0) return [];
    count += 1;
    const written = nameOf(server);
    const isFree = written !== null && !names.has(written);
    const name = isFree ? written : numbered("server", count, names);
    const doc = docOf(context, server);
    return addresses.map(({ url, values }) => {
      const parts = [name, ...values.map((value) => value.replace(/[^\w-]+/g, "-"))];
      const own = parts.join("-");
      const taken = names.has(own) ? numbered(`${own}-`, 2, names) : own;
      names.add(taken);
      return { name: taken, url, doc };
    });
  });
  return encryptedFirst(found);
}

/** The name that a server gives itself. */
function nameOf(server: JsonObject): string | null {
  const written = ["x-sdkwright-name", "x-speakeasy-server-id", "name"].map((key) =>
    member(server, key),
  );
  const name = written.find(
    (value) => typeof value === "string" && /^[A-Za-z][\w-]*$/.test(value) && !(value in {}),
  );
  return typeof name === "string" ? name : null;
}

/** The first name with a number behind it that is not taken. */
function numbered(name: string, from: number, names: ReadonlySet<string>): string {
  let next = from;
  while (names.has(`${name}${next}`)) next += 1;
  return `${name}${next}`;
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

/** An address as clients use it; `null` for one that only the caller can complete. */
function usableUrl(context: Context, server: JsonObject, url: string): string | null {
  // A relative address is relative to where the document was found, which an SDK cannot know.
  if (url.startsWith("/") || url === "" || url.startsWith(".")) {
    // Those of an operation are told of as a whole.
    if (objectsAt(context, context.document.root, "servers").includes(server)) {
      context.problems.warning(
        "relative-server",
        `the server URL ${JSON.stringify(url)} is relative to where the document was found, which a client cannot know: it is left out`,
        "Write the whole address, or callers of the SDK pass `serverURL` instead.",
        at(context, server, "url"),
      );
    }
    return null;
  }
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
