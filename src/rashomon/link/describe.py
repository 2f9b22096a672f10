"""An event of all documents, described by what its members say."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from rashomon.link import moments, places
from rashomon.link.kinds import broad_kinds
from rashomon.model import Event, Moment, content_id
from rashomon.model.value import UNKNOWN_MOMENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.model import Place, Telling

Where = tuple[str | None, str | None, str | None]
"""A town, its division and its country; a place without a town is but its country."""

TOLD_VOTES = 0.2
"""What a day or town told of the event itself counts beside those that the report as a whole speaks for, by their probability; where
it speaks for none, what is told counts 1."""


def describe(members: Sequence[Telling]) -> Event:
    """Return the event that a group of documents' events make, given in the order of time in which they stand."""
    kind = _kind(members)
    moment = _moment(members)
    place = _place(members)
    told = sorted({telling.event.document for telling in members if telling.event.told})
    return Event(
        id=content_id("evt", sorted(telling.event.id for telling in members)),
        label=_label(members, kind, place, moment),
        kind=kind,
        date=moment,
        place=place,
        documents=tuple(told),
        mentioned_in=tuple(sorted({telling.event.document for telling in members} - set(told))),
    )


def _kind(members: Sequence[Telling]) -> str:
    """Return the kind most members give, an exact one before a broad one."""
    votes = Counter(kind for telling in members for kind in telling.event.kinds if kind != "event")
    if not votes:
        return "event"
    exact = {kind: number for kind, number in votes.items() if kind not in broad_kinds() and number * 2 >= len(members)}
    pool = exact or votes
    return min(pool, key=lambda kind: (-pool[kind], kind))


def _moment(members: Sequence[Telling]) -> Moment:
    """Return the day most members give; a day and month without a year take the year nearest to the reports' publication.

    What goes on for longer began when most members say, and goes on until the last report of it.
    """
    lasting = [telling.event.moment for telling in members if telling.event.lasting and telling.event.moment.start]
    if lasting and len(lasting) * 2 >= sum(telling.event.moment.start is not None for telling in members):
        starts = Counter((moment.start, moment.precision) for moment in lasting)
        begun = min(starts, key=lambda one: (-starts[one], str(one)))
        first = next(moment for moment in lasting if (moment.start, moment.precision) == begun)
        return msgspec.structs.replace(first, end=max(moment.end or moment.start or "" for moment in lasting))
    published = [telling.published for telling in members if telling.published]
    told = []
    for telling in members:
        if moments.is_recent(telling.event.moment):
            told.append((_with_year(telling.event.moment, published), TOLD_VOTES if telling.event.days else 1.0))
        told.extend(telling.event.days)
    votes: dict[tuple[str | None, str | None], float] = {}
    for moment, weight in told:
        if moment.start:
            votes[moment.start, moment.end] = votes.get((moment.start, moment.end), 0.0) + weight
    if votes:
        best = min(votes, key=lambda bounds: (-round(votes[bounds], 6), bounds))
        return next(moment for moment, _ in told if (moment.start, moment.end) == best)
    known = [telling.event.moment for telling in members if moments.known(telling.event.moment)]
    order = ("week", "month", "year", "years", "unknown", "days", "day", "hour", "minute")
    return min(known, key=lambda m: (m.start is None, order.index(m.precision), m.start or ""), default=UNKNOWN_MOMENT)


def _with_year(moment: Moment, published: Sequence[str]) -> Moment:
    """Return a day told without a year with the year that puts it nearest to the reports; any other as it is."""
    if not published or moment.start or not (moment.month and moment.day):
        return moment
    candidates = []
    for text in published:
        for year in (-1, 0, 1):
            day = _day(int(text[:4]) + year, moment.month or 1, moment.day or 1)
            if day is not None:
                candidates.append((abs((day - date.fromisoformat(text[:10])).days), day))
    if not candidates:
        return moment
    nearest = min(candidates)[1].isoformat()
    return msgspec.structs.replace(moment, start=nearest, end=nearest, precision="day")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 29 February of another year
        return None


def _place(members: Sequence[Telling]) -> Place | None:
    """Return the place most members give, the finest known of it."""
    told = [place for telling in members for place in (*telling.event.places, *(town for town, _ in telling.event.settings))]
    votes: dict[Where, float] = {}
    for telling in members:
        weight = TOLD_VOTES if telling.event.settings else 1.0
        for where in dict.fromkeys(map(_where, telling.event.places)):  # once, however many venues it has there
            votes[where] = votes.get(where, 0.0) + weight
        for town, chance in telling.event.settings:
            votes[_where(town)] = votes.get(_where(town), 0.0) + chance
    votes.pop((None, None, None), None)
    if not votes:
        return next(iter(told), None)
    votes = _by_fullest(votes)
    best = min(votes, key=lambda where: (where[0] is None, -round(votes[where], 6), str(where)))
    alike = [place for place in told if _where(place) == best or (best[0] and _leaves_open(_where(place), best))]
    if len({places.section_of(place) for place in alike} - {None}) > 1:  # the reports do not agree in which part of the town it was
        alike = [place for place in alike if places.section_of(place) is None] or alike
    return min(alike, key=lambda place: (place.country is None, place.venue is None, place.precision or 9, place.name))


def _where(place: Place) -> Where:
    return place.city, place.admin1 if place.city is not None else None, place.country


def _leaves_open(where: Where, fuller: Where) -> bool:
    """Tell whether a town may be another of that name of which it is told where it lies."""
    return where[0] == fuller[0] and where[1] in {None, fuller[1]} and where[2] in {None, fuller[2]}


def _by_fullest(votes: dict[Where, float]) -> dict[Where, float]:
    """Return the votes with those of towns of which it is not told where they lie as those of the town so called that has most."""
    found: dict[Where, float] = {}
    called: dict[str, list[Where]] = {}
    for where in sorted(votes, key=lambda one: (one.count(None), -votes[one], str(one))):
        fuller = [one for one in called.get(where[0] or "", ()) if _leaves_open(where, one)]
        into = max(fuller, key=lambda one: found[one], default=where)
        found[into] = found.get(into, 0.0) + votes[where]
        if into is where and where[0]:
            called.setdefault(where[0], []).append(where)
    return found


def _label(members: Sequence[Telling], kind: str, place: Place | None, moment: Moment) -> str:
    where = place.name if place is not None else next((name for telling in members for name in telling.event.names), None)
    exact = moment.precision in moments.DAY_PRECISIONS
    when = moment.start if exact else moment.start[:4] if moment.start else moment.words
    if any(telling.event.lasting for telling in members) and moment.start and moment.end:
        when = " to ".join(dict.fromkeys((moment.start, moment.end) if exact else (moment.start[:4], moment.end[:4])))
    noun = kind.replace("-", " ")
    if all(telling.event.several for telling in members):
        noun = "several events" if kind == "event" else f"several events: {noun}"
    return ", ".join(part for part in (noun, where, when) if part)
