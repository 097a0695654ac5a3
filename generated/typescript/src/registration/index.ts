/**
 * The registration endpoint of RFC 7591 and the client configuration endpoint of RFC 7592, for an
 * authorization server whose clients Authlete keeps.
 */
export { type ClientAnswer, type HttpAnswer, toAnswer, toResponse } from "./answer.js";
export { parseResponseContent, type ResponseContent } from "./content.js";
export {
  type EndpointOptions,
  type RegistrationEndpoint,
  registrationEndpoint,
} from "./endpoint.js";
export type {
  Audit,
  Decide,
  Decision,
  EndpointHooks,
  IncomingRequest,
  Refusal,
  Submission,
} from "./hooks.js";
export {
  type ClientInformation,
  type ClientMetadata,
  type RegistrationError,
  type RegistrationErrorCode,
  toJson,
  toUpdateMetadata,
} from "./metadata.js";
export {
  type NodeHandler,
  type NodeRequest,
  type NodeResponse,
  toFastify,
  toNode,
} from "./node.js";
export { register, update, type WithMetadata } from "./operations.js";
