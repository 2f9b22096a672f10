"""The bytes as received, kept so that a claim can be checked years later (Berkeley Protocol: authenticity, identity, persistence)."""

from __future__ import annotations

import zlib
from typing import Any

from msgspec.structs import asdict
from sqlalchemy import Connection, Row, select

from rashomon.casebook.rows import from_json, insert_new, to_json
from rashomon.casebook.schema import blobs, custody
from rashomon.model import Arrival, Custody, Receipt
from rashomon.model.errors import NotInCasebook

LEVEL = 6


def keep_bytes(connection: Connection, arrival: Arrival) -> None:
    """Keep what was received of a document, and where and when; once, however often the same comes from the same place."""
    held = arrival.custody
    if connection.execute(select(blobs.c.sha256).where(blobs.c.sha256 == held.sha256)).first() is None:
        row = {"sha256": held.sha256, "size": held.size, "packed": zlib.compress(arrival.data, LEVEL)}
        insert_new(connection, blobs, [row])
    row = {
        "document": arrival.document.id,
        "blob": held.sha256,
        "place": place_of(arrival.receipt),
        "retrieved": held.retrieved,
        "media_type": held.media_type,
        "receipt": to_json(arrival.receipt),
    }
    insert_new(connection, custody, [row])


def place_of(receipt: Receipt) -> str:
    """Return where a piece of input came from, in one line: its address or its file, and which part of it."""
    place = receipt.url or receipt.path or ""
    return f"{place}, {receipt.part}" if receipt.part else place


def last_receipt(connection: Connection, url: str) -> Receipt | None:
    """Return how what stands at an address came the last time; null where it never did."""
    asked = select(custody.c.receipt).where(custody.c.place == url).order_by(custody.c.id.desc()).limit(1)
    found = connection.execute(asked).scalar()
    return from_json(found, Receipt) if found is not None else None


def received(connection: Connection, document: str) -> list[tuple[Custody, bytes]]:
    """Return what was received of a document, the earliest first; raises `NotInCasebook` where there is nothing."""
    asked = select(custody, blobs.c.size, blobs.c.packed).join(blobs, blobs.c.sha256 == custody.c.blob)
    rows = connection.execute(asked.where(custody.c.document == document).order_by(custody.c.id)).all()
    if not rows:
        raise NotInCasebook(f"nothing was received of a document {document}")
    return [(_custody(row), zlib.decompress(row.packed)) for row in rows]


def _custody(row: Row[Any]) -> Custody:
    return Custody(**asdict(from_json(row.receipt, Receipt)), sha256=row.blob, size=row.size)
