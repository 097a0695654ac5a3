import {
  APIError,
  apiKey as carryKey,
  basic as carryBasic,
  bearer,
  commaDelimited,
  content,
  cookie,
  deepObject,
  header,
  labelPath,
  matrixPath,
  path,
  pipeDelimited,
  query,
  spaceDelimited,
  type BasicCredential,
  type Credential,
  hasMembers,
  json,
  type Operation,
  type Profile,
  SDKCore,
  type SDKOptions,
} from "../../templates/typescript/runtime/codegen.js";

/** A small API, in the way that generated code describes one. */
export const profile: Profile = {
  userAgent: "sample/1.2.3",
  servers: {},
  security: {
    bearer: { in: bearer, name: "authorization", isHeader: true, env: "SAMPLE_BEARER" },
  },
  requirements: [["bearer"]],
};

/** What differs in an API with HTTP Basic authentication. */
export const basic: Partial<Profile> = {
  security: {
    basic: { in: carryBasic, name: "authorization", isHeader: true, env: "SAMPLE_BASIC" },
  },
  requirements: [["basic"]],
};

/** What differs in an API with a key. */
export function apiKey(place: "header" | "query" | "cookie", name = "X-Key"): Partial<Profile> {
  const places = { header, query, cookie };
  const scheme = { in: carryKey(places[place]), name, isHeader: place === "header" };
  return { security: { key: scheme }, requirements: [["key"]] };
}

export interface SampleOptions extends SDKOptions {
  bearer?: Credential | undefined;
  basic?: BasicCredential | undefined;
  key?: Credential | undefined;
}

/** A client of the small API, or of one that differs from it. */
export function client(options: SampleOptions, changes: Partial<Profile> = {}): SDKCore {
  return new SDKCore({ ...profile, ...changes }, options);
}

/** A client that needs no credential. */
export function anonymous(serverURL: string, options: SampleOptions = {}): SDKCore {
  return client({ serverURL, ...options }, { requirements: [] });
}

export interface Fault {
  code?: string;
  text?: string;
}

export class FaultError extends APIError<Fault> {
  override get name(): string {
    return "FaultError";
  }

  static accepts(body: unknown): body is Fault {
    return hasMembers(body, ["code"]);
  }

  static describe(body: Fault): string | undefined {
    return body.text;
  }

  get code(): string | undefined {
    return this.body.code;
  }
}

export const operation: Operation<unknown> = {
  id: "sample",
  method: "POST",
  path: "/things",
  requestBody: json,
  responses: { 200: json },
  errors: { 400: FaultError, "5XX": FaultError },
};

/** A parameter in the words of a document, as generated code has it. */
export interface Described {
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly codec?: typeof json;
}

const places = { path, query, header, cookie };
const styles = { spaceDelimited, pipeDelimited, deepObject };

/** The facts of a parameter that can be a list or an object. */
export function parameter(
  location: keyof typeof places,
  name: string,
  { style = "", explode, codec, ...facts }: Described = {},
) {
  const place = style === "label" ? labelPath : style === "matrix" ? matrixPath : places[location];
  const isForm = style === "" && (location === "query" || location === "cookie");
  const own = Object.entries(styles).find(([known]) => known === style)?.[1] ?? commaDelimited;
  const written = codec === undefined ? own : content(codec);
  return { in: place, name, style: written, explode: explode ?? isForm, ...facts };
}
