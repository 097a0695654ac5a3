"""The clients of Authlete Dynamic Client Registration API.

Written by sdkwright; edit the document instead.
"""

# pyright: reportUnusedImport=false
from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Dict, List, Literal, NoReturn

import httpx

from .runtime import (
    AsyncCore,
    BasicCredential,
    Credential,
    Hooks,
    Profile,
    Scheme,
    SyncCore,
    Validation,
)

if TYPE_CHECKING:
    from . import models
    from .groups.dynamic_client_registration import AsyncDynamicClientRegistrationGroup, DynamicClientRegistrationGroup

_PROFILE = Profile(
    name="Authlete",
    version="0.1.0",
    models=f"{__package__}.models",
    servers={
        "us": "https://us.authlete.com",
        "jp": "https://jp.authlete.com",
        "eu": "https://eu.authlete.com",
        "br": "https://br.authlete.com",
    },
    security={
        "bearer": Scheme("bearer", env="AUTHLETE_BEARER"),
    },
    requirements=[["bearer"]],
    defaults={
        "serviceId": ("service_id", "AUTHLETE_SERVICE_ID"),
    },
    server_env="AUTHLETE_SERVER_URL",
)


class Authlete(SyncCore):
    """SDK for the Dynamic Client Registration API of Authlete (RFC 7591 and RFC 7592).

    Options that are left out have the values that ``CallOptions`` names. Close a client when it is no
    longer needed, or use it in a ``with`` statement.
    """

    def __init__(
        self,
        *,
        bearer: Credential | None = None,
        service_id: str | None = None,
        server: Literal["us", "jp", "eu", "br"] | None = None,
        server_url: str | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        retry_delay: float | None = None,
        hooks: Hooks | None = None,
        logger: logging.Logger | None = None,
        validation: Validation | None = None,
        user_agent: str | None = None,
        max_response_bytes: int | None = None,
        allow_insecure: bool | None = None,
        http_client: httpx.Client | None = None,
    ) -> None:
        credentials: dict[str, Any] = {
            "bearer": bearer,
        }
        options: dict[str, Any] = {
            "service_id": service_id,
            "server": server,
            "server_url": server_url,
            "headers": headers,
            "timeout": timeout,
            "retries": retries,
            "retry_delay": retry_delay,
            "hooks": hooks,
            "logger": logger,
            "validation": validation,
            "user_agent": user_agent,
            "max_response_bytes": max_response_bytes,
            "allow_insecure": allow_insecure,
        }
        super().__init__(_PROFILE, credentials, options, http_client)

    @cached_property
    def dynamic_client_registration(self) -> DynamicClientRegistrationGroup:
        """Dynamic Client Registration"""
        from .groups.dynamic_client_registration import DynamicClientRegistrationGroup

        return DynamicClientRegistrationGroup(self)


class AsyncAuthlete(AsyncCore):
    """SDK for the Dynamic Client Registration API of Authlete (RFC 7591 and RFC 7592).

    Options that are left out have the values that ``CallOptions`` names. Close a client when it is no
    longer needed, or use it in an ``async with`` statement.
    """

    def __init__(
        self,
        *,
        bearer: Credential | None = None,
        service_id: str | None = None,
        server: Literal["us", "jp", "eu", "br"] | None = None,
        server_url: str | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        retry_delay: float | None = None,
        hooks: Hooks | None = None,
        logger: logging.Logger | None = None,
        validation: Validation | None = None,
        user_agent: str | None = None,
        max_response_bytes: int | None = None,
        allow_insecure: bool | None = None,
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        credentials: dict[str, Any] = {
            "bearer": bearer,
        }
        options: dict[str, Any] = {
            "service_id": service_id,
            "server": server,
            "server_url": server_url,
            "headers": headers,
            "timeout": timeout,
            "retries": retries,
            "retry_delay": retry_delay,
            "hooks": hooks,
            "logger": logger,
            "validation": validation,
            "user_agent": user_agent,
            "max_response_bytes": max_response_bytes,
            "allow_insecure": allow_insecure,
        }
        super().__init__(_PROFILE, credentials, options, http_client)

    @cached_property
    def dynamic_client_registration(self) -> AsyncDynamicClientRegistrationGroup:
        """Dynamic Client Registration"""
        from .groups.dynamic_client_registration import AsyncDynamicClientRegistrationGroup

        return AsyncDynamicClientRegistrationGroup(self)
