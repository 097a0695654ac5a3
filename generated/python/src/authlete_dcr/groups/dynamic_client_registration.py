"""Dynamic Client Registration

Written by sdkwright; edit the document instead.
"""

# pyright: reportUnusedImport=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Literal, NoReturn

from .. import errors
from ..runtime import AsyncCore, Body, CallOptions, Operation, Parameter, Part, Response, SyncCore

if TYPE_CHECKING:
    from .. import models

_REGISTER: Operation[models.ClientRegistrationResponse] = Operation(
    id="client_registration_api",
    method="POST",
    path="/api/{serviceId}/client/registration",
    safety="unsafe",
    parameters=(
        Parameter("path", "serviceId", "service_id", "str", is_required=True),
    ),
    body=Body(
        "json",
        "application/json",
        "request_body",
        "ClientRegistrationRequest",
        is_required=True,
        requires=("json",),
    ),
    responses={
        "200": Response("json", "application/json", "ClientRegistrationResponse"),
    },
    errors={
        "400": errors.ResultError,
        "401": errors.ResultError,
        "403": errors.ResultError,
        "500": errors.ResultError,
    },
)

_GET: Operation[models.ClientRegistrationResponse] = Operation(
    id="client_registration_get_api",
    method="POST",
    path="/api/{serviceId}/client/registration/get",
    safety="safe",
    parameters=(
        Parameter("path", "serviceId", "service_id", "str", is_required=True),
    ),
    body=Body(
        "json",
        "application/json",
        "request_body",
        "ClientRegistrationRequest",
        is_required=True,
        requires=("clientId", "token",),
    ),
    responses={
        "200": Response("json", "application/json", "ClientRegistrationResponse"),
    },
    errors={
        "400": errors.ResultError,
        "401": errors.ResultError,
        "403": errors.ResultError,
        "500": errors.ResultError,
    },
)

_UPDATE: Operation[models.ClientRegistrationResponse] = Operation(
    id="client_registration_update_api",
    method="POST",
    path="/api/{serviceId}/client/registration/update",
    safety="unsafe",
    parameters=(
        Parameter("path", "serviceId", "service_id", "str", is_required=True),
    ),
    body=Body(
        "json",
        "application/json",
        "request_body",
        "ClientRegistrationRequest",
        is_required=True,
        requires=("json", "clientId", "token",),
    ),
    responses={
        "200": Response("json", "application/json", "ClientRegistrationResponse"),
    },
    errors={
        "400": errors.ResultError,
        "401": errors.ResultError,
        "403": errors.ResultError,
        "500": errors.ResultError,
    },
)

_DELETE: Operation[models.ClientRegistrationResponse] = Operation(
    id="client_registration_delete_api",
    method="POST",
    path="/api/{serviceId}/client/registration/delete",
    safety="idempotent",
    parameters=(
        Parameter("path", "serviceId", "service_id", "str", is_required=True),
    ),
    body=Body(
        "json",
        "application/json",
        "request_body",
        "ClientRegistrationRequest",
        is_required=True,
        requires=("clientId", "token",),
    ),
    responses={
        "200": Response("json", "application/json", "ClientRegistrationResponse"),
    },
    errors={
        "400": errors.ResultError,
        "401": errors.ResultError,
        "403": errors.ResultError,
        "500": errors.ResultError,
    },
)



class DynamicClientRegistrationGroup:
    """The four operations do the work behind two endpoints of an authorization server: the client
    registration endpoint of [RFC 7591](https://www.rfc-editor.org/rfc/rfc7591.html) and the
    client configuration endpoint of
    [RFC 7592](https://www.rfc-editor.org/rfc/rfc7592.html), where a registered client reads,
    updates and deletes its own registration. Call them from inside the implementation of those
    endpoints.

    Each response has an `action`, which tells what HTTP answer to give to the client: its
    status, its headers and whether `responseContent` is its body."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def register(
        self,
        *,
        service_id: str | None = None,
        request_body: models.ClientRegistrationRequest,
        options: CallOptions | None = None,
    ) -> models.ClientRegistrationResponse:
        """Register Client

        Does the work of a client registration endpoint
        ([RFC 7591](https://www.rfc-editor.org/rfc/rfc7591.html), OAuth 2.0 Dynamic Client
        Registration Protocol).

        Pass the body of the request that arrived at the endpoint as `json`, unchanged. Authlete
        checks the metadata in it; if it is acceptable, Authlete creates the client and issues a
        client ID, a registration access token and, where one is needed, a client secret.

        Then dispatch on `action`: it decides the HTTP answer for the client, and
        `responseContent` is the body of that answer in every case.

        Every successful call creates one more client. If the outcome of a call is not known, a
        second call may leave two.

        Args:
            service_id: The ID of the service that the client belongs to.
            request_body: The registration request that the authorization server received.
            options: for this call alone

        Raises:
            errors.ResultError: 400, 401, 403, 500
            errors.AuthleteError: anything else that goes wrong
        """
        return self._core.call(
            _REGISTER,
            {
                "service_id": service_id,
                "request_body": request_body,
            },
            options,
        )

    def get(
        self,
        *,
        service_id: str | None = None,
        request_body: models.ClientRegistrationRequest,
        options: CallOptions | None = None,
    ) -> models.ClientRegistrationResponse:
        """Get Client

        Does the work of a client configuration endpoint for a read request: a `GET` as
        [RFC 7592](https://www.rfc-editor.org/rfc/rfc7592.html) (OAuth 2.0 Dynamic Client
        Registration Management Protocol) defines it.

        Pass the client ID that the request was about as `clientId`, and the bearer token of its
        `Authorization` header as `token`. Authlete looks the client up and checks that the token
        is the registration access token of this very client.

        Then dispatch on `action`: it decides the HTTP answer for the client, and
        `responseContent` is the body of that answer in every case.

        Args:
            service_id: The ID of the service that the client belongs to.
            request_body: The client to read and the token that the request came with.
            options: for this call alone

        Raises:
            errors.ResultError: 400, 401, 403, 500
            errors.AuthleteError: anything else that goes wrong
        """
        return self._core.call(
            _GET,
            {
                "service_id": service_id,
                "request_body": request_body,
            },
            options,
        )

    def update(
        self,
        *,
        service_id: str | None = None,
        request_body: models.ClientRegistrationRequest,
        options: CallOptions | None = None,
    ) -> models.ClientRegistrationResponse:
        """Update Client

        Does the work of a client configuration endpoint for an update request: a `PUT` as
        [RFC 7592](https://www.rfc-editor.org/rfc/rfc7592.html) (OAuth 2.0 Dynamic Client
        Registration Management Protocol) defines it.

        Pass the client ID that the request was about as `clientId`, the bearer token of its
        `Authorization` header as `token`, and its body as `json`, unchanged.

        The body replaces all metadata of the client. It is not a patch: what it leaves out is
        removed or falls back to a default. RFC 7592 requires the `client_id` in it, and forbids
        `registration_access_token`, `registration_client_uri`, `client_secret_expires_at` and
        `client_id_issued_at`.

        Then dispatch on `action`: it decides the HTTP answer for the client, and
        `responseContent` is the body of that answer in every case.

        An update may rotate the registration access token. The answer then carries the new one,
        and the one that was used no longer works, so a call of unknown outcome cannot simply be
        repeated.

        Args:
            service_id: The ID of the service that the client belongs to.
            request_body: The client to update, the token that the request came with, and its body.
            options: for this call alone

        Raises:
            errors.ResultError: 400, 401, 403, 500
            errors.AuthleteError: anything else that goes wrong
        """
        return self._core.call(
            _UPDATE,
            {
                "service_id": service_id,
                "request_body": request_body,
            },
            options,
        )

    def delete(
        self,
        *,
        service_id: str | None = None,
        request_body: models.ClientRegistrationRequest,
        options: CallOptions | None = None,
    ) -> models.ClientRegistrationResponse:
        """Delete Client

        Does the work of a client configuration endpoint for a delete request: a `DELETE` as
        [RFC 7592](https://www.rfc-editor.org/rfc/rfc7592.html) (OAuth 2.0 Dynamic Client
        Registration Management Protocol) defines it.

        Pass the client ID that the request was about as `clientId`, and the bearer token of its
        `Authorization` header as `token`.

        Then dispatch on `action`: it decides the HTTP answer for the client. After a deletion that
        answer has no content, so the response holds neither `responseContent` nor `client`. For
        the other values, `responseContent` is the body of the answer.

        A repeated call leaves the client deleted, but does not report `DELETED` again: the token
        went with the client.

        Args:
            service_id: The ID of the service that the client belongs to.
            request_body: The client to delete and the token that the request came with.
            options: for this call alone

        Raises:
            errors.ResultError: 400, 401, 403, 500
            errors.AuthleteError: anything else that goes wrong
        """
        return self._core.call(
            _DELETE,
            {
                "service_id": service_id,
                "request_body": request_body,
            },
            options,
        )


class AsyncDynamicClientRegistrationGroup:
    """The four operations do the work behind two endpoints of an authorization server: the client
    registration endpoint of [RFC 7591](https://www.rfc-editor.org/rfc/rfc7591.html) and the
    client configuration endpoint of
    [RFC 7592](https://www.rfc-editor.org/rfc/rfc7592.html), where a registered client reads,
    updates and deletes its own registration. Call them from inside the implementation of those
    endpoints.

    Each response has an `action`, which tells what HTTP answer to give to the client: its
    status, its headers and whether `responseContent` is its body."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def register(
        self,
        *,
        service_id: str | None = None,
        request_body: models.ClientRegistrationRequest,
        options: CallOptions | None = None,
    ) -> models.ClientRegistrationResponse:
        """Register Client

        Does the work of a client registration endpoint
        ([RFC 7591](https://www.rfc-editor.org/rfc/rfc7591.html), OAuth 2.0 Dynamic Client
        Registration Protocol).

        Pass the body of the request that arrived at the endpoint as `json`, unchanged. Authlete
        checks the metadata in it; if it is acceptable, Authlete creates the client and issues a
        client ID, a registration access token and, where one is needed, a client secret.

        Then dispatch on `action`: it decides the HTTP answer for the client, and
        `responseContent` is the body of that answer in every case.

        Every successful call creates one more client. If the outcome of a call is not known, a
        second call may leave two.

        Args:
            service_id: The ID of the service that the client belongs to.
            request_body: The registration request that the authorization server received.
            options: for this call alone

        Raises:
            errors.ResultError: 400, 401, 403, 500
            errors.AuthleteError: anything else that goes wrong
        """
        return await self._core.call(
            _REGISTER,
            {
                "service_id": service_id,
                "request_body": request_body,
            },
            options,
        )

    async def get(
        self,
        *,
        service_id: str | None = None,
        request_body: models.ClientRegistrationRequest,
        options: CallOptions | None = None,
    ) -> models.ClientRegistrationResponse:
        """Get Client

        Does the work of a client configuration endpoint for a read request: a `GET` as
        [RFC 7592](https://www.rfc-editor.org/rfc/rfc7592.html) (OAuth 2.0 Dynamic Client
        Registration Management Protocol) defines it.

        Pass the client ID that the request was about as `clientId`, and the bearer token of its
        `Authorization` header as `token`. Authlete looks the client up and checks that the token
        is the registration access token of this very client.

        Then dispatch on `action`: it decides the HTTP answer for the client, and
        `responseContent` is the body of that answer in every case.

        Args:
            service_id: The ID of the service that the client belongs to.
            request_body: The client to read and the token that the request came with.
            options: for this call alone

        Raises:
            errors.ResultError: 400, 401, 403, 500
            errors.AuthleteError: anything else that goes wrong
        """
        return await self._core.call(
            _GET,
            {
                "service_id": service_id,
                "request_body": request_body,
            },
            options,
        )

    async def update(
        self,
        *,
        service_id: str | None = None,
        request_body: models.ClientRegistrationRequest,
        options: CallOptions | None = None,
    ) -> models.ClientRegistrationResponse:
        """Update Client

        Does the work of a client configuration endpoint for an update request: a `PUT` as
        [RFC 7592](https://www.rfc-editor.org/rfc/rfc7592.html) (OAuth 2.0 Dynamic Client
        Registration Management Protocol) defines it.

        Pass the client ID that the request was about as `clientId`, the bearer token of its
        `Authorization` header as `token`, and its body as `json`, unchanged.

        The body replaces all metadata of the client. It is not a patch: what it leaves out is
        removed or falls back to a default. RFC 7592 requires the `client_id` in it, and forbids
        `registration_access_token`, `registration_client_uri`, `client_secret_expires_at` and
        `client_id_issued_at`.

        Then dispatch on `action`: it decides the HTTP answer for the client, and
        `responseContent` is the body of that answer in every case.

        An update may rotate the registration access token. The answer then carries the new one,
        and the one that was used no longer works, so a call of unknown outcome cannot simply be
        repeated.

        Args:
            service_id: The ID of the service that the client belongs to.
            request_body: The client to update, the token that the request came with, and its body.
            options: for this call alone

        Raises:
            errors.ResultError: 400, 401, 403, 500
            errors.AuthleteError: anything else that goes wrong
        """
        return await self._core.call(
            _UPDATE,
            {
                "service_id": service_id,
                "request_body": request_body,
            },
            options,
        )

    async def delete(
        self,
        *,
        service_id: str | None = None,
        request_body: models.ClientRegistrationRequest,
        options: CallOptions | None = None,
    ) -> models.ClientRegistrationResponse:
        """Delete Client

        Does the work of a client configuration endpoint for a delete request: a `DELETE` as
        [RFC 7592](https://www.rfc-editor.org/rfc/rfc7592.html) (OAuth 2.0 Dynamic Client
        Registration Management Protocol) defines it.

        Pass the client ID that the request was about as `clientId`, and the bearer token of its
        `Authorization` header as `token`.

        Then dispatch on `action`: it decides the HTTP answer for the client. After a deletion that
        answer has no content, so the response holds neither `responseContent` nor `client`. For
        the other values, `responseContent` is the body of the answer.

        A repeated call leaves the client deleted, but does not report `DELETED` again: the token
        went with the client.

        Args:
            service_id: The ID of the service that the client belongs to.
            request_body: The client to delete and the token that the request came with.
            options: for this call alone

        Raises:
            errors.ResultError: 400, 401, 403, 500
            errors.AuthleteError: anything else that goes wrong
        """
        return await self._core.call(
            _DELETE,
            {
                "service_id": service_id,
                "request_body": request_body,
            },
            options,
        )
