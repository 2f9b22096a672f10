"""Days that have a name every year: "New Year's Eve", "Labor Day", "over Memorial Day weekend"."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from rashomon.model.calendar import FORWARD, day_of
from rashomon.read.timewords import Found, TimeWords, in_words, lexicon, one_day, spanning, year_at


def feast(words: TimeWords, at: int) -> Found | None:
    """Read a day by its name, of the year that is named after it, else the latest that is not after publication."""
    for known in _by_first().get(words.lower[at], ()):
        end = at + len(known["words"])
        if words.lower[at:end] == known["words"]:
            return _found(words, at, end, known)
    return None


@lru_cache(maxsize=1)
def feast_openings() -> frozenset[str]:
    """Return the words that the names of such days begin with."""
    return frozenset(_by_first())


@lru_cache(maxsize=1)
def _by_first() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for known in lexicon()["feasts"]:
        found.setdefault(known["words"][0], []).append(known)
    return found


def _found(words: TimeWords, at: int, end: int, known: dict[str, Any]) -> Found | None:
    weekend = words.at(end) == "weekend"
    end += weekend
    year = year_at(words, end)
    if year is not None:
        end, day = year[0], _in_year({"church": EASTER_WESTERN, **known}, year[1])
    elif words.anchor is not None:
        day = _latest(known, words.anchor)
    else:
        return in_words(words, at, end)
    if day is None:
        return None
    if weekend:
        saturday = day - timedelta(days=(day.weekday() - 5) % 7)
        return spanning(words, at, end, (saturday, max(day, saturday + timedelta(days=1)), "days"))
    return one_day(words, at, end, day)


def _latest(known: dict[str, Any], anchor: date) -> date | None:
    """Return the latest such day not after publication; of the two Easters the western, but within a week after the orthodox that one."""
    for church in (EASTER_ORTHODOX, EASTER_WESTERN) if "easter" in known else (None,):
        every = (_in_year({**known, "church": church}, anchor.year + step) for step in (1, 0, -1))
        day = next((one for one in every if one is not None and one <= anchor + FORWARD), None)
        if church != EASTER_ORTHODOX or (day is not None and day <= anchor < day + timedelta(weeks=1)):
            return day
    return None


def _in_year(known: dict[str, Any], year: int) -> date | None:
    """Return the day in a year: by its date, by its days from Easter, or as the first, second … or last (-1) such weekday of its month."""
    if "easter" in known:
        sunday: date = easter(year, known["church"])
        return sunday + timedelta(days=known["easter"])
    if "day" in known:
        return day_of(year, known["month"], known["day"])
    if known["nth"] > 0:
        first = date(year, known["month"], 1)
        return first + timedelta(days=(known["weekday"] - first.weekday()) % 7 + 7 * (known["nth"] - 1))
    last = date(year + known["month"] // 12, known["month"] % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - known["weekday"]) % 7)
