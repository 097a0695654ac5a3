import type { Answer } from "./answer.js";
import type { APIError } from "./errors/api-error.js";
import type { ConnectionError } from "./errors/connection-error.js";
import type { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { RequestAbortedError } from "./errors/request-aborted-error.js";
import type { RequestTimeoutError } from "./errors/request-timeout-error.js";
import type { ResponseValidationError } from "./errors/response-validation-error.js";
import { SDKError } from "./errors/sdk-error.js";

/** What a call can fail with: the errors that its operation declares, and those of every call. */
export type CallError<Declared> =
  | Declared
  | APIError
  | ConnectionError
  | InvalidRequestError
  | RequestAbortedError
  | RequestTimeoutError
  | ResponseValidationError;

/** How a call has ended, as a value. */
export type CallResult<Body, Declared> =
  | ({ readonly ok: true; readonly error?: undefined } & Answer<Body>)
  | { readonly ok: false; readonly error: CallError<Declared> };

/** A call that has been made: a promise of its body, which can give more than that. */
export interface Call<Body, Declared = never> extends Promise<Body> {
  /** The body with the status and the headers of the response. */
  withResponse(): Promise<Answer<Body>>;
  /** The same, or the error: this promise is not rejected with any of the SDK. */
  result(): Promise<CallResult<Body, Declared>>;
}

/** Everything hangs on one promise: a second one could be rejected without anybody to catch it. */
export class Pending<Body, Declared> implements Call<Body, Declared> {
  readonly [Symbol.toStringTag] = "Call";
  readonly #answer: Promise<Answer<Body>>;

  constructor(answer: Promise<Answer<Body>>) {
    this.#answer = answer;
  }

  withResponse(): Promise<Answer<Body>> {
    return this.#answer;
  }

  result(): Promise<CallResult<Body, Declared>> {
    return this.#answer.then(
      (answer) => ({ ok: true, ...answer }),
      (error: unknown) => {
        if (!(error instanceof SDKError)) throw error;
        // An operation is called with the errors that it declares.
        return { ok: false, error: error as CallError<Declared> };
      },
    );
  }

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
