"""How far calls have come, and what their client has left for them."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .errors import APIError, InvalidRequestError, RequestTimeoutError, SDKError
from .hooks import Attempt, Failed, tell
from .operation import Operation, Settings


@dataclass
class Budget:
    """How many retries a client has left; successes fill it up again, so that an outage does not
    multiply."""

    left: float = 10
    full: float = 10


@dataclass
class Progress:
    """A call that is being made, and how far it has come."""

    settings: Settings
    budget: Budget
    operation: Operation[Any]
    options: Mapping[str, Any]
    """Those of the client and of the call, as one."""
    attempt: Attempt
    secrets: list[str] = field(default_factory=list[str], repr=False)
    end: float = 0
    """When the call has to be over."""
    was_sent: bool = False

    def failed(self, error: SDKError) -> None:
        """Says what is known of a call that failed for good."""
        is_answered = isinstance(error, APIError) and error.status < 500
        if not is_answered and not self.operation.is_repeatable:
            error.outcome = "unknown" if self.was_sent else "not-sent"
        tell(self.options, "on_error", self.attempt, Failed(error))


def begin(
    settings: Settings, budget: Budget, operation: Operation[Any], options: Mapping[str, Any]
) -> Progress:
    """A call of which nothing is done yet."""
    given = {name: value for name, value in options.items() if value is not None}
    attempt = Attempt(operation.id, operation.method, "", operation.path, 0)
    progress = Progress(settings, budget, operation, {**settings.options, **given}, attempt)
    timeout = progress.options.get("timeout", 60.0)
    if not (isinstance(timeout, (int, float)) and timeout > 0):
        error = InvalidRequestError(operation.id, "timeout must be positive; math.inf is no limit")
        progress.failed(error)
        raise error
    for name in ("retries", "retry_delay"):
        limit = progress.options.get(name, 0)
        if not (isinstance(limit, (int, float)) and limit >= 0):
            error = InvalidRequestError(operation.id, f"{name} must be 0 or more")
            progress.failed(error)
            raise error
    progress.end = time.monotonic() + timeout
    return progress


def expired(progress: Progress) -> RequestTimeoutError:
    """The error for a call whose time is over."""
    timeout = progress.options.get("timeout", 60.0)
    return RequestTimeoutError(progress.operation.id, f"no answer within {timeout:g} s")
