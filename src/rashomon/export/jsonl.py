"""JSON Lines: one object a line, every key always present, the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from rashomon.model import Record


def json_lines(records: Iterable[Record]) -> Iterator[bytes]:
    """Yield each record as one line of UTF-8 that ends in a line feed; keys stand in the order of the type."""
    encoder = msgspec.json.Encoder(order="deterministic")
    for record in records:
        yield encoder.encode(record) + b"\n"
