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

/** The call whose answer this is. */
export function callOf<Body, Declared>(answer: Promise<Answer<Body>>): Call<Body, Declared> {
  const call = answer.then(({ body }) => body);
  const withResponse = (): Promise<Answer<Body>> => {
    // Who waits for the answer is told of a failure there: this promise must not report it as unhandled.
    call.catch(() => {});
    return answer;
  };
  const result = (): Promise<CallResult<Body, Declared>> =>
    withResponse().then(
      (given) => ({ ok: true, ...given }),
      (error: unknown) => {
        if (!(error instanceof SDKError)) throw error;
        // An operation is called with the errors that it declares.
        return { ok: false, error: error as CallError<Declared> };
      },
    );
  return Object.assign(call, { withResponse, result });
}
