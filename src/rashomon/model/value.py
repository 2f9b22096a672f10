"""The values of claims, one type a family of kinds. Conventions: docs/reference/conventions.md."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from rashomon.model.base import Record

Qualifier = Literal["exact", "at-least", "more-than", "up-to", "less-than", "about", "range", "vague"]
PopulationClass = Literal["civilian", "combatant", "attacker", "police", "child", "woman", "mixed", "unknown"]
Scope = Literal["total", "additional", "part"]
Role = Literal["did", "ordered", "helped", "knew"]
WarningStatus = Literal["given", "passed-on", "not-passed-on", "ignored", "none"]
DatePrecision = Literal["minute", "hour", "day", "days", "week", "month", "year", "years", "unknown"]
PRECISIONS: tuple[DatePrecision, ...] = get_args(DatePrecision)
"""The precisions of a date, the finest first."""


class Population(Record, kw_only=True):
    """Who is counted: a class, and the report's own words for them ("shoppers"), null where it has none."""

    class_: PopulationClass = msgspec.field(name="class", default="unknown")
    words: str | None = None


class Quantity(Record, kw_only=True, tag_field="type", tag="quantity"):
    """A number of people, as a report gives it.

    ``low`` and ``high`` are whole people, null where open. "at least N", "more than N": low N. "up to N": high N, low null. "about N":
    both N. "dozens": low 12, *vague*. ``scope``: a *total*, an *additional* number ("five more") or a *part* ("including 11 children").
    ``as_of`` is the local day (``YYYY-MM-DD``) that the figure stood at. ``people`` are ids of persons it covers by name or description;
    ``counted_from`` the same where nothing but those persons gives the figure, else null.
    """

    low: int | None
    high: int | None
    qualifier: Qualifier
    population: Population = Population()
    scope: Scope = "total"
    as_of: str | None = None
    people: tuple[str, ...] = ()
    counted_from: tuple[str, ...] | None = None


class Actor(Record, kw_only=True, tag_field="type", tag="actor"):
    """Somebody held responsible.

    ``name`` is resolved within the document and never null; ``words`` is how they are named at the claim's place ("the group");
    ``role`` is what they are said to have done.
    """

    name: str
    role: Role = "did"
    words: str | None = None


class Moment(Record, kw_only=True, tag_field="type", tag="moment"):
    """A time, in local calendar days.

    ``start`` and ``end`` are inclusive ``YYYY-MM-DD``, null where unknown; ``time`` is the clock or part of day ("20:15", "evening").
    What a report says without an anchor is kept and never guessed at: ``words`` as written, ``weekday`` (0 Monday … 6 Sunday),
    ``month`` and ``day`` where no year is known.
    """

    start: str | None = None
    end: str | None = None
    time: str | None = None
    precision: DatePrecision = "unknown"
    words: str | None = None
    weekday: int | None = None
    month: int | None = None
    day: int | None = None


class Place(Record, kw_only=True, tag_field="type", tag="place"):
    """A place, finest to coarsest.

    ``name`` always holds the town ("Hall, Town, Region"). ``country`` is ISO 3166-1 alpha-2. ``latitude`` and ``longitude`` are WGS 84
    degrees. ``precision`` is UCDP GED's ``where_prec``: 1 exact place, 2 within about 25 km, 3 second-order division, 4 first-order
    division, 5 line or area, 6 country, 7 international waters or airspace; null where unknown.
    """

    name: str
    venue: str | None = None
    city: str | None = None
    admin1: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: int | None = None


class Warning(Record, kw_only=True, tag_field="type", tag="warning"):  # noqa: A001 - the field's word, read with its module's name
    """A warning before the event: what became of it, by whom and to whom (names as written, null where unsaid).

    ``status``: *given* (issued, to nobody in particular or in public), *passed-on* to those who could act, *not-passed-on*, *ignored* by
    them, or *none* at all.
    """

    status: WarningStatus
    giver: str | None = None
    receiver: str | None = None


class Means(Record, kw_only=True, tag_field="type", tag="means"):
    """How it was done: the lexicon's name for a weapon or method ("firearms"), and the words."""

    name: str
    words: str


Value = Quantity | Actor | Moment | Place | Warning | Means

UNKNOWN_MOMENT = Moment()
