"""JSON Lines, one report a line, streamed; and JSON files that hold one report or a list of them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from rashomon.ingest.decode import decode, wide_encoding
from rashomon.ingest.edges import foreign_errors
from rashomon.ingest.limits import Limits
from rashomon.ingest.record import ignored_note, parse, read_record
from rashomon.ingest.report import note, unread
from rashomon.ingest.stream import Input, read_all
from rashomon.model import Document, Issue
from rashomon.model.errors import InputError, UnreadableInput

SKIP_BYTES = 1024 * 1024


def read_jsonl(source: Input, limits: Limits) -> Iterator[Document | Issue]:
    """Yield the document in each line; a line that is broken, too long or lacks text is an `Issue` and the rest is still read."""
    ignored: set[str] = set()
    failure: InputError | None = None
    try:
        for number, line in _lines(_as_utf8(source, limits), source.name, limits.max_line_bytes):
            yield from _line(line, f"{source.name}:{number}", ignored, limits)
    except InputError as error:
        failure = error
    yield from ignored_note(source.name, ignored)
    if failure:
        raise failure


def read_json(source: Input, limits: Limits) -> Iterator[Document | Issue]:
    """Yield the document, or the documents of a list, in a file that is one JSON value."""
    decoded = decode(read_all(source, limits.max_file_bytes), source.name)
    value, issue = parse(decoded.text, source.name)
    if issue:
        yield issue
        return
    ignored: set[str] = set()
    if isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield from read_record(item, f"{source.name}#{number}", ignored, limits)
    else:
        yield from read_record(value, source.name, ignored, limits)
    yield from ignored_note(source.name, ignored)
    if decoded.note:
        yield note(source.name, "encoding", decoded.note)


def _line(line: bytes | None, where: str, ignored: set[str], limits: Limits) -> Iterator[Document | Issue]:
    if line is None:
        yield unread(where, "too-large", f"is longer than {limits.max_line_bytes:,} bytes, the limit for one line")
        return
    try:
        decoded = decode(line, where)
    except UnreadableInput as error:
        yield unread(where, "unreadable", str(error))
        return
    value, issue = parse(decoded.text, where)
    if issue:
        yield issue
        return
    yield from read_record(value, where, ignored, limits)
    if decoded.note:
        yield note(where, "encoding", decoded.note)


def _lines(stream: BinaryIO, name: str, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield (number from 1, line) of each that is not blank; a line over ``limit`` bytes is null and never held."""
    with foreign_errors(name):
        for number, line in enumerate(iter(lambda: stream.readline(limit + 1), b""), start=1):
            if len(line) > limit:
                _skip_line(stream, line)
                yield number, None
            elif not line.isspace():
                yield number, line


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(SKIP_BYTES)


def _as_utf8(source: Input, limits: Limits) -> BinaryIO:
    """Return the stream; UTF-16 is turned into UTF-8 as a whole, since its lines cannot be told by bytes."""
    encoding, _ = wide_encoding(source.head)
    if encoding in (None, "utf-8"):
        return source.stream
    return io.BytesIO(decode(read_all(source, limits.max_file_bytes), source.name).text.encode("utf-8"))
