"""Values that are huge, deep, or called what means something elsewhere."""

from __future__ import annotations

import json
import sys
import time
from typing import Any, Literal

import pytest
from authlete_dcr.runtime import (
    APIError,
    Body,
    Drifted,
    Hooks,
    InvalidRequestError,
    Model,
    Operation,
    Profile,
    Response,
    ResponseValidationError,
    Scheme,
    SyncCore,
    member,
)

import sample
from conftest import Service
from sample import core, operation


class Node(Model):
    """A model that has itself in it."""

    __declared_at__ = "#/components/schemas/node"
    next: Node | None = None
    many: list[Node] | None = None


class Nested(Model):
    """A model that has itself in it, or null."""

    kind: str
    next: Nested | None = member(default=None, nullable=True)
    mood: str | None = None


class Left(Model):
    """One of two models that have both in them."""

    kind: Literal["cat"]
    next: Left | Right | None = None


class Right(Model):
    """The other."""

    kind: Literal["dog"]
    next: Left | Right | None = None
    mood: str | None = None


class Slashed(Model):
    """A model with names that mean something in pointers."""

    __declared_at__ = "#/components/schemas/slashed"
    odd: str | None = member("a/b~c", default=None)


sample.__dict__.update(Node=Node, Slashed=Slashed, Nested=Nested, Left=Left, Right=Right)


def answering(kind: str, **facts: Any) -> Operation[Any]:
    """An operation that answers with a type."""
    return operation(responses={"200": Response("json", "application/json", kind)}, **facts)


def test_issues_end_at_a_hundred(service: Service) -> None:
    told: list[Drifted] = []
    hooks = Hooks(on_drift=lambda attempt, event: told.append(event))
    with core(service, hooks=hooks) as client:
        service.body = b"[" + b"1," * 1_000_000 + b"1]"
        client.call(answering("list[str]"), {})
        client.call(answering("dict[str, str]"), {})
        service.says({str(index): index for index in range(10_000)})
        client.call(answering("dict[str, Cat | Dog]"), {})
    assert [len(event.issues) for event in told] == [100, 1, 100]
    sent = operation(body=Body("json", "application/json", "request_body", "list[str]"))
    with core(service) as client, pytest.raises(InvalidRequestError) as raised:
        client.call(sent, {"request_body": [1] * 100_000})
    assert len(raised.value.issues) == 100


def test_a_deep_value_of_types_inside_of_types_is_looked_at_once(service: Service) -> None:
    value: Any = {"kind": "dog", "mood": 5}
    for _ in range(40):
        value = {"kind": "dog", "next": value}
    service.says(value)
    with core(service, hooks=Hooks(on_drift=lambda attempt, event: None)) as client:
        for kind in ("Nested", "Left | Right"):
            client.call(answering(kind), {})


def test_pointers_escape_names(service: Service) -> None:
    told: list[Drifted] = []
    hooks = Hooks(on_drift=lambda attempt, event: told.append(event))
    service.says({"a/b~c": 1})
    with core(service, hooks=hooks) as client:
        client.call(answering("Slashed"), {})
    assert told[0].issues[0].pointer == "#/components/schemas/slashed/properties/a~1b~0c"
    assert told[0].issues[0].path == ("a/b~c",)


def deep(levels: int, name: str = "next") -> Any:
    """A value of many levels."""
    value: Any = {}
    for _ in range(levels):
        value = {name: value if name == "next" else [value]}
    return value


@pytest.mark.parametrize("kind", ["Node", "Tree", "Any"])
def test_a_request_without_a_bottom_is_refused(service: Service, kind: str) -> None:
    circle: dict[str, Any] = {}
    circle["next"] = circle
    model = Node()
    model.next = model
    sent = operation(body=Body("json", "application/json", "request_body", kind))
    with core(service) as client:
        for value in (circle, model, deep(3_000), deep(3_000, "many")):
            with pytest.raises(InvalidRequestError, match="cannot be written"):
                client.call(sent, {"request_body": value})
    assert service.seen == []


@pytest.mark.parametrize("name", ["next", "many"])
def test_a_deep_success_is_read_or_refused_in_words_of_the_sdk(service: Service, name: str) -> None:
    lines: list[Drifted] = []
    hooks = Hooks(on_drift=lambda attempt, event: lines.append(event))
    read = 0
    for levels in (50, 100, 150, 170, 200, 300, 400, 600, 900, 1_200, 3_000, 30_000):
        text = '{"next":' * levels + "{}" + "}" * levels
        if name == "many":
            text = '{"many":[' * levels + "{}" + "]}" * levels
        service.body = text.encode()
        with core(service, hooks=hooks) as client:
            for validation in ("off", "report"):
                try:
                    assert isinstance(client.call(answering("Node"), {}, {"validation": validation}), Node)
                    outcome = "read"
                    read = levels
                except ResponseValidationError as error:
                    outcome = str(error)
                if validation == "off":
                    unlooked = outcome
                # Looking makes no difference.
                assert outcome == unlooked
                if outcome != "read":
                    assert "nested too deeply" in outcome
    assert read >= 200
    assert lines == []


def test_a_deep_error_is_one_all_the_same(service: Service) -> None:
    service.status = 400
    service.body = b"[" * 100_000
    with core(service) as client, pytest.raises(APIError, match="400"):
        client.call(operation(), {})


def test_repeated_names_of_a_form_are_a_list(service: Service) -> None:
    service.body = b"a=1&b=x+y&a=2&c=&%zz=%zz"
    form = operation(responses={"200": Response("form", "application/x-www-form-urlencoded")})
    with core(service) as client:
        assert client.call(form, {}) == {"a": ["1", "2"], "b": "x y", "c": "", "%zz": "%zz"}


def test_integers_are_exact_whatever_their_size(service: Service) -> None:
    value = [2**63, -(2**64) - 1, int("9" * 4000)]
    service.body = json.dumps(value).encode()
    sent = answering("list[int]", body=Body("json", "application/json", "request_body", "list[int]"))
    with core(service, validation="strict") as client:
        assert client.call(sent, {"request_body": value}) == value
    assert json.loads(service.seen[-1].body) == value


@pytest.mark.parametrize("limit", [4300, 0])
def test_a_number_of_millions_of_digits_is_refused_at_once(service: Service, limit: int) -> None:
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(limit)
    try:
        service.body = b'{"a":' + b"9" * 10_000_000 + b"}"
        start = time.monotonic()
        with core(service) as client:
            with pytest.raises(ResponseValidationError):
                client.call(operation(), {})
            service.status = 400
            with pytest.raises(APIError):
                client.call(operation(), {})
        assert time.monotonic() - start < 10
    finally:
        sys.set_int_max_str_digits(before)


NAMES = ["class", "__init__", "__class__", "__dict__", "items", "get", "self", "None", "_settings"]


@pytest.mark.parametrize("name", NAMES)
def test_names_mean_nothing_to_python(service: Service, name: str) -> None:
    api = Profile(
        "Sample",
        "1",
        sample.__name__,
        {},
        {name: Scheme("apiKey", "query", name)},
        [[name]],
        {name: (name, None)},
    )
    filled = sample.Parameter("path", name, name, "str")
    with SyncCore(api, {name: "secret"}, {"server_url": service.url, name: "x"}, None) as client:
        client.call(operation(filled, path=f"/{{{name}}}"), {})
    assert service.seen[-1].path == f"/x?{name}=secret"
