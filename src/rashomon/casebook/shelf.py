"""The store behind linking (`rashomon.model.Shelf`): keys, likes and groups of local events in tables."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from sqlalchemy import Connection, TextClause, bindparam, delete, func, select, text, update

from rashomon.casebook.rows import batches, from_json, insert, rows_for
from rashomon.casebook.schema import documents, link_keys, link_likes, local_events, readings
from rashomon.model import Liked, LocalEvent, Place, Telling, likely_setting

QUESTIONS = 100
"""Keys asked for in one statement: SQLite takes no more than 500 parts in one."""


LATEST = "SELECT at FROM link_keys WHERE key = :key AND at < :than ORDER BY at DESC LIMIT :limit"
FOLLOWING = "SELECT at FROM link_keys WHERE key = :key AND at > :than ORDER BY at LIMIT :limit"
BETWEEN = "SELECT at FROM link_keys WHERE key = :key AND at > :than AND at <= :last"
NO_END = "~"
"""Stands after all places in time, which begin with a digit."""


class TableShelf:
    """A `Shelf` in a casebook. The local events themselves are written by `put_reading`, before they are added here."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def newest(self) -> str | None:
        """See `Shelf`."""
        return self._connection.execute(select(func.max(local_events.c.at))).scalar()

    def latest(self, wanted: Sequence[tuple[str, str]], limit: int) -> list[list[str]]:
        """See `Shelf`."""
        return self._each(wanted, limit, LATEST)

    def following(self, wanted: Sequence[tuple[str, str]], limit: int) -> list[list[str]]:
        """See `Shelf`."""
        return self._each(wanted, limit, FOLLOWING)

    def _each(self, wanted: Sequence[tuple[str, str]], limit: int, asked: str) -> list[list[str]]:
        found: list[list[str]] = [[] for _ in wanted]
        for start, some in _parts(wanted):
            values: dict[str, object] = {"limit": limit}
            for number, (key, than) in enumerate(some):
                values[f"key{number}"], values[f"than{number}"] = number_of(key), than
            for number, at in self._connection.execute(_questions(asked, len(some)), values):
                found[start + number].append(at)
        return [sorted(each) for each in found]

    def between(self, wanted: Sequence[tuple[str, str, str | None]]) -> set[str]:
        """See `Shelf`."""
        found: set[str] = set()
        for _, some in _parts(wanted):
            values: dict[str, object] = {}
            for number, (key, after, last) in enumerate(some):
                values[f"key{number}"], values[f"than{number}"], values[f"last{number}"] = number_of(key), after, last or NO_END
            found.update(at for _, at in self._connection.execute(_questions(BETWEEN, len(some)), values))
        return found

    def tellings(self, ats: Collection[str]) -> dict[str, Telling]:
        """See `Shelf`."""
        found: dict[str, Telling] = {}
        joined = local_events.join(documents, documents.c.id == local_events.c.document)
        joined = joined.join(readings, readings.c.document == local_events.c.document)
        asked = select(local_events.c.at, local_events.c.record, documents.c.published, readings.c.settings).select_from(joined)
        for some in batches(ats):
            for row in self._connection.execute(asked.where(local_events.c.at.in_(some))):
                settings = from_json(row.settings, tuple[tuple[Place, float], ...])
                found[row.at] = Telling(from_json(row.record, LocalEvent), row.published, likely_setting(settings))
        return {at: found[at] for at in ats if at in found}

    def likes(self, laters: Collection[str]) -> Iterator[Liked]:
        """See `Shelf`."""
        return (Liked(row.earlier, row.later, row.odds, row.joined) for row in rows_for(self._connection, link_likes, "later", laters))

    def likers(self, earliers: Collection[str], after: str) -> set[str]:
        """See `Shelf`."""
        found: set[str] = set()
        for some in batches(earliers):
            asked = select(link_likes.c.later).where(link_likes.c.earlier.in_(some), link_likes.c.later > after)
            found.update(self._connection.execute(asked).scalars())
        return found

    def groups_of(self, ats: Collection[str]) -> dict[str, str]:
        """See `Shelf`."""
        rows = rows_for(self._connection, local_events, "at", ats, only=("at", "link_group"))
        return {row.at: row.link_group for row in rows if row.link_group is not None}

    def members(self, groups: Collection[str]) -> dict[str, list[tuple[str, str]]]:
        """See `Shelf`."""
        found: dict[str, list[tuple[str, str]]] = {group: [] for group in groups}
        for row in rows_for(self._connection, local_events, "link_group", groups, only=("at", "document", "link_group")):
            found[row.link_group].append((row.at, row.document))
        return found

    def add(self, rows: Sequence[tuple[str, Telling, Sequence[str]]]) -> None:
        """See `Shelf`."""
        placed = update(local_events).where(local_events.c.id == bindparam("member")).values(at=bindparam("place"))
        if rows:
            self._connection.execute(placed, [{"member": telling.event.id, "place": at} for at, telling, _ in rows])
        insert(self._connection, link_keys, [{"key": number_of(key), "at": at} for at, _, keys in rows for key in keys])

    def remove(self, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        """See `Shelf`."""
        filed = [{"number": number_of(key), "place": at} for at, keys in rows for key in keys]
        if filed:
            gone = (link_keys.c.key == bindparam("number")) & (link_keys.c.at == bindparam("place"))
            self._connection.execute(delete(link_keys).where(gone), filed)
        for some in batches(at for at, _ in rows):
            self._connection.execute(delete(link_likes).where(link_likes.c.later.in_(some)))
            self._connection.execute(update(local_events).where(local_events.c.at.in_(some)).values(at=None, link_group=None))

    def put_likes(self, likes: Mapping[str, Sequence[Liked]]) -> None:
        """See `Shelf`."""
        for some in batches(likes):
            self._connection.execute(delete(link_likes).where(link_likes.c.later.in_(some)))
        insert(self._connection, link_likes, [pair._asdict() for pairs in likes.values() for pair in pairs])

    def put_groups(self, groups: Mapping[str, str]) -> None:
        """See `Shelf`."""
        put = update(local_events).where(local_events.c.at == bindparam("place")).values(link_group=bindparam("group"))
        if groups:
            self._connection.execute(put, [{"place": at, "group": group} for at, group in sorted(groups.items())])


T = TypeVar("T")


def _parts(wanted: Sequence[T]) -> Iterator[tuple[int, Sequence[T]]]:
    return ((start, wanted[start : start + QUESTIONS]) for start in range(0, len(wanted), QUESTIONS))


@lru_cache(maxsize=512)
def _questions(asked: str, count: int) -> TextClause:
    """Return one statement that asks the same under ``count`` keys. As text: the toolkit takes longer to build it than it runs."""
    parts = []
    for number in range(count):
        one = asked.replace(":key", f":key{number}").replace(":than", f":than{number}").replace(":last", f":last{number}")
        parts.append(f"SELECT {number} AS number, at FROM ({one}) AS asked{number}")
    return text(" UNION ALL ".join(parts))


@lru_cache(maxsize=65536)
def number_of(key: str) -> int:
    """Return a key as the number under which it stands in the tables: 64 bits of a hash, so that two never meet in practice."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)
