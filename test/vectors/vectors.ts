import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A request as the service has to get it. What is left out is not looked at. */
export interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | null;
  readonly json?: unknown;
}

/** What the service does with one request. */
export interface Step {
  readonly reply?: {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly base64?: string;
    /** How many bytes of filling follow the body. */
    readonly repeat?: number;
    /** How many lists, one in another, the body is instead. */
    readonly nested?: number;
    readonly gzip?: boolean;
  };
  /** Bytes to send as they are. */
  readonly write?: readonly string[];
  readonly then?:
    | "close"
    | "reset"
    | "hang"
    | { readonly forever: string }
    | { readonly every: number; readonly write: string };
}

/** What a call has to end with. What is left out is not looked at. */
export interface Outcome {
  readonly body?: unknown;
  readonly error?: string;
  /** A success will do as well. */
  readonly orBody?: boolean;
  readonly kinds?: readonly string[];
  readonly status?: number;
  readonly requestId?: string;
  /** What the message holds. */
  readonly message?: string;
  /** How long it is at most. */
  readonly messageLength?: number;
  readonly fields?: Readonly<Record<string, unknown>>;
  /** `null`: there is none. */
  readonly outcome?: string | null;
}

/** What a runner is told: a call to make, with a client of its own. */
export interface Call {
  readonly name: string;
  readonly client: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly group: string;
  readonly member: string;
  readonly request: Readonly<Record<string, unknown>>;
  /** After how many milliseconds the caller ends the call. */
  readonly abortMs: number | null;
  readonly needs: readonly string[];
}

/** A call, what the service does, and what has to come of it. */
export interface Vector extends Call {
  readonly operation: string;
  readonly server: readonly Step[];
  readonly attempts: number;
  readonly sends: Sent;
  /** How much time has to be between two requests at least. */
  readonly gapMs: number;
  readonly outcome: Outcome;
}

interface Case {
  readonly name: string;
  readonly calls: readonly string[];
  readonly each?: Readonly<Record<string, readonly (string | number)[]>>;
  readonly client?: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly request?: Readonly<Record<string, unknown>>;
  readonly abortMs?: number;
  readonly needs?: readonly string[];
  readonly server?: readonly Step[];
  readonly attempts?: number;
  readonly sends?: Sent;
  readonly gapMs?: number;
  readonly outcome: Outcome;
}

interface Named {
  readonly operation: string;
  readonly group: string;
  readonly member: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly sends: Sent;
}

const folder = fileURLToPath(new URL(".", import.meta.url));

/** The vectors by the file that they are in, each once for every call and value that it stands for. */
export function readVectors(): ReadonlyMap<string, readonly Vector[]> {
  const calls: Readonly<Record<string, Named>> = parse("calls.json");
  const files = readdirSync(`${folder}cases`).toSorted();
  return new Map(
    files.map((file) => {
      const cases: readonly Case[] = parse(`cases/${file}`);
      const vectors = cases.flatMap(spread).flatMap((one) =>
        one.calls.map((name) => {
          const call = calls[name];
          if (call === undefined) throw new Error(`${file}: there is no call ${name}`);
          return vector(one, name, call);
        }),
      );
      return [file.replace(/\.json$/, ""), vectors];
    }),
  );
}

function parse(file: string) {
  return JSON.parse(readFileSync(folder + file, "utf8"));
}

/** A case for each value of what it has several of. */
function spread(one: Case): Case[] {
  const [entry] = Object.entries(one.each ?? {});
  if (entry === undefined) return [one];
  const [variable, values] = entry;
  const { each: _, ...rest } = one;
  const text = JSON.stringify(rest);
  return values.map((value) => ({
    ...JSON.parse(
      text
        .replaceAll(`"{${variable}}"`, JSON.stringify(value))
        .replaceAll(`{${variable}}`, String(value)),
    ),
    name: `${one.name} (${value})`,
  }));
}

function vector(one: Case, name: string, { operation, group, member, request, sends }: Named) {
  const { server = [], environment = {}, needs = [], gapMs = 0, outcome } = one;
  const defaults = {
    bearer: "canary-bearer",
    serverURL: "{server}",
    timeoutMs: 10_000,
    retryDelayMs: 1,
  };
  return {
    name: `${name}: ${one.name}`,
    operation,
    group,
    member,
    client: given({ ...defaults, ...one.client }),
    environment,
    request: given({ ...request, ...one.request }),
    abortMs: one.abortMs ?? null,
    needs,
    server,
    attempts: one.attempts ?? 1,
    sends: {
      ...sends,
      ...bodyOf(one),
      ...one.sends,
      headers: { ...sends.headers, ...one.sends?.headers },
    },
    gapMs,
    outcome,
  };
}

/** A request of its own has a body of its own, which is looked at only where the case says what it is. */
function bodyOf({ request }: Case): Sent {
  return request?.requestBody === undefined ? {} : { body: null };
}

/** Members that are `null` stand for ones that are left out. */
function given(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}
