"""Makes calls: puts requests together, has them sent, and reads the answers.

All decisions are here, in :mod:`.authorize` and in :mod:`.retry`, as a generator of steps; who takes the
steps, waiting or not, is in :mod:`.sync_client` and :mod:`.async_client`.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import httpcore
import httpx

from .address import chosen_address, is_safe
from .answer import Arriving, failure, redacted_id, success
from .authorize import asked, authorize
from .errors import APIError, ConnectionError, InvalidRequestError, SDKError
from .hooks import Answer, Answered, Drifted, Retried, tell
from .operation import Draft
from .places import bring_headers
from .prepare import prepare
from .progress import Progress, expired
from .redact import cause_of
from .retry import pause_after
from .steps import Ask, Read, Send, Sleep, Steps

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
        delay = pause_after(error, progress)
        if delay is None:
            raise error
        progress.budget.left -= 1
        tell(options, "on_retry", progress.attempt, Retried(error, delay))
        yield Sleep(delay)


def _exchange(progress: Progress, draft: Draft, address: str) -> Steps:
    """Sends a request once, and reads the answer."""
    operation, options, attempt = progress.operation, progress.options, progress.attempt
    is_authorized = yield from authorize(progress, draft)
    hooks = options.get("hooks")
    if hooks is not None and hooks.before_request is not None:
        reason = "before_request failed"
        more = yield from asked(draft, reason, Ask(hooks.before_request, (attempt,)))
        bring_headers(draft, more)
    # Also a credential that the caller or the hook has put into the headers goes nowhere unprotected.
    is_secret = is_authorized or "authorization" in draft.headers
    if is_secret and not options.get("allow_insecure") and not is_safe(address):
        reason = "credentials go by https, or to this machine, unless allow_insecure is set"
        raise InvalidRequestError(operation.id, reason)

    start = time.monotonic()
    response = yield from _lost(progress, Send(_request(draft, operation.method, address)))
    status = response.status_code
    request_id = redacted_id(response.headers, draft.secrets)
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
        draft.secrets,
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
    # What is being read was sent, whatever its reading fails with.
    if isinstance(step, Send) and isinstance(reason, _NOT_SENT):
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
