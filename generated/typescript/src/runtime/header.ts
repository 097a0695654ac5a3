import { InvalidRequestError } from "./errors/invalid-request-error.js";

/**
 * Adds headers, a later one replacing an earlier one of the same name. What no header can hold is
 * refused here, by name only: `fetch` would quote the value, which may be a secret.
 */
export function addHeaders(
  headers: Record<string, string>,
  more: Readonly<Record<string, string>> | undefined,
  operationId: string | undefined,
): void {
  for (const [name, value] of Object.entries(more ?? {})) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) {
      throw new InvalidRequestError(operationId, "the name of a header is not a token");
    }
    if (typeof value !== "string" || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      throw new InvalidRequestError(operationId, `header ${name}: its value cannot be sent`);
    }
    headers[name.toLowerCase()] = value;
  }
}
