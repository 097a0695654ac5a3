"""ClientRegistrationRequest.

Written by sdkwright; edit the document instead.
"""

# pyright: reportUnusedImport=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from ..runtime import Model, member


class ClientRegistrationRequest(Model):
    """What an authorization server received at its client registration endpoint or its client configuration endpoint. Each operation states which of the properties it requires."""

    __declared_at__ = "#/components/schemas/client_registration_request"

    json: str | None = member(default=None, secret=True)
    """The client metadata: the JSON body of the client's request, as text. Needed to register and to update."""

    token: str | None = member(default=None, secret=True)
    """The bearer token of the client's request. To get, update and delete, this is the registration access token of RFC 7592, and it is needed. To register, it is the initial access token of RFC 7591, if the client sent one."""

    client_id: str | None = member("clientId", default=None)
    """The ID of the client that the request is about: the `client_id` of RFC 7591. Needed to get, to update and to delete."""
