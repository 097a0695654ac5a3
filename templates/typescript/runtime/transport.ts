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
  readonly body: unknown;
  readonly signal: AbortSignal;
}

/** What openapi-fetch is given for `Request`: it carries the parts of a request and checks nothing. */
class PlainRequest {
  readonly url: string;
  readonly init: RequestInit;

  constructor(url: string, init: RequestInit) {
    this.url = url;
    this.init = init;
  }
}

/** openapi-fetch as far as it is used here: its own types follow a document, which is not known here. */
interface Client {
  request(method: string, path: string, options?: object): Promise<unknown>;
}
const createPlainClient: (options: object) => Client = createClient;

/**
 * Sends a request by openapi-fetch, and returns the response unread. This is the only file that
 * knows that package. It joins address, path, query, headers and body; its way to read a response,
 * which has no limit, is given an empty one.
 */
export function send(request: WireRequest, fetch: Fetch): Promise<Response> {
  const { method, address, path, query, headers, body, signal } = request;
  return new Promise((resolve, reject) => {
    const client = createPlainClient({
      baseUrl: address,
      Request: PlainRequest,
      fetch: async ({ url, init }: PlainRequest) => {
        resolve(await fetch(url, init));
        return new Response();
      },
    });
    const options = {
      headers,
      body,
      bodySerializer: () => body,
      querySerializer: () => query,
      // A redirect would take the credentials and the body where nobody sent them.
      redirect: "manual",
      signal,
      parseAs: "stream",
    };
    client.request(method, path, options).catch(reject);
  });
}
