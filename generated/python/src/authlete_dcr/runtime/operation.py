"""The facts of operations and of an API, as generated code states them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from .errors import APIError
from .forms import Part, Written
from .options import Credential

Result = TypeVar("Result", covariant=True)
Value = TypeVar("Value")


@dataclass(frozen=True)
class Parameter:
    """A parameter, in the words of the OpenAPI specification."""

    location: Literal["path", "query", "header", "cookie"]
    wire: str
    key: str
    """The argument that holds the value."""
    type: str
    """The text of its type."""
    style: str | None = None
    """How the value is written, where it can be more than one text."""
    explode: bool = False
    allow_reserved: bool = False
    content: str | None = None
    """Set where the value is written as a media type instead."""
    is_required: bool = False


@dataclass(frozen=True)
class Body:
    """The body of a request."""

    encoding: str
    media_type: str
    key: str
    type: str
    is_required: bool = False
    requires: tuple[str, ...] = ()
    """Members that are optional elsewhere."""
    parts: tuple[Part, ...] = ()
    """Members of a form that are not written as their values alone would be."""
    alternatives: tuple[str, ...] = ()
    """What bytes may be instead."""


@dataclass(frozen=True)
class Response:
    """A declared success. Without an encoding it has no content."""

    encoding: str | None = None
    media_type: str = ""
    type: str = "Any"


@dataclass(frozen=True)
class Operation(Generic[Result]):
    """The facts of an operation whose calls return a ``Result``."""

    id: str
    method: str
    path: str
    """The path, with a ``{name}`` for each path parameter."""
    query: str = ""
    """What every call has in its query."""
    declared_at: str = ""
    """Where the document declares it, where path and method do not tell: a JSON pointer."""
    servers: Mapping[str, str] | None = None
    """Addresses by name, where they are others than those of the API."""
    safety: Literal["safe", "idempotent", "unsafe"] | None = None
    """Whether a failed call may be repeated, where the method does not tell."""
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    responses: Mapping[str, Response] = field(default_factory=dict[str, Response])
    """Declared successes."""
    errors: Mapping[str, type[APIError]] = field(default_factory=dict[str, type[APIError]])
    requirements: Sequence[Sequence[str]] | None = None
    """As of the whole API, where those do not hold."""

    @property
    def is_repeatable(self) -> bool:
        """Whether a call may be made again: as the document says, or else by RFC 9110."""
        if self.safety is not None:
            return self.safety != "unsafe"
        return self.method not in ("POST", "PATCH")

    @property
    def pointer(self) -> str:
        """Where the document declares it: a JSON pointer."""
        if self.declared_at:
            return self.declared_at
        step = self.path.replace("~", "~0").replace("/", "~1")
        return f"#/paths/{step}/{self.method.lower()}"


@dataclass(frozen=True)
class Scheme:
    """How a credential is carried."""

    kind: Literal["bearer", "basic", "apiKey"]
    location: Literal["header", "query", "cookie"] = "header"
    wire: str = "authorization"
    """Of the header, query parameter or cookie that carries it."""
    env: str | None = None
    """The environment variable that stands in for the option."""


@dataclass(frozen=True)
class Profile:
    """What is true of a whole API."""

    name: str
    version: str
    models: str
    """The module with the models."""
    servers: Mapping[str, str]
    """Addresses by name; the first is the default."""
    security: Mapping[str, Scheme]
    """By the name of the option that holds the credential."""
    requirements: Sequence[Sequence[str]]
    """Sets of credentials, the first of which that is complete is used; an empty one, last, allows
    none."""
    defaults: Mapping[str, tuple[str, str | None]] = field(
        default_factory=dict[str, tuple[str, "str | None"]]
    )
    """Path parameters that clients have an option for, by their wire name: the option, and the
    environment variable that stands in for it."""
    server_env: str | None = None
    """The environment variable that stands in for the address."""

    @property
    def user_agent(self) -> str:
        """What the SDK calls itself: a product token of HTTP."""
        return re.sub(r"[^\w./-]+", "-", f"{self.name}/{self.version}".lower(), flags=re.ASCII)


@dataclass
class Draft:
    """A request while it is put together."""

    operation_id: str
    path: str
    query: list[str]
    headers: dict[str, str]
    """By name, in lower case."""
    cookies: list[str]
    body: Written | None
    secrets: list[str]
    """What must not be in a message."""

    def copy(self) -> Draft:
        """One to which an attempt can add what the next must not have."""
        return Draft(
            self.operation_id,
            self.path,
            [*self.query],
            {**self.headers},
            [*self.cookies],
            self.body,
            self.secrets,
        )


@dataclass(frozen=True)
class Settings:
    """A client's options, checked, with its profile."""

    profile: Profile
    address: str | None
    options: Mapping[str, Any]
    credentials: Mapping[str, Credential] = field(repr=False)


def by_status(values: Mapping[str, Value], status: int) -> Value | None:
    """What stands under a status, or under its range, or under ``default``."""
    for key in (str(status), f"{status // 100}XX", "default"):
        if key in values:
            return values[key]
    return None
