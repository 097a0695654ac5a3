import type { APIError, APIErrorInit } from "./errors/api-error.js";

/** A request while it is put together. */
export interface Draft {
  readonly operationId: string;
  path: string;
  readonly query: string[];
  /** By name, in lower case. */
  readonly headers: Map<string, string>;
  readonly cookies: string[];
}

/** Where a parameter goes: it writes a value there, never `undefined` or `null`. */
export type Place = (draft: Draft, parameter: Parameter, value: unknown) => void;

/** A parameter, in the words of the OpenAPI specification. */
export interface Parameter {
  readonly in: Place;
  readonly name: string;
  /** The member of the request that holds the value, where that is not the name. */
  readonly key?: string;
  readonly style?:
    "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** Writes the value as a media type instead of by style. */
  readonly codec?: Encoder;
}

/** Writes values as bodies of a media type. */
export interface Encoder {
  readonly mediaType: string;
  /** @returns something that `fetch` takes as a body */
  encode(value: unknown): unknown;
}

/** Reads values from bodies of a media type. */
export interface Decoder {
  readonly mediaType: string;
  /** @throws an error that quotes nothing of the bytes, if they are not of the media type */
  decode(bytes: ArrayBuffer, contentType: string | null): unknown;
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
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Encoder;
  /** Successes that have content; left out, there is none to read. */
  readonly responses?: ByStatus<Decoder>;
  readonly errors?: ByStatus<ErrorClass>;
  /** Sets of credentials any one of which is needed, where they are not those of the whole API. */
  readonly requirements?: readonly (readonly string[])[];
  /** Only there for the type. */
  readonly result?: Result;
}

/** What stands under a status, or under its range, or under `default`. */
export function byStatus<Value>(
  values: ByStatus<Value> | undefined,
  status: number,
): Value | undefined {
  const keys = [status, `${Math.floor(status / 100)}XX`, "default"];
  const key = keys.find((candidate) => values && Object.hasOwn(values, candidate));
  return key === undefined ? undefined : values?.[key];
}
