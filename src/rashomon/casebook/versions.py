"""The versions of articles: when each was published and received, so that one can ask what was known on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, select

from rashomon.casebook.documents import NO_FLAGS
from rashomon.casebook.rows import batches, from_json, rows_for
from rashomon.casebook.schema import articles, custody, documents, local_events
from rashomon.model import LocalEvent, Version
from rashomon.model.errors import NotInCasebook

NEVER = "9999-99-99"
History = tuple[str, tuple[Version, ...]]
"""An article's address, and its versions from the first to the current one."""


def histories(connection: Connection, ids: Iterable[str]) -> list[History]:
    """Return the articles that documents are versions of, by address, each with all its versions."""
    wanted = {row.article for row in rows_for(connection, documents, "id", ids, only=("id", "article"))}
    columns = ("article", "version", "id", "is_current", "title", "publisher", "published", "date_flags")
    rows = rows_for(connection, documents, "article", wanted, only=columns)
    received = _received(connection, [row.id for row in rows])
    # An article's dates are checked against its event while it is current: what is impossible now was so in earlier versions too.
    impossible = {(row.article, row.published) for row in rows if row.date_flags != NO_FLAGS}
    found: dict[str, list[Version]] = {}
    for row in sorted(rows, key=lambda row: row.version):
        version = Version(
            number=row.version,
            document=row.id,
            is_current=row.is_current,
            title=row.title,
            publisher=row.publisher,
            published=row.published[:10] if row.published else None,
            is_believed=(row.article, row.published) not in impossible,
            received=received.get(row.id),
        )
        found.setdefault(row.article, []).append(version)
    addresses = {row.id: row.address for row in rows_for(connection, articles, "id", found)}
    return sorted((addresses[article], tuple(versions)) for article, versions in found.items())


def edited(connection: Connection) -> list[History]:
    """Return all articles of which there is more than one version."""
    now = select(documents.c.id).where(documents.c.is_current, documents.c.version > 1)
    return histories(connection, connection.execute(now).scalars().all())


def earlier_mains(connection: Connection) -> list[tuple[str, str, LocalEvent]]:
    """Return what earlier versions were mostly about: the version, the current one of its article, and the event as it told of it."""
    now = documents.alias("now")
    joined = local_events.join(documents, documents.c.id == local_events.c.document).join(now, now.c.article == documents.c.article)
    asked = select(local_events.c.document, now.c.id, local_events.c.record).select_from(joined)
    asked = asked.where(documents.c.is_current.is_(False), now.c.is_current, now.c.version > 1, local_events.c.is_main)
    return [(old, current, from_json(record, LocalEvent)) for old, current, record in connection.execute(asked.order_by(local_events.c.id))]


def _received(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return when documents were first received; those of which that is not known are left out."""
    found: dict[str, str] = {}
    asked = select(custody.c.document, func.min(custody.c.retrieved).label("first")).group_by(custody.c.document)
    for some in batches(ids):
        rows = connection.execute(asked.where(custody.c.document.in_(some)))
        found.update((row.document, row.first) for row in rows if row.first is not None)
    return found


def versions_of(connection: Connection, document: str) -> tuple[Version, ...]:
    """Return all versions of the article that a document is a version of, the oldest first; raises `NotInCasebook`."""
    found = histories(connection, [document])
    if not found:
        raise NotInCasebook(f"there is no document {document}")
    return found[0][1]


def articles_at(connection: Connection, said: str) -> list[str]:
    """Return the documents that somebody means by the address of an article, by a document's id or by the beginning of one."""
    last = said + "\U0010ffff"
    by_id = select(documents.c.id).where(documents.c.id >= said, documents.c.id <= last).limit(2)
    found = list(connection.execute(by_id).scalars()) if said else []
    if len(found) == 1:
        return found
    at = select(documents.c.id).join(articles, articles.c.id == documents.c.article).where(documents.c.is_current)
    return list(connection.execute(at.where(articles.c.address == said).order_by(documents.c.id)).scalars())


def held_on(versions: Sequence[Version], day: str) -> Version | None:
    """Return the version of an article that one could have held on a day (``YYYY-MM-DD``): the last that was known by then, if any was.

    The first version is known from the day on which it was published, or where that is not known or not believed, received. A later one is
    known from the day on which it was received, unless it bears a later day of publication than the one before it; where neither is
    known, with it.
    """
    held: Version | None = None
    since = NEVER
    for version in versions:
        since = _known_from(version, held, since)
        if since > day:
            break
        held = version
    return held


def _known_from(version: Version, before: Version | None, since: str) -> str:
    received = version.received[:10] if version.received else None
    published = version.published if version.is_believed else None
    if before is None:
        return published or received or NEVER
    dated_anew = published if (published or "") > (before.published or "") else None
    return dated_anew or received or since
