"""The one loop of ingest: every input to its reader, every failure to an issue, every report once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from rashomon.ingest.edges import writable_name
from rashomon.ingest.feed import read_feed
from rashomon.ingest.html import read_html
from rashomon.ingest.jsonl import read_json, read_jsonl
from rashomon.ingest.limits import Limits
from rashomon.ingest.report import note, unread
from rashomon.ingest.sniff import Kind, kind_of
from rashomon.ingest.stream import Input, opened
from rashomon.ingest.text import read_text
from rashomon.ingest.walk import Entry, walk
from rashomon.ingest.warc import read_warc
from rashomon.model import Arrival, Issue
from rashomon.model.errors import InputError, InputTooLarge, UnreadableInput

Reader = Callable[[Input, Limits], Iterator[Arrival | Issue]]
READERS: dict[Kind, Reader] = {
    "text": read_text,
    "html": read_html,
    "jsonl": read_jsonl,
    "json": read_json,
    "feed": read_feed,
    "warc": read_warc,
}


def ingest(sources: Iterable[str | Path], limits: Limits = Limits()) -> Iterator[Arrival | Issue]:  # noqa: B008 - frozen
    """Yield an `Arrival` for every report in ``sources`` and an `Issue` for all that was lost or is worth a note, in a fixed order.

    ``sources`` are files, folders (read recursively) or ``-`` for standard input; their order does not matter. Nothing is raised for input
    that cannot be read. A report that is the same in text, id, publisher and url as an earlier one is left out, with a note.
    """
    seen: set[str] = set()
    for entry in walk(sources):
        if isinstance(entry, Issue):
            yield entry
            continue
        for item in _read(entry, limits):
            if isinstance(item, Issue):
                yield item
            elif item.document.id in seen:
                yield note(
                    entry.name, "duplicate", "the same text, id, publisher and url as a report already read", document=item.document.id
                )
            elif limits.max_documents is not None and len(seen) >= limits.max_documents:
                yield unread(entry.name, "too-many", f"over the limit of {limits.max_documents:,} reports; the rest was not read")
                return
            else:
                seen.add(item.document.id)
                yield item


def _read(entry: Entry, limits: Limits) -> Iterator[Arrival | Issue]:
    try:
        with opened(entry, limits) as source:
            anything = False
            for item in READERS[kind_of(source)](source, limits):
                anything = True
                yield item
            if not anything:
                raise UnreadableInput(f"{entry.name} holds no report")
    except InputError as error:
        problem = "too-large" if isinstance(error, InputTooLarge) else "unreadable"
        yield unread(entry.name, problem, writable_name(str(error)))
