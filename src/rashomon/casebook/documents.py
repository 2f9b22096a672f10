"""Documents with all their versions. The last version of an article is current; only current ones stand in events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, bindparam, func, select, update

from rashomon.casebook.rows import batches, each, from_json, insert, insert_new, rows_for, to_json
from rashomon.casebook.schema import articles, documents
from rashomon.model import Document, Flag, Published, content_id, text_sha256

NO_FLAGS = "[]"
NO_OTHERS: Mapping[str, tuple[Flag, ...]] = {}
WHOLE_TEXTS = 100
"""Documents with their texts that are fetched at a time."""
SET_ASIDE = {"is_current": False, "main_event": None, "date_flags": NO_FLAGS, "copy_flags": NO_FLAGS}
"""What becomes of a version when a newer one comes: it stands in no event and beside no other text."""


class Placed(msgspec.Struct, frozen=True):
    """Where a document stands among the versions of its article: its number from 1, and the one that it takes the place of, if any."""

    version: int
    replaces: str | None


def are_read(connection: Connection, ids: Iterable[str]) -> dict[str, bool]:
    """Return which of ``ids`` are in the casebook, each with whether it could be read."""
    found: dict[str, bool] = {}
    for some in batches(ids):
        rows = connection.execute(select(documents.c.id, documents.c.is_read).where(documents.c.id.in_(some)))
        found.update((row.id, row.is_read) for row in rows)
    return found


def put_document(connection: Connection, document: Document, address: str, *, is_read: bool) -> Placed:
    """Write a document that is not there yet, as the newest version of the article at ``address``; its flags are those it has by itself."""
    article = content_id("art", address)
    insert_new(connection, articles, [{"id": article, "address": address}])
    before = connection.execute(
        select(documents.c.id, documents.c.version).where(documents.c.article == article).order_by(documents.c.version.desc()).limit(1)
    ).first()
    if before is not None:
        connection.execute(update(documents).where(documents.c.id == before.id).values(**SET_ASIDE))
    version = before.version + 1 if before is not None else 1
    insert(connection, documents, [_row(document, article, version, is_read)])
    return Placed(version=version, replaces=before.id if before is not None else None)


def _row(document: Document, article: str, version: int, is_read: bool) -> dict[str, Any]:
    return {
        "id": document.id,
        "article": article,
        "version": version,
        "is_current": True,
        "is_read": is_read,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.date,
        "published_basis": document.published.basis,
        "language": document.language,
        "url": document.url,
        "path": document.path,
        "external_id": document.external_id,
        "text": document.text,
        "sha256": document.sha256,
        "metadata_sha256": metadata_hash(document),
        "main_event": None,
        "origin": document.origin,
        "own_flags": to_json(document.flags),
        "date_flags": NO_FLAGS,
        "copy_flags": NO_FLAGS,
    }


def metadata_hash(document: Document) -> str:
    """Return the SHA-256 (hex) of what is known of a report beside its text when it comes."""
    published = document.published
    known = (document.external_id, document.path, document.url, document.title, document.publisher, published, document.language)
    return text_sha256(to_json(known))


def document_of(row: Row[Any], date_flags: tuple[Flag, ...] | None = None) -> Document:
    """Return the document in a row, with ``date_flags`` for those that are kept; its ``main_event`` is the event's lasting name, if any."""
    own, dated, copied = (from_json(flags, tuple[Flag, ...]) for flags in (row.own_flags, row.date_flags, row.copy_flags))
    return Document(
        id=row.id,
        external_id=row.external_id,
        path=row.path,
        url=row.url,
        title=row.title,
        publisher=row.publisher,
        published=Published(date=row.published, basis=row.published_basis),
        language=row.language,
        sha256=row.sha256,
        text=row.text,
        main_event=row.main_event,
        flags=(*own, *(dated if date_flags is None else date_flags), *copied),
        origin=row.origin,
    )


def get_documents(connection: Connection, ids: Iterable[str], date_flags: Mapping[str, tuple[Flag, ...]] = NO_OTHERS) -> list[Document]:
    """Return documents by id, sorted by it; those that are not there are left out.

    ``date_flags`` of some documents, by id, stand in place of those that are kept.
    """
    found = (document_of(row, date_flags.get(row.id)) for row in rows_for(connection, documents, "id", ids))
    return sorted(found, key=lambda document: document.id)


def current_documents(connection: Connection, date_flags: Mapping[str, tuple[Flag, ...]] = NO_OTHERS) -> Iterator[Document]:
    """Yield the current version of every article, in order of id, without holding them all.

    ``date_flags`` of some documents, by id, stand in place of those that are kept.
    """
    for row in each(connection, select(documents).where(documents.c.is_current).order_by(documents.c.id), WHOLE_TEXTS):
        yield document_of(row, date_flags.get(row.id))


def current_ids(connection: Connection) -> list[str]:
    """Return the ids of the current versions of all articles, sorted."""
    return list(connection.execute(select(documents.c.id).where(documents.c.is_current).order_by(documents.c.id)).scalars())


def current_among(connection: Connection, ids: Iterable[str]) -> list[str]:
    """Return those of the documents that are the current version of their article, sorted."""
    return sorted(row.id for row in rows_for(connection, documents, "id", ids, only=("id", "is_current")) if row.is_current)


def current_versions(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return the current version of the article that each document is a version of, by id; those that are not there are left out."""
    newer = documents.alias()
    asked = (
        select(documents.c.id, newer.c.id.label("current")).join(newer, newer.c.article == documents.c.article).where(newer.c.is_current)
    )
    return {row.id: row.current for some in batches(ids) for row in connection.execute(asked.where(documents.c.id.in_(some)))}


def is_current(connection: Connection, document: str) -> bool:
    """Tell whether a document is there and is the current version of its article."""
    return bool(connection.execute(select(documents.c.is_current).where(documents.c.id == document)).scalar())


def count_documents(connection: Connection) -> int:
    """Return how many articles there are, each counted once."""
    return int(connection.execute(select(func.count()).select_from(documents).where(documents.c.is_current)).scalar_one())


def set_read(connection: Connection, document: str, flags: tuple[Flag, ...]) -> None:
    """Set that a document was read, and what is odd about it by itself."""
    connection.execute(update(documents).where(documents.c.id == document).values(is_read=True, own_flags=to_json(flags)))


def set_copies(connection: Connection, origins: Mapping[str, tuple[str, tuple[Flag, ...]]]) -> set[str]:
    """Set which text documents go back to, and the flags that say so; return those for which that is new."""
    kept = rows_for(connection, documents, "id", origins, only=("id", "origin", "copy_flags"))
    before = {row.id: (row.origin, row.copy_flags) for row in kept}
    after = {document: (origin, to_json(flags)) for document, (origin, flags) in origins.items() if document in before}
    changed = {document for document, found in after.items() if before[document] != found}
    put = update(documents).where(documents.c.id == bindparam("document")).values(origin=bindparam("to"), copy_flags=bindparam("flags"))
    if changed:
        connection.execute(put, [{"document": each, "to": after[each][0], "flags": after[each][1]} for each in sorted(changed)])
    return changed


def set_main_event(connection: Connection, event: str, date_flags: Mapping[str, tuple[Flag, ...]]) -> set[str]:
    """Set that documents are mostly about an event (its lasting name), with flags on their dates; return those whose flags changed."""
    before = {row.id: row.date_flags for row in rows_for(connection, documents, "id", date_flags, only=("id", "date_flags"))}
    after = {document: to_json(flags) for document, flags in date_flags.items()}
    put = update(documents).where(documents.c.id == bindparam("document")).values(main_event=event, date_flags=bindparam("flags"))
    if after:
        connection.execute(put, [{"document": document, "flags": flags} for document, flags in sorted(after.items())])
    return {document for document, flags in after.items() if before[document] != flags}
