export type { Answer } from "./answer.js";
export { SDKCore } from "./core.js";
export { APIError, type APIErrorInit } from "./errors/api-error.js";
export { ConnectionError } from "./errors/connection-error.js";
export { InvalidRequestError } from "./errors/invalid-request-error.js";
export { RequestAbortedError } from "./errors/request-aborted-error.js";
export { RequestTimeoutError } from "./errors/request-timeout-error.js";
export { ResponseValidationError } from "./errors/response-validation-error.js";
export { type Outcome, SDKError } from "./errors/sdk-error.js";
export type { Int64 } from "./exact-json.js";
export type { CallAttempt, Events, CallHooks, CallLogger } from "./hooks.js";
export type {
  BasicCredential,
  CallOptions,
  Credential,
  Fetch,
  SDKOptions,
  UserPassword,
} from "./options.js";
export type { Call, CallError, CallResult } from "./pending.js";
export type { Validator } from "./validator.js";
export type { ValidationIssue } from "./validation.js";
