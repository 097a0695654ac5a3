import { InvalidRequestError } from "./errors/invalid-request-error.js";
import { RequestAbortedError } from "./errors/request-aborted-error.js";
import { RequestTimeoutError } from "./errors/request-timeout-error.js";
import type { SDKError } from "./errors/sdk-error.js";

/** The longest time that a timer can wait; what is asked for beyond it is no limit. */
const longestTimer = 2 ** 31 - 1;

/** The end of a call that does not end by itself: the caller's signal, or the time limit. */
export class Deadline {
  readonly signal: AbortSignal;
  readonly #ended: Promise<never>;
  readonly #clear: () => void;

  /** @throws {InvalidRequestError} if the time limit is not a positive number */
  constructor(operationId: string, signal: AbortSignal | undefined, timeoutMs: number | undefined) {
    if (timeoutMs !== undefined && !(timeoutMs > 0)) {
      throw new InvalidRequestError(operationId, "timeoutMs must be a positive number");
    }
    const controller = new AbortController();
    this.signal = controller.signal;
    let end: (error: SDKError) => void = () => {};
    this.#ended = new Promise((_, reject) => {
      end = (error) => {
        reject(error);
        controller.abort(error);
      };
    });
    // Nobody may be waiting when the end comes; the call itself reports it to those who are.
    this.#ended.catch(() => {});

    const onAbort = (): void =>
      end(new RequestAbortedError(operationId, "aborted by the caller", { cause: signal?.reason }));
    if (signal?.aborted) onAbort();
    else signal?.addEventListener("abort", onAbort, { once: true });
    const timer =
      timeoutMs === undefined || timeoutMs > longestTimer
        ? undefined
        : setTimeout(() => {
            end(new RequestTimeoutError(operationId, `no complete answer within ${timeoutMs} ms`));
          }, timeoutMs);
    this.#clear = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
  }

  /** Waits for work, but no longer than until the end: work that ignores the signal is left behind. */
  during<Value>(work: Promise<Value>): Promise<Value> {
    return Promise.race([this.#ended, work]);
  }

  /** Lets go of the timer and of the caller's signal. */
  clear(): void {
    this.#clear();
  }
}
