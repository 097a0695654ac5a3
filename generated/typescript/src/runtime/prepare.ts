import type { Settings } from "./core.js";
import { environmentVariable } from "./environment.js";
import { InvalidRequestError } from "./errors/invalid-request-error.js";
import { addHeader, addHeaders } from "./header.js";
import type { Draft, Operation } from "./operation.js";
import type { CallOptions } from "./options.js";
import { located } from "./validation.js";

/** Segments that lead elsewhere, also for a server that decodes before it looks at them. */
const dotSegment = /(\/|%(25)*(2f|5c))(\.|%(25)*2e){1,2}(\/|%(25)*(2f|5c)|$)/i;

/**
 * Puts a request together, all but its credentials.
 * @throws {InvalidRequestError} if it cannot be sent as it is
 */
export async function prepare(
  { profile, options: { headers } }: Settings,
  operation: Operation<unknown>,
  request: object,
  options: CallOptions & Readonly<Record<string, unknown>>,
): Promise<Draft> {
  const { id, path, query = "", requestBody, parameters = [], responses = {} } = operation;
  // Without a prototype: a parameter may be called `constructor`.
  const members: Record<string, unknown> = Object.assign(Object.create(null), request);
  for (const [name, { env }] of Object.entries(profile.defaults ?? {})) {
    if (members[name] === undefined) members[name] = options[name] ?? environmentVariable(env);
  }
  const { issues = [], secrets = [] } = operation.request?.look(members, true) ?? {};
  if (issues.length > 0 && options.validation !== "off") {
    const all = issues.map(({ message }) => message).join("; ");
    throw new InvalidRequestError(id, all, { issues: located(issues, operation, "") });
  }
  const content = members.requestBody;
  const body = content === undefined ? undefined : requestBody?.encode(content);
  const draft = { operationId: id, path, query, headers: {}, body, secrets };

  const mediaTypes = Object.values(responses).map(({ mediaType }) => mediaType);
  const accept = [...new Set(mediaTypes.filter(Boolean))].join(", ");
  if (accept) addHeader(draft, "accept", accept);
  // Browsers have one of their own; setting it there makes some of them ask the server first.
  if (!/^Mozilla/.test(globalThis.navigator?.userAgent)) {
    addHeader(draft, "user-agent", options.userAgent ?? profile.userAgent);
  }
  for (const parameter of parameters) {
    const value = members[parameter.key ?? parameter.name] ?? undefined;
    if (value !== undefined) parameter.in(draft, parameter, value);
  }
  if (requestBody?.mediaType && body !== undefined) {
    addHeader(draft, "content-type", requestBody.mediaType);
  }
  const [open] = /\{.*?\}/.exec(draft.path) ?? [];
  if (open) throw new InvalidRequestError(id, `${open} of the path is missing or empty`);
  if (dotSegment.test(draft.path)) {
    throw new InvalidRequestError(id, "the path cannot have dot segments");
  }
  addHeaders(draft, headers);
  addHeaders(draft, options.headers);
  return draft;
}
