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

/** How deep metadata may be; JWK Sets need four. */
const deepest = 32;

/** The path of a request as it was sent, so that no dots in it have been followed. */
export function pathOf({ url }: IncomingRequest): string {
  return url.replace(/^\w+:\/\/[^/?#]*/, "").replace(/[?#].*$/s, "");
}

/** The bearer token of a request, by RFC 6750 section 2.1; `undefined` if it has no credentials. */
export function bearerToken({ headers }: IncomingRequest): string | undefined {
  const header = headers.get("authorization");
  if (header === null) return undefined;
  // Two headers arrive as one with a comma, which no token has.
  const [, token] = /^bearer +([\w.~+/-]+=*)$/i.exec(header) ?? [];
  if (token === undefined) throw unauthorized("The Authorization header must be one bearer token.");
  return token;
}

/** An answer to a token that is not good, or, without a reason, to there being none. */
export function unauthorized(reason?: string): Refused {
  const error = "invalid_token";
  const description = reason ?? "A bearer token is needed.";
  return new Refused(401, error, description, challenge(reason === undefined ? undefined : error));
}

/** The client ID of a segment of the path. One that no client can have is answered as one that none has. */
export function clientIdOf(segment: string): string {
  let id = "";
  try {
    id = decodeURIComponent(segment);
  } catch {
    // It stays empty.
  }
  if (/^\.*$|[/\\\p{C}]/u.test(id)) throw unauthorized("There is no such client.");
  return id;
}

/** The metadata of a request, as text and as what the text says. */
export async function readMetadata(
  { headers, body }: IncomingRequest,
  limit: number,
): Promise<{ readonly json: string; readonly metadata: ClientMetadata }> {
  const type = headers.get("content-type") ?? "";
  const isOther = /;\s*charset\s*=(?!\s*"?utf-8"?\s*(;|$))/i.test(type);
  const coding = headers.get("content-encoding") ?? "identity";
  if (!/^application\/json\s*(;|$)/i.test(type) || isOther || coding !== "identity") {
    throw new Refused(415, "invalid_request", "The body must be application/json, in UTF-8.");
  }
  const tooLarge = new Refused(413, "invalid_request", `The body has more than ${limit} bytes.`);
  if (Number(headers.get("content-length")) > limit) throw tooLarge;
  const malformed = (what: string): Refused => new Refused(400, "invalid_request", what);

  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const reader = body?.getReader();
  let json = "";
  let size = 0;
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      json += decoder.decode(value, { stream: !done });
      if (done) break;
      size += value?.byteLength ?? 0;
      if (size > limit) throw tooLarge;
    }
  } catch (error) {
    // What is left is for the host to drop: the connection is its own.
    throw error === tooLarge ? tooLarge : malformed("The body could not be read as UTF-8.");
  } finally {
    reader?.releaseLock();
  }
  const metadata = parseObject(json);
  if (metadata === undefined) throw malformed("The body must be a JSON object.");
  checkNames(json, malformed);
  return { json, metadata };
}

/**
 * Refuses JSON that is too deep, and JSON in which a name is twice: one reader takes the first, another
 * the last, so that a hook could see what the API does not.
 */
function checkNames(json: string, malformed: (what: string) => Refused): void {
  const open: Set<unknown>[] = [];
  for (const [token] of json.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"\s*:?|[{[\]}]/g)) {
    if (/[{[]/.test(token[0] ?? "")) open.push(new Set());
    else if (/[\]}]/.test(token[0] ?? "")) open.pop();
    else if (token.endsWith(":")) {
      const names = open.at(-1);
      const name: unknown = JSON.parse(token.slice(0, -1));
      if (names?.has(name)) throw malformed("A name is twice in an object.");
      names?.add(name);
    }
    if (open.length > deepest) throw malformed("The body is too deep.");
  }
}
