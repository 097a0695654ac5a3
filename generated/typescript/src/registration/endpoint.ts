import type { AuthleteCore } from "../core.js";
import { redacted } from "../runtime/redact.js";
import { answerOf, challenge, type HttpAnswer, noContent, responseOf } from "./answer.js";
import { callApi, failed, type OperationName } from "./call.js";
import { parseResponseContent, toObject } from "./content.js";
import type { Audit, Decision, EndpointHooks, IncomingRequest } from "./hooks.js";
import { toJson } from "./metadata.js";
import { bearerToken, clientIdOf, pathOf, readMetadata, Refused, unauthorized } from "./request.js";

/** Options of {@link registrationEndpoint}. */
export interface EndpointOptions {
  /** The client that calls the API; its credentials stay with it. */
  readonly authlete: AuthleteCore;
  /** The service that the clients belong to. It can be an option of `authlete` instead. */
  readonly serviceId?: string | undefined;
  /** The path of the registration endpoint; registered clients are below it. `/register` if left out. */
  readonly path?: string | undefined;
  readonly hooks?: EndpointHooks | undefined;
  /** The largest body that is read, in bytes. 65,536 if it is left out. */
  readonly maxBodyBytes?: number | undefined;
  /** How long the API may take, in milliseconds; what `authlete` has if it is left out. */
  readonly timeoutMs?: number | undefined;
  /**
   * How often a call to the API is made again, where it may be. Never if it is left out: a client that
   * is told when to come again does so, and one whose deletion is repeated is told that it is unknown.
   */
  readonly retries?: number | undefined;
}

/** A handler of requests in the manner of Fetch. */
export interface RegistrationEndpoint {
  (request: Request): Promise<Response>;
  readonly path: string;
  /** The same for hosts that have no `Response`. */
  answer(request: IncomingRequest): Promise<HttpAnswer>;
}

/** What becomes known of a request while it is handled. */
type Facts = { -readonly [Name in keyof Audit]?: Audit[Name] };

/** The operation behind each method, of the endpoint itself and of a client below it. */
const ofEndpoint = new Map<string, OperationName>([["POST", "register"]]);
const ofClient = new Map<string, OperationName>([
  ["GET", "get"],
  ["HEAD", "get"],
  ["PUT", "update"],
  ["DELETE", "delete"],
]);

/**
 * The registration endpoint of RFC 7591 (`POST` to the path) and the client configuration endpoint of
 * RFC 7592 (`GET`, `PUT` and `DELETE` of a client below it), in front of the API. It answers every
 * request, with JSON that is never to be stored, and is never rejected.
 * @throws {TypeError} if the path is none
 */
export function registrationEndpoint(options: EndpointOptions): RegistrationEndpoint {
  const { path = "/register", hooks } = options;
  if (!/^(\/[^/?#\s]+)+$/.test(path)) throw new TypeError("path must be like /register");
  const answer = async (request: IncomingRequest): Promise<HttpAnswer> => {
    const start = Date.now();
    const { method } = request;
    const facts: Facts = {};
    const secrets: unknown[] = [];
    const made = await handle(options, path, request, facts, secrets).catch((error: unknown) => {
      if (error instanceof Refused) return error.answer;
      // Errors that the API declares have these members too.
      Object.assign(facts, { error }, codesOf(Object(error), secrets));
      return failed(error);
    });
    const audit = { ...facts, method, status: made.status, durationMs: Date.now() - start };
    Promise.resolve(audit)
      .then(hooks?.afterAnswer)
      .catch(() => {});
    return method === "HEAD" ? { ...made, body: null } : made;
  };
  const handler = async (request: Request): Promise<Response> => responseOf(await answer(request));
  return Object.assign(handler, { path, answer });
}

async function handle(
  { authlete, serviceId, hooks, maxBodyBytes = 65_536, timeoutMs, retries = 0 }: EndpointOptions,
  path: string,
  request: IncomingRequest,
  facts: Facts,
  secrets: unknown[],
): Promise<HttpAnswer> {
  const { method, signal } = request;
  const target = pathOf(request);
  const segment = target.slice(path.length);
  if (!target.startsWith(path) || !/^(\/[^/]+)?$/.test(segment))
    throw new Refused(404, "not_found");
  const isClient = segment !== "";
  const operations = isClient ? ofClient : ofEndpoint;
  const allow = { Allow: [...operations.keys(), "OPTIONS"].join(", ") };
  if (method === "OPTIONS") return noContent(allow);
  const operation = operations.get(method);
  if (operation === undefined)
    throw new Refused(405, "invalid_request", `Allowed: ${allow.Allow}`, allow);
  facts.operation = operation;

  const token = bearerToken(request);
  secrets.push(token);
  if (isClient && token === undefined) throw unauthorized();
  const clientId = isClient ? clientIdOf(segment.slice(1)) : undefined;
  facts.clientId = clientId;
  let json: string | undefined;
  if (method.startsWith("P")) {
    const hook = isClient ? hooks?.beforeUpdate : hooks?.beforeRegister;
    const read = await readMetadata(request, maxBodyBytes);
    json = decided(await hook?.({ ...read, token, clientId, request }), read.json, token);
  }

  const call = { serviceId, json, token, clientId };
  const result = await callApi(authlete, operation, call, { signal, timeoutMs, retries });
  const content = parseResponseContent(result);
  const { client_id, client_secret, registration_access_token } =
    content.kind === "information" ? content.information : toObject({});
  const id = client_id ?? toObject(Object(toObject(result).client)).clientId;
  facts.clientId ??= id === undefined ? undefined : String(id);
  secrets.push(client_secret, registration_access_token);
  Object.assign(facts, codesOf(result, secrets));
  if (content.kind === "invalid") facts.fault = content.reason;
  const answer = answerOf(result, content);
  const isUnasked = answer.status === 401 && token === undefined;
  return isUnasked ? { ...answer, headers: { ...answer.headers, ...challenge() } } : answer;
}

/** The metadata that a hook lets pass. @throws {Refused} if there is none */
function decided(decision: Decision, json: string, token: string | undefined): string {
  if (!decision) return json;
  if ("metadata" in decision) return toJson(decision.metadata);
  const { refuse, description, retryAfter } = decision;
  const after = retryAfter === undefined ? {} : { "Retry-After": String(Math.ceil(retryAfter)) };
  if (refuse === "too_many_requests") throw new Refused(429, refuse, description, after);
  if (refuse !== "invalid_token") throw new Refused(400, refuse, description, after);
  throw unauthorized(token && (description ?? "The initial access token is not good."));
}

/** What the API says of an outcome, without what is secret in it. */
function codesOf(
  result: object,
  secrets: readonly unknown[],
): Pick<Audit, "action" | "resultCode" | "resultMessage"> {
  const { action, resultCode, resultMessage } = toObject(result);
  const known = secrets.flatMap((secret) => (typeof secret === "string" ? secret : []));
  const clean = (value: unknown): string | undefined =>
    typeof value === "string" ? redacted(value, known) : undefined;
  return {
    action: clean(action),
    resultCode: clean(resultCode),
    resultMessage: clean(resultMessage),
  };
}
