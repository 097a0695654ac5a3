"""Clients that wait for answers."""

from __future__ import annotations

import inspect
import threading
import time
import urllib.request
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

import httpx

from .call import perform
from .core import Core
from .errors import InvalidRequestError, RequestAbortedError, SDKError
from .operation import Operation, Profile
from .options import CallOptions
from .progress import Progress, begin, expired
from .steps import Ask, Read, Send, Sleep, Step, Steps
from .transport import Transport, deadline, restore_location, take_location

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

Result = TypeVar("Result")


class SyncCore(Core):
    """What every call is made with. Generated packages extend it with the profile of their API."""

    def __init__(
        self,
        profile: Profile,
        credentials: Mapping[str, Any],
        options: Mapping[str, Any],
        http_client: httpx.Client | None,
    ) -> None:
        super().__init__(profile, credentials, options)
        self._given = http_client
        self._own: httpx.Client | None = None
        self._lock = threading.Lock()
        self._closing = threading.Event()

    def call(
        self,
        operation: Operation[Result],
        request: Mapping[str, Any],
        options: CallOptions | None = None,
    ) -> Result:
        """Makes a call."""
        own = cast("Mapping[str, Any]", options or {})
        if self._closing.is_set():
            raise InvalidRequestError(operation.id, "the client is closed")
        progress = begin(self._settings, self._budget, operation, own)
        failure: Exception
        try:
            return cast("Result", self._take(progress, perform(progress, request, own)))
        except SDKError as error:
            failure = error
        if self._closing.is_set() and not isinstance(failure, InvalidRequestError):
            failure = RequestAbortedError(operation.id, "the client was closed")
        progress.failed(failure)
        raise failure

    def _take(self, progress: Progress, steps: Steps) -> Any:
        """Takes the steps of a call."""
        response: httpx.Response | None = None
        before = deadline.set(progress.end)
        try:
            step: Step = next(steps)
            while True:
                self._check(progress)
                failure: Exception | None = None
                given: Any = None
                try:
                    given = self._given_by(step, progress)
                except Exception as error:  # the call decides what it means
                    failure = error
                if isinstance(given, httpx.Response):
                    response = given
                # Not while the failure is handled: what the call raises would keep it.
                step = steps.send(given) if failure is None else steps.throw(failure)
        except StopIteration as end:
            return end.value
        finally:
            deadline.reset(before)
            steps.close()
            if response is not None:
                response.close()

    def _check(self, progress: Progress) -> None:
        """Ends a call whose end has come: nobody is asked any more then."""
        if self._closing.is_set():
            raise RequestAbortedError(progress.operation.id, "the client was closed")
        if time.monotonic() >= progress.end:
            raise expired(progress)

    def _given_by(self, step: Step, progress: Progress) -> Any:
        match step:
            case Ask(function, arguments):
                given = function(*arguments)
                if inspect.isawaitable(given):
                    if inspect.iscoroutine(given):
                        given.close()
                    raise TypeError("an asynchronous function needs an asynchronous client")
                return given
            case Send(request):
                left = max(progress.end - time.monotonic(), 0.001)
                seconds = None if left == float("inf") else left
                request.extensions["timeout"] = httpx.Timeout(seconds).as_dict()
                client = self._client()
                response = client.send(request, stream=True, auth=None, follow_redirects=False)
                restore_location(response)
                return response
            case Read(response, into):
                for chunk in response.iter_raw():
                    if time.monotonic() >= progress.end:
                        raise expired(progress)
                    if not into.add(chunk):
                        break
                response.close()
                return None
            case Sleep(seconds):
                self._closing.wait(seconds)
                return None

    def _client(self) -> httpx.Client:
        if self._given is not None:
            return self._given
        with self._lock:
            if self._own is None:
                # Proxies are httpx's own affair; its connections know of each read's time alone.
                has_proxies = bool(urllib.request.getproxies())
                transport = None if has_proxies else Transport()
                hooks = {"response": [take_location]}
                self._own = httpx.Client(transport=transport, event_hooks=hooks)
            return self._own

    def close(self) -> None:
        """Closes the connections; calls that are being made end with a ``RequestAbortedError``. A client
        that was given as ``http_client`` is left open."""
        self._closing.set()
        with self._lock:
            if self._own is not None:
                self._own.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
