"""Web archives (WARC): the pages that were captured in them."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from rashomon.ingest.captured import Captured, content_of, response_of
from rashomon.ingest.declared import MediaType, header, media_type
from rashomon.ingest.edges import foreign_errors, writable_name
from rashomon.ingest.html import read_html
from rashomon.ingest.limits import Limits
from rashomon.ingest.report import note, unread
from rashomon.ingest.sniff import kind_of
from rashomon.ingest.stream import Input, prepared
from rashomon.ingest.text import read_text
from rashomon.model import Arrival, Issue, Receipt, utc
from rashomon.model.errors import InputError, InputTooLarge, UnreadableInput

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

PAGES = frozenset({None, "text/html", "application/xhtml+xml", "text/plain"})
FOUND = 200
SHOWN_KINDS = 12
SHOWN_CHARACTERS = 200


class _Onwards:
    """A stream as the library wants it: it must tell where it is, although it can only be read onwards."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._at = stream, 0

    def read(self, size: int = -1) -> bytes:
        # What came before an error is handed on before the error is.
        found: bytes = self._stream.read1(size)  # type: ignore[attr-defined]
        self._at += len(found)
        return found

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if (offset, whence) != (0, io.SEEK_CUR):
            raise io.UnsupportedOperation("a stream that is unpacked as it is read cannot go elsewhere")
        return self._at

    def close(self) -> None:
        """Leave the stream to whoever opened it."""


def read_warc(source: Input, limits: Limits) -> Iterator[Arrival | Issue]:
    """Yield a document for each page that was captured: response records with status 200 and resource records, of HTML or plain text.

    The address is the record's target, the time that of its capture. All other records are counted in one note. Where the archive breaks
    off or is damaged, what was whole before is read and an issue says where the break is.
    """
    others: Counter[str] = Counter()
    failure: InputError | None = None
    try:
        for record in _records(source):
            yield from _record(record, source, others, limits)
    except InputError as error:
        failure = error
    if others:
        yield _others(source.name, others)
    if failure:
        raise failure


def _records(source: Input) -> Iterator[WarcRecord]:
    from fastwarc.warc import ArchiveIterator

    at = 0
    try:
        with foreign_errors(source.name):
            for record in ArchiveIterator(_Onwards(source.stream), parse_http=False, stream_detect=False):
                at = record.stream_pos
                yield record
    except UnreadableInput as error:
        raise UnreadableInput(f"{error}. Nothing behind its record at byte {at:,} was read") from error


def _record(record: WarcRecord, source: Input, others: Counter[str], limits: Limits) -> Iterator[Arrival | Issue]:
    kind = str(record.record_type)
    if kind not in ("response", "resource"):
        others[kind] += 1
        return
    address = writable_name((record.headers.get("WARC-Target-URI") or "").strip("<> "))
    where = f"{source.name}#{record.stream_pos} {address[:SHOWN_CHARACTERS]}".rstrip()
    block = _block(record, source.name, limits.max_html_bytes)
    try:
        if block is None:
            raise InputTooLarge(f"{where} holds more than {limits.max_html_bytes:,} bytes, the limit for a web page")
        with foreign_errors(where):
            response = response_of(block) if kind == "response" else None
        declared = media_type(header(response.headers, "content-type") if response else record.headers.get("Content-Type"))
        refused = _why_not(response, declared)
        if refused:
            others[f"{kind} ({refused})"] += 1
            return
        receipt = _receipt(record, source, address, response)
        with foreign_errors(where):
            content = content_of(response, limits.max_html_bytes) if response else block
            page = Input(where, io.BytesIO(content), receipt, received=block, charset=declared.charset)
            page = prepared(page, limits)
        yield from _read(page, limits)
    except InputError as error:
        yield unread(where, "too-large" if isinstance(error, InputTooLarge) else "unreadable", writable_name(str(error)))


def _block(record: WarcRecord, name: str, limit: int) -> bytes | None:
    """Return the record's block, null where it is over ``limit`` bytes; raise `UnreadableInput` where the archive breaks off in it."""
    where = f"its record at byte {record.stream_pos:,} and what follows were not read"
    try:
        with foreign_errors(name):
            block = record.reader.read(limit + 1)
    except UnreadableInput as error:
        raise UnreadableInput(f"{error}; {where}") from error
    declared = record.headers.get("Content-Length") or ""
    if len(block) > limit:
        return None
    if not declared.isdecimal() or len(block) < int(declared):
        raise UnreadableInput(f"{name} is cut short; {where}")
    return block


def _why_not(response: Captured | None, declared: MediaType) -> str | None:
    if response and response.status != FOUND:
        return f"status {response.status or 'unknown'}"
    return None if declared.name in PAGES else writable_name(declared.name or "")


def _receipt(record: WarcRecord, source: Input, address: str, response: Captured | None) -> Receipt:
    return Receipt(
        path=source.receipt.path,
        part=f"record at byte {record.stream_pos}",
        url=address or None,
        retrieved=utc(record.record_date) if record.record_date else None,
        media_type=record.headers.get("Content-Type"),
        headers=response.headers if response else (),
    )


def _read(page: Input, limits: Limits) -> Iterator[Arrival | Issue]:
    kind = kind_of(page)
    if kind == "html":
        yield from read_html(page, limits)
    elif kind == "text":
        yield from read_text(page, limits)
    else:
        raise UnreadableInput(f"{page.name} is declared a page and is none ({kind})")


def _others(name: str, others: Counter[str]) -> Issue:
    shown = [f"{count:,} {kind}" for kind, count in sorted(others.items(), key=lambda item: (-item[1], item[0]))]
    more = f" and {len(shown) - SHOWN_KINDS} other kinds" if len(shown) > SHOWN_KINDS else ""
    return note(name, "other-records", f"records that hold no page: {', '.join(shown[:SHOWN_KINDS])}{more}")
