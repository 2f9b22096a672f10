"""One request and its response: no redirects followed, nothing decoded, nothing kept but the bytes and what was said of them."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus

import httpcore
import httpx

from rashomon.ingest.declared import Headers, header, media_type, pairs
from rashomon.ingest.web.options import Validators, Web
from rashomon.ingest.web.wire import Budget, connections
from rashomon.model import utc_now
from rashomon.model.errors import InputTooLarge, UnreadableInput

FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
READABLE = FEEDS | {
    *("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/xml", "text/xml"),
    *("application/json", "application/jsonl", "application/x-jsonlines", "application/x-ndjson", "application/ndjson"),
}
PACKED = frozenset({"", "identity", "gzip", "x-gzip"})
ASKED = (
    (
        b"Accept",
        b"text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,text/plain;q=0.9,*/*;q=0.1",
    ),
    (b"Accept-Encoding", b"gzip"),
    (b"Connection", b"close"),
)
OK, UNCHANGED, TOO_MANY_REQUESTS = 200, 304, 429
MOVED = frozenset({301, 302, 303, 307, 308})
SHOWN_CHARACTERS = 200


@dataclass(frozen=True)
class Response:
    """What an address answered, ``retrieved`` as in receipts. ``body`` is as received, perhaps gzip; empty but for status 200."""

    url: httpx.URL
    status: int
    headers: Headers
    retrieved: str
    body: bytes = b""

    @property
    def said(self) -> str:
        """The status in words."""
        phrase = next((f" ({one.phrase})" for one in HTTPStatus if one == self.status), "")
        return f"answers with status {self.status}{phrase}"


def requested(url: httpx.URL, web: Web, context: ssl.SSLContext, *, known: Validators | None = None, types: bool = True) -> Response:
    """Return what a checked address answers.

    Raises `UnreadableInput` where nothing comes, nothing in time, or (with ``types``) nothing of a type that is read; `InputTooLarge`
    where too much comes.
    """
    budget = Budget(str(url), web.total_seconds, web.max_bytes)
    headers = [(b"Host", url.netloc), (b"User-Agent", web.user_agent.encode("ascii", "replace")), *ASKED, *_conditions(known)]
    seconds = {"connect": web.connect_seconds, "read": web.read_seconds, "write": web.read_seconds}
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    with (
        _failures(url, web, budget),
        connections(web, budget, context) as pool,
        pool.stream("GET", target, headers=headers, extensions={"timeout": seconds}) as answer,
    ):
        found = Response(url, answer.status, pairs(answer.headers), utc_now())
        if found.status != OK:
            return found
        _check(found, web, types=types)
        return Response(url, found.status, found.headers, found.retrieved, b"".join(answer.iter_stream()))


def _conditions(known: Validators | None) -> Iterator[tuple[bytes, bytes]]:
    if known and known.etag:
        yield b"If-None-Match", known.etag.encode("latin-1", "replace")
    if known and known.last_modified:
        yield b"If-Modified-Since", known.last_modified.encode("latin-1", "replace")


def _check(found: Response, web: Web, *, types: bool) -> None:
    """Refuse by its headers what would be refused once it is here."""
    declared = media_type(header(found.headers, "content-type")).name
    if types and declared not in READABLE:
        raise UnreadableInput(f"{found.url} is {(declared or '')[:SHOWN_CHARACTERS]}; only pages, texts, feeds and JSON Lines are read")
    coding = (header(found.headers, "content-encoding") or "").strip().lower()
    if coding not in PACKED:
        raise UnreadableInput(f"{found.url} is packed in a way that was not asked for ({coding[:SHOWN_CHARACTERS]})")
    length = (header(found.headers, "content-length") or "")[:20]
    if length.isdecimal() and int(length) > web.max_bytes:
        raise InputTooLarge(f"{found.url} is {int(length):,} bytes, more than {web.max_bytes:,}, the limit for one response; not fetched")


@contextmanager
def _failures(url: httpx.URL, web: Web, budget: Budget) -> Iterator[None]:
    """Turn the errors of the connection into `UnreadableInput` that names the address."""
    try:
        yield
    except httpcore.ConnectTimeout as error:
        budget.wait(None)
        raise UnreadableInput(f"{url} cannot be reached within {web.connect_seconds:g} seconds") from error
    except httpcore.TimeoutException as error:
        budget.wait(None)
        raise UnreadableInput(f"{url} sends nothing for {web.read_seconds:g} seconds; cut off") from error
    except httpcore.ConnectError as error:
        raise UnreadableInput(f"{url} cannot be reached: {error}") from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise UnreadableInput(f"{url} breaks off or does not keep to HTTP: {error}") from error
