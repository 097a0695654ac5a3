"""ClientRegistrationResponse.

Written by sdkwright; edit the document instead.
"""

# pyright: reportUnusedImport=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from ..runtime import Model, member

if TYPE_CHECKING:
    from .client import Client


class ClientRegistrationResponse(Model):
    """The outcome of one of the four operations, with what the authorization server needs to answer its client."""

    __declared_at__ = "#/components/schemas/client_registration_response"

    result_code: str | None = member("resultCode", default=None)
    """The code of the outcome, such as `A202001`."""

    result_message: str | None = member("resultMessage", default=None)
    """The outcome in words, for the developers and the log of the authorization server. Not meant for the client."""

    action: ClientRegistrationResponseAction | None = None
    """What the authorization server has to do next: the kind of HTTP answer to give to the client. Each operation uses only some of the values. Handle any other value, or none, like `INTERNAL_SERVER_ERROR`."""

    response_content: str | None = member("responseContent", default=None, secret=True)
    """The body of the answer to the client: JSON, as text, to be sent unchanged. After a success it is the client information response of RFC 7591 with its credentials, and after a failure the error. Absent once a client has been deleted."""

    client: Client | None = None
    """The client as Authlete has stored it, after it was registered, read or updated. Absent once it has been deleted."""


ClientRegistrationResponseAction: TypeAlias = "Literal[\"BAD_REQUEST\", \"CREATED\", \"DELETED\", \"INTERNAL_SERVER_ERROR\", \"OK\", \"UNAUTHORIZED\", \"UPDATED\"] | str"
