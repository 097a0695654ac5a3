import type { OutgoingHttpHeaders } from "node:http";

/** Says that the API itself does not carry out a request; the client's own faults are answers. */
export class Refusal extends Error {
  readonly status: number;
  readonly resultCode: string;
  readonly headers: OutgoingHttpHeaders;

  constructor(
    status: number,
    resultCode: string,
    message: string,
    headers: OutgoingHttpHeaders = {},
  ) {
    super(message);
    this.name = "Refusal";
    this.status = status;
    this.resultCode = resultCode;
    this.headers = headers;
  }
}

/** The refusal of a request that is not as the API's description has it. */
export function badRequest(message: string): Refusal {
  return new Refusal(400, "A001201", message);
}
