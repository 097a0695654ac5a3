import { ResponseError } from "./response-error.js";

/** A success that cannot be read: not what was declared, cut short, empty, too large, not UTF-8. */
export class ResponseValidationError extends ResponseError<string> {
  override get name(): string {
    return "ResponseValidationError";
  }
}
