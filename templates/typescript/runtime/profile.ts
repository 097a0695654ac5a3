import type { Draft } from "./operation.js";

/** How a credential is carried. */
export interface SecurityScheme {
  /** Writes it into a request. @returns whether it can be one. */
  readonly in: (draft: Draft, scheme: SecurityScheme, credential: unknown) => boolean;
  /** Of the header, query parameter or cookie that carries it. */
  readonly name: string;
  readonly isHeader?: boolean;
  /** The environment variable that stands in for the option. */
  readonly env?: string;
}

/** What is true of a whole API. */
export interface Profile {
  /** What the SDK calls itself. */
  readonly userAgent: string;
  /** Addresses by name; the first is the default. */
  readonly servers: Readonly<Record<string, string>>;
  /** By the name of the option that holds the credential. */
  readonly security: Readonly<Record<string, SecurityScheme>>;
  /** Sets of credentials, the first of which that is complete is used; an empty one, last, allows none. */
  readonly requirements: readonly (readonly string[])[];
  /** Members of requests for which clients have an option of the same name. */
  readonly defaults?: Readonly<Record<string, { readonly env?: string }>>;
}
