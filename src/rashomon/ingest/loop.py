"""The one loop of ingest: every input to its reader, every failure to an issue, every report once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.ingest.edges import writable_name
from rashomon.ingest.feed import read_feed
from rashomon.ingest.html import read_html
from rashomon.ingest.jsonl import read_json, read_jsonl
from rashomon.ingest.limits import Limits
from rashomon.ingest.report import note, unread
from rashomon.ingest.sniff import Kind, kind_of
from rashomon.ingest.stream import Input, opened
from rashomon.ingest.text import read_text
from rashomon.ingest.walk import Address, Entry, walk
from rashomon.ingest.warc import read_warc
from rashomon.model import Arrival, Issue
from rashomon.model.errors import InputError, InputTooLarge, UnreadableInput

if TYPE_CHECKING:
    from rashomon.ingest.web.options import Web

Reader = Callable[[Input, Limits], Iterator[Arrival | Issue]]
Visit = Callable[[str], Iterator[Arrival | Issue]]
READERS: dict[Kind, Reader] = {
    "text": read_text,
    "html": read_html,
    "jsonl": read_jsonl,
    "json": read_json,
    "feed": read_feed,
    "warc": read_warc,
}


def ingest(
    sources: Iterable[str | Path],
    limits: Limits = Limits(),  # noqa: B008 - frozen
    web: Web | None = None,
) -> Iterator[Arrival | Issue]:
    """Yield an `Arrival` for every report in ``sources`` and an `Issue` for all that was lost or is worth a note, in a fixed order.

    ``sources`` are files, folders (read recursively), ``-`` for standard input, or addresses (http, https), which are only fetched where
    ``web`` says how; their order does not matter. Nothing is raised for input that cannot be read. A report that is the same in text, id,
    publisher and url as an earlier one is left out, with a note.
    """
    seen: set[str] = set()
    visit = _offline if web is None else _visitor(web, limits)
    for entry in walk(sources):
        if isinstance(entry, Issue):
            yield entry
            continue
        for item in _read(entry, limits, visit):
            if isinstance(item, Issue):
                yield item
            elif item.document.id in seen:
                detail = "the same text, id, publisher and url as a report already read"
                yield note(entry.name, "duplicate", detail, document=item.document.id)
            elif limits.max_documents is not None and len(seen) >= limits.max_documents:
                yield unread(entry.name, "too-many", f"over the limit of {limits.max_documents:,} reports; the rest was not read")
                return
            else:
                seen.add(item.document.id)
                yield item


def _read(entry: Entry | Address, limits: Limits, visit: Visit) -> Iterator[Arrival | Issue]:
    try:
        anything = False
        for item in visit(entry.name) if isinstance(entry, Address) else _file(entry, limits):
            anything = True
            yield item
        if not anything:
            raise UnreadableInput(f"{entry.name} holds no report")
    except InputError as error:
        problem = "too-large" if isinstance(error, InputTooLarge) else "unreadable"
        yield unread(writable_name(entry.name), problem, writable_name(str(error)))


def _file(entry: Entry, limits: Limits) -> Iterator[Arrival | Issue]:
    with opened(entry, limits) as source:
        yield from READERS[kind_of(source)](source, limits)


def _visitor(web: Web, limits: Limits) -> Visit:
    """Return what reads addresses; only here is anything of the network imported."""
    from rashomon.ingest.web.visit import Visitor

    return Visitor(web, limits).visit


def _offline(address: str) -> Iterator[Arrival | Issue]:
    raise UnreadableInput(f"{address} is an address, and nothing is fetched here; `rashomon add` fetches")
