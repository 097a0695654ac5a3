"""Where requests go."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from .errors import InvalidRequestError
from .operation import Profile


def chosen_address(
    profile: Profile,
    options: Mapping[str, Any],
    operation_id: str | None = None,
    own: Mapping[str, str] | None = None,
) -> str | None:
    """The address that options choose, without a slash at the end; ``None`` if they choose none.
    ``own`` are the servers of an operation that has others than the API."""
    server: str | None = options.get("server")
    names = list(profile.servers)
    if server is not None and server not in names:
        raise InvalidRequestError(operation_id, f"server must be one of {', '.join(names)}")
    address: str | None = options.get("server_url")
    if address is None and server is None and profile.server_env is not None:
        address = os.environ.get(profile.server_env)
    if address is None:
        servers = profile.servers if own is None else own
        address = servers.get(server or "", next(iter(servers.values()), None))
        if address is None:
            return None
    if _is_address(address):
        return address.rstrip("/")
    # Not quoted: a password may be in it.
    raise InvalidRequestError(
        operation_id,
        "server_url must be an http(s) URL without user, password, query or fragment",
    )


def _is_address(address: str) -> bool:
    if not re.fullmatch(r"https?://[^/@?#\\\s]+(/[^?#\\\s]*)?", address, re.IGNORECASE):
        return False
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def is_safe(address: str) -> bool:
    """Whether what is sent to a checked address is encrypted or stays on this machine."""
    here = r"(https:|http://(localhost|127(\.\d+){3}|\[::1\])(:|/|$))"
    return re.match(here, address, re.IGNORECASE) is not None
