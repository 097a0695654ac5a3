import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { Draft } from "./operation.js";

/**
 * Adds headers, a later one replacing an earlier one of the same name. What no header can hold is
 * refused here, by name only: `fetch` would quote the value, which may be a secret.
 */
export function addHeaders(
  { headers, operationId }: Draft,
  more: Readonly<Record<string, string>> = {},
): void {
  for (const [name, value] of Object.entries(more)) {
    if (
      !/^[\w!#$%&'*+.^`|~-]+$/.test(name) ||
      typeof value !== "string" ||
      /[^\t\x20-\x7e\x80-\xff]/.test(value)
    ) {
      throw new InvalidRequestError(operationId, `header ${name} cannot be sent as it is`);
    }
    headers.set(name.toLowerCase(), value);
  }
}
