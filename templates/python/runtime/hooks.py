"""Who is told what happens to calls."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from .errors import APIError, ConnectionError, ValidationIssue


@dataclass(frozen=True, eq=False)
class Attempt:
    """One sending of a request. All hooks of it are given the same object."""

    operation_id: str
    method: str
    url: str
    """Where it goes, without the query."""
    route: str
    """The path as the document has it."""
    number: int
    """1 for the first."""


@dataclass(frozen=True)
class Answer:
    """What came with the body of a success."""

    status: int
    headers: httpx.Headers = field(repr=False)


@dataclass(frozen=True)
class Answered:
    """The service has answered, with whatever status."""

    status: int
    request_id: str | None
    duration: float
    """In seconds."""


@dataclass(frozen=True)
class Drifted:
    """A success is not as the document declares it, and is used all the same."""

    status: int
    issues: tuple[ValidationIssue, ...]


@dataclass(frozen=True)
class Retried:
    """The attempt failed, and there will be another."""

    error: APIError | ConnectionError
    delay: float
    """In seconds."""


@dataclass(frozen=True)
class Failed:
    """The call failed."""

    error: Exception


MoreHeaders = Mapping[str, str] | None


@dataclass(frozen=True)
class Hooks:
    """Functions that are told what happens to calls. But for ``before_request``, what they return or
    raise changes nothing."""

    before_request: Callable[[Attempt], MoreHeaders | Awaitable[MoreHeaders]] | None = None
    """Before a request is sent. What it returns are headers for it; where it raises, the call
    fails."""
    after_response: Callable[[Attempt, Answered], object] | None = None
    on_drift: Callable[[Attempt, Drifted], object] | None = None
    on_retry: Callable[[Attempt, Retried], object] | None = None
    on_error: Callable[[Attempt, Failed], object] | None = None


Event = Answered | Drifted | Retried | Failed


def tell(options: Mapping[str, Any], name: str, attempt: Attempt, event: Event) -> None:
    """Tells the hook and the logger of an event."""
    logger: logging.Logger | None = options.get("logger")
    hook = getattr(options.get("hooks"), name, None)
    try:
        if logger is not None:
            level = logging.DEBUG if name == "after_response" else logging.WARNING
            place = f"{attempt.operation_id} {name}"
            logger.log(level, "%s (attempt %d): %s", place, attempt.number, event)
        if hook is not None:
            hook(attempt, event)
    except Exception:  # whoever is told has no say
        pass
