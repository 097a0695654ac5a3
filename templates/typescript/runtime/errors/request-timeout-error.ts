import { SDKError } from "./sdk-error.js";

/** The call took longer than `timeoutMs`, the reading of its response included. */
export class RequestTimeoutError extends SDKError {
  override get name(): string {
    return "RequestTimeoutError";
  }
}
