"""What callers can choose."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from .hooks import Answer, Hooks

Credential = str | Callable[[], "str | Awaitable[str]"]
"""A secret, or a function that is asked for it by every attempt, so that it can change."""

UserPassword = tuple[str, str]
"""A user name and a password, for HTTP Basic authentication."""

BasicCredential = UserPassword | Callable[[], "UserPassword | Awaitable[UserPassword]"]
"""A user name and a password, or a function that is asked for them by every attempt."""

Validation = Literal["off", "report", "strict"]


class CallOptions(TypedDict, total=False):
    """Options of a call, which win over those of the client, or of a client. Nothing in them is
    changed, and no credential is ever printed."""

    server_url: str | None
    """The address of a server that the document does not name. ``https:``, or ``http:`` to this
    machine."""
    server: str | None
    """The name of a server of the document. An operation that has servers of its own is called at that
    of this name, or else at its first."""
    headers: Mapping[str, str] | None
    """Headers of every request. They win over the SDK's own."""
    timeout: float | None
    """How long a call may take in seconds, with its retries and its response; 60 if it is left out,
    ``math.inf`` for no limit."""
    retries: int | None
    """How often a call that may be repeated is, at most; 2 if it is left out."""
    retry_delay: float | None
    """The longest wait before the first retry, in seconds, which doubles with each; 0.5 if it is left
    out."""
    hooks: Hooks | None
    """Told what happens to calls."""
    on_answer: Callable[[Answer], object] | None
    """Given the status and the headers of a success before the call returns its body."""
    logger: logging.Logger | None
    """Told the same, in lines that hold nothing secret."""
    validation: Validation | None
    """What to do with a success that is not as declared: nothing, tell the hook ``on_drift``, or
    fail. Where it is ``off``, requests are sent without a look at them."""
    user_agent: str | None
    """What the ``User-Agent`` header says."""
    max_response_bytes: int | None
    """The largest response that is read; 10 MiB if it is left out."""
    allow_insecure: bool | None
    """Sends credentials over ``http:`` to other machines too."""
