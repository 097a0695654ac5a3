import { causeOf } from "../redact.js";
import { SDKError } from "./sdk-error.js";

/** No answer: the connection could not be made, or broke before the answer was complete. See `cause`. */
export class ConnectionError extends SDKError {
  /** What the runtime calls the failure, such as `ECONNREFUSED`. */
  readonly code: unknown;
  declare readonly cause: Error;

  constructor(operationId: string, failure: unknown, secrets: readonly string[]) {
    const cause = causeOf(failure, secrets);
    super(operationId, "no complete answer", { cause });
    this.code = cause.code;
  }

  override get name(): string {
    return "ConnectionError";
  }
}
