/** A secret, or a function that is asked for it by every call, so that it can change. */
export type Credential = string | (() => string | Promise<string>);

/** A user name and a password, or a function that is asked for them by every call. */
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
  /** The name of a server of the document. */
  readonly server?: string | undefined;
  /** Called instead of the global `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Headers of every request. They win over the SDK's own. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** How long a call may take in milliseconds, its response included. Without it there is no limit. */
  readonly timeoutMs?: number | undefined;
  /** Says who calls, in the `User-Agent` header. */
  readonly userAgent?: string | undefined;
  /** The largest response that is read, in bytes. 10 MiB if it is left out. */
  readonly maxResponseBytes?: number | undefined;
  /** Sends credentials over `http:` to other machines too. */
  readonly allowInsecure?: boolean | undefined;
}

/** Options of one call. */
export interface CallOptions {
  /** Ends the call when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** As for the client; this call alone. */
  readonly timeoutMs?: number | undefined;
  /** Headers of this request. They win over all others. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** As for the client; this call alone. */
  readonly serverURL?: string | undefined;
}
