import {
  APIError,
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
  name: "Sample",
  version: "1.2.3",
  servers: {},
  security: { bearer: { kind: "bearer", env: "SAMPLE_BEARER" } },
  requirements: [["bearer"]],
};

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
  override readonly name: string = "FaultError";

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
