import { SDKError } from "./sdk-error.js";

/** No answer: the connection could not be made, or broke before the answer was complete. See `cause`. */
export class ConnectionError extends SDKError {
  override readonly name: string = "ConnectionError";
}

/** Waits for the network. What fails there, and nothing else, is a {@link ConnectionError}. */
export async function connected<Value>(
  operationId: string,
  network: Promise<Value>,
): Promise<Value> {
  try {
    return await network;
  } catch (cause) {
    throw new ConnectionError(operationId, "no complete answer from the server", { cause });
  }
}
