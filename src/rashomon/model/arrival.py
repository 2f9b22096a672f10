"""What came in: a document, the bytes that it was read from, and how they came, so that it can be checked years later."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from functools import cached_property

from msgspec.structs import asdict

from rashomon.model.base import Record
from rashomon.model.document import Document


class Receipt(Record, kw_only=True):
    """How a piece of input came.

    ``path``: the file as named (null for what was fetched), ``part`` where in the input the piece stands ("line 12", null for all of it).
    ``url``: the address it came from, after all redirects, and ``through`` those passed on the way, the one asked for first. ``retrieved``:
    when it was fetched, by whoever fetched it, or else when the file was read: ISO 8601 in UTC, null where an archive does not say.
    ``media_type``: of the piece, as the server or the archive declared it, else what its content shows. ``headers``: of the HTTP response.
    """

    path: str | None = None
    part: str | None = None
    url: str | None = None
    through: tuple[str, ...] = ()
    retrieved: str | None = None
    media_type: str | None = None
    headers: tuple[tuple[str, str], ...] = ()


class Custody(Receipt, kw_only=True):
    """How the bytes that a document was read from came, with their ``sha256`` (hex) and ``size`` (bytes), as received."""

    sha256: str
    size: int


class Arrival(Record, kw_only=True, dict=True):
    """One document as it came in. ``custody`` is worked out when first asked for.

    ``data`` are the bytes as received: the smallest piece of the input that holds the report. That is a file of its own, unpacked; a
    line of JSON Lines; an item of a JSON list; the block of a WARC record, HTTP headers and all; an entry's element of a feed; the body
    of an HTTP response, packed where its headers say so. Where a file had to be decoded to find an item, a line or an entry in it (UTF-16,
    or damaged), they are that piece in UTF-8.
    """

    document: Document
    receipt: Receipt
    data: bytes

    @cached_property
    def custody(self) -> Custody:
        """The receipt, with hash and size of ``data``."""
        return Custody(**asdict(self.receipt), sha256=hashlib.sha256(self.data).hexdigest(), size=len(self.data))


def utc_now() -> str:
    """Return the present time as receipts give it: ISO 8601 in UTC, to the second."""
    return utc(datetime.now(UTC))


def utc(moment: datetime) -> str:
    """Return a moment (with its time zone) as receipts give it."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
