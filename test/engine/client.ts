// Derives Authlete's `client` from the client information of RFC 7591.

import type { JsonObject } from "./json.js";

type Convert = (value: unknown) => unknown;

const same: Convert = (value) => value;
const constant: Convert = (value) => (typeof value === "string" ? toConstant(value) : undefined);
const constants: Convert = (value) => (Array.isArray(value) ? value.map(constant) : undefined);

/** Authlete's name and form of each metadatum that keeps its meaning. */
const MEMBERS: Readonly<Record<string, readonly [name: string, convert: Convert]>> = {
  client_id: ["clientId", Number],
  client_secret: ["clientSecret", same],
  client_name: ["clientName", same],
  client_uri: ["clientUri", same],
  logo_uri: ["logoUri", same],
  policy_uri: ["policyUri", same],
  tos_uri: ["tosUri", same],
  contacts: ["contacts", same],
  application_type: ["applicationType", constant],
  subject_type: ["subjectType", constant],
  sector_identifier_uri: ["sectorIdentifierUri", same],
  software_id: ["softwareId", same],
  software_version: ["softwareVersion", same],
  grant_types: ["grantTypes", constants],
  response_types: ["responseTypes", constants],
  response_modes: ["responseModes", constants],
  redirect_uris: ["redirectUris", same],
  initiate_login_uri: ["loginUri", same],
  default_max_age: ["defaultMaxAge", same],
  default_acr_values: ["defaultAcrs", same],
  require_auth_time: ["authTimeRequired", same],
  jwks_uri: ["jwksUri", same],
  jwks: ["jwks", JSON.stringify],
  token_endpoint_auth_method: ["tokenAuthMethod", constant],
  token_endpoint_auth_signing_alg: ["tokenAuthSignAlg", constant],
  id_token_signed_response_alg: ["idTokenSignAlg", constant],
  id_token_encrypted_response_alg: ["idTokenEncryptionAlg", constant],
  id_token_encrypted_response_enc: ["idTokenEncryptionEnc", constant],
  userinfo_signed_response_alg: ["userInfoSignAlg", constant],
  userinfo_encrypted_response_alg: ["userInfoEncryptionAlg", constant],
  userinfo_encrypted_response_enc: ["userInfoEncryptionEnc", constant],
  request_object_signing_alg: ["requestSignAlg", constant],
  request_object_encryption_alg: ["requestEncryptionAlg", constant],
  request_object_encryption_enc: ["requestEncryptionEnc", constant],
  require_signed_request_object: ["requestObjectRequired", same],
  require_pushed_authorization_requests: ["parRequired", same],
  dpop_bound_access_tokens: ["dpopRequired", same],
  tls_client_certificate_bound_access_tokens: ["tlsClientCertificateBoundAccessTokens", same],
  tls_client_auth_subject_dn: ["tlsClientAuthSubjectDn", same],
  tls_client_auth_san_dns: ["tlsClientAuthSanDns", same],
  tls_client_auth_san_uri: ["tlsClientAuthSanUri", same],
  tls_client_auth_san_ip: ["tlsClientAuthSanIp", same],
  tls_client_auth_san_email: ["tlsClientAuthSanEmail", same],
  use_mtls_endpoint_aliases: ["mtlsEndpointAliasesUsed", same],
  backchannel_token_delivery_mode: ["bcDeliveryMode", constant],
  backchannel_client_notification_endpoint: ["bcNotificationEndpoint", same],
  backchannel_authentication_request_signing_alg: ["bcRequestSignAlg", constant],
  backchannel_user_code_parameter: ["bcUserCodeRequired", same],
};

/** The client as Authlete shows it. Metadata without a counterpart is left out. */
export function toClient(information: JsonObject): JsonObject {
  const client: Record<string, unknown> = {
    clientType: information.token_endpoint_auth_method === "none" ? "PUBLIC" : "CONFIDENTIAL",
    dynamicallyRegistered: true,
    clientSource: "DYNAMIC_REGISTRATION",
  };
  for (const [metadatum, [name, convert]] of Object.entries(MEMBERS)) {
    const value = information[metadatum];
    if (value !== undefined) client[name] = convert(value);
  }
  const issuedAt = information.client_id_issued_at;
  if (typeof issuedAt === "number") client.createdAt = issuedAt * 1000;
  if (typeof information.scope === "string") {
    client.extension = {
      requestableScopes: information.scope.split(" "),
      requestableScopesEnabled: true,
    };
  }
  return client;
}

/** A value of the RFCs as Authlete writes it: client_secret_basic is CLIENT_SECRET_BASIC. */
function toConstant(value: string): string {
  // The only constant that Authlete does not write in capitals.
  if (value === "EdDSA") return value;
  const lastPart = value.startsWith("urn:") ? value.slice(value.lastIndexOf(":") + 1) : value;
  return lastPart.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_");
}
