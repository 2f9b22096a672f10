"""Dates and times, absolute or counted from the day of publication; what nothing anchors stays in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model.calendar import anchor_of
from rashomon.model.document import Published
from rashomon.model.reading import DateMention
from rashomon.model.value import Moment
from rashomon.read.absolute import day_month, iso, month_alone, month_day, named, numeric, year_alone
from rashomon.read.clock import afternoon, read_clock, read_part
from rashomon.read.feasts import feast, feast_openings
from rashomon.read.relative import around_now, counted, named_day, to_event, weekday
from rashomon.read.timewords import Found, TimeWords, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

Reader = Callable[[TimeWords, int], Found | None]
_BEFORE_CLOCK = frozenset({"at", "around", "about", "approximately", "by", "before", "after", "until", "from", "since", "between", "and"})
_BESIDE = frozenset({"on", "in", "the", "of", "local", "time", ","})


def find_dates(doc: Doc, published: Published | None = None) -> tuple[DateMention, ...]:
    """Return the time expressions of ``doc`` in order.

    "Friday" is the latest Friday not after ``published``; "22 March" the latest not more than two days after it; "in January" the latest
    January begun by then. Without a trustworthy day of publication ``start`` and ``end`` stay null, the precision *unknown*, and
    ``weekday``, ``month``, ``day`` say what is known. "Three days before the attack" is never worked out here.
    """
    tokens = [token for token in doc if not token.is_space]
    words = TimeWords(tokens, doc.text, anchor_of(published or Published()))
    found: list[DateMention] = []
    position, openings = 0, _openings()
    while position < len(tokens):
        word = words.lower[position]
        date = read_date(words, position) if word in openings or word[0].isdigit() else None
        if date is None:
            position += 1
            continue
        found.append(_mention(words, date))
        position = date.end
    return tuple(found)


def _mention(words: TimeWords, found: Found) -> DateMention:
    first, last = words.tokens[found.start], words.tokens[found.end - 1]
    return DateMention(span=(first.idx, last.idx + len(last)), start=first.i, end=last.i + 1, moment=found.moment)


@lru_cache(maxsize=1)
def _openings() -> frozenset[str]:
    """Return the words that can begin a time expression; every other begins with a digit."""
    data = lexicon()
    first = {phrase[0] for phrase in data["to_event"]} | {phrase.split()[0] for phrase in data["vague_numbers"]}
    others = ("yesterday", "today", "tonight", "overnight", "last", "this", "next", "the", "earlier")
    middles = {f"mid-{year}" for year in range(1900, 2100)}
    tables = ("months", "weekdays", "short_weekdays", "numbers", "parts_of_day", "part_within")
    return frozenset(others).union(first, middles, feast_openings(), *(data[name] for name in tables))


def read_date(words: TimeWords, at: int) -> Found | None:
    """Return the time expression that begins at ``at``, joined with the part of day or clock time after it, or None."""
    for reader in READERS:
        found = reader(words, at)
        if found is not None:
            return _with_time(words, found)
    return None


def clock(words: TimeWords, at: int) -> Found | None:
    """Read a clock time, with the day after it where there is one: "8 p.m. on Friday"."""
    timed = read_clock(words.lower, at)
    if timed is None:
        return None
    end, time = timed[0], timed[1]
    end, time = _afternoon(words, end, time)
    day = _day_after(words, end)
    if day is not None:
        return day.timed(words, (at, day.end), time)
    if end == at + 1 and words.at(at)[-1:].isdigit() and words.at(at - 1) not in _BEFORE_CLOCK:
        return None  # "1:47" alone is as often a score or the length of a film
    return Found(at, end, Moment(time=time, words=words.words(at, end)))


def part_of_day(words: TimeWords, at: int) -> Found | None:
    """Read "the night of 22 March", "the evening of Friday"."""
    part = read_part(words.lower, at)
    if part is None or words.at(part[0]) not in ("of", "on"):
        return None
    day = _day_after(words, part[0])
    return day.timed(words, (at, day.end), part[1]) if day and day.moment.time is None else None


def _afternoon(words: TimeWords, end: int, time: str) -> tuple[int, str]:
    """ "7:30 in the evening" is 19:30."""
    for size in (3, 2):
        if tuple(words.lower[end : end + size]) in (("in", "the", "evening"), ("in", "the", "afternoon"), ("at", "night")):
            return end + size, afternoon(time)
    return end, time


def _day_after(words: TimeWords, at: int) -> Found | None:
    end = at
    while words.at(end) in _BESIDE and end < at + 3:
        end += 1
    if end >= len(words.lower):
        return None
    for reader in (weekday, day_month, month_day, named_day, feast, iso):
        if found := reader(words, end):
            return found
    return None


def _with_time(words: TimeWords, found: Found) -> Found:
    """Take in a part of day or clock time after a day: "Friday night", "March 22 at around 8 p.m."."""
    day = found.moment
    if day.time is not None or day.start != day.end or (day.start is None and day.weekday is None and day.day is None):
        return found
    timed = read_part(words.lower, found.end)
    position = found.end
    while timed is None and position < found.end + 3 and words.at(position) in lexicon()["time_joiners"]:
        position += 1
        if position < len(words.lower):
            timed = read_part(words.lower, position) or read_clock(words.lower, position)
    timed = timed or (read_clock(words.lower, found.end) if found.end < len(words.lower) else None)
    if timed is None:
        return found
    end, time = _afternoon(words, *timed)
    return found.timed(words, (found.start, end), time)


READERS: tuple[Reader, ...] = (
    iso,
    numeric,
    named,
    feast,
    clock,
    part_of_day,
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
