"""Feeds (RSS, Atom): each entry that carries a text is a report."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

from rashomon.ingest.decode import Decoded, decode
from rashomon.ingest.edges import foreign_errors
from rashomon.ingest.feed_xml import Feed, safe_feed
from rashomon.ingest.fragment import text_of
from rashomon.ingest.limits import Limits
from rashomon.ingest.report import UNKNOWN_DAY, Draft, Piece, arrivals_of, iso_day, note, unread
from rashomon.ingest.stream import Input, Told, read_all
from rashomon.model import Arrival, Issue, Published
from rashomon.model.errors import InputError, InputTooLarge, UnreadableInput

# Its input is UTF-8, and safe, whatever the server or the file say; taking HTML apart is done here.
PARSING = {"response_headers": {"content-type": "application/xml; charset=utf-8"}, "sanitize_html": False, "resolve_relative_uris": False}

_CHARSET = re.compile(rb"\A\s{0,20}<\?xml[^>]{0,100}?\bencoding\s{0,5}=\s{0,5}[\"']([\w.:-]{1,40})")


@dataclass(frozen=True)
class Entry:
    """One entry of a feed: its piece, its link, what the feed tells of it, and its own text: all of it, or only a summary ("" for none)."""

    piece: Piece
    identifier: str | None
    link: str | None
    told: Told
    text: str
    is_summary: bool


def read_feed(source: Input, limits: Limits) -> Iterator[Arrival | Issue]:
    """Yield a document for each entry that carries a text, with its title, day and link, and the feed's title as its publisher.

    Where an entry carries only a summary, that is its text, and a note says so. Raises `UnreadableInput` where no entry is whole.
    """
    for entry in entries_of(source, limits):
        yield from (entry,) if isinstance(entry, Issue) else read_entry(entry, limits)


def read_entry(entry: Entry, limits: Limits) -> Iterator[Arrival | Issue]:
    """Yield the document that an entry's own text makes, with notes; an issue where it has none."""
    where = entry.piece.where
    if not entry.text:
        yield unread(where, "no-text", f"is an entry without a text{f'; its link is {entry.link}' if entry.link else ''}")
        return
    draft = Draft(
        entry.piece,
        entry.text,
        external_id=entry.identifier,
        url=entry.link,
        title=entry.told.title,
        publisher=entry.told.publisher,
        published=entry.told.published,
    )
    try:
        for item in arrivals_of(draft, limits):
            yield item
            if isinstance(item, Arrival) and entry.is_summary:
                yield note(where, "summary", "the feed carries only a summary of it, which was read", document=item.document.id)
    except InputError as error:
        yield unread(where, "too-large" if isinstance(error, InputTooLarge) else "unreadable", str(error))


def entries_of(source: Input, limits: Limits) -> Iterator[Entry | Issue]:
    """Yield the entries of a feed, in its order, then issues for what was lost of it."""
    decoded = _decoded(source, limits)
    feed = safe_feed(decoded.text, source.name, limits)
    if feed.broken and not feed.spans:
        raise UnreadableInput(f"{source.name} is a feed that is not well-formed XML: {feed.broken}")
    yield from _entries(feed, source, limits)
    if decoded.note:
        yield note(source.name, "encoding", decoded.note)
    if feed.mended:
        yield note(source.name, "mended", "is not well-formed XML; entities and ampersands in it were put right to read it")
    if feed.broken:
        yield unread(source.name, "broken-feed", f"breaks off: {feed.broken}; what is whole before that was read")
    if feed.more:
        detail = f"holds more than {limits.max_feed_entries:,} entries, the limit for one feed; the first were read"
        yield unread(source.name, "too-many", detail)


def _decoded(source: Input, limits: Limits) -> Decoded:
    data = read_all(source, limits.max_feed_bytes)
    declared = _CHARSET.match(data)
    return decode(data, source.name, source.charset or (declared.group(1).decode("ascii") if declared else None))


def _entries(feed: Feed, source: Input, limits: Limits) -> Iterator[Entry | Issue]:
    import feedparser

    with foreign_errors(source.name):
        parsed = feedparser.parse(io.BytesIO(feed.xml), **PARSING)
    publisher = _plain(parsed.feed.get("title_detail"), source.name, limits)
    for number, found in enumerate(parsed.entries, start=1):
        # Where the library sees other entries than we do, the feed as a whole is what each was read from.
        start, end = feed.spans[number - 1] if len(feed.spans) == len(parsed.entries) else (0, len(feed.xml))
        piece = source.piece(f"{source.name}#{number}", f"entry {number}", feed.xml[start:end], "application/xml")
        try:
            yield _entry(found, piece, publisher, limits)
        except InputError as error:
            yield unread(piece.where, "too-large" if isinstance(error, InputTooLarge) else "unreadable", str(error))


def _entry(found: Any, piece: Piece, publisher: str | None, limits: Limits) -> Entry:
    contents = [text for content in found.get("content", ()) if (text := _plain(content, piece.where, limits))]
    summary = _plain(found.get("summary_detail"), piece.where, limits)
    day = _day(found.get("published") or found.get("updated") or "")
    told = Told(
        title=_one_line(_plain(found.get("title_detail"), piece.where, limits)),
        publisher=publisher,
        published=Published(date=day, basis="metadata") if day else UNKNOWN_DAY,
    )
    text = max(contents, key=len, default=None)
    return Entry(piece, found.get("id") or None, found.get("link") or None, told, text or summary or "", is_summary=not text)


def _plain(detail: Any, where: str, limits: Limits) -> str | None:
    """Return a text of the feed without markup, null where it is empty."""
    if not detail or not detail.get("value"):
        return None
    value, kind = str(detail["value"]), str(detail.get("type") or "")
    return (text_of(value, where, limits) if "html" in kind else value.strip()) or None


def _one_line(title: str | None) -> str | None:
    return " ".join(title.split()) if title else None


def _day(written: str) -> str | None:
    """Return the day of a date as written (its own local day), be it ISO 8601 or RFC 822; null where it is neither."""
    try:
        return iso_day(written) or parsedate_to_datetime(written[:100]).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
