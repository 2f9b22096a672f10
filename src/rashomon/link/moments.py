"""Comparing moments: the same, compatible or in conflict, however much of each is known."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from rashomon.lexicon import load
from rashomon.model import Moment

Relation = Literal["same", "near", "compatible", "unknown", "conflict"]
"""*same*: at least one definite part agrees and none differs; *near*: a day apart; *compatible*: one lies within the other."""

YEAR = re.compile(r"\d{4}")
DAY_PRECISIONS = frozenset({"minute", "hour", "day", "days"})


def known(moment: Moment) -> bool:
    """Tell whether anything definite is known of a moment."""
    return any(part is not None for part in (moment.start, moment.end, moment.month, moment.day, moment.weekday))


@lru_cache(maxsize=16384)
def compare(one: Moment, other: Moment) -> Relation:
    """Return how two moments stand to each other, from the finest part that both are known by."""
    if not known(one) or not known(other):
        return "unknown"
    if one.start and other.start:
        return _spans(one, other)
    if _month(one) and _month(other):
        if _month(one) != _month(other):
            return "near" if _adjacent(one, other) else "conflict"
        if _day(one) and _day(other):
            return "same" if _day(one) == _day(other) else _near_days(_day(one) or 0, _day(other) or 0)
        return "compatible"
    if _weekday(one) is not None and _weekday(other) is not None:
        apart = abs((_weekday(one) or 0) - (_weekday(other) or 0))
        return "same" if apart == 0 else "near" if apart in {1, 6} else "conflict"
    return "unknown"


def _spans(one: Moment, other: Moment) -> Relation:
    first, last = _bounds(one)
    begin, end = _bounds(other)
    if first <= end and begin <= last:
        days = one.precision in DAY_PRECISIONS and other.precision in DAY_PRECISIONS
        same_width = (last - first) == (end - begin)
        return "same" if days or (same_width and first == begin) else "compatible"
    if (_month(one), _day(one)) == (_month(other), _day(other)) and (_yearless(one) or _yearless(other)):
        return "same"
    gap = (begin - last).days if begin > last else (first - end).days
    return "near" if gap <= 1 else "conflict"


def _yearless(moment: Moment) -> bool:
    """Tell whether the year of a day was not told but taken from the publication date, which may be false."""
    words = (moment.words or "").lower()
    return moment.precision in DAY_PRECISIONS and YEAR.search(words) is None and any(name in words for name in load("dates")["months"])


def _bounds(moment: Moment) -> tuple[date, date]:
    start = date.fromisoformat(moment.start or "0001-01-01")
    return start, date.fromisoformat(moment.end) if moment.end else start


def _near_days(one: int, other: int) -> Relation:
    return "near" if abs(one - other) == 1 else "conflict"


def _adjacent(one: Moment, other: Moment) -> bool:
    """Tell whether the last day of a month meets the first of the next."""
    return {_day(one), _day(other)} in ({31, 1}, {30, 1}, {28, 1}, {29, 1})


def _month(moment: Moment) -> int | None:
    if moment.month is not None:
        return moment.month
    if moment.start and moment.precision not in {"year", "years"}:
        return int(moment.start[5:7])
    return None


def _day(moment: Moment) -> int | None:
    if moment.day is not None:
        return moment.day
    return int(moment.start[8:10]) if moment.start and moment.precision in DAY_PRECISIONS else None


def _weekday(moment: Moment) -> int | None:
    if moment.weekday is not None:
        return moment.weekday
    if moment.start and moment.precision in DAY_PRECISIONS:
        return date.fromisoformat(moment.start).weekday()
    return None


def same_beginning(one: Moment, other: Moment) -> bool:
    """Tell whether two lengths of time may have begun together, as far as is known."""
    if one.start is None or other.start is None:
        return True
    grain = min(_grain(one), _grain(other))
    return one.start[:grain] == other.start[:grain]


def _grain(moment: Moment) -> int:
    return {"years": 4, "month": 7}.get(moment.precision, 10)


def is_distant(moment: Moment) -> bool:
    """Tell whether a moment is told as news does not tell the day's event: by a bare year or month."""
    if moment.precision in {"year", "years", "month"}:
        return True
    return moment.month is not None and moment.day is None


def is_recent(moment: Moment) -> bool:
    """Tell whether a moment is told by a weekday or a day, as news tells the event that it is about."""
    return moment.weekday is not None or moment.precision in DAY_PRECISIONS or (moment.month is not None and moment.day is not None)


@lru_cache(maxsize=4096)
def day_and_neighbours(day: str) -> tuple[str, str, str]:
    """Return a day, the day before it and the day after it."""
    there = date.fromisoformat(day)
    return day, (there - timedelta(1)).isoformat(), (there + timedelta(1)).isoformat()
