import { checkedAddress, isSafe } from "./address.js";
import { type Answer, readAnswer } from "./answer.js";
import { type SDKCore, type Settings, settingsOf } from "./core.js";
import { authorize } from "./credentials.js";
import { Deadline } from "./deadline.js";
import { ConnectionError } from "./errors/connection-error.js";
import { InvalidRequestError } from "./errors/invalid-request-error.js";
import { SDKError } from "./errors/sdk-error.js";
import { addHeaders } from "./header.js";
import type { Draft, Operation } from "./operation.js";
import type { CallOptions } from "./options.js";
import { send, type WireRequest } from "./transport.js";

/** A call that has been made: a promise of its body, which can give the response around it as well. */
export interface Call<Body> extends Promise<Body> {
  /** The body with the status and the headers of the response. */
  withResponse(): Promise<Answer<Body>>;
}

const defaultMaxResponseBytes = 10 * 2 ** 20;

/** Makes a call: puts the request together, sends it, and reads the answer. */
export function call<Body>(
  core: SDKCore,
  operation: Operation<Body>,
  request: object,
  options: CallOptions = {},
): Call<Body> {
  return new Pending(perform(core, operation, request, options));
}

// Everything hangs on one promise: a second one could be rejected without anybody to catch it.
class Pending<Body> implements Call<Body> {
  readonly [Symbol.toStringTag] = "Call";
  readonly #answer: Promise<Answer<Body>>;

  constructor(answer: Promise<Answer<Body>>) {
    this.#answer = answer;
  }

  withResponse(): Promise<Answer<Body>> {
    return this.#answer;
  }

  // biome-ignore lint/suspicious/noThenProperty: this is a promise
  then<Good = Body, Bad = never>(
    onFulfilled?: ((body: Body) => Good | PromiseLike<Good>) | null,
    onRejected?: ((error: unknown) => Bad | PromiseLike<Bad>) | null,
  ): Promise<Good | Bad> {
    return this.#answer.then(({ body }) => body).then(onFulfilled, onRejected);
  }

  catch<Bad = never>(
    onRejected?: ((error: unknown) => Bad | PromiseLike<Bad>) | null,
  ): Promise<Body | Bad> {
    return this.then(undefined, onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<Body> {
    return this.then().finally(onFinally);
  }
}

async function perform<Body>(
  core: SDKCore,
  operation: Operation<Body>,
  request: object,
  { signal, timeoutMs, headers, serverURL }: CallOptions,
): Promise<Answer<Body>> {
  const settings = settingsOf(core);
  const { fetch, maxResponseBytes = defaultMaxResponseBytes } = settings.options;
  const deadline = new Deadline(operation.id, signal, timeoutMs ?? settings.options.timeoutMs);
  const exchange = async (): Promise<Answer<Body>> => {
    const wire = await prepare(settings, operation, request, headers, serverURL, deadline.signal);
    deadline.signal.throwIfAborted();
    try {
      const response = await send(wire, fetch ?? globalThis.fetch);
      return await readAnswer(operation, response, maxResponseBytes);
    } catch (cause) {
      if (cause instanceof SDKError) throw cause;
      throw new ConnectionError(operation.id, "no complete answer from the server", { cause });
    }
  };
  try {
    return await deadline.during(exchange());
  } finally {
    deadline.clear();
  }
}

async function prepare(
  settings: Settings,
  operation: Operation<unknown>,
  request: object,
  headers: Readonly<Record<string, string>> | undefined,
  serverURL: string | undefined,
  signal: AbortSignal,
): Promise<WireRequest> {
  const { id, method } = operation;
  const { options } = settings;
  const address = serverURL === undefined ? settings.address : checkedAddress(serverURL, id);
  if (address === undefined) throw new InvalidRequestError(id, "serverURL must be set");
  const draft: Draft = {
    path: operation.path,
    query: [],
    headers: ownHeaders(settings, operation),
    cookies: [],
  };
  const body = write(operation, request, draft);
  addHeaders(draft.headers, options.headers, id);
  addHeaders(draft.headers, headers, id);
  // Whoever brings a header of their own for it has taken care of the credentials.
  const isAuthorized =
    "authorization" in draft.headers || (await authorize(settings, operation, draft));
  if (isAuthorized && options.allowInsecure !== true && !isSafe(address)) {
    throw new InvalidRequestError(
      id,
      "credentials are sent by http: only to this machine, unless allowInsecure is set",
    );
  }
  if (draft.cookies.length > 0) draft.headers.cookie = draft.cookies.join("; ");
  return {
    method,
    address,
    path: draft.path,
    query: draft.query.join("&"),
    headers: draft.headers,
    body,
    signal,
  };
}

function ownHeaders(
  { profile, options }: Settings,
  operation: Operation<unknown>,
): Record<string, string> {
  const headers: Record<string, string> = {};
  const accepted = new Set(
    Object.values(operation.responses ?? {}).map(({ mediaType }) => mediaType),
  );
  addHeaders(
    headers,
    { accept: accepted.size > 0 ? [...accepted].join(", ") : "*/*" },
    operation.id,
  );
  // Browsers set this one themselves.
  const userAgent = options.userAgent ?? `${profile.name.toLowerCase()}/${profile.version}`;
  if (!("document" in globalThis)) addHeaders(headers, { "user-agent": userAgent }, operation.id);
  return headers;
}

/** Writes the members of a request into a draft, and returns its body. */
function write(
  { id, parameters = [], requestBody }: Operation<unknown>,
  request: object,
  draft: Draft,
): WireRequest["body"] {
  const members = new Map(Object.entries(request));
  try {
    for (const parameter of parameters) {
      const value: unknown = members.get(parameter.key ?? parameter.name);
      if (value !== undefined || draft.path.includes(`{${parameter.name}}`)) {
        parameter.in.write(draft, parameter, value);
      }
    }
    const content: unknown = members.get("requestBody");
    if (requestBody === undefined || content === undefined) return undefined;
    const body = requestBody.encode(content);
    // The boundary of a form is known only to who writes it.
    if (!(body instanceof FormData)) draft.headers["content-type"] ??= requestBody.mediaType;
    return body;
  } catch (cause) {
    const reason =
      cause instanceof InvalidRequestError ? cause.message : "the request cannot be written";
    throw new InvalidRequestError(id, reason, { cause });
  }
}
