import { SDKError } from "./sdk-error.js";

/** What an {@link APIError} is made from. */
export interface APIErrorInit<Body = unknown> {
  readonly operationId: string;
  readonly status: number;
  readonly headers: Headers;
  /** The body: parsed if it is JSON, else its text. */
  readonly body: Body;
  readonly text: string;
  /** What went wrong, in words that are fit for a log. */
  readonly detail: string;
}

/** Response headers in which services name a request; the first that is there is taken. */
const requestIdHeaders = ["x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid"];

/**
 * The API answered with a status outside 2xx. Printing the error shows neither headers nor body,
 * because they can hold secrets.
 */
export class APIError<Body = unknown> extends SDKError {
  override readonly name: string = "APIError";
  /** The HTTP status; 0 where a browser hides that of a redirect. */
  readonly status: number;
  /** What the service calls this request, for a question to its operators. */
  readonly requestId: string | undefined;
  /** The headers of the response. */
  declare readonly headers: Headers;
  /** The body: parsed if it is JSON, else its text. */
  declare readonly body: Body;
  /** The body as text; the first mebibyte of a longer one. */
  declare readonly text: string;

  constructor({ operationId, status, headers, body, text, detail }: APIErrorInit<Body>) {
    super(operationId, `${status} ${detail}`.trim());
    this.status = status;
    const named = requestIdHeaders.map((name) => headers.get(name));
    this.requestId = named.find((id) => id !== null) ?? undefined;
    Object.defineProperties(this, {
      headers: { value: headers },
      body: { value: body },
      text: { value: text },
    });
  }
}
