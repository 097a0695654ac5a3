import type { RegistrationEndpoint } from "./endpoint.js";

/** A request of `node:http`, or of what is built on it, as far as it is needed. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Where routers have cut `url`. */
  readonly originalUrl?: string | undefined;
  readonly rawHeaders: readonly string[];
  readonly destroyed?: boolean;
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
  destroy(): unknown;
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
    else serve(endpoint, request, response, target).catch(next ?? (() => response.destroy()));
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
    serve(endpoint, raw, reply.raw, target).catch(() => reply.raw.destroy());
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
  const body = request.readableDidRead ? asRead(request) : asItArrives(request);
  const { signal } = ended;
  const incoming = { method, url, headers, body, signal, source: request };
  const answer = await endpoint.answer(incoming);
  response.writeHead(answer.status, { ...answer.headers });
  response.end(answer.body ?? undefined);
  // What nobody has read must go, or nothing else comes through this connection.
  await body?.cancel();
}

/** A body that something has read already. */
function asRead({ body = "", rawBody = body }: NodeRequest): ReadableStream<Uint8Array> | null {
  if (rawBody instanceof Uint8Array) return new Response(new Uint8Array(rawBody)).body;
  return new Response(typeof rawBody === "string" ? rawBody : JSON.stringify(rawBody)).body;
}

/** A body as it arrives. It is not touched before it is read. */
function asItArrives(request: NodeRequest): ReadableStream<Uint8Array> {
  let isOpen = false;
  const close = (how: () => void): void => {
    if (isOpen) how();
    isOpen = false;
  };
  return new ReadableStream<Uint8Array>(
    {
      pull(stream) {
        if (isOpen) return void request.resume();
        if (request.destroyed) throw new Error("the request broke off");
        isOpen = true;
        request.on("data", (chunk) => {
          if (!isOpen) return;
          stream.enqueue(chunk);
          if ((stream.desiredSize ?? 0) <= 0) request.pause();
        });
        request.on("end", () => close(() => stream.close()));
        // What breaks off has no end.
        request.on("close", () => close(() => stream.error(new Error("the request broke off"))));
      },
      cancel() {
        isOpen = false;
        request.resume();
      },
    },
    { highWaterMark: 0 },
  );
}
