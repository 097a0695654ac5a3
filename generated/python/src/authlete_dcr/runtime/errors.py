"""What calls fail with."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple

import httpx

if TYPE_CHECKING:
    from typing_extensions import TypeIs

# What a server says in a message must not fill a log.
_LONGEST_MESSAGE = 500

Outcome = Literal["not-sent", "unknown"]


class ValidationIssue(NamedTuple):
    """Something in a value that is not as declared. It never quotes the value, but for words of an enum."""

    message: str
    path: tuple[str | int, ...]
    """The way to it from the whole value."""
    expected: str
    received: str
    pointer: str
    """Where the document declares it: a JSON pointer."""


class SDKError(Exception):
    """The root of every error of a call. Nothing secret is in it, however it is printed."""

    operation_id: str | None
    """The operation that was called; ``None`` where the client itself could not be made."""
    outcome: Outcome | None = None
    """Set on errors of operations that must not be repeated, where the answer does not tell:
    ``not-sent`` if the server surely got nothing of the request, ``unknown`` if it may have done
    what was asked."""
    issues: tuple[ValidationIssue, ...] = ()
    """What is not as declared, where that is the reason."""

    def __init__(
        self, operation_id: str | None, message: str, issues: Iterable[ValidationIssue] = ()
    ) -> None:
        text = message if operation_id is None else f"{operation_id}: {message}"
        super().__init__(_one_line(text)[:_LONGEST_MESSAGE])
        self.operation_id = operation_id
        found = tuple(issues)
        if found:
            self.issues = found

    @property
    def message(self) -> str:
        """What went wrong, in words that are fit for a log."""
        return str(self)

    def __reduce__(self) -> tuple[Any, ...]:
        # Without headers and body: a pickle goes where logs go.
        return _restored, (type(self), self.args, dict(self.__dict__))


def _restored(kind: type[SDKError], args: tuple[Any, ...], state: dict[str, Any]) -> SDKError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class InvalidRequestError(SDKError):
    """Refused before anything was sent: an option or a member of the request cannot be used as it is."""


class ConnectionError(SDKError):  # the name that this error has in every language
    """No answer: the connection could not be made, or broke before the answer was complete. See
    ``__cause__``."""

    code: str | None = None
    """What the system calls the failure, such as ``ECONNREFUSED``."""


class RequestTimeoutError(SDKError):
    """The call took longer than ``timeout``, the reading of its response included."""


class RequestAbortedError(SDKError):
    """The client was closed while the call was being made."""


class ResponseError(SDKError):
    """An error that stands for a response. Its headers and its body can hold secrets, so they are not
    printed."""

    # Slots, so that whoever prints the attributes of an error does not see these.
    __slots__ = ("_body", "_headers")

    status: int
    """The HTTP status."""
    request_id: str | None
    """What the service calls this request, for a question to its operators."""

    def __init__(
        self,
        operation_id: str,
        status: int,
        headers: httpx.Headers,
        body: Any,
        detail: str,
        issues: Iterable[ValidationIssue] = (),
    ) -> None:
        super().__init__(operation_id, f"{status} {detail}".strip(), issues)
        self.status = status
        self.request_id = request_id_of(headers)
        self._headers = headers
        self._body = body

    @property
    def headers(self) -> httpx.Headers:
        """The headers of the response; none in an error that was pickled."""
        return getattr(self, "_headers", httpx.Headers())

    @property
    def body(self) -> Any:
        """The body: parsed if it is JSON, else its text; ``None`` in an error that was pickled."""
        return getattr(self, "_body", None)


class ResponseValidationError(ResponseError):
    """A success that cannot be read: not what was declared, cut short, empty, too large, not UTF-8."""


class APIError(ResponseError):
    """The API answered with a status outside 2xx; a redirect is one of them, because none is followed."""

    # What subclasses say of the bodies that are theirs.
    decided_by: ClassVar[tuple[str, ...]] = ()
    described_by: ClassVar[str | None] = None

    @classmethod
    def accepts(cls, body: object) -> bool:
        """Tells whether a body is one of this error."""
        return is_object(body) and all(name in body for name in cls.decided_by)

    @classmethod
    def describe(cls, body: Any) -> str | None:
        """The part of a body that tells people what went wrong."""
        said = None
        if cls.described_by is not None and is_object(body):
            said = body.get(cls.described_by)
        return said if isinstance(said, str) else None


def _one_line(text: str) -> str:
    """A text in which nothing moves a cursor or ends a line: no line of a log can be forged."""
    if text.isascii() and text.isprintable():
        return text
    return " ".join(
        "".join(" " if unicodedata.category(each)[0] == "C" else each for each in text).split()
    )


def is_object(value: object) -> TypeIs[Mapping[str, Any]]:
    """Whether a value of JSON is an object."""
    return isinstance(value, Mapping)


def request_id_of(headers: httpx.Headers) -> str | None:
    """What a service calls a request, in the headers of its response."""
    for name in ("x-request-id", "request-id", "x-correlation-id"):
        if name in headers:
            return headers[name]
    return None
