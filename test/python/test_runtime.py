"""What the document of this repository has no use for: other places, bodies, credentials, unions."""

from __future__ import annotations

import asyncio
import json
import logging
import math
import threading
import time
from typing import Any, Literal, TypeAlias

import httpx
import pytest
from authlete_dcr.runtime import (
    Answer,
    AsyncCore,
    Attempt,
    Body,
    CallOptions,
    ConnectionError,
    Drifted,
    File,
    Hooks,
    InvalidRequestError,
    Model,
    Operation,
    Parameter,
    Profile,
    RequestAbortedError,
    RequestTimeoutError,
    Response,
    ResponseValidationError,
    Scheme,
    SyncCore,
    member,
    shape_of,
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


QUERIES: list[tuple[str | None, bool, str, Any, str]] = [
    (None, False, "str", "a b&c", "?p=a%20b%26c"),
    (None, False, "int", 5, "?p=5"),
    (None, False, "bool", True, "?p=true"),
    (None, False, "float", 1.0, "?p=1"),
    ("form", True, "list[str]", ["a", "b,c"], "?p=a&p=b%2Cc"),
    ("form", False, "list[str]", ["a", "b,c"], "?p=a,b%2Cc"),
    ("form", True, "dict[str, str]", {"x": "1", "y": "&"}, "?x=1&y=%26"),
    ("form", False, "dict[str, str]", {"x": "1", "y": "2"}, "?p=x,1,y,2"),
    ("spaceDelimited", False, "list[str]", ["a", "b"], "?p=a%20b"),
    ("pipeDelimited", False, "list[str]", ["a", "b"], "?p=a%7Cb"),
    ("deepObject", True, "Any", {"x": {"y": "1"}, "]=": "&"}, "?p%5Bx%5D%5By%5D=1&p%5B%5D%3D%5D=%26"),
    ("form", True, "list[str]", [], ""),
]


@pytest.mark.parametrize(("style", "explode", "kind", "value", "expected"), QUERIES)
def test_a_query_is_written_by_its_style(
    service: Service, style: str | None, explode: bool, kind: str, value: Any, expected: str
) -> None:
    parameter = Parameter("query", "p", "p", kind, style=style, explode=explode)
    assert sent(service, parameter, value).path == f"/things{expected}"


PATHS: list[tuple[str | None, bool, Any, str]] = [
    ("simple", False, ["a", "b/c"], "a,b%2Fc"),
    ("label", False, ["a", "b"], ".a,b"),
    ("label", True, ["a", "b"], ".a.b"),
    ("matrix", False, "a", ";p=a"),
    ("matrix", False, ["a", "b"], ";p=a,b"),
    ("matrix", True, {"x": "1", "y": "2"}, ";x=1;y=2"),
]


@pytest.mark.parametrize(("style", "explode", "value", "expected"), PATHS)
def test_a_path_is_written_by_its_style(
    service: Service, style: str | None, explode: bool, value: Any, expected: str
) -> None:
    parameter = Parameter("path", "p", "p", "Any", style=style, explode=explode)
    assert sent(service, parameter, value, "/t/{p}").path == f"/t/{expected}"


def test_headers_and_cookies_have_their_places(service: Service) -> None:
    assert sent(service, Parameter("header", "X-A", "a", "str"), "b c").headers["x-a"] == "b c"
    seen = sent(service, Parameter("cookie", "c", "a", "str"), "b;c")
    assert seen.headers["cookie"] == "c=b%3Bc"
    with pytest.raises(InvalidRequestError):
        sent(service, Parameter("header", "X-A", "a", "str"), "b\r\nx-b: c")


def test_a_parameter_can_be_json(service: Service) -> None:
    parameter = Parameter("query", "p", "p", "Any", content="json")
    assert sent(service, parameter, {"a": [1]}).path == "/things?p=%7B%22a%22%3A%5B1%5D%7D"


def body(encoding: str, media_type: str) -> Operation[Any]:
    """An operation with a body."""
    return operation(body=Body(encoding, media_type, "request_body", "Any"))


def test_a_form_is_written(service: Service) -> None:
    with core(service) as client:
        value = {"a": "x y&z", "b": [1, None, 2], "c": None}
        client.call(body("form", "application/x-www-form-urlencoded"), {"request_body": value})
    assert service.seen[-1].body == b"a=x+y%26z&b=1&b=2"
    assert service.seen[-1].headers["content-type"] == "application/x-www-form-urlencoded"


def test_a_form_of_parts_is_written(service: Service) -> None:
    with core(service) as client:
        file = File(b"\x00\xff", 'a"\r\n.png', "image/png")
        client.call(body("multipart", "multipart/form-data"), {"request_body": {"f": file, "j": {"a": 1}}})
    seen = service.seen[-1]
    boundary = seen.headers["content-type"].partition("boundary=")[2]
    parts = seen.body.split(b"--" + boundary.encode())
    assert parts[1] == (
        b'\r\nContent-Disposition: form-data; name="f"; filename="a%22%0D%0A.png"'
        b"\r\nContent-Type: image/png\r\n\r\n\x00\xff\r\n"
    )
    assert b"application/json" in parts[2] and b'{"a":1}' in parts[2]
    assert parts[3] == b"--\r\n"


def test_bytes_and_text_are_sent_and_received(service: Service) -> None:
    binary = operation(
        body=Body("binary", "application/octet-stream", "request_body", "bytes"),
        responses={"200": Response("binary", "application/octet-stream", "bytes")},
    )
    service.body = lambda seen: seen.body
    with core(service) as client:
        assert client.call(binary, {"request_body": b"\x00\xff"}) == b"\x00\xff"
        text = operation(responses={"200": Response("text", "text/plain", "str")})
        service.body = "größe".encode()
        assert client.call(text, {}) == "größe"


@pytest.mark.parametrize(
    ("scheme", "credential", "name", "expected"),
    [
        (Scheme("bearer"), "abc", "authorization", "Bearer abc"),
        (Scheme("bearer"), lambda: "abc", "authorization", "Bearer abc"),
        (Scheme("basic"), ("u", "p:ä"), "authorization", "Basic dTpwOsOk"),
        (Scheme("basic"), "u:p", "authorization", "Basic dTpw"),
        (Scheme("apiKey", "header", "X-Key"), "abc", "x-key", "abc"),
        (Scheme("apiKey", "cookie", "key"), "a;c", "cookie", "key=a%3Bc"),
    ],
)
def test_a_credential_has_its_place(
    service: Service, scheme: Scheme, credential: Any, name: str, expected: str
) -> None:
    with core(service, scheme, credential) as client:
        client.call(operation(), {})
    assert service.seen[-1].headers[name] == expected


@pytest.mark.parametrize("credential", [("a:b", "c"), ":", "a\n:b", lambda: 1 / 0, lambda: ""])
def test_what_is_no_credential_is_not_sent(service: Service, credential: Any) -> None:
    with core(service, Scheme("basic"), credential) as client, pytest.raises(InvalidRequestError):
        client.call(operation(), {})
    assert service.seen == []


def test_a_key_in_the_query_is_in_no_message(service: Service) -> None:
    service.body = b'{"said": "no such key: canary/1"}'
    service.status = 403
    lines: list[Any] = []
    hooks = Hooks(before_request=lambda attempt: lines.append(repr(attempt)))
    scheme = Scheme("apiKey", "query", "key")
    with core(service, scheme, "canary/1", hooks=hooks) as client, pytest.raises(Exception) as raised:
        client.call(operation(), {})
    assert service.seen[-1].path == "/things?key=canary%2F1"
    assert "canary" not in "".join([*lines, repr(raised.value), repr(client), repr(vars(client))])


def test_unions_are_told_apart() -> None:
    shape = shape_of("list[Pet]", __name__)
    cat, dog, other = shape.decode(
        [{"kind": "cat", "lives_left": 9}, {"kind": "dog", "owner": None}, {"kind": "cow"}]
    )
    assert cat == Cat(kind="cat", lives=9)
    assert isinstance(dog, Dog) and dog.to_dict() == {"kind": "dog", "owner": None}
    assert other == {"kind": "cow"}


def test_types_may_refer_to_themselves() -> None:
    shape = shape_of("Tree", __name__)
    assert shape.fits({"a": ["b", {"c": []}]})
    assert not shape.fits({"a": [5]})


def test_drift_is_told_with_its_place(service: Service) -> None:
    told: list[tuple[Attempt, Drifted]] = []
    hooks = Hooks(on_drift=lambda attempt, event: told.append((attempt, event)))
    service.says({"kind": "dog", "owner": "me", "mood": "so-so"})
    pet = Operation[Any](
        "sample", "GET", "/pets", responses={"200": Response("json", "application/json", "Dog")}
    )
    with core(service, hooks=hooks) as client:
        assert client.call(pet, {}).mood == "so-so"
        (attempt, event), *_ = told
        assert attempt.route == "/pets"
        assert [issue.pointer for issue in event.issues] == [
            "#/components/schemas/dog/properties/mood"
        ]
        # What is not a plain word is not quoted.
        assert event.issues[0].message == "mood: expected one of good, bad, received a string"
        with pytest.raises(ResponseValidationError) as raised:
            client.call(pet, {}, CallOptions(validation="strict"))
        assert raised.value.issues == event.issues


def test_a_logger_gets_lines_without_secrets(
    service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    service.status = 503
    logger = logging.getLogger("sample")
    caplog.set_level(logging.DEBUG, "sample")
    get = Operation[Any]("sample", "GET", "/things")
    with core(service, Scheme("bearer"), "canary", logger=logger) as client:
        with pytest.raises(Exception):
            client.call(get, {})
    places = [record.getMessage().partition(" (")[0] for record in caplog.records]
    tried = ["sample after_response", "sample on_retry"]
    assert places == [*tried, *tried, "sample after_response", "sample on_error"]
    assert "canary" not in caplog.text


def test_hooks_are_told_in_order_and_change_nothing(service: Service) -> None:
    told: list[str] = []

    def note(name: str) -> Any:
        def noted(attempt: Attempt, event: Any) -> None:
            told.append(f"{name} {attempt.number}")
            raise ValueError("who cares")

        return noted

    def headers(attempt: Attempt) -> dict[str, str]:
        told.append(f"before {attempt.number}")
        return {"x-attempt": str(attempt.number)}

    hooks = Hooks(headers, note("after"), note("drift"), note("retry"), note("error"))
    service.body = lambda seen: b"{}"
    answers = iter([503, 200])

    def answer(seen: Seen) -> bytes:
        service.status = next(answers)
        return b"{}"

    service.body = answer
    with core(service, hooks=hooks) as client:
        client.call(Operation("sample", "GET", "/things"), {})
    assert told == ["before 1", "after 1", "retry 1", "before 2", "after 2"]
    assert [seen.headers["x-attempt"] for seen in service.seen] == ["1", "2"]


def test_a_hook_that_fails_before_the_request_ends_the_call(service: Service) -> None:
    def fails(attempt: Attempt) -> None:
        raise ValueError("canary")

    with core(service, hooks=Hooks(fails)) as client, pytest.raises(InvalidRequestError) as raised:
        client.call(operation(), {})
    assert "canary" not in f"{raised.value}{raised.value.__cause__}"
    assert raised.value.__context__ is None or raised.value.__suppress_context__
    assert service.seen == []


def test_a_client_of_the_callers_is_used_and_left_open(service: Service) -> None:
    with httpx.Client(headers={"x-own": "1"}, follow_redirects=True) as own:
        service.status, service.headers = 302, {"location": "/elsewhere"}
        with core(service, http_client=own) as client, pytest.raises(Exception, match="302"):
            client.call(operation(), {})
        assert not own.is_closed
    assert [seen.path for seen in service.seen] == ["/things"]
    # What the client adds to its own requests is none of the SDK's.
    assert "x-own" not in service.seen[0].headers


def test_a_transport_of_the_callers_may_fail_as_it_likes() -> None:
    def fails(request: httpx.Request) -> httpx.Response:
        raise RuntimeError(f"canary {request.headers}")

    with httpx.Client(transport=httpx.MockTransport(fails)) as own:
        client = core(Service(url="https://api.example"), http_client=own)
        with pytest.raises(ConnectionError) as raised:
            client.call(operation(), {})
    assert "canary" not in f"{raised.value!r}{raised.value.__cause__!r}{raised.value.__context__!r}"


def test_a_closed_client_makes_no_calls(service: Service) -> None:
    client = core(service)
    client.close()
    with pytest.raises(InvalidRequestError, match="closed"):
        client.call(operation(), {})


def test_closing_ends_a_wait_for_another_try(service: Service) -> None:
    service.status, service.headers = 503, {"retry-after": "60"}
    client = core(service, timeout=math.inf)
    threading.Timer(0.1, client.close).start()
    start = time.monotonic()
    with pytest.raises(RequestAbortedError):
        client.call(Operation("sample", "GET", "/things"), {})
    assert time.monotonic() - start < 30


def test_threads_can_share_a_client(service: Service) -> None:
    results: list[Any] = []
    with core(service) as client:
        threads = [
            threading.Thread(target=lambda: results.append(client.call(operation(), {})))
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert results == [{}] * 8


def test_options_of_a_call_win(service: Service) -> None:
    with core(service, headers={"x-a": "1", "x-b": "1"}, user_agent="a/1") as client:
        client.call(operation(), {}, {"headers": {"X-B": "2"}, "user_agent": "b/2"})
    headers = service.seen[-1].headers
    assert (headers["x-a"], headers["x-b"], headers["user-agent"]) == ("1", "2", "b/2")


def test_the_headers_of_a_success_can_be_had(service: Service) -> None:
    service.headers = {"content-type": "application/json", "link": "</2>; rel=next"}
    answers: list[Answer] = []
    with core(service) as client:
        assert client.call(operation(), {}, {"on_answer": answers.append}) == {}
    assert [(answer.status, answer.headers["link"]) for answer in answers] == [
        (200, "</2>; rel=next")
    ]
    assert "rel=next" not in repr(answers)


def test_an_asynchronous_client_asks_asynchronous_functions(service: Service) -> None:
    async def token() -> str:
        await asyncio.sleep(0)
        return "abc"

    async def headers(attempt: Attempt) -> dict[str, str]:
        return {"x-trace": attempt.operation_id}

    async def main() -> None:
        options = {"server_url": service.url, "hooks": Hooks(headers)}
        client = AsyncCore(profile(Scheme("bearer")), {"key": token}, options, None)
        async with client:
            await client.call(operation(), {})

    asyncio.run(main())
    assert service.seen[-1].headers["authorization"] == "Bearer abc"
    assert service.seen[-1].headers["x-trace"] == "sample"


def test_a_synchronous_client_refuses_asynchronous_functions(service: Service) -> None:
    async def token() -> str:
        return "abc"

    with core(service, Scheme("bearer"), token) as client:
        with pytest.raises(InvalidRequestError):
            client.call(operation(), {})
    assert service.seen == []


def test_cancelling_is_cancelling(service: Service) -> None:
    waiting = threading.Event()

    def wait(seen: Seen) -> bytes:
        waiting.wait(10)
        return b"{}"

    service.body = wait

    async def main() -> None:
        async with AsyncCore(profile(), {}, {"server_url": service.url}, None) as client:
            task = asyncio.create_task(client.call(operation(), {}))
            await asyncio.sleep(0.1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            with pytest.raises(RequestTimeoutError):
                await client.call(operation(), {}, {"timeout": 0.05})

    asyncio.run(main())
    waiting.set()


def test_values_of_python_have_their_spelling(service: Service) -> None:
    import datetime
    import enum
    import uuid

    class Colour(enum.Enum):
        RED = "red"

    value = {
        "at": datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc),
        "on": datetime.date(2026, 1, 2),
        "id": uuid.UUID(int=1),
        "colour": Colour.RED,
        "many": ("a", "b"),
    }
    with core(service) as client:
        client.call(body("json", "application/json"), {"request_body": value})
        circle: list[Any] = []
        circle.append(circle)
        for bad in (circle, {"a": object()}, {"a": math.nan}, {"a": "\ud800"}):
            with pytest.raises(InvalidRequestError):
                client.call(body("json", "application/json"), {"request_body": bad})
    assert json.loads(service.seen[-1].body) == {
        "at": "2026-01-02T03:04:05+00:00",
        "on": "2026-01-02",
        "id": "00000000-0000-0000-0000-000000000001",
        "colour": "red",
        "many": ["a", "b"],
    }
    assert len(service.seen) == 1
