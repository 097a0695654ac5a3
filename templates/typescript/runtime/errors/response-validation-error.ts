import { SDKError } from "./sdk-error.js";

/** A success that cannot be read: not JSON, cut short, empty, too large. The reason may be its `cause`. */
export class ResponseValidationError extends SDKError {
  override readonly name: string = "ResponseValidationError";
  readonly status: number;
  /** The headers of the response; not shown when the error is printed. */
  declare readonly headers: Headers;

  constructor(
    operationId: string,
    { status, headers }: { readonly status: number; readonly headers: Headers },
    message: string,
    options?: ErrorOptions,
  ) {
    super(operationId, `${status} ${message}`, options);
    this.status = status;
    Object.defineProperty(this, "headers", { value: headers });
  }
}
