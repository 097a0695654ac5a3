import { SDKError } from "./sdk-error.js";

/** What an error that stands for a response is made from. */
export interface ResponseErrorInit extends ErrorOptions {
  readonly operationId: string;
  readonly status: number;
  readonly headers: Headers;
  /** The body: parsed if it is JSON, else its text. */
  readonly body: unknown;
  /** What went wrong, in words that are fit for a log. */
  readonly detail: string;
}

/** Response headers in which services name a request; the first that is there is taken. */
const requestIdHeaders = ["x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid"];

/** An error that stands for a response. Printing it shows neither headers nor body: they can hold secrets. */
export abstract class ResponseError<Body> extends SDKError {
  /** The HTTP status; 0 where a browser hides that of a redirect. */
  readonly status: number;
  /** What the service calls this request, for a question to its operators. */
  readonly requestId: string | undefined;
  /** The headers of the response. */
  declare readonly headers: Headers;
  /** The body: parsed if it is JSON, else its text. */
  declare readonly body: Body;

  constructor(init: ResponseErrorInit) {
    const { operationId, status, headers, body, detail } = init;
    super(operationId, `${status} ${detail}`.trim(), init);
    this.status = status;
    const name = requestIdHeaders.find((header) => headers.has(header));
    this.requestId = (name && headers.get(name)) ?? undefined;
    Object.defineProperties(this, { headers: { value: headers }, body: { value: body } });
  }
}
