// Turns what the authorization server says into what Authlete's API says.

import { toClient } from "./client.js";
import type { JsonObject } from "./json.js";
import { parseObject } from "./json.js";
import type { Operation } from "./operations.js";
import type { RegistrarResponse } from "./registrar.js";

/** The body of an answer with HTTP status 200. */
export interface Answer {
  readonly resultCode: string;
  readonly resultMessage: string;
  readonly action: Operation["success"] | FailureAction;
  readonly responseContent?: string;
  readonly client?: JsonObject;
}

type FailureAction = "BAD_REQUEST" | "UNAUTHORIZED" | "INTERNAL_SERVER_ERROR";

// The numbers behind the family are the engine's own: Authlete documents none.
const FAILURES: Readonly<Record<FailureAction, { number: string; message: string }>> = {
  BAD_REQUEST: { number: "301", message: "The request of the client is wrong." },
  UNAUTHORIZED: { number: "302", message: "The token of the client is not valid." },
  INTERNAL_SERVER_ERROR: { number: "303", message: "The authorization server failed." },
};

/** The answer of the API to one operation. */
export function toAnswer(
  operation: Operation,
  response: RegistrarResponse,
  unauthorizedSupported: boolean,
): Answer {
  const success = response.status >= 200 && response.status < 300;
  if (!success)
    return failure(operation, response, failureAction(response.status, unauthorizedSupported));

  const result = describe(`${operation.family}001`, operation.message);
  if (operation.success === "DELETED") return { ...result, action: operation.success };
  const information = parseObject(response.body);
  if (information === undefined)
    throw new Error("The authorization server sent no client information.");
  return {
    ...result,
    action: operation.success,
    responseContent: response.body,
    client: toClient(information),
  };
}

function failureAction(status: number, unauthorizedSupported: boolean): FailureAction {
  switch (status) {
    case 400:
    // There is no action for "forbidden".
    case 403:
      return "BAD_REQUEST";
    case 401:
      return unauthorizedSupported ? "UNAUTHORIZED" : "BAD_REQUEST";
    default:
      return "INTERNAL_SERVER_ERROR";
  }
}

function failure(operation: Operation, response: RegistrarResponse, action: FailureAction): Answer {
  const { number, message } = FAILURES[action];
  return {
    ...describe(`${operation.family}${number}`, message),
    action,
    responseContent: response.body,
  };
}

function describe(code: string, message: string): { resultCode: string; resultMessage: string } {
  return { resultCode: code, resultMessage: `[${code}] ${message}` };
}
