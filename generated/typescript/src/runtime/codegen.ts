// The door for generated code. People use index.ts.
export { hasMembers } from "./answer.js";
export { call } from "./call.js";
export { anyBinary, binary, binaryOf, empty, jsonOrText, text } from "./codecs.js";
export { SDKCore } from "./core.js";
export { APIError, type APIErrorInit } from "./errors/api-error.js";
export { exactJson, exactJsonBody, type Int64 } from "./exact-json.js";
export {
  deepParts,
  form,
  formOf,
  joinedPart,
  multipart,
  multipartAs,
  multipartOf,
  typedPart,
} from "./forms.js";
export { json } from "./json.js";
export type { Operation } from "./operation.js";
export type { BasicCredential, CallOptions, Credential, SDKOptions } from "./options.js";
export type { Call } from "./pending.js";
export { cookie, header, labelPath, matrixPath, path, query } from "./places.js";
export type { Profile } from "./profile.js";
export { apiKey, basic, bearer } from "./schemes.js";
export { commaDelimited, content, deepObject, pipeDelimited, spaceDelimited } from "./styles.js";
export { type Validator, validator } from "./validator.js";

/** A type some of whose optional members are required. */
export type WithRequired<Type, Key extends keyof Type> = Type & { [K in Key]-?: Type[K] };
