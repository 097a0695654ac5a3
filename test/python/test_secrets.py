"""What services say of secrets that they were sent, and what is no credential."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from authlete_dcr.runtime import (
    APIError,
    Body,
    Drifted,
    Hooks,
    InvalidRequestError,
    Model,
    Operation,
    Response,
    Scheme,
    member,
)

import sample
from conftest import Service
from sample import core, operation


class Asked(Model):
    """What is sent."""

    __declared_at__ = "#/components/schemas/asked"
    document: str | None = member(default=None, secret=True)


class Said(Model):
    """What is received."""

    __declared_at__ = "#/components/schemas/said"
    mood: Any = None


class Refused(APIError):
    """An error that says what went wrong."""

    described_by = "said"


sample.__dict__.update(Asked=Asked, Said=Said)
BODY = Body("json", "application/json", "request_body", "Asked")


def asking(**facts: Any) -> Operation[Any]:
    """An operation whose errors have words of their own."""
    return operation(errors={"default": Refused}, **facts)


NOT_SENDABLE: list[tuple[Scheme, Any]] = [
    *[(Scheme(kind), value) for kind in ("bearer", "basic", "apiKey") for value in (5, "", True, b"a", ["a"])],
    *[
        (Scheme("basic"), value)
        for value in (("u",), ("u", None), (None, "p"), ("u", 5), (), ("u", "p", "q"), "u", ("u", "\ud800"))
    ],
]


@pytest.mark.parametrize(("scheme", "credential"), NOT_SENDABLE)
@pytest.mark.parametrize("is_asked", [False, True])
def test_what_is_no_text_is_no_credential(
    service: Service, scheme: Scheme, credential: Any, is_asked: bool
) -> None:
    given = (lambda: credential) if is_asked else credential
    with core(service, scheme, given) as client:
        with pytest.raises(InvalidRequestError, match="key must be set to a credential"):
            client.call(operation(), {})
    assert service.seen == []


def test_a_function_that_gives_nothing_has_no_credential(service: Service) -> None:
    for kind in ("bearer", "basic", "apiKey"):
        with core(service, Scheme(kind), lambda: None) as client:
            with pytest.raises(InvalidRequestError, match="key must be set to a credential"):
                client.call(operation(), {})
    assert service.seen == []


@pytest.mark.parametrize("is_hook", [False, True])
@pytest.mark.parametrize(
    ("name", "value", "echo"),
    [
        ("Authorization", "Bearer canary-1", "canary-1"),
        ("Authorization", "Bearer canary-1", "Bearer canary-1"),
        ("x-api-key", "canary-2", "canary-2"),
        ("Cookie", "a=1; session=canary-3", "canary-3"),
        ("x-own", "canary-4", "canary-4"),
    ],
)
def test_credentials_in_headers_are_in_no_message(
    service: Service,
    caplog: pytest.LogCaptureFixture,
    name: str,
    value: str,
    echo: str,
    is_hook: bool,
) -> None:
    service.says({"said": f"no {echo} here"}, 403)
    caplog.set_level(logging.DEBUG, "sample")
    headers = {name: value}
    options: dict[str, Any] = (
        {"hooks": Hooks(before_request=lambda attempt: headers)} if is_hook else {"headers": headers}
    )
    with core(service, logger=logging.getLogger("sample"), **options) as client:
        with pytest.raises(Refused) as raised:
            client.call(asking(), {})
    assert "no *** here" in str(raised.value) or "Bearer ***" in str(raised.value)
    assert "canary" not in f"{raised.value!r}{caplog.text}"


def test_headers_that_name_a_call_stay_in_messages(service: Service) -> None:
    service.says({"said": "ask for call-1234"}, 403)
    with core(service, headers={"x-request-id": "call-1234"}) as client:
        with pytest.raises(Refused, match="ask for call-1234"):
            client.call(asking(), {})


INNER = 'canary"/é'
DOCUMENT = json.dumps({"client_secret": INNER, "keys": [{"d": "canary-2"}], "short": "no", "n": 12345678})


@pytest.mark.parametrize(
    "echo",
    [
        DOCUMENT,
        json.dumps(DOCUMENT),
        json.dumps(DOCUMENT, ensure_ascii=False),
        json.dumps(DOCUMENT).replace("/", "\\/"),
        INNER,
        json.dumps(INNER),
        json.dumps(INNER, ensure_ascii=False),
        json.dumps(json.dumps(INNER)),
        "canary-2",
    ],
)
@pytest.mark.parametrize("encoding", ["json", "form"])
def test_secrets_inside_of_a_text_that_is_json_are_in_no_message(
    service: Service, echo: str, encoding: str
) -> None:
    service.says({"said": f"no {echo}!"}, 400)
    body = Body(encoding, "application/json", "request_body", "Asked")
    with core(service) as client, pytest.raises(Refused) as raised:
        client.call(asking(body=body), {"request_body": Asked(document=DOCUMENT)})
    assert "canary" not in str(raised.value)
    assert "no " in str(raised.value) and "***" in str(raised.value)


def test_a_secret_that_begins_as_another_does_is_hidden_to_its_end(service: Service) -> None:
    service.says({"said": "no canary-and-more"}, 403)
    with core(service, Scheme("bearer"), "canary") as client, pytest.raises(Refused) as raised:
        client.call(asking(), {}, {"headers": {"x-own": "canary-and-more"}})
    assert str(raised.value).endswith("no ***")


def test_request_ids_and_drift_quote_no_secret(
    service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "sample")
    told: list[Any] = []
    hooks = Hooks(
        after_response=lambda attempt, event: told.append(event),
        on_drift=lambda attempt, event: told.append(event),
    )
    service.says({"mood": "canary_key"})
    service.headers["x-request-id"] = "of canary_key"
    type_ = "dict[str, Literal['good', 'bad']]"
    drifts = operation(responses={"200": Response("json", "application/json", type_)})
    options: dict[str, Any] = {"hooks": hooks, "logger": logging.getLogger("sample")}
    with core(service, Scheme("bearer"), "canary_key", **options) as client:
        assert client.call(drifts, {}) == {"mood": "canary_key"}
        assert isinstance(told[-1], Drifted)
        assert told[-1].issues[0].received == "***"
        with pytest.raises(Exception) as raised:
            client.call(drifts, {}, {"validation": "strict"})
        service.status = 400
        with pytest.raises(APIError) as refused:
            client.call(drifts, {})
    assert refused.value.request_id == "of ***"
    shown = f"{told}{raised.value!r}{vars(raised.value)}{vars(refused.value)}{caplog.text}"
    assert "canary" not in shown


def test_a_hook_that_gives_no_headers_is_refused(service: Service) -> None:
    for wrong in (5, "x-a: b", [("x-a", "b")], {"": "b"}, {"x-a": 5}):
        hooks = Hooks(before_request=lambda attempt, wrong=wrong: wrong)  # type: ignore[misc]
        with core(service, hooks=hooks) as client, pytest.raises(InvalidRequestError):
            client.call(operation(), {})
    assert service.seen == []


def test_a_credential_of_a_hook_goes_nowhere_unprotected() -> None:
    hooks = Hooks(before_request=lambda attempt: {"Authorization": "Bearer abc"})
    with core(Service(url="http://api.example"), hooks=hooks) as client:
        with pytest.raises(InvalidRequestError, match="https"):
            client.call(operation(), {})
