import type { AuthleteCallOptions, AuthleteCore } from "../core.js";
import type { ResultError } from "../errors/result-error.js";
import type { ClientRegistrationResponse } from "../models/client-registration-response.js";
import * as operations from "../operations/dynamic-client-registration/index.js";
import type { Call } from "../runtime/index.js";
import { type ClientMetadata, toJson } from "./metadata.js";

/** A request whose `json` may be given as an object. */
export type WithMetadata<Request extends { readonly requestBody: object }> = Omit<
  Request,
  "requestBody"
> & {
  requestBody: Omit<Request["requestBody"], "json"> & { json: ClientMetadata | string };
};

/** `register`, with metadata as an object or as text. */
export function register(
  core: AuthleteCore,
  request: WithMetadata<operations.RegisterRequest>,
  options?: AuthleteCallOptions,
): Call<ClientRegistrationResponse, ResultError> {
  const { requestBody, ...rest } = request;
  const json = toJson(requestBody.json);
  return operations.register(core, { ...rest, requestBody: { ...requestBody, json } }, options);
}

/** `update`, with metadata as an object or as text. */
export function update(
  core: AuthleteCore,
  request: WithMetadata<operations.UpdateRequest>,
  options?: AuthleteCallOptions,
): Call<ClientRegistrationResponse, ResultError> {
  const { requestBody, ...rest } = request;
  const json = toJson(requestBody.json);
  return operations.update(core, { ...rest, requestBody: { ...requestBody, json } }, options);
}
