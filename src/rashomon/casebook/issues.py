"""What could not be read, and what was done when: two records that only grow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from rashomon.casebook.rows import insert, insert_new
from rashomon.casebook.schema import issues, log
from rashomon.model import Issue, content_id


class Entry(msgspec.Struct, frozen=True):
    """One line of the log: when (ISO 8601, UTC), who, what was done, and to what."""

    at: str
    who: str
    action: str
    detail: str


def put_issues(connection: Connection, found: Iterable[Issue]) -> None:
    """Write issues, each once however often it comes up."""
    insert_new(connection, issues, [{"id": content_id("iss", issue), **msgspec.structs.asdict(issue)} for issue in found])


def get_issues(connection: Connection) -> list[Issue]:
    """Return all issues, by where they arose."""
    columns = [issues.c[name] for name in Issue.__struct_fields__]
    found = [Issue(**row._mapping) for row in connection.execute(select(*columns))]
    return sorted(found, key=lambda i: (i.path or "", i.document or "", i.stage, i.problem, i.detail))


def note_done(connection: Connection, *, at: str, who: str, action: str, detail: str) -> None:
    """Write what was done into the log."""
    insert(connection, log, [{"at": at, "who": who, "action": action, "detail": detail}])


def get_log(connection: Connection, *, limit: int | None = None) -> list[Entry]:
    """Return what was done, the latest first."""
    rows: Any = connection.execute(select(log).order_by(log.c.seq.desc()).limit(limit))
    return [Entry(at=row.at, who=row.who, action=row.action, detail=row.detail) for row in rows]
