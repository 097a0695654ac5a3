import { SDKError } from "./sdk-error.js";

/** The caller's `signal` ended the call. Its reason is the `cause`. */
export class RequestAbortedError extends SDKError {
  override get name(): string {
    return "RequestAbortedError";
  }
}
