import type { AuthleteCore } from "../core.js";
import { redacted, secretsIn } from "../runtime/redact.js";
import { answerOf, type ClientAnswer, type HttpAnswer, noContent, responseOf } from "./answer.js";
import { callApi, failed, type OperationName } from "./call.js";
import { parseResponseContent } from "./content.js";
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
interface Known {
  readonly facts: { -readonly [Name in keyof Audit]?: Audit[Name] };
  /** What the API has said: a response, or an error that has the same members where it declares them. */
  said?: unknown;
  /** What is not to be seen in that. */
  readonly secrets: string[];
}

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
    const known: Known = { facts: {}, secrets: [] };
    const made: ClientAnswer = await handle(options, path, request, known).catch(
      (error: unknown) => {
        if (error instanceof Refused) return error.answer;
        known.said = known.facts.error = error;
        return failed(error);
      },
    );
    const tell = async (): Promise<unknown> => {
      const { action, resultCode, resultMessage }: Partial<Audit> = Object(known.said);
      // The message of an error is without what the SDK knows to be secret, its credentials among it.
      const message: unknown =
        resultMessage && (Object(known.facts.error).message ?? resultMessage);
      return hooks?.afterAnswer?.({
        ...known.facts,
        method,
        status: made.status,
        fault: made.fault,
        durationMs: Date.now() - start,
        action,
        resultCode,
        resultMessage: typeof message === "string" ? redacted(message, known.secrets) : undefined,
      });
    };
    // What an observer throws changes nothing.
    tell().catch(() => {});
    return method === "HEAD" ? { ...made, body: null } : made;
  };
  const handler = async (request: Request): Promise<Response> => responseOf(await answer(request));
  return Object.assign(handler, { path, answer });
}

async function handle(
  { authlete, serviceId, hooks, maxBodyBytes = 65_536, timeoutMs, retries = 0 }: EndpointOptions,
  path: string,
  request: IncomingRequest,
  known: Known,
): Promise<ClientAnswer> {
  const { facts, secrets } = known;
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
  if (operation === undefined) throw new Refused(405, "invalid_request", undefined, allow);
  facts.operation = operation;

  const token = bearerToken(request);
  secrets.push(token ?? "");
  if (isClient && token === undefined) throw unauthorized(false);
  const clientId = isClient ? clientIdOf(segment.slice(1)) : undefined;
  facts.clientId = clientId;
  let json: string | undefined;
  if (method.startsWith("P")) {
    const hook = isClient ? hooks?.beforeUpdate : hooks?.beforeRegister;
    const read = await readMetadata(request, maxBodyBytes);
    json = decided(
      await hook?.({ ...read, token, clientId, request }),
      read.json,
      token !== undefined,
    );
    secrets.push(...secretsIn(json));
  }

  const call = { json, token, clientId };
  const limits = { serviceId, signal, timeoutMs, retries };
  const result = await callApi(authlete, operation, call, limits);
  const content = parseResponseContent(result);
  if (content.kind === "information") {
    facts.clientId ??= content.information.client_id;
    secrets.push(...secretsIn(result.responseContent ?? ""));
  }
  // What was created all the same, the operator has to know.
  const { client } = Object(result);
  facts.clientId ??= client?.clientId && String(client.clientId);
  known.said = result;
  return answerOf(result, content, token !== undefined);
}

/** The metadata that a hook lets pass. @throws {Refused} if there is none */
function decided(decision: Decision, json: string, hasToken: boolean): string {
  if (!decision) return json;
  if ("metadata" in decision) return toJson(decision.metadata);
  const { refuse, description, retryAfter = -1 } = decision;
  // A time that was worked out wrongly is no time at all.
  const after = retryAfter >= 0 ? { "Retry-After": String(Math.ceil(retryAfter)) } : {};
  if (refuse === "invalid_token") throw unauthorized(hasToken, description, after);
  throw new Refused(refuse === "too_many_requests" ? 429 : 400, refuse, description, after);
}
