"""Looking through a casebook: events, claims and statements by what is asked for, without holding them all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, false, func, or_, select

from rashomon.casebook.rows import each, from_json
from rashomon.casebook.schema import claims, documents, event_figures, events, local_events, statements
from rashomon.model import Claim, Statement

COUNTRY = 2
"""Letters of a country's code (ISO 3166-1 alpha-2)."""


class EventFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which events: on days ``first`` to ``last`` (``YYYY-MM-DD``, inclusive; an event whose day is not known is on none), at a ``place``
    (a part of its name, or a country's code of two letters), of a ``kind``, only those whose figures are ``contested``. Null: any.
    """

    first: str | None = None
    last: str | None = None
    place: str | None = None
    kind: str | None = None
    contested: bool = False


class EventLine(msgspec.Struct, frozen=True, kw_only=True):
    """An event in a list: its lasting name, what it is, its days, the figures for the dead, and how many reports tell of it."""

    name: str
    id: str
    label: str
    kind: str
    start: str | None
    end: str | None
    place: str | None
    country: str | None
    killed_low: int | None
    killed_best: int | None
    killed_high: int | None
    contested: bool
    documents: int
    mentioned_in: int


def list_events(connection: Connection, wanted: EventFilter, limit: int | None = None) -> Iterator[EventLine]:
    """Yield events, the latest first and those without a day last. One that was never described is left out."""
    killed = event_figures.alias("killed")
    figures = [killed.c[name].label(f"killed_{name}") for name in ("low", "best", "high")]
    plain = [events.c[name] for name in EventLine.__struct_fields__ if name in events.c]
    joined = events.outerjoin(killed, and_(killed.c.event == events.c.name, killed.c.kind == "killed"))
    asked = select(*plain, *figures).select_from(joined).where(events.c.record != "", *_event_conditions(wanted))
    asked = asked.order_by(events.c.start.is_(None), events.c.start.desc(), events.c.name).limit(limit)
    for row in each(connection, asked):
        yield EventLine(**row._mapping)


def _event_conditions(wanted: EventFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.first is not None:
        yield func.coalesce(events.c.end, events.c.start) >= wanted.first
    if wanted.last is not None:
        yield func.coalesce(events.c.start, events.c.end) <= wanted.last
    if wanted.place is not None:
        code = wanted.place.upper() if len(wanted.place) == COUNTRY else None
        named = or_(events.c.place.icontains(wanted.place, autoescape=True), events.c.city.icontains(wanted.place, autoescape=True))
        yield named if code is None else events.c.country == code
    if wanted.kind is not None:
        yield events.c.kind == wanted.kind.strip().lower().replace(" ", "-")
    if wanted.contested:
        yield events.c.contested


class ClaimFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which claims: on the event of this lasting name, of a ``kind``, whose root source's name holds ``speaker``, of a ``stance``."""

    event: str | None = None
    kind: str | None = None
    speaker: str | None = None
    stance: str | None = None


def list_claims(connection: Connection, wanted: ClaimFilter) -> Iterator[Claim]:
    """Yield claims of current reports as the machine read them, by report and place in it. Events go by their lasting names."""
    joined = claims.join(documents, documents.c.id == claims.c.document)
    joined = joined.outerjoin(local_events, local_events.c.id == claims.c.local_event)
    asked = select(claims.c.record, local_events.c.event).select_from(joined).where(documents.c.is_current)
    for value, column in ((wanted.event, local_events.c.event), (wanted.kind, claims.c.kind), (wanted.stance, claims.c.stance)):
        if value is not None:
            asked = asked.where(column == value)
    if wanted.speaker is not None:
        asked = asked.where(_named(claims.c.speaker, wanted.speaker))
    for row in each(connection, asked.order_by(claims.c.document, claims.c.span_start, claims.c.id)):
        yield msgspec.structs.replace(from_json(row.record, Claim), event=row.event)


def fits(claim: Claim, wanted: ClaimFilter) -> bool:
    """Tell whether a claim is asked for, as `list_claims` does."""
    root = claim.attribution[-1].speaker if claim.attribution else None
    plain = ((wanted.event, claim.event), (wanted.kind, claim.kind), (wanted.stance, claim.stance))
    named = wanted.speaker is None or bool(wanted.speaker.strip() and wanted.speaker.strip().lower() in (root or "").lower())
    return named and all(value is None or value == has for value, has in plain)


def list_statements(connection: Connection, speaker: str | None) -> Iterator[Statement]:
    """Yield the statements in current reports, by report: all, or those of speakers whose name holds ``speaker``."""
    joined = statements.join(documents, documents.c.id == statements.c.document)
    asked = select(statements.c.record).select_from(joined).where(documents.c.is_current)
    if speaker is not None:
        asked = asked.where(_named(statements.c.speaker, speaker))
    for row in each(connection, asked.order_by(statements.c.document, statements.c.id)):
        yield from_json(row.record, Statement)


def _named(column: Any, name: str) -> ColumnElement[bool]:
    """Return the condition that a column holds a name, whatever its case; an empty name is nobody's."""
    condition: ColumnElement[bool] = column.icontains(name.strip(), autoescape=True)
    return condition if name.strip() else false()
