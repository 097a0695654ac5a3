// oidc-provider ships no types. These are the parts the engine uses, for 9.13.
declare module "oidc-provider" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  /** What one kind of stored thing (clients, tokens, …) needs from a storage. */
  interface Adapter {
    upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void>;
    find(id: string): Promise<AdapterPayload | undefined>;
    findByUid(uid: string): Promise<AdapterPayload | undefined>;
    findByUserCode(userCode: string): Promise<AdapterPayload | undefined>;
    consume(id: string): Promise<void>;
    destroy(id: string): Promise<void>;
    revokeByGrantId(grantId: string): Promise<void>;
  }

  interface AdapterPayload {
    [member: string]: unknown;
  }

  interface Feature {
    enabled: boolean;
    [setting: string]: unknown;
  }

  interface Configuration {
    adapter?: (kind: string) => Adapter;
    cookies?: { keys: readonly string[] };
    extraClientMetadata?: {
      properties: readonly string[];
      validator(context: unknown, name: string, value: unknown): void;
    };
    features?: Record<string, Feature>;
    routes?: { registration: string };
    ttl?: Record<string, number>;
  }

  class RegistrationAccessToken {
    constructor(members: { clientId: string; jti?: string });
    save(): Promise<string>;
  }

  class Provider {
    readonly Client: { readonly adapter: Adapter };
    readonly RegistrationAccessToken: typeof RegistrationAccessToken;
    /** Whether X-Forwarded-* is believed. */
    proxy: boolean;
    constructor(issuer: string, configuration?: Configuration);
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  }

  type RegistrationError = new (description: string) => Error;

  const errors: {
    readonly InvalidClientMetadata: RegistrationError;
    readonly InvalidSoftwareStatement: RegistrationError;
    readonly UnapprovedSoftwareStatement: RegistrationError;
  };

  export type { Adapter, AdapterPayload, Configuration };
  export { errors, Provider };
}
