import type { CallHooks, CallLogger } from "./hooks.js";

/** A secret, or a function that is asked for it by every attempt, so that it can change. */
export type Credential = string | (() => string | Promise<string>);

/** A user name and a password, or a function that is asked for them by every attempt. */
export type BasicCredential = UserPassword | (() => UserPassword | Promise<UserPassword>);

/** For HTTP Basic authentication. */
export interface UserPassword {
  readonly username: string;
  readonly password: string;
}

/** `fetch`, as far as calls need it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Options of every client. Nothing in them is changed, and no credential is ever printed. */
export interface SDKOptions {
  /** The address of a server that the document does not name. `https:`, or `http:` to this machine. */
  readonly serverURL?: string | undefined;
  /**
   * The name of a server of the document. An operation that has servers of its own is called at that of
   * this name, or else at its first.
   */
  readonly server?: string | undefined;
  /** Called instead of the global `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Headers of every request. They win over the SDK's own. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** How long a call may take in milliseconds, with retries and response: 60 s; `Infinity` is no limit. */
  readonly timeoutMs?: number | undefined;
  /** How often a call that may be repeated is, at most. 2 if it is left out. */
  readonly retries?: number | undefined;
  /** The longest wait before the first retry; it doubles with each. 500 if it is left out. */
  readonly retryDelayMs?: number | undefined;
  /** Told what happens to calls. */
  readonly hooks?: CallHooks | undefined;
  /** Told the same, in lines that hold nothing secret: `console` will do. */
  readonly logger?: CallLogger | undefined;
  /**
   * What to do with a success that is not as declared: nothing, tell the hook `onDrift`, or fail.
   * `report` if it is left out. Where it is `off`, requests are sent without a look at them.
   */
  readonly validation?: "off" | "report" | "strict" | undefined;
  /** Says who calls, in the `User-Agent` header. */
  readonly userAgent?: string | undefined;
  /** The largest response that is read, in bytes. 10 MiB if it is left out. */
  readonly maxResponseBytes?: number | undefined;
  /** Sends credentials over `http:` to other machines too. */
  readonly allowInsecure?: boolean | undefined;
}

/** Options of one call: those of the client, for this call alone, and what can end it. */
export interface CallOptions extends SDKOptions {
  /**
   * Ends the call when it is aborted. Node warns of one with more than ten calls under way, until
   * `setMaxListeners(0, signal)` of `node:events` tells it that they are meant.
   */
  readonly signal?: AbortSignal | undefined;
}
