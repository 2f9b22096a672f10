"""A web server of the tests' own, on loopback: each path has a function that answers, however badly."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """What the server answers, and what it was asked: path and headers of each request with its time, and the bytes sent in bodies."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, Mapping[str, str], float]] = field(default_factory=list)
    sent: int = 0
    url: str = ""

    @property
    def paths(self) -> list[str]:
        """What was asked for, but for robots.txt."""
        return [path for path, _, _ in self.asked if path != "/robots.txt"]

    def page(self, path: str, body: str | bytes, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> str:
        """Answer ``path`` with a body; return its address. Underscores in names of headers are hyphens."""
        data = body.encode() if isinstance(body, str) else body

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **headers}.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(data)

        return self.answer(path, answer)

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        """Send whoever asks for ``path`` elsewhere; return its address."""
        return self.page(path, "", status=status, Location=to)

    def raw(self, path: str, *pieces: bytes) -> str:
        """Answer ``path`` with these bytes and nothing else; return its address."""
        return self.answer(path, lambda handler: self.send(handler, *pieces))

    def answer(self, path: str, answer: Answer) -> str:
        """Answer ``path`` by a function; return its address."""
        self.answers[path] = answer
        return self.url + path

    def send(self, handler: BaseHTTPRequestHandler, *pieces: bytes, pause: float = 0) -> None:
        """Send pieces, counted, until they are all sent or nobody listens any more."""
        with suppress(ConnectionError):
            for piece in pieces:
                handler.wfile.write(piece)
                self.sent += len(piece)
                time.sleep(pause)

    def pour(self, handler: BaseHTTPRequestHandler, piece: bytes, times: int, pause: float = 0) -> None:
        """Send one piece again and again, counted, until nobody listens any more."""
        with suppress(ConnectionError):
            for _ in range(times):
                handler.wfile.write(piece)
                self.sent += len(piece)
                if pause:
                    time.sleep(pause)


class _Server(ThreadingHTTPServer):
    daemon_threads = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over clients that hang up."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving() -> Iterator[Site]:
    """Serve a site, at first without any path; no thread of it is left behind."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers), time.monotonic()))
            answer = site.answers.get(self.path)
            if answer:
                answer(self)
            else:
                self.send_error(404)

        def log_message(self, *_: Any) -> None:
            """Keep quiet."""

    server = _Server(("127.0.0.1", 0), Handler)
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
