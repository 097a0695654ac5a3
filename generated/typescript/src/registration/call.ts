import type { AuthleteCallOptions, AuthleteCore } from "../core.js";
import { APIError } from "../errors/index.js";
import type { ClientRegistrationResponse } from "../models/client-registration-response.js";
import { delete_ } from "../operations/dynamic-client-registration/delete.js";
import { get } from "../operations/dynamic-client-registration/get.js";
import { register } from "../operations/dynamic-client-registration/register.js";
import { update } from "../operations/dynamic-client-registration/update.js";
import { type HttpAnswer, serverError } from "./answer.js";

const operations = { register, get, update, delete: delete_ };

/** The operations of the API, by the names of their functions. */
export type OperationName = keyof typeof operations;

/** What the operations are called with; each needs some of it. What is `undefined` is not sent. */
export interface ApiRequest {
  readonly json: string | undefined;
  readonly token: string | undefined;
  readonly clientId: string | undefined;
}

/** Calls an operation of the API. */
export function callApi(
  core: AuthleteCore,
  operation: OperationName,
  request: ApiRequest,
  options: AuthleteCallOptions,
): Promise<ClientRegistrationResponse> {
  return operations[operation](core, { requestBody: Object(request) }, options);
}

/** What a client is told of a failure: nothing but when to come again, where the API says that. */
export function failed(error: unknown): HttpAnswer {
  if (!(error instanceof APIError) || ![429, 503].includes(error.status)) return serverError();
  const after = error.headers.get("retry-after") ?? "";
  // A number of seconds, or a date.
  return serverError(503, /^[\w ,:]{1,40}$/.test(after) ? { "Retry-After": after } : {});
}
