"""What a call does that may have to wait, as steps that a client takes."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, NamedTuple

import httpx

from .answer import Arriving


class Ask(NamedTuple):
    """Calls a function of the caller's, which may be asynchronous, and gives what it returns."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...] = ()


class Send(NamedTuple):
    """Sends a request, and gives the response unread."""

    request: httpx.Request


class Read(NamedTuple):
    """Reads the body of the response."""

    response: httpx.Response
    into: Arriving


class Sleep(NamedTuple):
    """Waits for some seconds."""

    seconds: float


Step = Ask | Send | Read | Sleep
Steps = Generator[Step, Any, Any]
