import { SDKError } from "./sdk-error.js";

/** No answer: the connection could not be made, or broke before the answer was complete. See `cause`. */
export class ConnectionError extends SDKError {
  override readonly name: string = "ConnectionError";
}
