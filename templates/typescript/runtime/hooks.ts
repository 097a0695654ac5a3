import type { ConnectionError } from "./errors/connection-error.js";
import type { APIError } from "./errors/api-error.js";
import type { ValidationIssue } from "./validation.js";

/** One sending of a request. All hooks of it are given the same object. */
export interface CallAttempt {
  readonly operationId: string;
  readonly method: string;
  /** Where it goes, without the query. */
  readonly url: string;
  /** The path as the document has it. */
  readonly route: string;
  /** 1 for the first. */
  readonly number: number;
}

/** What happened to an attempt, by the hook that is told of it. */
export interface Events {
  /** The service has answered, with whatever status, and the answer has been read. */
  afterResponse: {
    readonly status: number;
    readonly requestId: string | undefined;
    readonly durationMs: number;
  };
  /** A success is not as the document declares it, and is used all the same. */
  onDrift: { readonly status: number; readonly issues: readonly ValidationIssue[] };
  /** The attempt failed, and there will be another. */
  onRetry: { readonly error: APIError | ConnectionError; readonly delayMs: number };
  /** The call failed. */
  onError: { readonly error: unknown };
}

/** Functions that are told of events. None is waited for, and what they throw changes nothing. */
export type Observers = {
  readonly [Name in keyof Events]?: (attempt: CallAttempt, event: Events[Name]) => unknown;
};

/** What a function returns that returns nothing. */
type Nothing = ReturnType<() => void>;

/** Headers for a request, if any: a plain object, as a `Headers` has no members. */
export type MoreHeaders = Readonly<Record<string, string>> | Nothing;

/** Functions that are told what happens to calls. */
export interface CallHooks extends Observers {
  /** Before a request is sent. What it returns are headers for it; where it throws, the call fails. */
  readonly beforeRequest?: (attempt: CallAttempt) => MoreHeaders | Promise<MoreHeaders>;
}

/** What log lines are given to. */
export interface CallLogger {
  debug(message: string, facts: object): void;
  warn(message: string, facts: object): void;
}

/** Tells the hook and the logger of an event. */
export function tell<Name extends keyof Events>(
  {
    hooks,
    logger,
  }: { readonly hooks?: Observers | undefined; readonly logger?: CallLogger | undefined },
  name: Name,
  attempt: CallAttempt,
  event: Events[Name],
): void {
  const level = name === "afterResponse" ? "debug" : "warn";
  const tellAll = async (): Promise<void> => {
    const { operationId, method, route, number } = attempt;
    logger?.[level](`${operationId} ${name}`, { method, route, attempt: number, ...event });
    await hooks?.[name]?.(attempt, event);
  };
  // Who only looks on must not make a call fail that has succeeded.
  tellAll().catch(() => {});
}
