import { InvalidRequestError } from "./errors/invalid-request-error.js";
import { causeOf } from "./redact.js";

/** Makes of what was thrown the reason why a request is not sent: another call may have failed. */
export function refuse(operationId: string, reason: string, secrets: readonly string[]) {
  return (failure: unknown): never => {
    if (failure instanceof InvalidRequestError) throw failure;
    throw new InvalidRequestError(operationId, reason, { cause: causeOf(failure, secrets) });
  };
}
