"""Opening an input safely: regular files only, gzip unpacked on the fly, the first bytes known before reading starts."""

from __future__ import annotations

import dataclasses
import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from msgspec.structs import replace

from rashomon.ingest.edges import foreign_errors
from rashomon.ingest.limits import Limits
from rashomon.ingest.report import UNKNOWN_DAY, Piece
from rashomon.ingest.walk import Entry
from rashomon.model import Published, Receipt, utc_now
from rashomon.model.errors import InputTooLarge, UnreadableInput

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

HEAD_BYTES = 64 * 1024
GZIP_MAGIC = b"\x1f\x8b"


@dataclass(frozen=True)
class Told:
    """What whatever led to a report tells of it, which counts where the report itself is silent."""

    title: str | None = None
    publisher: str | None = None
    published: Published = UNKNOWN_DAY


NO_RECEIPT = Receipt()


@dataclass(frozen=True)
class Input:
    """One opened input, named ``name`` in messages.

    ``head`` is its first bytes, unpacked; ``stream`` starts at the same place; ``suffix`` is without ``.gz``. ``receipt`` says how it came;
    ``received`` are the bytes as they came, where those are not what ``stream`` gives. ``charset`` is what its sender declared of its
    encoding, ``told`` what is known of the report from elsewhere.
    """

    name: str
    stream: BinaryIO
    receipt: Receipt = NO_RECEIPT
    head: bytes = b""
    suffix: str = ""
    received: bytes | None = None
    charset: str | None = None
    told: Told = Told()

    @property
    def path(self) -> str | None:
        """The file that is one report as a whole, else null."""
        return self.receipt.path if self.receipt.part is None else None

    def whole(self, data: bytes, media_type: str) -> Piece:
        """Return all of the input, read as ``data``, as the piece that holds one report; its media type shows in its content."""
        receipt = replace(self.receipt, media_type=self.receipt.media_type or media_type)
        return Piece(self.name, data if self.received is None else self.received, receipt)

    def piece(self, where: str, part: str, data: bytes, media_type: str) -> Piece:
        """Return the piece of the input that holds one report among others, at ``part`` ("line 12")."""
        return Piece(where, data, replace(self.receipt, part=part, media_type=media_type))


class _Replayed(io.RawIOBase):
    """A stream whose head was already taken from it; an error met on the way is raised where it stood, not before."""

    def __init__(self, head: bytes, rest: BinaryIO, error: Exception | None) -> None:
        self._head, self._rest, self._error = io.BytesIO(head), rest, error

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        found = self._head.read(len(view))
        if not found:
            if self._error:
                raise self._error
            found = self._rest.read(len(view))
        view[: len(found)] = found
        return len(found)


class _Unpacked(io.RawIOBase):
    """A gzip stream that stops a decompression bomb."""

    def __init__(self, name: str, packed: BinaryIO, limits: Limits) -> None:
        self._name, self._limits = name, limits
        self._packed = _Counted(packed)
        self._gzip = gzip.GzipFile(fileobj=self._packed, mode="rb")
        self._out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        found = self._gzip.read1(len(view))
        self._out += len(found)
        allowed = max(self._limits.ratio_from_bytes, self._limits.max_ratio * self._packed.count)
        if self._out > allowed:
            raise InputTooLarge(f"{self._name} unpacks to more than {self._limits.max_ratio} times its size; unpack it yourself to read it")
        view[: len(found)] = found
        return len(found)


class _Counted(io.BufferedIOBase):
    """Counts the packed bytes taken from a stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.count = stream, 0

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        found = self._stream.read(-1 if size is None else size)
        self.count += len(found)
        return found


@contextmanager
def opened(entry: Entry, limits: Limits) -> Iterator[Input]:
    """Open ``entry`` and unpack it where it is gzip; raise `UnreadableInput` where it is no regular file or cannot be opened."""
    with _raw(entry) as raw:
        with foreign_errors(entry.name):
            source = prepared(Input(entry.name, raw, Receipt(path=entry.name, retrieved=utc_now())), limits)
        # Outside, so that only what opening and reading raise is taken for the input's fault.
        yield source


def prepared(source: Input, limits: Limits) -> Input:
    """Return the input, of which so far only ``stream`` was known, with its first bytes, unpacked where it is gzip.

    Raises what reading its first bytes raises.
    """
    suffixes = [suffix.lower() for suffix in PurePosixPath(source.name).suffixes]
    head, stream = _head(source.stream)
    if head.startswith(GZIP_MAGIC):
        head, stream = _head(io.BufferedReader(_Unpacked(source.name, stream, limits)))
        suffixes = [suffix for suffix in suffixes if suffix != ".gz"]
        if head.startswith(GZIP_MAGIC):
            raise UnreadableInput(f"{source.name} is gzip inside gzip; unpack it once to read it")
    return dataclasses.replace(source, suffix=suffixes[-1] if suffixes else "", head=head, stream=stream)


def _head(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """Return the first bytes, and a stream that starts with them; raise only where not even those can be read."""
    head, error = _take(stream)
    if error and not head:
        raise error
    return head, io.BufferedReader(_Replayed(head, stream, error))


def read_all(source: Input, limit: int) -> bytes:
    """Return everything in ``source``; raise `InputTooLarge` over ``limit`` bytes, without reading on."""
    with foreign_errors(source.name):
        data = source.stream.read(limit + 1)
    if len(data) > limit:
        raise InputTooLarge(f"{source.name} holds more than {limit:,} bytes, the limit for its kind; split it into smaller files")
    return data


def _take(stream: BinaryIO) -> tuple[bytes, Exception | None]:
    head = b""
    try:
        while len(head) < HEAD_BYTES and (found := stream.read1(HEAD_BYTES - len(head))):  # type: ignore[attr-defined]
            head += found
    except (EOFError, zlib.error, OSError) as error:
        return head, error
    return head, None


@contextmanager
def _raw(entry: Entry) -> Iterator[BinaryIO]:
    if entry.path is None:
        yield sys.stdin.buffer
        return
    with foreign_errors(entry.name):
        # Non-blocking, so that a pipe put in a file's place after it was listed cannot hang us.
        descriptor = os.open(entry.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise UnreadableInput(f"{entry.name} is not a regular file (a pipe or a device); use - to read standard input")
        yield file
