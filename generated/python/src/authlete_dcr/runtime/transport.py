"""Connections that know when a call has to be over, also while one byte follows another."""

from __future__ import annotations

import socket
import ssl
import time
import weakref
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from typing import Any

import httpcore
import httpx

deadline: ContextVar[float | None] = ContextVar("deadline", default=None)
"""When the call that is being made has to be over."""


def _left(timeout: float | None) -> float | None:
    """The time that is left for something on a connection."""
    end = deadline.get()
    if end is None or end == float("inf"):
        return timeout
    left = end - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the call has to be over")
    return left if timeout is None else min(left, timeout)


class _Stream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, streams: weakref.WeakSet[_Stream]) -> None:
        self._stream = stream
        self._streams = streams
        streams.add(self)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(timeout))

    def close(self) -> None:
        self._stream.close()

    def interrupt(self) -> None:
        """Ends whatever waits for this connection, in whatever thread."""
        connected = self._stream.get_extra_info("socket")
        if isinstance(connected, socket.socket):
            try:
                connected.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, _left(timeout))
        return _Stream(secured, self._streams)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    def __init__(self) -> None:
        self._backend = httpcore.SyncBackend()
        self.streams: weakref.WeakSet[_Stream] = weakref.WeakSet()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        stream = self._backend.connect_tcp(
            host, port, _left(timeout), local_address, socket_options
        )
        return _Stream(stream, self.streams)


def take_location(response: httpx.Response) -> None:
    """Keeps httpx from reading where a redirect leads: none is followed, and it fails where it cannot."""
    response.extensions["location"] = response.headers.pop("location", None)


def restore_location(response: httpx.Response) -> None:
    """Undoes :func:`take_location`."""
    location = response.extensions.get("location")
    if location is not None:
        response.headers["location"] = location


def _extensions(response: Any) -> dict[str, Any]:
    """What httpx is told of a response beside what HTTP says."""
    extensions: dict[str, Any] = response.extensions
    return extensions


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        return self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class Transport(httpx.BaseTransport):
    """Sends requests over connections that are kept, each by the deadline of its call."""

    def __init__(self) -> None:
        self._backend = _Backend()
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=100,
            max_keepalive_connections=20,
            keepalive_expiry=5.0,
            network_backend=self._backend,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        sent = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        response = self._pool.handle_request(sent)
        return httpx.Response(
            status_code=response.status,
            headers=response.headers,
            stream=_Body(response),
            extensions=_extensions(response),
        )

    def close(self) -> None:
        for stream in list(self._backend.streams):
            stream.interrupt()
        self._pool.close()
