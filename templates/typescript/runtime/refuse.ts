import { InvalidRequestError } from "./errors/invalid-request-error.js";
import { SDKError } from "./errors/sdk-error.js";
import { causeOf } from "./redact.js";

/** Makes of what was thrown the reason why a request is not sent. */
export function refuse(operationId: string, reason: string, secrets: readonly string[]) {
  return (failure: unknown): never => {
    if (failure instanceof SDKError) throw failure;
    throw new InvalidRequestError(operationId, reason, { cause: causeOf(failure, secrets) });
  };
}
