"""Unions, drift, hooks, and clients that are closed, shared, asynchronous."""

from __future__ import annotations

import asyncio
import logging
import math
import threading
import time
from typing import Any

import httpx
import pytest
from authlete_dcr.runtime import (
    Answer,
    AsyncCore,
    Attempt,
    CallOptions,
    ConnectionError,
    Drifted,
    Hooks,
    InvalidRequestError,
    Operation,
    RequestAbortedError,
    RequestTimeoutError,
    Response,
    ResponseValidationError,
    Scheme,
    shape_of,
)

import sample
from conftest import Seen, Service
from sample import Cat, Dog, core, operation, profile


def test_unions_are_told_apart() -> None:
    shape = shape_of("list[Pet]", sample.__name__)
    cat, dog, other = shape.decode(
        [{"kind": "cat", "lives_left": 9}, {"kind": "dog", "owner": None}, {"kind": "cow"}]
    )
    assert cat == Cat(kind="cat", lives=9)
    assert isinstance(dog, Dog) and dog.to_dict() == {"kind": "dog", "owner": None}
    assert other == {"kind": "cow"}


def test_types_may_refer_to_themselves() -> None:
    shape = shape_of("Tree", sample.__name__)
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
