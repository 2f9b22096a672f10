"""JSON Lines, one report a line, streamed; and JSON files that hold one report or a list of them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from rashomon.ingest.decode import decode, wide_encoding
from rashomon.ingest.edges import foreign_errors
from rashomon.ingest.limits import Limits
from rashomon.ingest.record import ignored_note, items, parse, read_record
from rashomon.ingest.report import Piece, note, unread
from rashomon.ingest.stream import Input, read_all
from rashomon.model import Arrival, Issue
from rashomon.model.errors import InputError, UnreadableInput

SKIP_BYTES = 1024 * 1024


def read_jsonl(source: Input, limits: Limits) -> Iterator[Arrival | Issue]:
    """Yield the document in each line; a line that is broken, too long or lacks text is an `Issue` and the rest is still read."""
    ignored: set[str] = set()
    failure: InputError | None = None
    try:
        for number, line in _lines(_as_utf8(source, limits), source.name, limits.max_line_bytes):
            where = f"{source.name}:{number}"
            if line is None:
                yield unread(where, "too-large", f"is longer than {limits.max_line_bytes:,} bytes, the limit for one line")
            else:
                yield from _line(source.piece(where, f"line {number}", line, "application/json"), ignored, limits)
    except InputError as error:
        failure = error
    yield from ignored_note(source.name, ignored)
    if failure:
        raise failure


def read_json(source: Input, limits: Limits) -> Iterator[Arrival | Issue]:
    """Yield the document, or the documents of a list, in a file that is one JSON value."""
    data = read_all(source, limits.max_file_bytes)
    decoded = decode(data, source.name, source.charset)
    ignored: set[str] = set()
    if decoded.text.lstrip().startswith("["):
        yield from _list(source, decoded.text, ignored, limits)
    else:
        yield from _one(source.whole(data, "application/json"), decoded.text, ignored, limits)
    yield from ignored_note(source.name, ignored)
    if decoded.note:
        yield note(source.name, "encoding", decoded.note)


def _list(source: Input, text: str, ignored: set[str], limits: Limits) -> Iterator[Arrival | Issue]:
    for number, (value, written) in enumerate(items(text, source.name), start=1):
        if isinstance(value, Issue):
            yield value
            return
        piece = source.piece(f"{source.name}#{number}", f"item {number}", written.encode("utf-8"), "application/json")
        yield from read_record(value, piece, ignored, limits)


def _line(piece: Piece, ignored: set[str], limits: Limits) -> Iterator[Arrival | Issue]:
    try:
        decoded = decode(piece.data, piece.where)
    except UnreadableInput as error:
        yield unread(piece.where, "unreadable", str(error))
        return
    yield from _one(piece, decoded.text, ignored, limits)
    if decoded.note:
        yield note(piece.where, "encoding", decoded.note)


def _one(piece: Piece, text: str, ignored: set[str], limits: Limits) -> Iterator[Arrival | Issue]:
    value, issue = parse(text, piece.where)
    if issue:
        yield issue
    else:
        yield from read_record(value, piece, ignored, limits)


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
