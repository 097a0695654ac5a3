import { STATUS_CODES } from "node:http";

/** The reason phrase of a status code, as RFC 9110 registers it. */
export function reasonPhrase(status: number): string {
  return STATUS_CODES[status] ?? "";
}
