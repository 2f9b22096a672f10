"""What the readers of time expressions share: the tokens, the words of time, and how a finding is made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from rashomon.lexicon import load
from rashomon.model.calendar import day_of, moment
from rashomon.model.value import DatePrecision, Moment

if TYPE_CHECKING:
    from spacy.tokens import Token

YEAR = re.compile(r"(?:1[89]|20)\d\d")
_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")


@lru_cache(maxsize=1)
def lexicon() -> dict[str, Any]:
    """Return the words of time: lists of words as sets, phrases and tables as they are."""
    data = load("dates")
    return {name: frozenset(value) if isinstance(value, list) and isinstance(value[0], str) else value for name, value in data.items()}


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
        token, future = self.tokens[position], lexicon()["future"]
        for _ in range(5):
            if token.pos_ in ("VERB", "AUX"):
                break
            token = token.head
        return token.lower_ in future or any(child.lower_ in future for child in islice(token.lefts, 20))


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression at positions [``start``, ``end``)."""

    start: int
    end: int
    moment: Moment

    def timed(self, words: TimeWords, span: tuple[int, int], time: str) -> Found:
        """Return the finding at ``span``, with that time of day; a clock time on a known day makes it precise."""
        exact = ":" in time and self.moment.start is not None and self.moment.start == self.moment.end
        precision: DatePrecision = ("hour" if time.endswith(":00") else "minute") if exact else self.moment.precision
        return Found(*span, msgspec.structs.replace(self.moment, time=time, precision=precision, words=words.words(*span)))


def in_words(words: TimeWords, start: int, end: int) -> Found:
    """Return a time expression of which nothing but its words is known."""
    return Found(start, end, Moment(words=words.words(start, end)))


def spanning(words: TimeWords, start: int, end: int, days: tuple[date, date, DatePrecision]) -> Found:
    """Return a time expression that stands for these days, inclusive."""
    return Found(start, end, moment(days[0], days[1], days[2], words.words(start, end)))


def one_day(words: TimeWords, start: int, end: int, day: date) -> Found:
    """Return a time expression that stands for one day."""
    return spanning(words, start, end, (day, day, "day"))


def year_at(words: TimeWords, at: int) -> tuple[int, int] | None:
    """Return the position after a year at ``at``, with or without a comma or "of" before it, and the year; "last year" is one too."""
    comma = words.at(at) == ","
    if words.at(at) in (",", "of"):
        at += 1
    word = words.at(at)
    if words.anchor is not None and not comma and word in ("last", "this") and words.at(at + 1) == "year":
        return at + 2, words.anchor.year - (word == "last")
    return (at + 1, int(word)) if YEAR.fullmatch(word) else None


def month_at(words: TimeWords, at: int) -> int | None:
    """Return the month named at ``at``; it must be capitalised, which tells March from "march"."""
    month: int | None = lexicon()["months"].get(words.at(at))
    return month if month is not None and words.tokens[at].text[0].isupper() else None


def day_number(word: str) -> int | None:
    """Return the day of the month that a word such as "22" or "22nd" gives."""
    match = _DAY.fullmatch(word)
    return int(match[1]) if match else None


def full_year(year: int) -> int:
    """Return the four-digit year of a two-digit one: 50 to 99 are of the last century."""
    if year >= 100:
        return year
    return year + (1900 if year >= 50 else 2000)


def known_day(words: TimeWords, start: int, end: int, day: str) -> Found | None:
    """Return the day that the lexicon gives for a phrase ("YYYY-MM-DD")."""
    year, month, number = map(int, day.split("-"))
    found = day_of(year, month, number)
    return one_day(words, start, end, found) if found else None
