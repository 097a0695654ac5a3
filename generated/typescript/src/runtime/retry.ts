import { APIError } from "./errors/api-error.js";
import { ConnectionError } from "./errors/connection-error.js";
import type { Progress } from "./exchange.js";
import { tell } from "./hooks.js";
import type { Operation } from "./operation.js";

/** The longest wait, whatever a service asks for; without a time limit it would have no end. */
const longestWait = 120_000;

/** Whether a call may be made again: as the document says, or else by RFC 9110. */
export function isRepeatable({ safety, method }: Operation<unknown>): boolean {
  return safety ? safety !== "unsafe" : !/^(POST|PATCH)$/.test(method);
}

/**
 * Waits before a call is made again.
 * @param end when the call has to be over
 * @throws the error after which it is not
 */
export async function pauseAfter(
  error: unknown,
  { operation, options, attempt, settings: { budget } }: Progress<unknown>,
  end: number,
  signal: AbortSignal,
): Promise<void> {
  const { retries = 2, retryDelayMs = 500 } = options;
  const isPassing =
    error instanceof ConnectionError ||
    (error instanceof APIError && [408, 429, 500, 502, 503, 504].includes(error.status));
  if (!isPassing || !isRepeatable(operation) || !(attempt.number <= retries)) throw error;

  // Full jitter: clients that failed together do not come back together.
  const ceiling = Math.min(retryDelayMs * 2 ** (attempt.number - 1), 8_000);
  const asked = error instanceof APIError ? retryAfter(error.headers) : undefined;
  const delayMs = asked ?? Math.random() * ceiling;
  const longest = Math.min(end - Date.now(), longestWait);
  if (signal.aborted || budget.left < 1 || delayMs >= longest) throw error;
  budget.left -= 1;
  tell(options, "onRetry", attempt, { error, delayMs });
  await new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs);
    signal.onabort = () => resolve(clearTimeout(timer));
  });
}

/** What a service asks to wait, in milliseconds: a number of seconds, or a date that is not over. */
function retryAfter(headers: Headers): number | undefined {
  const text = headers.get("retry-after") ?? "";
  const delay = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
  return delay >= 0 ? delay : undefined;
}
