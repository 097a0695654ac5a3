"""Places, styles, bodies and credentials that the document of this repository has no use for."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from authlete_dcr.runtime import (
    Body,
    File,
    Hooks,
    InvalidRequestError,
    Operation,
    Parameter,
    Part,
    Profile,
    Response,
    Scheme,
    SyncCore,
)

from conftest import Service
from sample import core, operation, sent

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
    ("deepObject", True, "Any", [{"x": 1}, None, "a"], "?p%5B0%5D%5Bx%5D=1&p%5B2%5D=a"),
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


def body(encoding: str, media_type: str, *parts: Part) -> Operation[Any]:
    """An operation with a body."""
    return operation(body=Body(encoding, media_type, "request_body", "Any", parts=parts))


def test_a_body_may_be_null(service: Service) -> None:
    with core(service) as client:
        for kind in ("str | None", "Any"):
            nullable = Body("json", "application/json", "request_body", kind, is_required=True)
            client.call(operation(body=nullable), {"request_body": None})
            assert service.seen[-1].body == b"null"
            assert service.seen[-1].headers["content-type"] == "application/json"
        optional = Body("json", "application/json", "request_body", "str | None")
        client.call(operation(body=optional), {"request_body": None})
        assert service.seen[-1].body == b""
        text = Body("json", "application/json", "request_body", "str", is_required=True)
        with pytest.raises(InvalidRequestError):
            client.call(operation(body=text), {"request_body": None})


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


def test_a_form_is_written_as_the_document_says(service: Service) -> None:
    parts = (
        Part("where", style="deepObject"),
        Part("tags", style="pipeDelimited"),
        Part("filter", content="json"),
        Part("url", style="form", allow_reserved=True),
        Part("none", style="deepObject"),
    )
    value = {
        "a": "x y",
        "where": {"b[": {"c": 1}},
        "tags": ["x", "y"],
        "filter": [1],
        "url": "a/b?c=d&e",
        "none": None,
        "list": [1, 2],
    }
    with core(service) as client:
        client.call(body("form", "application/x-www-form-urlencoded", *parts), {"request_body": value})
    assert service.seen[-1].body == (
        b"a=x+y&where%5Bb%5B%5D%5Bc%5D=1&tags=x%7Cy&filter=%5B1%5D&url=a/b?c=d%26e&list=1&list=2"
    )


def test_parts_have_the_media_types_of_the_document(service: Service) -> None:
    parts = (
        Part("text", media_type="text/markdown"),
        Part("image", media_type="image/png"),
        Part("sizes", style="form"),
        Part("deep", style="deepObject"),
    )
    value: dict[str, Any] = {"text": "a", "image": [b"1", File(b"2", "2.gif", "image/gif")], "sizes": [1, 2]}
    value["deep"] = {"a": [{"b": b"4"}, None], "c": True}
    with core(service) as client:
        client.call(body("multipart", "multipart/form-data", *parts), {"request_body": value})
    seen = service.seen[-1]
    boundary = seen.headers["content-type"].partition("boundary=")[2]
    head = b"\r\nContent-Disposition: form-data; name="
    assert seen.body.split(b"--" + boundary.encode())[1:-1] == [
        head + b'"text"\r\nContent-Type: text/markdown\r\n\r\na\r\n',
        head + b'"image"; filename="file"\r\nContent-Type: image/png\r\n\r\n1\r\n',
        head + b'"image"; filename="2.gif"\r\nContent-Type: image/gif\r\n\r\n2\r\n',
        head + b'"sizes"\r\n\r\n1,2\r\n',
        head
        + b'"deep[a][0][b]"; filename="file"\r\nContent-Type: application/octet-stream\r\n\r\n4\r\n',
        head + b'"deep[c]"\r\n\r\ntrue\r\n',
    ]


def test_an_operation_can_have_servers_of_its_own(service: Service) -> None:
    own = operation(servers={"main": f"{service.url}/own", "other": "http://127.0.0.1:2"})
    api = Profile("Sample", "1.2", __name__, {"main": "http://127.0.0.1:2"}, {}, [])
    with SyncCore(api, {}, {}, None) as client:
        client.call(own, {})
    assert service.seen[-1].path == "/own/things"
    with core(service) as client:
        client.call(own, {})
    assert service.seen[-1].path == "/things"
    with SyncCore(api, {}, {"server": "main"}, None) as client:
        client.call(own, {}, {"server_url": f"{service.url}/call"})
    assert service.seen[-1].path == "/call/things"


def test_a_path_parameter_stands_wherever_its_name_does(service: Service) -> None:
    twice = Parameter("path", "a", "a", "str")
    assert sent(service, twice, "x", path="/{a}/b/{a}").path == "/x/b/x"


def test_the_query_of_an_operation_is_sent_before_that_of_its_parameters(service: Service) -> None:
    own = Parameter("query", "c", "c", "str")
    fixed = operation(own, query="beta=true", declared_at="#/paths/~1things?beta=true/post")
    with core(service) as client:
        client.call(fixed, {})
        assert service.seen[-1].path == "/things?beta=true"
        client.call(fixed, {"c": "d"})
    assert service.seen[-1].path == "/things?beta=true&c=d"
    assert fixed.pointer == "#/paths/~1things?beta=true/post"


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
    ("own", "alternative", "expected"),
    [
        ("image/gif", "image/gif", "image/gif"),
        ("image/bmp", "image/gif", "image/png"),
        ("image/bmp", "image/*", "image/bmp"),
        ("imagery/x", "image/*", "image/png"),
        (File.unknown, "*/*", "image/png"),
    ],
)
def test_a_file_of_one_of_several_types_keeps_its_own(
    service: Service, own: str, alternative: str, expected: str
) -> None:
    image = Body("binary", "image/png", "request_body", "bytes", alternatives=(alternative,))
    with core(service) as client:
        client.call(operation(body=image), {"request_body": File(b"x", content_type=own)})
    assert service.seen[-1].headers["content-type"] == expected


@pytest.mark.parametrize(
    ("media_type", "expected"),
    [("multipart/related", "multipart/related"), ("multipart/*", "multipart/form-data")],
)
def test_several_parts_are_sent_as_the_type_of_the_document(
    service: Service, media_type: str, expected: str
) -> None:
    with core(service) as client:
        client.call(body("multipart", media_type), {"request_body": {"a": "b"}})
    assert service.seen[-1].headers["content-type"].startswith(f"{expected}; boundary=")


@pytest.mark.parametrize(
    ("media_type", "content", "expected"),
    [
        ("text/plain", b"done", "done"),
        ("text/html", b'"done"', '"done"'),
        ("application/json", b'"done"', "done"),
        ("application/vnd.a+json; charset=utf-8", b"null", None),
    ],
)
def test_a_text_of_any_media_type_is_json_where_it_says_so(
    service: Service, media_type: str, content: bytes, expected: str | None
) -> None:
    service.headers = {"content-type": media_type}
    service.body = content
    anything = operation(responses={"200": Response("jsonOrText", "*/*", "str | None")})
    with core(service) as client:
        assert client.call(anything, {}) == expected
    assert service.seen[-1].headers["accept"] == "*/*"


@pytest.mark.parametrize(
    ("encoding", "media_type", "value", "expected"),
    [
        ("binary", "*/*", b"x", "application/octet-stream"),
        ("binary", "image/*", File(b"x", content_type="image/gif"), "image/gif"),
        ("binary", "image/png", File(b"x", content_type="image/gif"), "image/png"),
        ("json", "*/*", "x", "application/json"),
        ("text", "text/*", "x", "text/plain"),
    ],
)
def test_a_body_of_a_range_of_types_is_sent_as_what_it_is(
    service: Service, encoding: str, media_type: str, value: Any, expected: str
) -> None:
    with core(service) as client:
        client.call(body(encoding, media_type), {"request_body": value})
    assert service.seen[-1].headers["content-type"] == expected


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
