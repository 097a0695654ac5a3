/** Longest message of an error, in characters: what a server says in one must not fill a log. */
const maxMessage = 500;

/** The root of every error that a call can throw. */
export class SDKError extends Error {
  override readonly name: string = "SDKError";
  /** The operation that was called; `undefined` where the client itself could not be made. */
  readonly operationId: string | undefined;

  constructor(operationId: string | undefined, message: string, options?: ErrorOptions) {
    const line = operationId === undefined ? message : `${operationId}: ${message}`;
    super(bounded(line), options);
    this.operationId = operationId;
  }
}

function bounded(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
  return line.length > maxMessage ? `${line.slice(0, maxMessage - 1)}…` : line;
}
