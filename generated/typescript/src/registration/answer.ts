import type { ClientRegistrationResponse } from "../models/client-registration-response.js";
import { answers, answerTo, parseResponseContent, type ResponseContent } from "./content.js";

/** An HTTP answer, for hosts that have no `Response`. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text; `null` if there is none. */
  readonly body: string | null;
}

/** The answer to a client, and what is wrong with the response that it was made from. */
export interface ClientAnswer extends HttpAnswer {
  /** For the operator, not for the client. It quotes nothing. */
  readonly fault?: string;
}

/**
 * What to answer to the client, from a response of any of the four operations: the document says which
 * status, headers and body belong to each `action`. `responseContent` is sent as it is. A response that
 * no client can be sent becomes a server error that tells nothing of the reason; `fault` does.
 */
export function toAnswer(result: ClientRegistrationResponse): ClientAnswer {
  return answerOf(result, parseResponseContent(result));
}

/** {@link toAnswer}, where the content has been read, and it is known whether there was a token. */
export function answerOf(
  result: ClientRegistrationResponse,
  content: ResponseContent,
  hasToken = true,
): ClientAnswer {
  if (content.kind === "invalid") return { ...serverError(), fault: content.reason };
  const { action, responseContent } = result;
  const { status, headers, body } = answerTo.get(action) ?? answers.INTERNAL_SERVER_ERROR;
  return {
    status,
    headers: status === 401 ? { ...challenge(hasToken), ...headers } : headers,
    body: body === undefined ? null : (responseContent ?? null),
  };
}

/**
 * {@link toAnswer} as a `Response`.
 * @param onFault told why the answer is a server error, where the response is to blame
 */
export function toResponse(
  result: ClientRegistrationResponse,
  onFault?: (fault: string) => void,
): Response {
  const { fault, ...answer } = toAnswer(result);
  if (fault !== undefined) onFault?.(fault);
  return responseOf(answer);
}

/** An answer as a `Response`, whose headers the host may add to. */
export function responseOf({ status, headers, body }: HttpAnswer): Response {
  return new Response(body, { status, headers });
}

/** An answer with an error, in the form of RFC 7591 section 3.2.2. */
export function errorAnswer(
  status: number,
  error: string,
  description?: string,
  more?: HttpAnswer["headers"],
): HttpAnswer {
  const body = JSON.stringify({ error, error_description: description });
  return { status, headers: { ...answers.INTERNAL_SERVER_ERROR.headers, ...more }, body };
}

/** What a client is told of what it is not to blame for. */
export function serverError(status = 500, more?: HttpAnswer["headers"]): HttpAnswer {
  return errorAnswer(status, "server_error", "The server could not handle the request.", more);
}

/** An answer with nothing but headers. */
export function noContent(more: HttpAnswer["headers"]): HttpAnswer {
  const { status, headers } = answers.DELETED;
  return { status, headers: { ...headers, ...more }, body: null };
}

/** The header that RFC 6750 section 3 demands of a 401. Where no token was sent, it names no error. */
export function challenge(hasToken: boolean): HttpAnswer["headers"] {
  const error = hasToken ? ', error="invalid_token"' : "";
  return { "WWW-Authenticate": `Bearer realm="client registration"${error}` };
}
