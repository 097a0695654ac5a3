import type { OperationName } from "./call.js";
import type { ClientMetadata, RegistrationErrorCode } from "./metadata.js";

/** A request as it arrived: what the endpoint needs of a `Request`. */
export interface IncomingRequest extends Pick<Request, "method" | "url" | "headers"> {
  readonly body: ReadableStream<Uint8Array> | null;
  readonly signal?: AbortSignal | undefined;
  /** The host's own request, where that is another: on Node its `IncomingMessage`. */
  readonly source?: unknown;
}

/** What a hook can decide by. */
export interface Submission {
  /** A copy of what is in `json`: to change what is registered, return other metadata. */
  readonly metadata: Readonly<ClientMetadata>;
  /** The body as it arrived, which is what goes on to the API. */
  readonly json: string;
  /** The bearer token: an initial access token to register, the registration access token to update. */
  readonly token: string | undefined;
  /** The client to be updated. */
  readonly clientId: string | undefined;
  /** Its body has been read. */
  readonly request: IncomingRequest;
}

/**
 * Why a submission is refused, as an answer to the client: an error of RFC 7591 (400), `invalid_token`
 * for an initial access token that is missing or not good (401 with a challenge), or
 * `too_many_requests` (429).
 */
export interface Refusal {
  readonly refuse: RegistrationErrorCode | "invalid_token" | "too_many_requests";
  /** For the client, in ASCII. */
  readonly description?: string;
  /** When to come again, in seconds. */
  readonly retryAfter?: number;
}

/** What to do with a submission: nothing, to let it pass; other metadata, to be sent instead; or refuse it. */
export type Decision = undefined | { readonly metadata: ClientMetadata | string } | Refusal;

/** What was answered, for audits. No token, secret or body is in it. */
export interface Audit {
  readonly method: string;
  readonly status: number;
  readonly durationMs: number;
  /** Not there if the request was for none. */
  readonly operation?: OperationName | undefined;
  readonly clientId?: string | undefined;
  readonly action?: string | undefined;
  readonly resultCode?: string | undefined;
  /** Where the API answered with an error, the message of that: secrets are taken out of it. */
  readonly resultMessage?: string | undefined;
  /** What is wrong with what the API said. */
  readonly fault?: string | undefined;
  /** What was thrown: an error of the SDK, or of a hook. */
  readonly error?: unknown;
}

/** Decides on a submission. Where it throws, the answer is a server error. */
export type Decide = (submission: Submission) => Decision | Promise<Decision>;

/** Functions of the host that the endpoint calls. */
export interface EndpointHooks {
  /** Before a client is registered. */
  readonly beforeRegister?: Decide | undefined;
  /** Before a client is updated. */
  readonly beforeUpdate?: Decide | undefined;
  /** Told of every answer. It is not waited for, and what it throws changes nothing. */
  readonly afterAnswer?: ((audit: Audit) => unknown) | undefined;
}
