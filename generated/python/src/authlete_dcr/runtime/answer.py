"""What responses mean."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any

import httpx

from . import codecs
from .errors import APIError, ResponseValidationError, ValidationIssue, request_id_of
from .findings import Findings, located
from .operation import Operation, by_status
from .redact import redacted
from .shapes import shape_of

# What is not bytes, a form or text as it is.
_VALUES = ("json", "jsonOrText")


class Arriving:
    """A body while it arrives, unpacked, until there is more of it than the limit."""

    def __init__(self, headers: httpx.Headers, limit: int) -> None:
        self._limit = limit
        self._content = bytearray()
        self.is_whole = True
        encoding = headers.get("content-encoding", "identity").strip().lower()
        if encoding not in ("identity", "", "gzip", "x-gzip", "deflate"):
            raise ValueError("packed in a way that was not asked for")
        # 47: a header of gzip or of zlib.
        self._unpack = None if encoding in ("identity", "") else zlib.decompressobj(47)

    def add(self, chunk: bytes) -> bool:
        """Takes what has arrived. Returns whether there may be more."""
        if self._unpack is None:
            self._content += chunk
        else:
            room = self._limit + 1 - len(self._content)
            self._content += self._unpack.decompress(chunk, max(room, 1))
        self.is_whole = len(self._content) <= self._limit
        return self.is_whole

    def end(self) -> bytes:
        """All of it, or its start."""
        if self.is_whole and self._unpack is not None and self._content and not self._unpack.eof:
            raise ValueError("cut short")
        return bytes(self._content)


def redacted_id(headers: httpx.Headers, secrets: list[str]) -> str | None:
    """What a service calls a request, which may be what it was sent."""
    request_id = request_id_of(headers)
    return None if request_id is None else redacted(request_id, secrets)


def _redacted_issue(issue: ValidationIssue, secrets: list[str]) -> ValidationIssue:
    return issue._replace(
        message=redacted(issue.message, secrets),
        path=tuple(redacted(step, secrets) if isinstance(step, str) else step for step in issue.path),
        received=redacted(issue.received, secrets),
    )


def failure(
    operation: Operation[Any], response: httpx.Response, content: bytes, secrets: list[str]
) -> APIError:
    """The error that a response outside 2xx stands for."""
    status = response.status_code
    body: Any = content.decode("utf-8", "replace")
    try:
        body = codecs.parse_json(body)
    except codecs.Unreadable:
        pass
    declared = by_status(operation.errors, status)
    is_declared = declared is not None and declared.accepts(body)
    kind = declared if is_declared and declared is not None else APIError
    # The document says that this is text; the service may have another opinion.
    said = kind.describe(body)
    if said is None:
        is_redirect = status < 400 and status != 304
        said = "redirects are not followed" if is_redirect else response.reason_phrase
    error = kind(operation.id, status, response.headers, body, redacted(said, secrets))
    error.request_id = redacted_id(response.headers, secrets)
    return error


def success(
    operation: Operation[Any],
    models: str,
    response: httpx.Response,
    content: bytes,
    is_whole: bool,
    validation: str,
    secrets: list[str],
    on_drift: Callable[[tuple[ValidationIssue, ...]], None],
) -> Any:
    """Reads a success.

    Args:
        on_drift: told what in it is not as declared, which then does not matter

    Raises:
        ResponseValidationError: if it cannot be read
    """
    status = response.status_code

    def refused(detail: str, issues: tuple[ValidationIssue, ...] = ()) -> ResponseValidationError:
        body = content.decode("utf-8", "replace")
        said = redacted(detail, secrets)
        error = ResponseValidationError(operation.id, status, response.headers, body, said, issues)
        error.request_id = redacted_id(response.headers, secrets)
        return error

    if not is_whole:
        raise refused("the body is larger than max_response_bytes")
    has_content = operation.method != "HEAD" and status not in (204, 205)
    declared = by_status(operation.responses, status)
    found = Findings("", is_request=False)
    value: Any = None
    why: str | None = None
    try:
        if declared is None:
            # A success that the document does not know is one all the same.
            if operation.responses:
                found.note("a declared status", None, str(status))
            if has_content and content:
                value = _lenient(content, response.headers.get("content-type", ""))
                # What is declared for another status is the best guess.
                declared = next(iter(operation.responses.values()), None)
        elif declared.encoding is not None and has_content:
            media_type = response.headers.get("content-type", "")
            value = codecs.decode(declared.encoding, content, media_type)
            if validation != "off" and declared.encoding in _VALUES:
                try:
                    shape_of(declared.type, models).check(value, found)
                except RecursionError:  # what was not looked at is as good as the rest
                    pass
        if declared is not None and declared.encoding in _VALUES:
            value = shape_of(declared.type, models).decode(value)
    except codecs.Unreadable as error:
        why = str(error)
    except RecursionError:
        why = "the body is nested too deeply"
    if why is not None:
        raise refused(why)
    if found.issues and validation != "off":
        pointer = operation.pointer + "/responses"
        issues = tuple(_redacted_issue(located(issue, pointer), secrets) for issue in found.issues)
        if validation == "strict":
            raise refused(issues[0].message, issues)
        on_drift(issues)
    return value


def _lenient(content: bytes, content_type: str) -> Any:
    try:
        return codecs.decode("json", content, content_type)
    except codecs.Unreadable:
        return None
