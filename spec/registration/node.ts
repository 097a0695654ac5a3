import type { HttpAnswer } from "./answer.js";
import type { RegistrationEndpoint } from "./endpoint.js";

/** A request of `node:http`, or of what is built on it, as far as it is needed. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Where routers have cut `url`. */
  readonly originalUrl?: string | undefined;
  readonly rawHeaders: readonly string[];
  /** Whether something has read the body already. */
  readonly readableDidRead?: boolean;
  /** What was made of it. */
  readonly body?: unknown;
  readonly rawBody?: unknown;
  on(event: string, listener: (chunk: Uint8Array) => void): unknown;
  pause(): unknown;
  resume(): unknown;
}

/** A response of `node:http`. */
export interface NodeResponse {
  on(event: "close", listener: () => void): unknown;
  writeHead(status: number, headers: Record<string, string>): unknown;
  end(body?: string): unknown;
}

/** A listener of `node:http`, and a middleware of Express and what is like it. */
export type NodeHandler = (
  request: NodeRequest,
  response: NodeResponse,
  next?: (error?: unknown) => void,
) => void;

/**
 * An endpoint for `createServer` of `node:http`, and for `app.use` of Express. Where there is a `next`, it
 * gets what is for other paths. In front of body parsers it sees bodies as they were sent.
 */
export function toNode(endpoint: RegistrationEndpoint): NodeHandler {
  return (request, response, next) => {
    const target = targetOf(request);
    if (next && !isFor(endpoint, target)) next();
    else void serve(endpoint, request, response, target);
  };
}

/** An endpoint for `app.addHook("onRequest", …)` of Fastify: a hook, since parsers come after it. */
export function toFastify(
  endpoint: RegistrationEndpoint,
): (
  request: { readonly raw: NodeRequest },
  reply: { readonly raw: NodeResponse; hijack(): unknown },
  done: () => void,
) => void {
  return ({ raw }, reply, done) => {
    const target = targetOf(raw);
    if (!isFor(endpoint, target)) return done();
    reply.hijack();
    void serve(endpoint, raw, reply.raw, target);
  };
}

function targetOf({ url = "/", originalUrl = url }: NodeRequest): string {
  return originalUrl;
}

function isFor({ path }: RegistrationEndpoint, target: string): boolean {
  return target.startsWith(path) && /^([/?#]|$)/.test(target.slice(path.length));
}

async function serve(
  endpoint: RegistrationEndpoint,
  request: NodeRequest,
  response: NodeResponse,
  target: string,
): Promise<void> {
  const { rawHeaders, method = "GET" } = request;
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const [name = "", value = ""] = rawHeaders.slice(index, index + 2);
    // HTTP/2 has the method and the path among them.
    if (!name.startsWith(":")) headers.append(name, value);
  }
  const ended = new AbortController();
  response.on("close", () => ended.abort());
  const host = /^[\w.:[\]-]+$/.exec(headers.get("host") ?? "")?.[0] ?? "localhost";
  const url = target.startsWith("/") ? `http://${host}${target}` : target;
  const body = bodyOf(request);
  const answer = await endpoint.answer({ method, url, headers, body, signal: ended.signal });
  write(response, answer);
}

function write(response: NodeResponse, { status, headers, body }: HttpAnswer): void {
  response.writeHead(status, { ...headers });
  response.end(body ?? undefined);
}

/** The body as a stream, as it arrives or, where it has been read, as it was. */
function bodyOf(request: NodeRequest): ReadableStream<Uint8Array> | null {
  const { body = "", rawBody = body } = request;
  if (request.readableDidRead) {
    const isBytes = rawBody instanceof Uint8Array;
    const text = typeof rawBody === "string" ? rawBody : JSON.stringify(rawBody);
    return new Response(isBytes ? new Uint8Array(rawBody) : text).body;
  }
  let isWanted = true;
  return new ReadableStream({
    start(stream) {
      request.on("data", (chunk) => {
        if (!isWanted) return;
        stream.enqueue(chunk);
        request.pause();
      });
      request.on("end", () => isWanted && stream.close());
      // What breaks off has no end. After the end, or where nobody reads, it does not matter.
      request.on("close", () => isWanted && stream.error(new Error("the request broke off")));
      request.pause();
    },
    pull: () => void request.resume(),
    cancel() {
      isWanted = false;
      request.resume();
    },
  });
}
