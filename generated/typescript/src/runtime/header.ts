import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { Draft } from "./operation.js";

/**
 * Sets a header. What no header can hold is refused here, by name only: `fetch` would quote the
 * value, which may be a secret.
 */
export function addHeader(
  { headers, operationId }: Pick<Draft, "headers" | "operationId">,
  name: string,
  value: unknown,
): void {
  if (
    !/^[\w!#$%&'*+.^`|~-]+$/.test(name) ||
    typeof value !== "string" ||
    !/^[\t -~\x80-\xff]*$/.test(value)
  ) {
    throw new InvalidRequestError(operationId, `header ${name} cannot be sent`);
  }
  headers[name.toLowerCase()] = value;
}

/** Sets headers of the caller, each replacing one of the same name. They can hold credentials. */
export function addHeaders(draft: Draft, headers: unknown): void {
  for (const [name, value] of Object.entries<string>(Object(headers))) {
    addHeader(draft, name, value);
    draft.secrets.push(value, value.slice(value.indexOf(" ") + 1));
  }
}
