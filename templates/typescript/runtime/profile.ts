/** How a credential is carried. `env` is the environment variable that stands in for the option. */
export type SecurityScheme =
  | { readonly kind: "bearer" | "basic"; readonly env?: string }
  | {
      readonly kind: "apiKey";
      readonly in: "header" | "query" | "cookie";
      readonly name: string;
      readonly env?: string;
    };

/** What is true of a whole API. */
export interface Profile {
  readonly name: string;
  readonly version: string;
  /** Addresses by name; the first is the default. */
  readonly servers: Readonly<Record<string, string>>;
  /** By the name of the option that holds the credential. */
  readonly security: Readonly<Record<string, SecurityScheme>>;
  /** Sets of credentials, any one of which is needed; an empty set allows calls without. */
  readonly requirements: readonly (readonly string[])[];
}
