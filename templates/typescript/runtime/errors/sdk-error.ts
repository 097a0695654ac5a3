/** The longest message, in characters: what a server says in one must not fill a log. */
const longestMessage = 500;

/**
 * The root of every error of a call. Where a program holds two copies of the package, `instanceof`
 * knows only the classes of one of them; `name` is the same in both.
 */
export class SDKError extends Error {
  override readonly name: string = "SDKError";
  /** The operation that was called; `undefined` where the client itself could not be made. */
  readonly operationId: string | undefined;

  constructor(operationId: string | undefined, message: string, options?: ErrorOptions) {
    const text = operationId === undefined ? message : `${operationId}: ${message}`;
    // One line, whatever is quoted in it: no line of a log can be forged.
    super(text.slice(0, longestMessage).replace(/[\s\p{C}]+/gu, " "), options);
    this.operationId = operationId;
  }
}
