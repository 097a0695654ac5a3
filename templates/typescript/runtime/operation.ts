import type { APIError, APIErrorInit } from "./errors/api-error.js";
import type { Style } from "./style.js";
import type { Looker } from "./validation.js";

/** What `fetch` sends as a body; by this name, which types of Node have too. */
export type SentBody = NonNullable<RequestInit["body"]>;

/** A request while it is put together. */
export interface Draft {
  readonly operationId: string;
  path: string;
  query: string;
  /** By name, in lower case. */
  readonly headers: Record<string, string>;
  readonly body: SentBody | undefined;
  /** What must not be in a message: the values of members that the document calls secret. */
  readonly secrets: string[];
}

/** Where a value goes: it writes it there, never `undefined` or `null`. */
export type Place = (draft: Draft, parameter: Parameter, value: unknown) => void;

/** A parameter, in the words of the OpenAPI specification. */
export interface Parameter {
  readonly in: Place;
  readonly name: string;
  /** The member of the request that holds the value, where that is not the name. */
  readonly key?: string;
  /** How the value is written, where it can be more than one text. */
  readonly style?: Style;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

/** Writes values as bodies of a media type. */
export interface Encoder {
  /**
   * Empty where `fetch` tells it: who writes a form knows its boundary, and bytes know which type of a
   * range they are of.
   */
  readonly mediaType: string;
  encode(value: unknown): SentBody;
}

/** Reads values from bodies of a media type. */
export interface Decoder {
  readonly mediaType: string;
  /** @throws an error that quotes nothing of the bytes, if they are not of the media type */
  decode(bytes: Uint8Array<ArrayBuffer>, contentType: string): unknown;
}

/** A class for the errors that an API declares. */
export interface ErrorClass {
  /** Tells whether a body is one of this error; the other members are given no other. */
  accepts(body: unknown): boolean;
  /** The part of a body that tells people what went wrong. */
  describe?(body: unknown): string | undefined;
  new (init: APIErrorInit): APIError;
}

/** By status (`200`), range (`"4XX"`) or `default`. */
export type ByStatus<Value> = Readonly<Record<string, Value>>;

/** The facts of an operation whose calls resolve to a `Result`. */
export interface Operation<Result> {
  readonly id: string;
  readonly method: string;
  /** The path, with a `{name}` for each path parameter. */
  readonly path: string;
  /** What every call has in its query. */
  readonly query?: string;
  /** Where the document declares it, where path and method do not tell: a JSON pointer. */
  readonly pointer?: string;
  /** Addresses by name, where they are others than those of the API. */
  readonly servers?: Readonly<Record<string, string>>;
  /** Whether a failed call may be repeated, where the method does not tell. */
  readonly safety?: "safe" | "idempotent" | "unsafe";
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Encoder;
  /** Looks at a request before it is sent. */
  readonly request?: Looker;
  /** Declared successes; left out, none has content. */
  readonly responses?: ByStatus<Decoder>;
  /** Look at successes. */
  readonly results?: ByStatus<Looker>;
  readonly errors?: ByStatus<ErrorClass>;
  /** As of the whole API, where those do not hold. */
  readonly requirements?: readonly (readonly string[])[];
  /** Only there for the type. */
  readonly result?: Result;
}

/** What stands under a status, or under its range, or under `default`. */
export function byStatus<Value>(values: ByStatus<Value> = {}, status: number): Value | undefined {
  const keys = [status, `${String(status)[0]}XX`, "default"];
  return values[keys.find((key) => Object.hasOwn(values, key)) ?? ""];
}
