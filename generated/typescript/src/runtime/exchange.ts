import { isSafe } from "./address.js";
import { type Answer, failure, type ResponseFacts, success } from "./answer.js";
import { authorize } from "./authorize.js";
import { readBody } from "./body.js";
import type { Settings } from "./core.js";
import { ConnectionError } from "./errors/connection-error.js";
import { InvalidRequestError } from "./errors/invalid-request-error.js";
import { requestIdOf } from "./errors/response-error.js";
import type { Outcome } from "./errors/sdk-error.js";
import { addHeaders } from "./header.js";
import { type CallAttempt, tell } from "./hooks.js";
import type { Draft, Operation } from "./operation.js";
import type { CallOptions } from "./options.js";
import { refuse } from "./refuse.js";
import { send } from "./transport.js";

/** A call that is being made, and how far it has come. */
export interface Progress<Body> {
  readonly settings: Settings;
  readonly operation: Operation<Body>;
  /** Those of the client and of the call, as one. */
  readonly options: CallOptions & Readonly<Record<string, unknown>>;
  attempt: CallAttempt;
  outcome: Outcome;
  /** What the service has said so far to this attempt. */
  answered?: Pick<ResponseFacts, "status" | "requestId"> | undefined;
}

/** Failures to connect, by code or (Deno has none) by message: nothing of a request has left this machine. */
const notSent = /^\w*(REFUSED|NOTFOUND|AGAIN|UNREACH|CONNECT_TIMEOUT|CERT)\w* |\(Connect\): /i;

/** Sends a request once, and reads the answer. */
export async function exchange<Body>(
  progress: Progress<Body>,
  draft: Draft,
  address: string,
  signal: AbortSignal,
): Promise<Answer<Body>> {
  const { settings, operation, options, attempt } = progress;
  const { operationId, secrets } = draft;
  const { hooks, fetch = globalThis.fetch, maxResponseBytes = 10 * 2 ** 20 } = options;
  const isAuthorized = await authorize(settings, operation, options, draft);
  signal.throwIfAborted();
  if (hooks?.beforeRequest) {
    const more = async (): Promise<unknown> => hooks.beforeRequest?.(attempt);
    addHeaders(draft, await more().catch(refuse(operationId, "beforeRequest failed", secrets)));
    signal.throwIfAborted();
  }
  // This covers credentials that the caller has put into the headers, too.
  if ((isAuthorized || draft.headers.authorization) && !options.allowInsecure && !isSafe(address)) {
    const reason = "credentials need https or allowInsecure";
    throw new InvalidRequestError(operationId, reason);
  }

  const start = Date.now();
  progress.outcome = "unknown";
  progress.answered = undefined;
  const lost = (reason: unknown): never => {
    const error = new ConnectionError(operationId, reason, secrets);
    if (!progress.answered && notSent.test(`${error.code} ${error.cause.message}`)) {
      progress.outcome = "not-sent";
    }
    throw error;
  };
  const response = await send(draft, operation.method, address, signal, fetch).catch(lost);
  const { status, headers, statusText } = response;
  const answered = { status, requestId: requestIdOf(headers, secrets) };
  progress.answered = answered;
  const arrived = await readBody(response, maxResponseBytes, signal).catch(lost);
  signal.throwIfAborted();
  tell(options, "afterResponse", attempt, { ...answered, durationMs: Date.now() - start });
  const facts = { ...answered, operationId, headers, statusText };
  if (status < 200 || status > 299) throw failure(operation, facts, arrived, secrets);
  // Where nobody listens there is no need to look.
  const isHeard = options.logger || hooks?.onDrift;
  const validation = options.validation ?? (isHeard ? "report" : "off");
  return success(operation, facts, arrived, validation, secrets, (issues) =>
    tell(options, "onDrift", attempt, { status, issues }),
  );
}
