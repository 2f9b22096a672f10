"""The grammar of time expressions, tried at one position of the tokens after another."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from rashomon.lexicon import load
from rashomon.model.value import Moment
from rashomon.read.calendar import (
    ago,
    around,
    day_of,
    latest_day,
    latest_month,
    latest_weekday,
    moment,
    month_span,
    next_weekday,
    year_span,
)
from rashomon.read.clock import read_clock, read_part

if TYPE_CHECKING:
    from spacy.tokens import Token

_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_DECADE = re.compile(r"((?:1[89]|20)\d)0s")
_NUMERIC = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2((?:19|20)?\d\d)")
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")


@lru_cache(maxsize=1)
def lexicon() -> dict[str, Any]:
    """Return the words of time, lists as sets."""
    data = load("dates")
    return {name: frozenset(value) if isinstance(value, list) and name != "to_event" else value for name, value in data.items()}


class TimeWords:
    """The tokens of a document that are not space, in lower case too, and the day it came out."""

    def __init__(self, tokens: list[Token], text: str, anchor: date | None) -> None:
        self.tokens = tokens
        self.lower = [token.lower_ for token in tokens]
        self.text = text
        self.anchor = anchor

    def at(self, position: int) -> str:
        """Return the lower-case token at ``position``, empty beyond the ends."""
        return self.lower[position] if 0 <= position < len(self.lower) else ""

    def words(self, start: int, end: int) -> str:
        """Return the text from token ``start`` to token ``end`` (exclusive)."""
        last = self.tokens[end - 1]
        return self.text[self.tokens[start].idx : last.idx + len(last)]

    def looks_ahead(self, position: int) -> bool:
        """Tell whether the verb above ``position`` speaks of the future."""
        token = self.tokens[position]
        for _ in range(5):
            if token.pos_ in ("VERB", "AUX"):
                break
            token = token.head
        return token.lower_ in lexicon()["future"] or any(child.lower_ in lexicon()["future"] for child in token.lefts)


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression at positions [``start``, ``end``)."""

    start: int
    end: int
    moment: Moment


Reader = Callable[[TimeWords, int], Found | None]


def read_date(words: TimeWords, at: int) -> Found | None:
    """Return the time expression that begins at ``at``, joined with a weekday, part of day or clock time beside it, or None."""
    first = words.lower[at]
    if not (first[0].isdigit() or first in starters()):
        return None
    for reader in READERS:
        found = reader(words, at)
        if found is not None:
            return _with_time(words, found)
    return None


@lru_cache(maxsize=1)
def starters() -> frozenset[str]:
    """Return the words that can begin a time expression; every other begins with a digit."""
    data = lexicon()
    plain = {"yesterday", "today", "tonight", "overnight", "last", "this", "next", "the", "earlier", "a", "an", "early", "late", "mid", "between", "from"}
    first = {phrase[0] for phrase in data["to_event"]}
    tables = ("months", "weekdays", "short_weekdays", "numbers", "vague_numbers", "parts_of_day", "year_before")
    return frozenset(plain | first).union(*(data[name] for name in tables))


def _relative(words: TimeWords, start: int, end: int, **known: int) -> Found:
    return Found(start, end, Moment(words=words.words(start, end), **known))


def _spanning(words: TimeWords, start: int, end: int, days: tuple[date, date, Any]) -> Found:
    return Found(start, end, moment(days[0], days[1], days[2], words.words(start, end)))


def _one_day(words: TimeWords, start: int, end: int, day: date) -> Found:
    return _spanning(words, start, end, (day, day, "day"))


def _year(words: TimeWords, at: int) -> tuple[int, int] | None:
    """Return the position after a year at ``at``, with or without a comma before it, and the year."""
    if words.at(at) == ",":
        at += 1
    word = words.at(at)
    if word == "of" and _YEAR.fullmatch(words.at(at + 1)):
        return at + 2, int(words.at(at + 1))
    return (at + 1, int(word)) if _YEAR.fullmatch(word) else None


def _month(words: TimeWords, at: int) -> int | None:
    month: int | None = lexicon()["months"].get(words.at(at))
    if month is None or not words.tokens[at].text[0].isupper():
        return None
    return month


def _standalone_month(words: TimeWords, at: int) -> bool:
    word = words.at(at)
    if word not in lexicon()["doubtful_months"]:
        return True
    return words.at(at - 1) in lexicon()["month_before"] and words.tokens[at].pos_ not in ("AUX", "VERB")


def _day(word: str) -> int | None:
    match = _DAY.fullmatch(word)
    return int(match[1]) if match else None


def iso(words: TimeWords, at: int) -> Found | None:
    """ "2024-03-22", which the tokenizer splits."""
    if not _YEAR.fullmatch(words.lower[at]) or words.at(at + 1) != "-":
        match = _ISO.fullmatch(words.lower[at])
        end = at + 1
    else:
        end = at + 5
        match = _ISO.fullmatch("".join(words.lower[at:end]))
    if match is None:
        return None
    day = day_of(int(match[1]), int(match[2]), int(match[3]))
    return _one_day(words, at, end, day) if day else None


def numeric(words: TimeWords, at: int) -> Found | None:
    """ "22/3/2024": day first or month first, whichever can be; where both can, the one shortly before publication, else unknown."""
    match = _NUMERIC.fullmatch(words.lower[at])
    if match is None:
        return None
    year = _full_year(int(match[4]))
    either = {day for day in (day_of(year, int(match[3]), int(match[1])), day_of(year, int(match[1]), int(match[3]))) if day}
    if len(either) == 2 and words.anchor is not None:
        near = {day for day in either if timedelta(0) <= words.anchor - day <= timedelta(days=45)}
        either = near if len(near) == 1 else either
    if len(either) == 1:
        return _one_day(words, at, at + 1, either.pop())
    return _relative(words, at, at + 1) if either else None


def _full_year(year: int) -> int:
    if year >= 100:
        return year
    return year + (1900 if year >= 50 else 2000)


def day_month(words: TimeWords, at: int) -> Found | None:
    """ "22 March 2024", "22nd of March", "22-24 March"."""
    first = _day(words.lower[at])
    if first is None:
        return None
    position, last = at + 1, first
    if words.at(position) in ("-", "to", "and", "or") and (later := _day(words.at(position + 1))) and later > first:
        position, last = position + 2, later
    if words.at(position) == "of":
        position += 1
    month = _month(words, position) if position < len(words.lower) else None
    if month is None:
        return None
    return _calendar_days(words, at, position + 1, month, (first, last))


def month_day(words: TimeWords, at: int) -> Found | None:
    """ "March 22, 2024", "March 22nd", "March 22-24"."""
    month = _month(words, at)
    first = _day(words.at(at + 1)) if month else None
    if month is None or first is None or words.at(at + 2) in (":", "%"):
        return None
    position, last = at + 2, first
    if words.at(position) in ("-", "to", "and") and (later := _day(words.at(position + 1))) and later > first:
        beyond = words.at(position + 2)
        if words.at(position) != "and" or beyond in (",", ".", ""):
            position, last = position + 2, later
    return _calendar_days(words, at, position, month, (first, last))


def _calendar_days(words: TimeWords, start: int, end: int, month: int, days: tuple[int, int]) -> Found | None:
    year = _year(words, end) or _short_year(words, end)
    if year is not None:
        end = year[0]
        first, last = (day_of(year[1], month, day) for day in days)
    elif words.anchor is not None:
        last = latest_day(words.anchor, month, days[1])
        first = day_of(last.year, month, days[0]) if last else None
    else:
        return _relative(words, start, end, month=month, day=days[0])
    if first is None or last is None:
        return None
    return _spanning(words, start, end, (first, last, "day" if first == last else "days"))


def _short_year(words: TimeWords, at: int) -> tuple[int, int] | None:
    """The year of a dateline, "3 Jan 90 --"."""
    word = words.at(at)
    if len(word) == 2 and word.isdigit() and words.at(at + 1)[:1] in ("-", "—", "–", "(", "["):
        return at + 1, _full_year(int(word))
    return None


def month_alone(words: TimeWords, at: int) -> Found | None:
    """ "March 2024", "early March", "in January"."""
    start, part = _part_of(words, at)
    month = _month(words, start) if start < len(words.lower) else None
    if month is None:
        return None
    year = _year(words, start + 1)
    if year is None and not _standalone_month(words, start):
        return None
    if words.at(at - 1) in ("last", "this", "next"):
        at -= 1
    end = start + 1
    if year is not None:
        return _spanning(words, at, year[0], (*month_span(year[1], month, part), "days" if part else "month"))
    if words.anchor is None:
        return _relative(words, at, end, month=month)
    known = latest_month(words.anchor, month)
    if words.looks_ahead(start) and month != words.anchor.month:
        known += 1
    return _spanning(words, at, end, (*month_span(known, month, part), "days" if part else "month"))


def _part_of(words: TimeWords, at: int) -> tuple[int, str | None]:
    """Return the position after "early", "late" or "mid-" at ``at``, and the part."""
    word = words.lower[at]
    if word not in lexicon()["part_within"]:
        return at, None
    position = at + 2 if words.at(at + 1) in ("-", "in") else at + 1
    return position, word


def year_alone(words: TimeWords, at: int) -> Found | None:
    """ "in 2015", "the 2004 attack", "2014-2016", "early 2015", "the 1990s"."""
    start, part = _part_of(words, at)
    word = words.at(start)
    if decade := _DECADE.fullmatch(word):
        first = int(decade[1] + "0")
        return _spanning(words, at, start + 1, (year_span(first)[0], year_span(first + 9)[1], "years"))
    if not _YEAR.fullmatch(word) or not (part or _is_year(words, start)):
        return None
    year = int(word)
    if words.at(start + 1) in ("-", "to", "and") and (later := _later_year(words, start, year)):
        return _spanning(words, at, start + 3, (year_span(year)[0], year_span(later)[1], "years"))
    return _spanning(words, at, start + 1, (*year_span(year, part), "year"))


def _later_year(words: TimeWords, at: int, year: int) -> int | None:
    word, before = words.at(at + 2), words.at(at - 1)
    if words.at(at + 1) == "and" and before != "between" or words.at(at + 1) == "to" and before != "from":
        return None
    if len(word) == 2 and word.isdigit() and words.at(at + 1) == "-":
        word = str(year)[:2] + word
    return int(word) if _YEAR.fullmatch(word) and int(word) > year else None


def _is_year(words: TimeWords, at: int) -> bool:
    token, before, after = words.tokens[at], words.at(at - 1), words.tokens[at + 1] if at + 1 < len(words.tokens) else None
    if int(token.text) > 2099 or words.at(at + 1) in ("people", "percent", "%"):
        return False
    if before in lexicon()["year_before"] or before == "(" and words.at(at + 1) in (")", ",", ";", "-"):
        return after is None or after.tag_ != "NNS" or before in ("in", "since")
    return token.ent_type_ == "DATE" or before == "the" and after is not None and after.pos_ in ("NOUN", "PROPN", "ADJ")


def weekday(words: TimeWords, at: int) -> Found | None:
    """ "Friday", "last Friday", "Sun 10 Jul 2016", "Friday, March 22"."""
    start, modifier = (at + 1, words.lower[at]) if words.lower[at] in ("last", "this", "next") else (at, None)
    if start >= len(words.lower) or not words.tokens[start].text[0].isupper():
        return None
    full: int | None = lexicon()["weekdays"].get(words.at(start))
    number: int | None = lexicon()["short_weekdays"].get(words.at(start)) if full is None else full
    if number is None or words.at(start - 1) in lexicon()["weekday_names"]:
        return None
    after = start + 2 if words.at(start + 1) in (",", "the") else start + 1
    dated = (day_month(words, after) or month_day(words, after)) if after < len(words.lower) else None
    if dated is not None:
        return Found(at, dated.end, msgspec.structs.replace(dated.moment, words=words.words(at, dated.end), weekday=number))
    if full is None:
        return None
    return _bare_weekday(words, at, start, number, modifier)


def _bare_weekday(words: TimeWords, at: int, start: int, number: int, modifier: str | None) -> Found:
    if words.anchor is None:
        return _relative(words, at, start + 1, weekday=number)
    if modifier == "next" or (modifier != "last" and words.looks_ahead(start)):
        day = next_weekday(words.anchor + timedelta(days=modifier == "next"), number)
    else:
        day = latest_weekday(words.anchor - timedelta(days=modifier == "last"), number)
    found = _one_day(words, at, start + 1, day)
    return Found(at, start + 1, msgspec.structs.replace(found.moment, weekday=number))


_NAMED_DAYS = {"today": (0, None), "tonight": (0, "night"), "yesterday": (-1, None), "overnight": (0, "night")}


def named_day(words: TimeWords, at: int) -> Found | None:
    """ "Yesterday", "tonight", "last night", "this morning", "the day before yesterday"."""
    start, end = at, at + 1
    steps, time = _NAMED_DAYS.get(words.lower[at], (0, None))
    if words.lower[at : at + 4] == ["the", "day", "before", "yesterday"]:
        end, steps = at + 4, -2
    elif words.lower[at] in ("last", "this", "early", "late") and words.at(at + 1) in lexicon()["parts_of_day"]:
        if words.lower[at] in ("early", "late"):
            return None
        end, steps, time = at + 2, -1 if words.lower[at] == "last" else 0, words.at(at + 1)
    elif words.lower[at] not in _NAMED_DAYS:
        return None
    if words.anchor is None:
        found = _relative(words, start, end)
    else:
        found = _one_day(words, start, end, words.anchor + timedelta(days=steps))
    return Found(start, end, msgspec.structs.replace(found.moment, time=time)) if time else found


def around_now(words: TimeWords, at: int) -> Found | None:
    """ "Last week", "this month", "earlier this year", "over the weekend"."""
    start = at + 1 if words.lower[at] == "earlier" else at
    steps = {"last": -1, "this": 0, "next": 1, "the": -1}.get(words.at(start))
    unit = words.at(start + 1)
    if steps is None or unit not in ("week", "weekend", "month", "year"):
        return None
    if words.at(start) == "the" and (unit != "weekend" or words.at(start - 1) not in ("over", "during", "at", "on")):
        return None
    if words.anchor is None:
        return _relative(words, at, start + 2)
    return _spanning(words, at, start + 2, around(words.anchor, steps, unit))


def counted(words: TimeWords, at: int) -> Found | None:
    """ "Two days ago", "a few weeks ago", and, of another event, "three days before the attack", "a week later"."""
    position, count = _count(words, at)
    unit = lexicon()["units"].get(words.at(position))
    if position == at or unit is None:
        return None
    after = words.at(position + 1)
    if after in lexicon()["event_order"]:
        return _relative(words, at, position + 2)
    if after != "ago":
        return None
    if words.anchor is None or count is None or count > 500:
        return _relative(words, at, position + 2)
    return _spanning(words, at, position + 2, ago(words.anchor, count, unit))


def _count(words: TimeWords, at: int) -> tuple[int, int | None]:
    word, two = words.lower[at], f"{words.lower[at]} {words.at(at + 1)}"
    three = f"{two} {words.at(at + 2)}"
    vague = lexicon()["vague_numbers"]
    if three in vague or two in vague:
        return at + (3 if three in vague else 2), None
    if word in vague:
        return at + 1, None
    if word.isdigit() and len(word) < 4:
        return at + 1, int(word)
    number = lexicon()["numbers"].get(word)
    return (at + 1, number) if number else (at, None)


def to_event(words: TimeWords, at: int) -> Found | None:
    """ "The following day", "that night": of an event told of elsewhere."""
    for phrase in lexicon()["to_event"]:
        if words.lower[at] == phrase[0] and words.lower[at : at + len(phrase)] == phrase:
            return _relative(words, at, at + len(phrase))
    return None


def clock(words: TimeWords, at: int) -> Found | None:
    """A clock time, with the day beside it: "8 p.m. on Friday"."""
    found = read_clock(words.lower, at)
    if found is None:
        return None
    end, time = found
    after = end
    while words.at(after) in ("on", "in", "the", "local", "time", ",") and after < end + 3:
        after += 1
    day = _day_after(words, after) if after < len(words.lower) else None
    if day is not None:
        return Found(at, day.end, msgspec.structs.replace(day.moment, time=time, precision=_timed(day.moment, time), words=words.words(at, day.end)))
    if words.anchor is None or True:
        return Found(at, end, Moment(time=time, words=words.words(at, end)))


def _day_after(words: TimeWords, at: int) -> Found | None:
    for reader in (weekday, day_month, month_day, named_day, iso):
        if found := reader(words, at):
            return found
    return None


def _timed(day: Moment, time: str) -> Any:
    if day.start is None or day.start != day.end or ":" not in time:
        return day.precision
    return "hour" if time.endswith(":00") else "minute"


def _with_time(words: TimeWords, found: Found) -> Found:
    """Take in a part of day or clock time after a day: "Friday night", "March 22 at around 8 p.m."."""
    if found.moment.time is not None or (found.moment.start or "") != (found.moment.end or ""):
        return found
    if found.moment.start is None and found.moment.weekday is None and found.moment.day is None:
        return found
    position = found.end
    timed = read_part(words.lower, position)
    while timed is None and position < found.end + 3 and words.at(position) in lexicon()["clock_before"] | {",", "the", "in"}:
        position += 1
        timed = read_part(words.lower, position) if words.at(position - 1) in ("the", "around", "about", "at") else None
        timed = timed or (read_clock(words.lower, position) if position < len(words.lower) else None)
    if timed is None:
        return found
    end, time = timed
    return Found(
        found.start,
        end,
        msgspec.structs.replace(found.moment, time=time, precision=_timed(found.moment, time), words=words.words(found.start, end)),
    )


READERS: tuple[Reader, ...] = (
    iso,
    numeric,
    clock,
    weekday,
    day_month,
    month_day,
    month_alone,
    year_alone,
    named_day,
    to_event,
    counted,
    around_now,
)
