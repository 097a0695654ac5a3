import { InvalidRequestError } from "./errors/invalid-request-error.js";
import { RequestAbortedError } from "./errors/request-aborted-error.js";
import { RequestTimeoutError } from "./errors/request-timeout-error.js";

/** The longest time that a timer can wait; what is asked for beyond it is no limit. */
const longestTimer = 2 ** 31 - 1;

/**
 * Does work that the caller's signal or a time limit can end; work that does not listen to its
 * signal is left behind. When it has ended, whatever it left open on the network is closed.
 */
export async function withDeadline<Value>(
  operationId: string,
  signal: AbortSignal | undefined,
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  if (!(timeoutMs > 0)) {
    throw new InvalidRequestError(operationId, "timeoutMs must be positive; Infinity is no limit");
  }
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort = (): void => {};
  const end = new Promise<never>((_, reject) => {
    onAbort = () =>
      reject(
        new RequestAbortedError(operationId, "aborted by the caller", { cause: signal?.reason }),
      );
    if (signal?.aborted) onAbort();
    signal?.addEventListener("abort", onAbort);
    if (timeoutMs <= longestTimer) {
      timer = setTimeout(
        () => reject(new RequestTimeoutError(operationId, `no answer within ${timeoutMs} ms`)),
        timeoutMs,
      );
    }
  });
  try {
    return await Promise.race(signal?.aborted ? [end] : [end, work(controller.signal)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
    controller.abort();
  }
}
