"""ClientExtension.

Written by sdkwright; edit the document instead.
"""

# pyright: reportUnusedImport=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from ..runtime import Model, member


class ClientExtension(Model):
    """Settings of a client that the administrator of the authorization server decides, not the developer of the client."""

    __declared_at__ = "#/components/schemas/client_extension"

    requestable_scopes: list[str] | None = member("requestableScopes", default=None)
    """The scopes that this client may request while `requestableScopesEnabled` is `true`. `scope` of RFC 7591, which is one string there."""

    requestable_scopes_enabled: bool | None = member("requestableScopesEnabled", default=None)
    """Whether this client is limited to `requestableScopes`. If `false`, it may request every scope of the service."""

    access_token_duration: int | None = member("accessTokenDuration", default=None)
    """How long access tokens for this client live, in seconds. Applies if it is above 0 and below the duration that is set for the service."""

    refresh_token_duration: int | None = member("refreshTokenDuration", default=None)
    """How long refresh tokens for this client live, in seconds. Applies if it is above 0 and below the duration that is set for the service."""

    id_token_duration: int | None = member("idTokenDuration", default=None)
    """How long ID tokens for this client live, in seconds. Applies if it is above 0 and below the duration that is set for the service."""

    token_exchange_permitted: bool | None = member("tokenExchangePermitted", default=None)
    """Whether this client may make token exchange requests (RFC 8693), on a service that keeps them for permitted clients."""
