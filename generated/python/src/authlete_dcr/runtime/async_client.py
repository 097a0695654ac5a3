"""Clients that can do something else while answers are on their way."""

from __future__ import annotations

import inspect
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

import anyio
import anyio.lowlevel
import httpx

from .call import perform
from .core import Core
from .errors import InvalidRequestError, RequestAbortedError, SDKError
from .operation import Operation, Profile
from .options import CallOptions
from .progress import Progress, begin, expired
from .steps import Ask, Read, Send, Sleep, Step, Steps
from .transport import restore_location, take_location

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

Result = TypeVar("Result")


async def _take_location(response: httpx.Response) -> None:
    take_location(response)


class AsyncCore(Core):
    """What every call is made with. Generated packages extend it with the profile of their API."""

    def __init__(
        self,
        profile: Profile,
        credentials: Mapping[str, Any],
        options: Mapping[str, Any],
        http_client: httpx.AsyncClient | None,
    ) -> None:
        super().__init__(profile, credentials, options)
        self._given = http_client
        self._own: httpx.AsyncClient | None = None
        self._closed = False

    async def call(
        self,
        operation: Operation[Result],
        request: Mapping[str, Any],
        options: CallOptions | None = None,
    ) -> Result:
        """Makes a call. Whoever cancels it gets what cancelling gives, and no error of the SDK."""
        own = cast("Mapping[str, Any]", options or {})
        if self._closed:
            raise InvalidRequestError(operation.id, "the client is closed")
        progress = begin(self._settings, self._budget, operation, own)
        failure: SDKError = expired(progress)
        try:
            # Where the time is over, nothing is returned or raised in here.
            with anyio.move_on_after(progress.end - time.monotonic()):
                return cast("Result", await self._take(progress, perform(progress, request, own)))
        except SDKError as error:
            failure = error
        if self._closed and not isinstance(failure, InvalidRequestError):
            failure = RequestAbortedError(operation.id, "the client was closed")
        progress.failed(failure)
        raise failure

    async def _take(self, progress: Progress, steps: Steps) -> Any:
        """Takes the steps of a call."""
        response: httpx.Response | None = None
        try:
            step: Step = next(steps)
            while True:
                await self._check(progress)
                failure: Exception | None = None
                given: Any = None
                try:
                    given = await self._given_by(step, progress)
                except Exception as error:  # the call decides what it means
                    failure = error
                if isinstance(given, httpx.Response):
                    response = given
                # Not while the failure is handled: what the call raises would keep it.
                step = steps.send(given) if failure is None else steps.throw(failure)
        except StopIteration as end:
            return end.value
        finally:
            steps.close()
            if response is not None:
                with anyio.CancelScope(shield=True):
                    await response.aclose()

    async def _check(self, progress: Progress) -> None:
        """Ends a call whose end has come: nobody is asked any more then."""
        if self._closed:
            raise RequestAbortedError(progress.operation.id, "the client was closed")
        if time.monotonic() >= progress.end:
            raise expired(progress)
        # A function of the caller's may have taken no notice.
        await anyio.lowlevel.checkpoint_if_cancelled()

    async def _given_by(self, step: Step, progress: Progress) -> Any:
        match step:
            case Ask(function, arguments):
                given = function(*arguments)
                return await given if inspect.isawaitable(given) else given
            case Send(request):
                request.extensions["timeout"] = httpx.Timeout(None).as_dict()
                client = self._client()
                response = await client.send(
                    request, stream=True, auth=None, follow_redirects=False
                )
                restore_location(response)
                return response
            case Read(response, into):
                async for chunk in response.aiter_raw():
                    if not into.add(chunk):
                        break
                await response.aclose()
                return None
            case Sleep(seconds):
                await anyio.sleep(seconds)
                return None

    def _client(self) -> httpx.AsyncClient:
        if self._given is not None:
            return self._given
        if self._own is None:
            self._own = httpx.AsyncClient(event_hooks={"response": [_take_location]})
        return self._own

    async def aclose(self) -> None:
        """Closes the connections; calls that are being made end with a ``RequestAbortedError``. A client
        that was given as ``http_client`` is left open."""
        self._closed = True
        if self._own is not None:
            await self._own.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()
