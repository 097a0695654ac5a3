"""Makes calls: puts requests together, has them sent, and reads the answers.

All decisions are here, as a generator of steps; who takes the steps, waiting or not, is in
:mod:`.sync_client` and :mod:`.async_client`.
"""

from __future__ import annotations

import email.utils
import os
import random
import re
import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import httpcore
import httpx

from .address import chosen_address, is_safe
from .answer import Arriving, failure, success
from .errors import (
    APIError,
    ConnectionError,
    InvalidRequestError,
    RequestTimeoutError,
    SDKError,
    request_id_of,
)
from .hooks import Answer, Answered, Attempt, Drifted, Failed, Retried, tell
from .operation import Draft, Operation, Settings
from .places import add_header
from .prepare import prepare
from .redact import cause_of
from .schemes import carry

# The longest wait, whatever a service asks for; without a time limit it would have no end.
_LONGEST_WAIT = 120.0

# Nothing of a request has left this machine.
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.UnsupportedProtocol,
    httpcore.ConnectError,
    httpcore.ConnectTimeout,
    httpcore.PoolTimeout,
    httpcore.UnsupportedProtocol,
)


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
    progress.end = time.monotonic() + timeout
    return progress


def expired(progress: Progress) -> RequestTimeoutError:
    """The error for a call whose time is over."""
    timeout = progress.options.get("timeout", 60.0)
    return RequestTimeoutError(progress.operation.id, f"no answer within {timeout:g} s")


def perform(progress: Progress, request: Mapping[str, Any], own: Mapping[str, Any]) -> Steps:
    """The steps of a call. ``own`` are the options of the call alone."""
    settings, operation, options = progress.settings, progress.operation, progress.options
    draft = prepare(settings, operation, request, options)
    progress.secrets = draft.secrets
    is_elsewhere = own.get("server_url") is not None or own.get("server") is not None
    address = settings.address
    if is_elsewhere or operation.servers is not None:
        choice = own if is_elsewhere else settings.options
        address = chosen_address(settings.profile, choice, operation.id, operation.servers)
    if address is None:
        raise InvalidRequestError(operation.id, "server_url must be set")
    number = 0
    while True:
        number += 1
        progress.attempt = replace(progress.attempt, url=address + draft.path, number=number)
        error: APIError | ConnectionError
        try:
            value = yield from _exchange(progress, draft.copy(), address)
        except (APIError, ConnectionError) as failed:
            error = failed
        else:
            progress.budget.left = min(progress.budget.left + 0.1, progress.budget.full)
            return value
        delay = _pause_after(error, progress)
        if delay is None:
            raise error
        progress.budget.left -= 1
        tell(options, "on_retry", progress.attempt, Retried(error, delay))
        yield Sleep(delay)


def _exchange(progress: Progress, draft: Draft, address: str) -> Steps:
    """Sends a request once, and reads the answer."""
    operation, options, attempt = progress.operation, progress.options, progress.attempt
    is_authorized = yield from _authorize(progress, draft)
    # Also a credential that the caller has put into the headers goes nowhere unprotected.
    is_secret = is_authorized or "authorization" in draft.headers
    if is_secret and not options.get("allow_insecure") and not is_safe(address):
        reason = "credentials go by https, or to this machine, unless allow_insecure is set"
        raise InvalidRequestError(operation.id, reason)
    hooks = options.get("hooks")
    if hooks is not None and hooks.before_request is not None:
        reason = "before_request failed"
        more = yield from _asked(draft, reason, Ask(hooks.before_request, (attempt,)))
        for name, value in dict[str, Any](more or {}).items():
            add_header(draft, name, value)

    start = time.monotonic()
    response = yield from _lost(progress, Send(_request(draft, operation.method, address)))
    status = response.status_code
    request_id = request_id_of(response.headers)
    event = Answered(status, request_id, time.monotonic() - start)
    tell(options, "after_response", attempt, event)
    limit = options.get("max_response_bytes", 10 * 2**20)
    content, is_whole = yield from _read(progress, response, limit)
    if not 200 <= status <= 299:
        raise failure(operation, response, content, draft.secrets)
    profile = progress.settings.profile
    validation = options.get("validation", "report")
    is_heard = options.get("logger") is not None or (hooks is not None and hooks.on_drift)
    # Where nobody listens there is no need to look.
    looked = "off" if validation == "report" and not is_heard else validation
    value = success(
        operation,
        profile.models,
        response,
        content,
        is_whole,
        looked,
        lambda issues: tell(options, "on_drift", attempt, Drifted(status, issues)),
    )
    if options.get("on_answer") is not None:
        options["on_answer"](Answer(status, response.headers))
    return value


def _read(progress: Progress, response: httpx.Response, limit: int) -> Steps:
    reason: Exception
    try:
        arriving = Arriving(response.headers, limit)
        yield from _lost(progress, Read(response, arriving))
        return arriving.end(), arriving.is_whole
    except ValueError as error:
        reason = error
    raise ConnectionError(
        progress.operation.id, "no complete answer from the server"
    ) from cause_of(reason, progress.secrets)


def _lost(progress: Progress, step: Send | Read) -> Steps:
    """Takes a step on the network. What fails there is a :class:`ConnectionError`."""
    reason: Exception
    progress.was_sent = True
    try:
        return (yield step)
    except SDKError:
        raise
    except Exception as error:  # a transport of the caller's may raise anything
        reason = error
    if time.monotonic() >= progress.end:
        raise expired(progress)
    if isinstance(reason, _NOT_SENT):
        progress.was_sent = False
    cause = cause_of(reason, progress.secrets)
    lost = ConnectionError(progress.operation.id, "no complete answer from the server")
    lost.code = cause.code
    raise lost from cause


def _request(draft: Draft, method: str, address: str) -> httpx.Request:
    query = "?" + "&".join(draft.query) if draft.query else ""
    headers = {**draft.headers, "accept-encoding": "gzip, deflate"}
    if draft.cookies:
        headers.setdefault("cookie", "; ".join(draft.cookies))
    content = None if draft.body is None else draft.body.content
    # As Latin-1, which is what a header holds, and not what httpx guesses.
    encoded = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    return httpx.Request(method, address + draft.path + query, headers=encoded, content=content)


def _authorize(progress: Progress, draft: Draft) -> Steps:
    """Adds the credentials that an operation needs. Gives whether there are any."""
    profile = progress.settings.profile
    security = profile.security

    def is_brought(name: str) -> bool:
        # Whoever brings the header of a scheme has taken care of its credential.
        scheme = security.get(name)
        return (
            scheme is not None
            and scheme.location == "header"
            and scheme.wire.lower() in draft.headers
        )

    def given(name: str) -> Any:
        credential = progress.settings.credentials.get(name)
        variable = security[name].env if name in security else None
        if credential is None and variable is not None:
            return os.environ.get(variable)
        return credential

    requirements = progress.operation.requirements
    sets = profile.requirements if requirements is None else requirements
    complete = (
        each
        for each in sets
        if all(is_brought(name) or given(name) is not None for name in each)
    )
    chosen = next(complete, next(iter(sets), ()))
    for name in chosen:
        scheme = security.get(name)
        if scheme is None or is_brought(name):
            continue
        credential = given(name)
        if callable(credential):
            credential = yield from _asked(draft, f"{name}: its function failed", Ask(credential))
        if credential is None or not carry(draft, scheme, credential):
            variable = f" (or the environment variable {scheme.env})" if scheme.env else ""
            reason = f"{name}{variable} must be set to a credential that can be sent"
            raise InvalidRequestError(draft.operation_id, reason)
    return len(chosen) > 0


def _asked(draft: Draft, reason: str, ask: Ask) -> Steps:
    """What a function of the caller's returns."""
    failure: Exception
    try:
        return (yield ask)
    except SDKError:
        raise
    except Exception as error:  # it is not ours
        failure = error
    refused = InvalidRequestError(draft.operation_id, reason)
    raise refused from cause_of(failure, draft.secrets)


def _pause_after(error: APIError | ConnectionError, progress: Progress) -> float | None:
    """How long to wait before a call is made again; ``None`` if it is not."""
    options, number = progress.options, progress.attempt.number
    is_passing = not isinstance(error, APIError) or error.status in (408, 429, 500, 502, 503, 504)
    is_last = number > options.get("retries", 2)
    if not is_passing or not progress.operation.is_repeatable or is_last:
        return None
    # Full jitter: clients that failed together do not come back together.
    ceiling = min(options.get("retry_delay", 0.5) * 2 ** min(number - 1, 20), 8.0)
    asked = _retry_after(error.headers) if isinstance(error, APIError) else None
    delay = random.random() * ceiling if asked is None else asked
    longest = min(progress.end - time.monotonic(), _LONGEST_WAIT)
    return None if progress.budget.left < 1 or delay >= longest else delay


def _retry_after(headers: httpx.Headers) -> float | None:
    """What a service asks to wait, in seconds: a number of them, or a date that is not over."""
    text = headers.get("retry-after", "")
    if re.fullmatch(r"[0-9]+", text):
        return float(text[:12])
    try:
        delay = email.utils.parsedate_to_datetime(text).timestamp() - time.time()
    except (ValueError, TypeError, OverflowError):
        return None
    return delay if delay >= 0 else None
