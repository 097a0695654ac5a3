import { InvalidRequestError } from "./errors/invalid-request-error.js";
import { RequestAbortedError } from "./errors/request-aborted-error.js";
import { RequestTimeoutError } from "./errors/request-timeout-error.js";

/**
 * Does work that the caller's signal or a time limit (if a timer can wait that long) can end; work that
 * does not listen to its signal is left behind. Where it fails, whatever it left open on the network is
 * closed.
 */
export async function withDeadline<Value>(
  operationId: string,
  signal: AbortSignal | undefined,
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  if (!(timeoutMs > 0)) {
    throw new InvalidRequestError(operationId, "timeoutMs must be positive");
  }
  const controller = new AbortController();
  let abort = (): void => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise((resolve, reject) => {
      abort = () => {
        const facts = { cause: signal?.reason };
        reject(new RequestAbortedError(operationId, "aborted", facts));
      };
      if (signal?.aborted) return abort();
      signal?.addEventListener("abort", abort);
      const expire = (): void => {
        reject(new RequestTimeoutError(operationId, `no answer within ${timeoutMs} ms`));
      };
      if (timeoutMs < 2 ** 31) timer = setTimeout(expire, timeoutMs);
      work(controller.signal).then(resolve, reject);
    });
  } catch (error) {
    controller.abort();
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}
