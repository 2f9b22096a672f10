"""Pages from a server of the test's own: fetched, kept with address and headers, and asked for again only where they changed."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from rashomon import Casebook
from rashomon.casebook import custody
from rashomon.casebook.engine import reading
from rashomon.ingest import Web

from .conftest import Read
from .stories import FIRST, REVISED

NEAR = Web(allow_private=True, pause=0.0)


class Outlet:
    """One page on loopback that may be edited; it says how often it was sent in full."""

    def __init__(self) -> None:
        outlet = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outlet.answer(self)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.page = FIRST
        self.sent = 0
        self.address = f"http://127.0.0.1:{self.server.server_port}/fennmill.html"

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """Answer as an outlet does: the page, or that it did not change."""
        tag = f'"{len(self.page["text"])}"'
        if request.path == "/robots.txt":
            request.send_error(404)
        elif request.headers.get("If-None-Match") == tag:
            request.send_response(304)
            request.end_headers()
        else:
            paragraphs = "".join(f"<p>{text}</p>" for text in self.page["text"].split("\n\n"))
            body = f"<html><head><title>{self.page['title']}</title></head><body><article>{paragraphs}</article></body></html>".encode()
            request.send_response(200)
            for name, value in (("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body))), ("ETag", tag)):
                request.send_header(name, value)
            request.end_headers()
            request.wfile.write(body)
            self.sent += 1


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    """An outlet with one page."""
    made = Outlet()
    thread = Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


def test_a_page_that_did_not_change_is_not_sent_again(where: str, outlet: Outlet, read: Read) -> None:
    """The server is asked with what it gave the last time, and an edited page is a new version."""
    with Casebook(where) as book:
        assert book.add([outlet.address], web=NEAR, read=read).new == 1
        again = book.add([outlet.address], web=NEAR, read=read)
        assert [issue.problem for issue in again.issues] == ["unchanged"]
        assert outlet.sent == 1
        outlet.page = REVISED
        assert book.add([outlet.address], web=NEAR, read=read).versions == 1
        (document,) = book.everything().documents
        with reading(book.engine) as connection:
            ((held, data),) = custody.received(connection, document.id)
    assert (held.url, held.media_type) == (outlet.address, "text/html; charset=utf-8")
    assert held.retrieved is not None
    assert ("etag", f'"{len(REVISED["text"])}"') in [(name.casefold(), value) for name, value in held.headers]
    assert b"killed 9 people" in data


def test_this_machine_is_not_fetched_from_unless_allowed(tmp_path: Path, outlet: Outlet, read: Read) -> None:
    """Without leave nothing is asked of it, and an issue says why."""
    with Casebook(tmp_path / "one.casebook") as book:
        added = book.add([outlet.address], read=read)
    assert (added.new, outlet.sent) == (0, 0)
    assert "is no public address" in added.issues[0].detail
