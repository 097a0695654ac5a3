import type { APIError, APIErrorInit } from "./errors/api-error.js";

/** A request while it is put together. */
export interface Draft {
  path: string;
  readonly query: string[];
  readonly headers: Record<string, string>;
  readonly cookies: string[];
}

/** Where a parameter goes: it knows how to write a value there. */
export interface Place {
  write(draft: Draft, parameter: Parameter, value: unknown): void;
}

/** A parameter, in the words of the OpenAPI specification. */
export interface Parameter {
  readonly in: Place;
  readonly name: string;
  /** The member of the request that holds the value, where that is not the name. */
  readonly key?: string;
  readonly style?:
    | "simple"
    | "label"
    | "matrix"
    | "form"
    | "spaceDelimited"
    | "pipeDelimited"
    | "deepObject";
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** Writes the value as a media type instead of by style. */
  readonly codec?: Encoder;
}

/** Writes values as bodies of a media type. */
export interface Encoder {
  readonly mediaType: string;
  encode(value: unknown): string | FormData | Blob | undefined;
}

/** Reads values from bodies of a media type. */
export interface Decoder {
  readonly mediaType: string;
  /** @throws anything if the bytes are not of the media type */
  decode(bytes: Uint8Array<ArrayBuffer>, contentType: string | null): unknown;
}

/** A class for the errors that an API declares. */
export interface ErrorClass {
  /** Tells whether a body is one of this error; the other members take only such bodies. */
  accepts(body: unknown): boolean;
  /** The part of a body that tells people what went wrong. */
  describe?(body: never): string | undefined;
  new (init: APIErrorInit<never>): APIError;
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
  /** Successes that have content. */
  readonly responses?: ByStatus<Decoder>;
  readonly errors?: ByStatus<ErrorClass>;
  /** Sets of credentials any one of which is needed, where they are not those of the whole API. */
  readonly requirements?: readonly (readonly string[])[];
  /** Only there for the type. */
  readonly result?: Result;
}

/** What stands under a status, or under its range, or under `default`. */
export function byStatus<Value>(values: ByStatus<Value> = {}, status: number): Value | undefined {
  return values[status] ?? values[`${Math.floor(status / 100)}XX`] ?? values.default;
}
