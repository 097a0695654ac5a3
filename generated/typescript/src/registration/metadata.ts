/**
 * What a client says of itself when it registers: the members of RFC 7591, of OpenID Connect Dynamic
 * Client Registration 1.0 and of the RFCs that added some. Members may have a language in their names
 * (`"client_name#ja"`), and others may be there too: a server ignores those that it does not know.
 */
export interface ClientMetadata {
  redirect_uris?: readonly string[] | undefined;
  token_endpoint_auth_method?: string | undefined;
  token_endpoint_auth_signing_alg?: string | undefined;
  grant_types?: readonly string[] | undefined;
  response_types?: readonly string[] | undefined;
  client_name?: string | undefined;
  client_uri?: string | undefined;
  logo_uri?: string | undefined;
  scope?: string | undefined;
  contacts?: readonly string[] | undefined;
  tos_uri?: string | undefined;
  policy_uri?: string | undefined;
  jwks_uri?: string | undefined;
  /** A JWK Set. */
  jwks?: unknown;
  software_id?: string | undefined;
  software_version?: string | undefined;
  /** A signed JWT, whose claims win over the members beside it. */
  software_statement?: string | undefined;
  application_type?: string | undefined;
  sector_identifier_uri?: string | undefined;
  subject_type?: string | undefined;
  id_token_signed_response_alg?: string | undefined;
  id_token_encrypted_response_alg?: string | undefined;
  id_token_encrypted_response_enc?: string | undefined;
  userinfo_signed_response_alg?: string | undefined;
  userinfo_encrypted_response_alg?: string | undefined;
  userinfo_encrypted_response_enc?: string | undefined;
  request_object_signing_alg?: string | undefined;
  request_object_encryption_alg?: string | undefined;
  request_object_encryption_enc?: string | undefined;
  default_max_age?: number | undefined;
  require_auth_time?: boolean | undefined;
  default_acr_values?: readonly string[] | undefined;
  initiate_login_uri?: string | undefined;
  request_uris?: readonly string[] | undefined;
  post_logout_redirect_uris?: readonly string[] | undefined;
  backchannel_logout_uri?: string | undefined;
  backchannel_logout_session_required?: boolean | undefined;
  require_pushed_authorization_requests?: boolean | undefined;
  require_signed_request_object?: boolean | undefined;
  dpop_bound_access_tokens?: boolean | undefined;
  tls_client_certificate_bound_access_tokens?: boolean | undefined;
  tls_client_auth_subject_dn?: string | undefined;
  tls_client_auth_san_dns?: string | undefined;
  tls_client_auth_san_uri?: string | undefined;
  tls_client_auth_san_ip?: string | undefined;
  tls_client_auth_san_email?: string | undefined;
  backchannel_token_delivery_mode?: string | undefined;
  backchannel_client_notification_endpoint?: string | undefined;
  backchannel_user_code_parameter?: boolean | undefined;
  [name: string]: unknown;
}

/** What a server says of a registered client (RFC 7591 section 3.2.1, RFC 7592 section 3). */
export interface ClientInformation extends ClientMetadata {
  client_id: string;
  client_secret?: string | undefined;
  /** Seconds since the epoch. */
  client_id_issued_at?: number | undefined;
  /** Seconds since the epoch; 0 if it does not expire. There where a secret is. */
  client_secret_expires_at?: number | undefined;
  registration_access_token?: string | undefined;
  registration_client_uri?: string | undefined;
}

/** The error codes of RFC 7591 section 3.2.2. */
export type RegistrationErrorCode =
  | "invalid_redirect_uri"
  | "invalid_client_metadata"
  | "invalid_software_statement"
  | "unapproved_software_statement";

/** What a server says of a request that it refuses (RFC 7591 section 3.2.2). */
export interface RegistrationError {
  error: RegistrationErrorCode | (string & {});
  error_description?: string | undefined;
  [name: string]: unknown;
}

/** Client metadata as the text that goes over the network. A text is taken as it is. */
export function toJson(metadata: ClientMetadata | string): string {
  return typeof metadata === "string" ? metadata : JSON.stringify(metadata);
}

/**
 * What to send to change a registration. A `PUT` replaces all metadata (RFC 7592 section 2.2), so this
 * is what the server said last, changed by `patch`, where `null` and `undefined` remove a member. The
 * four members that such a request must not have are left out; `client_id` and `client_secret` stay
 * what they are, as they must.
 */
export function toUpdateMetadata(
  information: ClientInformation,
  patch: ClientMetadata | { readonly [name: string]: unknown } = {},
): ClientInformation {
  const { client_id, client_secret } = information;
  const members = Object.entries({ ...information, ...patch, client_secret }).filter(
    ([name, value]) => (value ?? null) !== null && !forbidden.has(name),
  );
  return { ...Object.fromEntries(members), client_id };
}

const forbidden: ReadonlySet<string> = new Set([
  "registration_access_token",
  "registration_client_uri",
  "client_secret_expires_at",
  "client_id_issued_at",
]);
