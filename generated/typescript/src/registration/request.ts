import { challenge, errorAnswer, type HttpAnswer } from "./answer.js";
import { parseObject } from "./content.js";
import type { IncomingRequest } from "./hooks.js";
import type { ClientMetadata } from "./metadata.js";

/** A request that is answered without the API. */
export class Refused {
  readonly answer: HttpAnswer;

  constructor(...answer: Parameters<typeof errorAnswer>) {
    this.answer = errorAnswer(...answer);
  }
}

const error = "invalid_request";

/** How deep metadata may be; JWK Sets need four. */
const deepest = 32;

/** The path of a request as it was sent, so that no dots in it have been followed. */
export function pathOf({ url }: IncomingRequest): string {
  return /^\w+:\/\/[^/?#]*([^?#]*)/.exec(url)?.[1] ?? "";
}

/** The bearer token of a request, by RFC 6750 section 2.1; `undefined` if it has no credentials. */
export function bearerToken({ headers }: IncomingRequest): string | undefined {
  const header = headers.get("authorization");
  if (header === null) return undefined;
  // Two headers arrive as one with a comma, which no token has.
  const [, token] = /^bearer +([\w.~+/-]+=*)$/i.exec(header) ?? [];
  if (token === undefined) throw unauthorized(true);
  return token;
}

/** An answer to a token that is not good, or to there being none. */
export function unauthorized(
  hasToken: boolean,
  description = "A bearer token is needed.",
  more?: HttpAnswer["headers"],
): Refused {
  const headers = { ...challenge(hasToken), ...more };
  return new Refused(401, "invalid_token", description, headers);
}

/** The client ID of a segment of the path. One that no client can have is answered as one that none has. */
export function clientIdOf(segment: string): string {
  let id = "";
  try {
    id = decodeURIComponent(segment);
  } catch {
    // It stays empty.
  }
  if (/^\.*$|[/\\\p{C}]/u.test(id)) throw unauthorized(true);
  return id;
}

/** The metadata of a request, as text and as what the text says. */
export async function readMetadata(
  { headers, body }: IncomingRequest,
  limit: number,
): Promise<{ readonly json: string; readonly metadata: ClientMetadata }> {
  const isJson = /^application\/json\s*(;(?!.*charset\s*=(?!\s*"?utf-8"?\s*(;|$))).*)?$/i.test(
    headers.get("content-type") ?? "",
  );
  if (!isJson || !/^(identity)?$/i.test(headers.get("content-encoding") ?? "")) {
    throw new Refused(415, error, "The body must be application/json, in UTF-8.");
  }
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const reader = body?.getReader();
  let json = "";
  let left = limit;
  try {
    while (left >= 0) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      json += decoder.decode(value, { stream: !done });
      if (done) break;
      left -= value?.byteLength ?? 0;
    }
  } catch {
    json = "";
  } finally {
    // What is left is for the host to drop: the connection is its own.
    reader?.releaseLock();
  }
  if (left < 0) throw new Refused(413, error, `The body has more than ${limit} bytes.`);
  const metadata = parseObject<ClientMetadata>(json);
  if (metadata === undefined || !isPlain(json)) {
    const rules = `a JSON object in UTF-8, no deeper than ${deepest}, no name twice`;
    throw new Refused(400, error, `The body must be ${rules}.`);
  }
  return { json, metadata };
}

/**
 * Whether JSON is not too deep, and has no name twice in an object: one reader takes the first, another
 * the last, so that a hook could see what the API does not.
 */
function isPlain(json: string): boolean {
  const open: Set<unknown>[] = [];
  for (const [token] of json.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"\s*:?|[{[\]}]/g)) {
    const names = open.at(-1);
    if (/^[{[]/.test(token)) open.push(new Set());
    else if (/^[\]}]/.test(token)) open.pop();
    // Adding a name that is there adds nothing.
    else if (
      token.endsWith(":") &&
      names?.size === names?.add(JSON.parse(token.slice(0, -1))).size
    ) {
      return false;
    }
    if (open.length > deepest) return false;
  }
  return true;
}
