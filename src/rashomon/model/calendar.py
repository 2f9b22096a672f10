"""Reckoning with days: from what a text says and the day it came out to local calendar days. Pure functions on dates."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from rashomon.model.document import Published
from rashomon.model.value import DatePrecision, Moment

FORWARD = timedelta(days=2)
"""A day and month without a year may lie this far after publication: time zones, and notices for tomorrow."""

FIRST_YEAR, LAST_YEAR = 1600, 2999
"""Years that a report may be of; the first newspapers came out in 1605."""

_PARTS_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_PARTS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}


def anchor_of(published: Published) -> date | None:
    """Return the day of publication where it is known and well formed; that is what relative dates are counted from.

    Nothing is counted from a year that no report is of: a page may claim any, and centuries before it there may be no calendar.
    """
    if published.basis == "unknown" or not published.date:
        return None
    try:
        day = date.fromisoformat(published.date[:10])
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def moment(start: date, end: date, precision: DatePrecision, words: str, time: str | None = None) -> Moment:
    """Return the moment from ``start`` to ``end``, inclusive."""
    return Moment(start=start.isoformat(), end=end.isoformat(), time=time, precision=precision, words=words)


def day_of(year: int, month: int, day: int) -> date | None:
    """Return that day, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def latest_weekday(anchor: date, weekday: int) -> date:
    """Return the latest such weekday that is not after ``anchor``."""
    return anchor - timedelta(days=(anchor.weekday() - weekday) % 7)


def next_weekday(anchor: date, weekday: int) -> date:
    """Return the first such weekday that is not before ``anchor``."""
    return anchor + timedelta(days=(weekday - anchor.weekday()) % 7)


def latest_day(anchor: date, month: int, day: int) -> date | None:
    """Return the latest such day that is at most two days after ``anchor``."""
    for year in range(anchor.year + 1, anchor.year - 8, -1):
        found = day_of(year, month, day)
        if found is not None and found <= anchor + FORWARD:
            return found
    return None


def latest_month(anchor: date, month: int) -> int:
    """Return the year of the latest such month that has begun by ``anchor``."""
    return anchor.year if month <= anchor.month else anchor.year - 1


def month_span(year: int, month: int, part: str | None = None) -> tuple[date, date]:
    """Return the first and last day of a month, or of its early, middle or late third."""
    last = monthrange(year, month)[1]
    first, end = _PARTS_OF_MONTH[part] if part else (1, last)
    return date(year, month, first), date(year, month, min(end, last))


def year_span(year: int, part: str | None = None) -> tuple[date, date]:
    """Return the first and last day of a year, or of its early, middle or late third."""
    first, last = _PARTS_OF_YEAR[part] if part else (1, 12)
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def ago(anchor: date, count: int, unit: str) -> tuple[date, date, DatePrecision]:
    """Return when "``count`` days, weeks, months, years ago" was, no finer than the unit says."""
    if unit == "day":
        then = anchor - timedelta(days=count)
        return then, then, "day"
    if unit == "week":
        then = anchor - timedelta(weeks=count)
        return then - timedelta(days=3), then + timedelta(days=3), "week"
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 - count
        return (*month_span(months // 12, months % 12 + 1), "month")
    return (*year_span(anchor.year - count), "year")


def around(anchor: date, steps: int, unit: str) -> tuple[date, date, DatePrecision]:
    """Return the week, month or year of ``anchor`` moved by ``steps``: -1 for "last", 0 for "this", 1 for "next"."""
    if unit == "week":
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=steps)
        return monday, monday + timedelta(days=6), "week"
    if unit == "weekend":
        saturday = latest_weekday(anchor, 5) + timedelta(weeks=max(steps, 0))
        return saturday, saturday + timedelta(days=1), "days"
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + steps
        return (*month_span(months // 12, months % 12 + 1), "month")
    return (*year_span(anchor.year + steps), "year")
