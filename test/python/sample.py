"""An API that has what the document of this repository has no use for."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import httpx
from authlete_dcr.runtime import (
    Model,
    Operation,
    Parameter,
    Profile,
    Response,
    Scheme,
    SyncCore,
    member,
)

from conftest import Seen, Service


class Cat(Model):
    """A model of a document."""

    __declared_at__ = "#/components/schemas/cat"
    kind: Literal["cat"]
    lives: int = member("lives_left")


class Dog(Model):
    """A model of a document."""

    __declared_at__ = "#/components/schemas/dog"
    kind: Literal["dog"]
    owner: str | None = member(default=None, nullable=True)
    mood: Mood | None = None


Mood: TypeAlias = "Literal['good', 'bad'] | str"
Pet: TypeAlias = "Cat | Dog"
Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"


def profile(scheme: Scheme | None = None) -> Profile:
    """An API with one credential, or none."""
    security = {} if scheme is None else {"key": scheme}
    return Profile("Sample", "1.2", __name__, {}, security, [] if scheme is None else [["key"]])


def core(service: Service, scheme: Scheme | None = None, key: Any = None, **options: Any) -> SyncCore:
    """A client of the API."""
    http_client: httpx.Client | None = options.pop("http_client", None)
    return SyncCore(
        profile(scheme),
        {} if scheme is None else {"key": key},
        {"server_url": service.url, "retry_delay": 0.001, **options},
        http_client,
    )


def operation(*parameters: Parameter, path: str = "/things", **facts: Any) -> Operation[Any]:
    """An operation of the API."""
    shown = {"responses": {"200": Response("json", "application/json", "Any")}, **facts}
    return Operation("sample", "POST", path, parameters=parameters, **shown)


def sent(service: Service, parameter: Parameter, value: Any, path: str = "/things") -> Seen:
    """What arrives of a value."""
    with core(service) as client:
        client.call(operation(parameter, path=path), {parameter.key: value})
    return service.seen[-1]
