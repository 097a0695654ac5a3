"""Client.

Written by sdkwright; edit the document instead.
"""

# pyright: reportUnusedImport=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from ..runtime import Model, member

if TYPE_CHECKING:
    from .application_type import ApplicationType
    from .client_auth_method import ClientAuthMethod
    from .client_extension import ClientExtension
    from .client_registration_type import ClientRegistrationType
    from .client_type import ClientType
    from .fapi_mode import FapiMode
    from .grant_type import GrantType
    from .jwe_alg import JweAlg
    from .jwe_enc import JweEnc
    from .jws_alg import JwsAlg
    from .pair import Pair
    from .response_type import ResponseType
    from .subject_type import SubjectType
    from .tagged_value import TaggedValue


class Client(Model):
    """A client application: its metadata and the settings that Authlete keeps for it. Where a property stands for client metadata of a standard, its description names it. Properties that are not listed here may occur."""

    __declared_at__ = "#/components/schemas/client"

    number: int | None = None
    """The sequential number that Authlete gave to this client."""

    service_number: int | None = member("serviceNumber", default=None)
    """The number of the service that this client belongs to."""

    client_name: str | None = member("clientName", default=None)
    """The name of the client to show to users. `client_name` of RFC 7591."""

    client_names: list[TaggedValue] | None = member("clientNames", default=None)
    """The name of the client in several languages. `client_name` of RFC 7591 with language tags, such as `client_name#ja`."""

    description: str | None = None
    """What the client is, in a few words."""

    descriptions: list[TaggedValue] | None = None
    """The description of the client in several languages."""

    client_id: int | None = member("clientId", default=None)
    """The ID that Authlete gave to this client. A number here, although `clientId` in requests and `client_id` of RFC 7591, as in `responseContent`, are strings."""

    client_secret: str | None = member("clientSecret", default=None, secret=True)
    """The secret that Authlete gave to this client. `client_secret` of RFC 7591."""

    client_id_alias: str | None = member("clientIdAlias", default=None)
    """The `client_id` that this client uses in OAuth and OpenID Connect requests. The digits of `clientId`, unless another value has been set."""

    client_id_alias_enabled: bool | None = member("clientIdAliasEnabled", default=None)
    """Whether `clientIdAlias` is in effect. Always `true` in this version of the API."""

    client_type: ClientType | None = member("clientType", default=None)
    """Whether this client can keep a secret (RFC 6749, section 2.1)."""

    application_type: ApplicationType | None = member("applicationType", default=None)
    """Whether this client runs in a web server or on a user's device, which decides the rules for its redirect URIs. `application_type` of OpenID Connect Registration 1.0."""

    logo_uri: str | None = member("logoUri", default=None)
    """The URL of the client's logo. `logo_uri` of RFC 7591."""

    logo_uris: list[TaggedValue] | None = member("logoUris", default=None)
    """The URLs of the client's logo for several languages. `logo_uri` of RFC 7591 with language tags."""

    contacts: list[str] | None = None
    """How to reach the people who are responsible for this client, usually email addresses. `contacts` of RFC 7591."""

    tls_client_certificate_bound_access_tokens: bool | None = member("tlsClientCertificateBoundAccessTokens", default=None)
    """Whether access tokens for this client are bound to its TLS certificate. `tls_client_certificate_bound_access_tokens` of RFC 8705."""

    dynamically_registered: bool | None = member("dynamicallyRegistered", default=None)
    """Whether this client came into being by dynamic registration (RFC 7591)."""

    software_id: str | None = member("softwareId", default=None)
    """An identifier of the client software, the same for all of its instances and versions. `software_id` of RFC 7591."""

    developer: str | None = None
    """The identifier of the developer who created this client."""

    software_version: str | None = member("softwareVersion", default=None)
    """The version of the client software that `softwareId` identifies. `software_version` of RFC 7591."""

    registration_access_token_hash: str | None = member("registrationAccessTokenHash", default=None, secret=True)
    """The hash of the registration access token (RFC 7592) that this client has at present."""

    created_at: int | None = member("createdAt", default=None)
    """When this client was created, in milliseconds since the epoch. `client_id_issued_at` of RFC 7591 is the same time in seconds."""

    modified_at: int | None = member("modifiedAt", default=None)
    """When this client was last changed, in milliseconds since the epoch."""

    grant_types: list[GrantType] | None = member("grantTypes", default=None)
    """The grant types that this client may use. `grant_types` of RFC 7591."""

    response_types: list[ResponseType] | None = member("responseTypes", default=None)
    """The response types that this client may use. `response_types` of RFC 7591."""

    redirect_uris: list[str] | None = member("redirectUris", default=None)
    """The URIs at which this client accepts answers of the authorization endpoint. `redirect_uris` of RFC 7591."""

    authorization_sign_alg: JwsAlg | None = member("authorizationSignAlg", default=None)
    """The algorithm that signs authorization responses to this client. `authorization_signed_response_alg` of JARM (JWT Secured Authorization Response Mode)."""

    authorization_encryption_alg: JweAlg | None = member("authorizationEncryptionAlg", default=None)
    """The key management algorithm of encrypted authorization responses to this client. `authorization_encrypted_response_alg` of JARM (JWT Secured Authorization Response Mode)."""

    authorization_encryption_enc: JweEnc | None = member("authorizationEncryptionEnc", default=None)
    """The content encryption algorithm of encrypted authorization responses to this client. `authorization_encrypted_response_enc` of JARM (JWT Secured Authorization Response Mode)."""

    token_auth_method: ClientAuthMethod | None = member("tokenAuthMethod", default=None)
    """How this client authenticates at the token endpoint. `token_endpoint_auth_method` of RFC 7591."""

    token_auth_sign_alg: JwsAlg | None = member("tokenAuthSignAlg", default=None)
    """The algorithm with which this client signs the JWT that authenticates it at the token endpoint. `token_endpoint_auth_signing_alg` of OpenID Connect Registration 1.0."""

    self_signed_certificate_key_id: str | None = member("selfSignedCertificateKeyId", default=None)
    """The key ID of the JWK, in the client's JWK Set, that holds the self-signed certificate for mutual TLS authentication (RFC 8705, section 2.2)."""

    tls_client_auth_subject_dn: str | None = member("tlsClientAuthSubjectDn", default=None)
    """The subject distinguished name that the client's TLS certificate must have. `tls_client_auth_subject_dn` of RFC 8705."""

    tls_client_auth_san_dns: str | None = member("tlsClientAuthSanDns", default=None)
    """The DNS name that the client's TLS certificate must have as a subject alternative name. `tls_client_auth_san_dns` of RFC 8705."""

    tls_client_auth_san_uri: str | None = member("tlsClientAuthSanUri", default=None)
    """The URI that the client's TLS certificate must have as a subject alternative name. `tls_client_auth_san_uri` of RFC 8705."""

    tls_client_auth_san_ip: str | None = member("tlsClientAuthSanIp", default=None)
    """The IP address that the client's TLS certificate must have as a subject alternative name. `tls_client_auth_san_ip` of RFC 8705."""

    tls_client_auth_san_email: str | None = member("tlsClientAuthSanEmail", default=None)
    """The email address that the client's TLS certificate must have as a subject alternative name. `tls_client_auth_san_email` of RFC 8705."""

    par_required: bool | None = member("parRequired", default=None)
    """Whether this client must push its authorization requests to the server first. `require_pushed_authorization_requests` of RFC 9126."""

    request_object_required: bool | None = member("requestObjectRequired", default=None)
    """Whether every authorization request of this client must use a request object. `require_signed_request_object` of RFC 9101."""

    request_sign_alg: JwsAlg | None = member("requestSignAlg", default=None)
    """The algorithm with which this client signs its request objects. `request_object_signing_alg` of OpenID Connect Registration 1.0."""

    request_encryption_alg: JweAlg | None = member("requestEncryptionAlg", default=None)
    """The key management algorithm that this client may use to encrypt its request objects. `request_object_encryption_alg` of OpenID Connect Registration 1.0."""

    request_encryption_enc: JweEnc | None = member("requestEncryptionEnc", default=None)
    """The content encryption algorithm that this client may use to encrypt its request objects. `request_object_encryption_enc` of OpenID Connect Registration 1.0."""

    request_uris: list[str] | None = member("requestUris", default=None)
    """The URLs that this client may pass as `request_uri` in an authorization request. `request_uris` of OpenID Connect Registration 1.0."""

    default_max_age: int | None = member("defaultMaxAge", default=None)
    """How long ago, in seconds, the user may have been authenticated when an authorization request has no `max_age`. `default_max_age` of OpenID Connect Registration 1.0."""

    default_acrs: list[str] | None = member("defaultAcrs", default=None)
    """The authentication context classes for authorization requests that ask for none themselves, in order of preference. `default_acr_values` of OpenID Connect Registration 1.0."""

    id_token_sign_alg: JwsAlg | None = member("idTokenSignAlg", default=None)
    """The algorithm that signs ID tokens for this client. `id_token_signed_response_alg` of OpenID Connect Registration 1.0."""

    id_token_encryption_alg: JweAlg | None = member("idTokenEncryptionAlg", default=None)
    """The key management algorithm of encrypted ID tokens for this client. `id_token_encrypted_response_alg` of OpenID Connect Registration 1.0."""

    id_token_encryption_enc: JweEnc | None = member("idTokenEncryptionEnc", default=None)
    """The content encryption algorithm of encrypted ID tokens for this client. `id_token_encrypted_response_enc` of OpenID Connect Registration 1.0."""

    auth_time_required: bool | None = member("authTimeRequired", default=None)
    """Whether ID tokens for this client must have the claim `auth_time`. `require_auth_time` of OpenID Connect Registration 1.0."""

    subject_type: SubjectType | None = member("subjectType", default=None)
    """Whether this client sees the same subject identifiers as other clients. `subject_type` of OpenID Connect Registration 1.0."""

    sector_identifier_uri: str | None = member("sectorIdentifierUri", default=None)
    """The URL of a list of redirect URIs whose clients share pairwise subject identifiers. `sector_identifier_uri` of OpenID Connect Registration 1.0."""

    derived_sector_identifier: str | None = member("derivedSectorIdentifier", default=None)
    """The host that pairwise subject identifiers are computed from. Taken from `sectorIdentifierUri`, or else from the redirect URI if there is just one."""

    jwks_uri: str | None = member("jwksUri", default=None)
    """The URL of the client's JWK Set, with public keys. `jwks_uri` of RFC 7591."""

    jwks: str | None = None
    """The client's JWK Set, with public keys, as JSON text. `jwks` of RFC 7591, which is an object there."""

    user_info_sign_alg: JwsAlg | None = member("userInfoSignAlg", default=None, nullable=True)
    """The algorithm that signs UserInfo responses for this client, or `null` if none is set. `userinfo_signed_response_alg` of OpenID Connect Registration 1.0."""

    user_info_encryption_alg: JweAlg | None = member("userInfoEncryptionAlg", default=None, nullable=True)
    """The key management algorithm of encrypted UserInfo responses for this client, or `null` if none is set. `userinfo_encrypted_response_alg` of OpenID Connect Registration 1.0."""

    user_info_encryption_enc: JweEnc | None = member("userInfoEncryptionEnc", default=None, nullable=True)
    """The content encryption algorithm of encrypted UserInfo responses for this client, or `null` if none is set. `userinfo_encrypted_response_enc` of OpenID Connect Registration 1.0."""

    login_uri: str | None = member("loginUri", default=None)
    """The URL with which a third party can make this client start a login. `initiate_login_uri` of OpenID Connect Registration 1.0."""

    tos_uri: str | None = member("tosUri", default=None)
    """The URL of the client's terms of service. `tos_uri` of RFC 7591."""

    tos_uris: list[TaggedValue] | None = member("tosUris", default=None)
    """The URLs of the client's terms of service in several languages. `tos_uri` of RFC 7591 with language tags."""

    policy_uri: str | None = member("policyUri", default=None)
    """The URL of the page that tells how this client uses personal data. `policy_uri` of RFC 7591."""

    policy_uris: list[TaggedValue] | None = member("policyUris", default=None)
    """The URLs of the page that tells how this client uses personal data, in several languages. `policy_uri` of RFC 7591 with language tags."""

    client_uri: str | None = member("clientUri", default=None)
    """The URL of the client's home page. `client_uri` of RFC 7591."""

    client_uris: list[TaggedValue] | None = member("clientUris", default=None)
    """The URLs of the client's home page in several languages. `client_uri` of RFC 7591 with language tags."""

    bc_delivery_mode: str | None = member("bcDeliveryMode", default=None)
    """How this client gets its tokens in a CIBA (Client-Initiated Backchannel Authentication) flow: poll, ping or push. `backchannel_token_delivery_mode` of CIBA."""

    bc_notification_endpoint: str | None = member("bcNotificationEndpoint", default=None)
    """The URL at which this client is notified in the ping and push modes of CIBA (Client-Initiated Backchannel Authentication). `backchannel_client_notification_endpoint` of CIBA."""

    bc_request_sign_alg: JwsAlg | None = member("bcRequestSignAlg", default=None)
    """The algorithm with which this client signs its requests to the backchannel authentication endpoint. `backchannel_authentication_request_signing_alg` of CIBA (Client-Initiated Backchannel Authentication)."""

    bc_user_code_required: bool | None = member("bcUserCodeRequired", default=None)
    """Whether this client's backchannel authentication requests need a user code. `backchannel_user_code_parameter` of CIBA (Client-Initiated Backchannel Authentication)."""

    attributes: list[Pair] | None = None
    """Key-value pairs that are attached to this client."""

    extension: ClientExtension | None = None
    """Settings for this client that the administrator of the authorization server decides, not the developer of the client."""

    authorization_details_types: list[str] | None = member("authorizationDetailsTypes", default=None)
    """The values of `type` that this client may use in `authorization_details`. `authorization_details_types` of RFC 9396."""

    custom_metadata: str | None = member("customMetadata", default=None)
    """Client metadata beyond the standard ones, as the text of a JSON object. Only those that the service is configured to support are kept."""

    front_channel_request_object_encryption_required: bool | None = member("frontChannelRequestObjectEncryptionRequired", default=None)
    """Whether request objects of this client must be encrypted when they travel through the front channel. Those sent to the pushed authorization request endpoint need not be."""

    request_object_encryption_alg_match_required: bool | None = member("requestObjectEncryptionAlgMatchRequired", default=None)
    """Whether the `alg` of an encrypted request object must be that of `requestEncryptionAlg`."""

    request_object_encryption_enc_match_required: bool | None = member("requestObjectEncryptionEncMatchRequired", default=None)
    """Whether the `enc` of an encrypted request object must be that of `requestEncryptionEnc`."""

    digest_algorithm: str | None = member("digestAlgorithm", default=None)
    """The hash algorithm for the digests of external attachments to verified claims, by its name in the IANA Hash Algorithm registry. `digest_algorithm` of OpenID Connect for Identity Assurance."""

    single_access_token_per_subject: bool | None = member("singleAccessTokenPerSubject", default=None)
    """Whether a new access token invalidates the earlier ones that this client holds for the same user."""

    pkce_required: bool | None = member("pkceRequired", default=None)
    """Whether this client must use PKCE (RFC 7636) in the authorization code flow."""

    pkce_s256_required: bool | None = member("pkceS256Required", default=None)
    """Whether the code challenge method must be `S256` when this client uses PKCE (RFC 7636)."""

    dpop_required: bool | None = member("dpopRequired", default=None)
    """Whether the access tokens of this client must be bound to a key by DPoP (RFC 9449)."""

    automatically_registered: bool | None = member("automaticallyRegistered", default=None)
    """Whether this client came into being by automatic registration (OpenID Federation 1.0)."""

    explicitly_registered: bool | None = member("explicitlyRegistered", default=None)
    """Whether this client came into being by explicit registration (OpenID Federation 1.0)."""

    rs_request_signed: bool | None = member("rsRequestSigned", default=None)
    """Whether this client must sign its requests to resource servers. The signatures are checked with the key that `rsSignedRequestKeyId` names."""

    rs_signed_request_key_id: str | None = member("rsSignedRequestKeyId", default=None)
    """The key ID of the JWK with the public key that goes with the signatures on this client's requests to resource servers."""

    client_registration_types: list[ClientRegistrationType] | None = member("clientRegistrationTypes", default=None)
    """The kinds of registration that this client says it may use. `client_registration_types` of OpenID Federation 1.0."""

    organization_name: str | None = member("organizationName", default=None)
    """The name of the organization that runs this client. `organization_name` of OpenID Federation 1.0."""

    signed_jwks_uri: str | None = member("signedJwksUri", default=None)
    """The URL of the client's JWK Set in the form of a signed JWT. `signed_jwks_uri` of OpenID Federation 1.0."""

    entity_id: str | None = member("entityId", default=None)
    """The entity identifier of this client in a federation (OpenID Federation 1.0)."""

    trust_anchor_id: str | None = member("trustAnchorId", default=None)
    """The entity identifier of the trust anchor of `trustChain` (OpenID Federation 1.0)."""

    trust_chain: list[str] | None = member("trustChain", default=None)
    """The trust chain that this client was registered or updated with (OpenID Federation 1.0): entity statements, each a signed JWT, from the client's own up to the trust anchor's."""

    trust_chain_expires_at: int | None = member("trustChainExpiresAt", default=None)
    """When `trustChain` expires, in milliseconds since the epoch."""

    trust_chain_updated_at: int | None = member("trustChainUpdatedAt", default=None)
    """When `trustChain` was last updated, in milliseconds since the epoch."""

    locked: bool | None = None
    """Whether this client is locked."""

    credential_offer_endpoint: str | None = member("credentialOfferEndpoint", default=None)
    """The URL at which this client, a wallet, receives credential offers. `credential_offer_endpoint` of OpenID for Verifiable Credential Issuance."""

    fapi_modes: list[FapiMode] | None = member("fapiModes", default=None)
    """The FAPI profiles that Authlete applies to every request of this client, on a service that supports FAPI and sets no modes itself."""

    response_modes: list[ClientResponseMode] | None = member("responseModes", default=None)
    """The response modes that this client may use; an underscore before `JWT` stands for a dot, so that `QUERY_JWT` is `query.jwt`. `response_modes` of FAPI 2.0 Message Signing."""

    credential_response_encryption_required: bool | None = member("credentialResponseEncryptionRequired", default=None)
    """Whether credential responses to this client must be encrypted (OpenID for Verifiable Credential Issuance)."""

    mtls_endpoint_aliases_used: bool | None = member("mtlsEndpointAliasesUsed", default=None)
    """Whether this client prefers the endpoints for mutual TLS where the server has them. `use_mtls_endpoint_aliases` of the FAPI 2.0 Security Profile."""

    in_scope_for_token_migration: bool | None = member("inScopeForTokenMigration", default=None)
    """Whether token migration takes this client in."""

    metadata_document_location: str | None = member("metadataDocumentLocation", default=None)
    """The URL of the Client ID Metadata Document that describes this client."""

    metadata_document_expires_at: int | None = member("metadataDocumentExpiresAt", default=None)
    """When the stored copy of the Client ID Metadata Document expires, in milliseconds since the epoch."""

    metadata_document_updated_at: int | None = member("metadataDocumentUpdatedAt", default=None)
    """When the stored copy of the Client ID Metadata Document was last updated, in milliseconds since the epoch."""

    discovered_by_metadata_document: bool | None = member("discoveredByMetadataDocument", default=None)
    """Whether this client became known through a Client ID Metadata Document."""

    client_source: ClientClientSource | None = member("clientSource", default=None)
    """How this client came into being: by dynamic registration (RFC 7591), by automatic or explicit registration (OpenID Federation 1.0), through a Client ID Metadata Document, or statically, by an administrator."""


ClientResponseMode: TypeAlias = "Literal[\"QUERY\", \"FRAGMENT\", \"FORM_POST\", \"JWT\", \"QUERY_JWT\", \"FRAGMENT_JWT\", \"FORM_POST_JWT\"] | str"


ClientClientSource: TypeAlias = "Literal[\"DYNAMIC_REGISTRATION\", \"AUTOMATIC_REGISTRATION\", \"EXPLICIT_REGISTRATION\", \"METADATA_DOCUMENT\", \"STATIC_REGISTRATION\"] | str"
