"""Servers for the tests: the registration engine, if its address is in the environment, and one on
loopback that answers as it is told."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest


@dataclass
class Engine:
    """The registration engine."""

    url: str
    bearer: str
    service_id: str


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The engine that the test runner has started."""
    if "ENGINE" not in os.environ:
        pytest.skip("no engine: run by test/python/python.test.ts")
    facts = json.loads(os.environ["ENGINE"])
    return Engine(facts["url"], facts["bearer"], facts["serviceId"])


@dataclass
class Seen:
    """A request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Service:
    """A server that answers as it is told, with ``{}`` if it is told nothing."""

    url: str = ""
    seen: list[Seen] = field(default_factory=list[Seen])
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"content-type": "application/json"})
    body: bytes | Callable[[Seen], bytes] = b"{}"

    def says(self, value: Any, status: int = 200) -> None:
        """Has it answer with a value."""
        self.status = status
        self.body = json.dumps(value).encode()


@pytest.fixture
def service() -> Iterator[Service]:
    """A server for one test."""
    told = Service()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            length = int(self.headers.get("content-length", "0"))
            body = self.rfile.read(length)
            headers = {name.lower(): value for name, value in self.headers.items()}
            seen = Seen(self.command, self.path, headers, body)
            told.seen.append(seen)
            content = told.body if isinstance(told.body, bytes) else told.body(seen)
            self.send_response(told.status)
            for name, value in {**told.headers, "content-length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    told.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield told
    server.shutdown()
    server.server_close()
