import { createFinalURL } from "openapi-fetch";
import type { Draft } from "./operation.js";
import type { Fetch } from "./options.js";

/**
 * Sends a request, and returns the response unread. This is the only file that knows openapi-fetch,
 * which joins address, path and query. Its client is left alone: it reads responses without a limit
 * and builds a `Request` for each call, which takes longer than all the rest of a call here.
 */
export async function send(
  { path, query, headers, body }: Draft,
  method: string,
  baseUrl: string,
  signal: AbortSignal,
  fetch: Fetch,
): Promise<Response> {
  const url = createFinalURL(path, {
    baseUrl,
    params: {},
    pathSerializer: String,
    querySerializer: () => query,
  });
  // A redirect would take the credentials and the body where nobody sent them.
  const response = await fetch(url, {
    method,
    headers,
    body: body ?? null,
    redirect: "manual",
    signal,
  });
  // A `fetch` of the caller's may give anything, and may have taken no notice of the signal.
  if (!response?.headers) throw new TypeError("no response");
  if (signal.aborted) await response.body?.cancel();
  return response;
}
