import { SDKError } from "./sdk-error.js";

/** Refused before anything was sent: an option or a member of the request cannot be used as it is. */
export class InvalidRequestError extends SDKError {
  override get name(): string {
    return "InvalidRequestError";
  }
}
