"""Absolute dates: "22 March 2024", "March 22", "2024-03-22", "early March", "in 2015", "the 1990s"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from itertools import takewhile

from rashomon.lexicon import load
from rashomon.model.calendar import day_of, latest_day, latest_month, month_span, year_span
from rashomon.model.value import DatePrecision, Moment
from rashomon.read.timewords import (
    YEAR,
    Found,
    TimeWords,
    day_number,
    full_year,
    in_words,
    known_day,
    lexicon,
    month_at,
    one_day,
    spanning,
    year_at,
)

_DECADE = re.compile(r"((?:1[89]|20)\d)0s")
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d|(?<!-)\d\d)")
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")
_MID_YEAR = re.compile(r"mid-((?:19|20)\d\d)")
_NEAR = timedelta(days=30)
LONGEST_STREET = 5
"""Words of the name of a street, at most: "South Martin Luther King Drive"."""


def iso(words: TimeWords, at: int) -> Found | None:
    """Read "2024-03-22", which the tokenizer may split."""
    if not YEAR.fullmatch(words.lower[at]) or words.at(at + 1) != "-":
        end = at + 1
        match = _ISO.fullmatch(words.lower[at])
    else:
        end = at + 5
        match = _ISO.fullmatch("".join(words.lower[at:end]))
    if match is None:
        return None
    day = day_of(int(match[1]), int(match[2]), int(match[3]))
    return one_day(words, at, end, day) if day else None


def numeric(words: TimeWords, at: int) -> Found | None:
    """Read "22/3/2024": day first or month first, whichever can be; where both can, the one shortly before publication, else unknown."""
    end = at + 5 if words.at(at + 1) == "-" else at + 1
    match = _NUMERIC.fullmatch("".join(words.lower[at:end]))
    if match is None:
        return None
    year = full_year(int(match[4]))
    either = {day for day in (day_of(year, int(match[3]), int(match[1])), day_of(year, int(match[1]), int(match[3]))) if day}
    if len(either) == 2 and words.anchor is not None:
        near = {day for day in either if timedelta(0) <= words.anchor - day <= _NEAR}
        either = near if len(near) == 1 else either
    if len(either) == 1:
        return one_day(words, at, end, either.pop())
    return in_words(words, at, end) if either else None


def named(words: TimeWords, at: int) -> Found | None:
    """Read a day that the lexicon knows by name ("9/11")."""
    for known in lexicon()["known_days"]:
        end = at + len(known["words"])
        if words.lower[at:end] == known["words"] and (not known["before"] or words.at(end) in known["before"]):
            return known_day(words, at, end, known["day"])
    return None


def day_month(words: TimeWords, at: int) -> Found | None:
    """Read "22 March 2024", "22nd of March", "22-24 March"."""
    first = day_number(words.lower[at])
    if first is None:
        return None
    position, last = at + 1, first
    if words.at(position) in ("-", "to", "and", "or") and (later := day_number(words.at(position + 1))) and later > first:
        position, last = position + 2, later
    if words.at(position) == "of":
        position += 1
    month = month_at(words, position) if position < len(words.lower) else None
    if month is None:
        return None
    return _calendar_days(words, (at, position + 1), month, (first, last))


def month_day(words: TimeWords, at: int) -> Found | None:
    """Read "March 22, 2024", "March 22nd", "March 22-24"."""
    month = month_at(words, at)
    first = day_number(words.at(at + 1)) if month else None
    if month is None or first is None or _counts_things(words, at + 1):
        return None
    position, last = at + 2, first
    if words.at(position) in ("-", "to", "and") and (later := day_number(words.at(position + 1))) and later > first:
        beyond = words.at(position + 2)
        if words.at(position) != "and" or beyond in (",", ".", ""):
            position, last = position + 2, later
    return _calendar_days(words, (at, position), month, (first, last))


def _counts_things(words: TimeWords, at: int) -> bool:
    """Whether the number counts what follows: "in March 22 people died", "March 5:30"."""
    if words.at(at + 1) in (":", "%", "percent"):
        return True
    token = words.tokens[at]
    return words.at(at - 2) == "in" and token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS"


def _calendar_days(words: TimeWords, span: tuple[int, int], month: int, days: tuple[int, int]) -> Found | None:
    start, end = span
    year = year_at(words, end) or _short_year(words, end)
    if year is not None:
        end = year[0]
        first, last = (day_of(year[1], month, day) for day in days)
    elif words.anchor is not None:
        last = _without_year(words, start, month, days[1])
        first = day_of(last.year, month, days[0]) if last else None
    elif day_of(2000, month, days[1]) is None:
        return None
    else:
        return Found(start, end, Moment(words=words.words(start, end), month=month, day=days[0]))
    if first is None or last is None:
        return None
    return spanning(words, start, end, (first, last, "day" if first == last else "days"))


def _without_year(words: TimeWords, at: int, month: int, day: int) -> date | None:
    """The latest such day; of the days around publication the one that falls on the weekday named before; ahead where the verb is."""
    anchor = words.anchor
    if anchor is None:
        return None
    weekday = lexicon()["weekdays"].get(words.at(at - 2 if words.at(at - 1) in (",", "the") else at - 1))
    near = [found for year in (anchor.year, anchor.year - 1, anchor.year + 1) if (found := day_of(year, month, day))]
    if weekday is not None and (fitting := [found for found in near if found.weekday() == weekday]):
        return min(fitting, key=lambda found: abs(found - anchor))
    if words.looks_ahead(at) and (ahead := [found for found in near if found >= anchor]):
        return min(ahead)
    return latest_day(anchor, month, day)


def _short_year(words: TimeWords, at: int) -> tuple[int, int] | None:
    """The year of a dateline, "3 Jan 90 --"."""
    word = words.at(at)
    if len(word) == 2 and word.isdigit() and words.at(at + 1)[:1] in ("-", "—", "–", "(", "["):
        return at + 1, full_year(int(word))
    return None


def month_alone(words: TimeWords, at: int) -> Found | None:
    """Read "March 2024", "early March", "in January"."""
    start, part = _part_of(words, at)
    month = month_at(words, start) if start < len(words.lower) else None
    if month is None:
        return None
    precision: DatePrecision = "days" if part else "month"
    year = year_at(words, start + 1)
    if year is not None:
        return spanning(words, at, year[0], (*month_span(year[1], month, part), precision))
    if not (part or _stands_alone(words, start)):
        return None
    if words.anchor is None:
        return Found(at, start + 1, Moment(words=words.words(at, start + 1), month=month))
    known = latest_month(words.anchor, month)
    if month != words.anchor.month and words.looks_ahead(start):
        known += 1
    return spanning(words, at, start + 1, (*month_span(known, month, part), precision))


def _stands_alone(words: TimeWords, at: int) -> bool:
    """Whether a month's name without day or year is the month: "in May", not "he may"."""
    if words.at(at) not in lexicon()["doubtful_months"]:
        return words.tokens[at].ent_type_ != "PERSON"
    return words.at(at - 1) in lexicon()["month_before"] and words.tokens[at].pos_ not in ("AUX", "VERB")


def _part_of(words: TimeWords, at: int) -> tuple[int, str | None]:
    """Return the position after "early", "late" or "mid-" at ``at``, and the part."""
    word = words.lower[at]
    if word not in lexicon()["part_within"]:
        return at, None
    return (at + 2 if words.at(at + 1) in ("-", "in") else at + 1), word


def year_alone(words: TimeWords, at: int) -> Found | None:
    """Read "in 2015", "the 2004 attack", "2014-2016", "early 2015", "the 1990s"."""
    start, part = _part_of(words, at)
    word = words.at(start)
    if decade := _DECADE.fullmatch(word):
        first = int(decade[1] + "0")
        return spanning(words, at, start + 1, (year_span(first)[0], year_span(first + 9)[1], "years"))
    if middle := _MID_YEAR.fullmatch(word):
        return spanning(words, at, start + 1, (*year_span(int(middle[1]), "mid"), "year"))
    if not YEAR.fullmatch(word) or not (part or _is_year(words, start)):
        return None
    year = int(word)
    if words.at(start + 1) in ("-", "to", "and") and (later := _later_year(words, start, year)):
        return spanning(words, at, start + 3, (year_span(year)[0], year_span(later)[1], "years"))
    return spanning(words, at, start + 1, (*year_span(year, part), "year"))


def _later_year(words: TimeWords, at: int, year: int) -> int | None:
    """Return the year that ends "2014-16", "between 2014 and 2016" or "from 2014 to 2016"."""
    joiner, word = words.at(at + 1), words.at(at + 2)
    if joiner != "-" and words.at(at - 1) != {"and": "between", "to": "from"}[joiner]:
        return None
    if len(word) == 2 and word.isdigit() and joiner == "-":
        word = str(year)[:2] + word
    return int(word) if YEAR.fullmatch(word) and int(word) > year else None


def _is_house(words: TimeWords, at: int) -> bool:
    """Tell whether a number is that of a house or a road: "at 1950 Oak Street"."""
    if words.at(at - 1) in ("in", "since", "the"):
        return False  # "the 2004 Oak Street attack"
    following = words.tokens[at + 1 : at + 1 + LONGEST_STREET]
    named = list(takewhile(lambda token: token.is_title or token.text[:1].isdigit(), following))
    return any(token.text in _streets() for token in named[1:])


@lru_cache(maxsize=1)
def _streets() -> frozenset[str]:
    return frozenset(load("places")["street_nouns"])


def _is_year(words: TimeWords, at: int) -> bool:
    before, after = words.at(at - 1), words.at(at + 1)
    tag = words.tokens[at + 1].tag_ if after else ""
    if after in lexicon()["no_year_before"] or (int(words.at(at)) < 1900 and tag == "NNS") or _is_house(words, at):
        return False
    if before in ("in", "since"):
        return True
    if before in lexicon()["year_before"] or (before == "(" and after in (")", ",", ";", "-")):
        return tag != "NNS"
    return words.tokens[at].ent_type_ == "DATE" or (before == "the" and tag[:1] in ("N", "J"))
