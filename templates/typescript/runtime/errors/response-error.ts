import { redacted } from "../redact.js";
import { SDKError, type SDKErrorOptions } from "./sdk-error.js";

/** What an error that stands for a response is made from. */
export interface ResponseErrorInit extends SDKErrorOptions {
  readonly operationId: string;
  readonly status: number;
  readonly headers: Headers;
  /** What the service calls this request. */
  readonly requestId?: string | undefined;
  /** The body: parsed if it is JSON, else its text. */
  readonly body: unknown;
  /** What went wrong, in words that are fit for a log. */
  readonly detail: string;
}

/** Response headers in which services name a request; the first that is there is taken. */
const requestIdHeaders = ["x-request-id", "request-id", "x-correlation-id"];

/** An error that stands for a response. Its headers and its body can hold secrets, so they are not printed. */
export abstract class ResponseError<Body> extends SDKError {
  /** The HTTP status; 0 where a browser hides that of a redirect. */
  override readonly status: number;
  override readonly requestId: string | undefined;
  readonly #init: ResponseErrorInit;

  constructor(init: ResponseErrorInit) {
    super(init.operationId, `${init.status} ${init.detail}`.trim(), init);
    this.status = init.status;
    this.requestId = init.requestId;
    this.#init = init;
  }

  /** The headers of the response. */
  get headers(): Headers {
    return this.#init.headers;
  }

  /** The body: parsed if it is JSON, else its text. */
  get body(): Body {
    // A subclass states the type of the bodies that it accepts.
    return this.#init.body as Body;
  }
}

/** What a service calls a request, in the headers of its response. */
export function requestIdOf(headers: Headers, secrets: readonly string[]): string | undefined {
  const id = requestIdHeaders.map((name) => headers.get(name)).find(Boolean);
  return id ? redacted(id, secrets) : undefined;
}
