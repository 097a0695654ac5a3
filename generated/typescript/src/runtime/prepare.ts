import { checkedAddress, isSafe } from "./address.js";
import type { Settings } from "./core.js";
import { authorize } from "./credentials.js";
import { InvalidRequestError } from "./errors/invalid-request-error.js";
import { SDKError } from "./errors/sdk-error.js";
import { addHeaders } from "./header.js";
import type { Draft, Operation } from "./operation.js";
import type { CallOptions } from "./options.js";
import type { WireRequest } from "./transport.js";

/** Segments that lead elsewhere, also for a server that decodes before it looks at them. */
const dotSegment = /(\/|%(25)*(2f|5c))(\.|%(25)*2e){1,2}(\/|%(25)*(2f|5c)|$)/i;

/**
 * Puts a request together, as far as it can be sent as it is.
 * @throws {InvalidRequestError} if it cannot
 */
export async function prepare(
  settings: Settings,
  operation: Operation<unknown>,
  request: object,
  { headers, serverURL }: CallOptions,
  signal: AbortSignal,
): Promise<WireRequest> {
  const { id, method, path } = operation;
  const { options } = settings;
  const refuse = (reason: string, cause?: ErrorOptions): never => {
    throw new InvalidRequestError(id, reason, cause);
  };
  const address = serverURL === undefined ? settings.address : checkedAddress(serverURL, id);
  if (address === undefined) return refuse("serverURL must be set");

  const draft: Draft = { operationId: id, path, query: [], headers: new Map(), cookies: [] };
  let body: unknown;
  try {
    addOwnHeaders(draft, settings, operation);
    body = write(draft, operation, request);
  } catch (cause) {
    throw cause instanceof SDKError ? cause : refuse("the request cannot be written", { cause });
  }
  const open = /\{.*?\}/.exec(draft.path);
  if (open !== null) refuse(`${open[0]} of the path is missing or empty`);
  if (dotSegment.test(draft.path)) refuse('"." and ".." cannot be segments of the path');
  addHeaders(draft, options.headers);
  addHeaders(draft, headers);
  const isAuthorized = await authorize(settings, operation, draft);
  // Also a credential that the caller has put into the headers goes nowhere unprotected.
  const isSecret = isAuthorized || draft.headers.has("authorization");
  if (isSecret && !options.allowInsecure && !isSafe(address)) {
    refuse("credentials go by https, or to this machine, unless allowInsecure is set");
  }
  if (draft.cookies.length > 0 && !draft.headers.has("cookie")) {
    addHeaders(draft, { cookie: draft.cookies.join("; ") });
  }
  return {
    method,
    address,
    path: draft.path,
    query: draft.query.join("&"),
    headers: Object.fromEntries(draft.headers),
    body,
    signal,
  };
}

function addOwnHeaders(
  draft: Draft,
  { profile, options }: Settings,
  { responses = {} }: Operation<unknown>,
): void {
  const mediaTypes = Object.values(responses).map(({ mediaType }) => mediaType);
  const accept = [...new Set(mediaTypes)].filter((type) => type !== "").join(", ");
  if (accept !== "") addHeaders(draft, { accept });
  // Browsers have one of their own; setting it there makes some of them ask the server first.
  if (/^Mozilla/.test(globalThis.navigator?.userAgent)) return;
  const product = `${profile.name}/${profile.version}`.toLowerCase().replace(/[^\w./-]+/g, "-");
  addHeaders(draft, { "user-agent": options.userAgent ?? product });
}

/** Writes the members of a request into a draft, and returns its body. */
function write(
  draft: Draft,
  { parameters = [], requestBody }: Operation<unknown>,
  request: object,
): unknown {
  const members = new Map<string, unknown>(Object.entries(request));
  for (const parameter of parameters) {
    const value = members.get(parameter.key ?? parameter.name) ?? undefined;
    if (value !== undefined) {
      parameter.in(draft, parameter, parameter.codec ? parameter.codec.encode(value) : value);
    }
  }
  const content = members.get("requestBody");
  if (requestBody === undefined || content === undefined) return undefined;
  const body = requestBody.encode(content);
  // The boundary of a form is known only to who writes it.
  if (!(body instanceof FormData)) addHeaders(draft, { "content-type": requestBody.mediaType });
  return body;
}
