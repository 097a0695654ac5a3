"""How calls end: late, while they are answered, by what their callers' functions do."""

from __future__ import annotations

import asyncio
import math
import time
from typing import Any

import httpx
import pytest
from authlete_dcr.runtime import (
    AsyncCore,
    Attempt,
    ConnectionError,
    Hooks,
    InvalidRequestError,
    Operation,
    RequestTimeoutError,
    Scheme,
)

from conftest import Service
from sample import core, operation, profile


@pytest.mark.parametrize("is_blocking", [False, True])
def test_nobody_is_asked_after_the_end_of_a_call(service: Service, is_blocking: bool) -> None:
    asked: list[str] = []

    async def token() -> str:
        if is_blocking:
            time.sleep(0.2)
        try:
            await asyncio.sleep(10 if not is_blocking else 0)
        except asyncio.CancelledError:  # as code that cleans up does wrongly
            pass
        return "abc"

    def hook(attempt: Attempt) -> None:
        asked.append("before_request")

    async def main() -> None:
        options = {"server_url": service.url, "timeout": 0.1, "hooks": Hooks(hook)}
        async with AsyncCore(profile(Scheme("bearer")), {"key": token}, options, None) as client:
            with pytest.raises(RequestTimeoutError):
                await client.call(operation(), {})

    asyncio.run(main())
    assert asked == []
    assert service.seen == []


def test_nobody_is_asked_after_a_client_is_closed(service: Service) -> None:
    asked: list[int] = []

    def hook(attempt: Attempt) -> None:
        asked.append(attempt.number)

    def on_retry(attempt: Attempt, event: Any) -> None:
        client.close()

    service.status = 503
    client = core(service, hooks=Hooks(hook, on_retry=on_retry))
    with pytest.raises(Exception, match="the client was closed"):
        client.call(Operation("sample", "GET", "/things"), {})
    assert asked == [1]


class Breaking(httpx.SyncByteStream):
    """A body that fails while it is read."""

    def __init__(self, failure: Exception) -> None:
        self._failure = failure

    def __iter__(self) -> Any:
        yield b"{"
        raise self._failure


@pytest.mark.parametrize("kind", [httpx.ConnectError, httpx.PoolTimeout, httpx.ConnectTimeout])
def test_what_was_answered_was_sent(kind: Any) -> None:
    answer = httpx.MockTransport(lambda request: httpx.Response(200, stream=Breaking(kind("no"))))
    with httpx.Client(transport=answer) as own:
        client = core(Service(url="https://api.example"), http_client=own)
        with pytest.raises(ConnectionError) as raised:
            client.call(operation(), {})
    assert raised.value.outcome == "unknown"


def test_the_failed_call_of_a_function_is_not_this_call(service: Service) -> None:
    tokens = Service(url=service.url)
    service.status = 503

    def token() -> str:
        with core(tokens, retries=0) as client:
            return str(client.call(Operation("token", "GET", "/token"), {}))

    def hook(attempt: Attempt) -> dict[str, str]:
        return {"x-token": token()}

    get = Operation[Any]("sample", "GET", "/things")
    for options in ({"hooks": Hooks(hook)}, {"scheme": Scheme("bearer"), "key": token}):
        service.seen.clear()
        with core(service, **options) as client, pytest.raises(InvalidRequestError) as raised:
            client.call(get, {})
        assert [seen.path for seen in service.seen] == ["/token"]
        assert raised.value.operation_id == "sample"
        assert "token: 503" in str(raised.value.__cause__)
        assert "APIError" in str(raised.value.__cause__)


def test_a_function_that_takes_too_long_is_a_call_that_does(service: Service) -> None:
    def token() -> str:
        time.sleep(0.1)
        return "abc"

    with core(service, Scheme("bearer"), token, timeout=0.05) as client:
        with pytest.raises(RequestTimeoutError):
            client.call(operation(), {})
    assert service.seen == []


def test_limits_that_are_no_numbers_are_refused(service: Service) -> None:
    bad: list[Any] = [math.nan, -1, "2", [], {}]
    with core(service) as client:
        for name in ("retries", "retry_delay"):
            for value in bad:
                with pytest.raises(InvalidRequestError, match=f"{name} must be"):
                    client.call(Operation("sample", "GET", "/things"), {}, {name: value})
    assert service.seen == []
