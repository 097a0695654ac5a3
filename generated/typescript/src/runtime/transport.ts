import createClient from "openapi-fetch";
import type { Fetch } from "./options.js";

/** A request that is ready to be sent. */
export interface WireRequest {
  readonly method: string;
  readonly address: string;
  /** With its parameters filled in. */
  readonly path: string;
  /** Without the question mark; may be empty. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | FormData | Blob | undefined;
  readonly signal: AbortSignal;
}

/** What openapi-fetch is given for a `Request`: building a real one costs more than the whole call. */
class PlainRequest {
  readonly url: string;
  readonly init: RequestInit;
  readonly method: string | undefined;

  constructor(url: string, init: RequestInit) {
    this.url = url;
    this.init = init;
    this.method = init.method;
  }
}

/**
 * Sends a request by openapi-fetch, and returns the response unread. This is the only file that
 * knows that package. It joins address, path, query and headers; its way of reading bodies, which
 * has no limit, is not used.
 */
export async function send(request: WireRequest, fetch: Fetch): Promise<Response> {
  const { method, address, path, query, headers, body, signal } = request;
  let answer: Response | undefined;
  const client = createClient<Record<string, never>>({
    baseUrl: address,
    Request: PlainRequest as unknown as typeof Request,
    fetch: async (plain) => {
      const { url, init } = plain as unknown as PlainRequest;
      answer = await fetch(url, init);
      return unread;
    },
  });
  const options = {
    // A redirect would take the credentials and the body where nobody sent them.
    redirect: "manual",
    headers,
    body,
    bodySerializer: () => body,
    params: { query: {} },
    querySerializer: () => query,
    signal,
  };
  await (client.request as (...call: unknown[]) => Promise<unknown>)(method, path, options);
  if (answer === undefined) throw new TypeError("fetch returned nothing");
  return answer;
}

/** A response with nothing to read, so that the real one is left to us. */
const unread = { ok: true, status: 204, headers: new Headers() } as Response;
