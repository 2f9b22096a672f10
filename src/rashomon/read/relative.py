"""Dates counted from the day of publication, or from another event: "Friday", "two days ago", "the following day"."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from rashomon.model.calendar import ago, around, day_of, latest_weekday, next_weekday
from rashomon.model.value import Moment
from rashomon.read.absolute import day_month, month_day
from rashomon.read.clock import read_part
from rashomon.read.timewords import Found, TimeWords, in_words, lexicon, one_day, spanning

_STEPS = {"last": -1, "this": 0, "next": 1, "the": -1}
_NAMED_DAYS = {"today": (0, None), "tonight": (0, "night"), "yesterday": (-1, None)}


def weekday(words: TimeWords, at: int) -> Found | None:
    """Read "Friday", "last Friday", "early Friday", "Sun 10 Jul 2016", "Friday, March 22"."""
    start, modifier = (at + 1, words.lower[at]) if words.lower[at] in ("last", "this", "next", "early", "late") else (at, None)
    if start >= len(words.lower) or not words.tokens[start].text[0].isupper():
        return None
    full: int | None = lexicon()["weekdays"].get(words.at(start))
    number: int | None = lexicon()["short_weekdays"].get(words.at(start)) if full is None else full
    if number is None or words.at(start - 1) in lexicon()["weekday_names"]:
        return None
    after = start + 2 if words.at(start + 1) in (",", "the") else start + 1
    dated = (day_month(words, after) or month_day(words, after)) if after < len(words.lower) else None
    if dated is not None:
        found = Found(at, dated.end, msgspec.structs.replace(dated.moment, words=words.words(at, dated.end), weekday=number))
    elif full is None:
        return None
    else:
        found = _bare_weekday(words, (at, start + 1), number, modifier)
    return _early_or_late(words, found, modifier)


def _bare_weekday(words: TimeWords, span: tuple[int, int], number: int, modifier: str | None) -> Found:
    if words.anchor is None:
        return Found(*span, Moment(words=words.words(*span), weekday=number))
    if modifier == "next" or (modifier != "last" and words.looks_ahead(span[1] - 1)):
        day = next_weekday(words.anchor + timedelta(days=modifier == "next"), number)
    else:
        day = latest_weekday(words.anchor - timedelta(days=modifier == "last"), number)
    return Found(*span, msgspec.structs.replace(one_day(words, *span, day).moment, weekday=number))


def _early_or_late(words: TimeWords, found: Found, modifier: str | None) -> Found:
    """ "Early Sunday morning", "late Friday"."""
    if modifier not in ("early", "late"):
        return found
    part = read_part(words.lower, found.end)
    if part is None:
        return found.timed(words, (found.start, found.end), modifier)
    return found.timed(words, (found.start, part[0]), f"{modifier} {part[1]}" if ":" not in part[1] else part[1])


def named_day(words: TimeWords, at: int) -> Found | None:
    """Read "yesterday", "tonight", "last night", "this morning", "overnight", "the day before yesterday"."""
    word, end, time = words.lower[at], at + 1, None
    if word == "overnight":
        return _overnight(words, at)
    if words.lower[at : at + 4] == ["the", "day", "before", "yesterday"]:
        end, steps = at + 4, -2
    elif word in ("last", "this") and words.at(at + 1) in lexicon()["parts_of_day"]:
        end, steps, time = at + 2, _STEPS[word], words.at(at + 1)
    elif word in _NAMED_DAYS:
        steps, time = _NAMED_DAYS[word]
    else:
        return None
    anchor = words.anchor
    found = in_words(words, at, end) if anchor is None else one_day(words, at, end, anchor + timedelta(days=steps))
    return found.timed(words, (at, end), time) if time else found


def _overnight(words: TimeWords, at: int) -> Found:
    """The night before the day of publication, which begins on the day before it."""
    if words.anchor is None:
        return in_words(words, at, at + 1).timed(words, (at, at + 1), "night")
    return spanning(words, at, at + 1, (words.anchor - timedelta(days=1), words.anchor, "days")).timed(words, (at, at + 1), "night")


def around_now(words: TimeWords, at: int) -> Found | None:
    """Read "last week", "this month", "earlier this year", "over the weekend"."""
    start = at + 1 if words.lower[at] == "earlier" else at
    steps, unit = _STEPS.get(words.at(start)), words.at(start + 1)
    if steps is None or unit not in ("week", "weekend", "month", "year"):
        return None
    if words.at(start) == "the" and (unit != "weekend" or words.at(start - 1) not in ("over", "during", "at", "on")):
        return None
    if words.anchor is None:
        return in_words(words, at, start + 2)
    return spanning(words, at, start + 2, around(words.anchor, steps, unit))


def counted(words: TimeWords, at: int) -> Found | None:
    """Read "two days ago", "a few weeks ago" and, of another event, "three days before the attack", "a week later"."""
    position, count = _count(words, at)
    unit = lexicon()["units"].get(words.at(position))
    if position == at or unit is None:
        return None
    after = words.at(position + 1)
    if after in lexicon()["event_order"]:
        return in_words(words, at, position + 2)
    if after != "ago":
        return None
    if words.anchor is None or count is None or count > 500:
        return in_words(words, at, position + 2)
    if unit == "year" and words.at(position + 2) == "today":
        day = day_of(words.anchor.year - count, words.anchor.month, words.anchor.day)
        return one_day(words, at, position + 3, day) if day else None
    return spanning(words, at, position + 2, ago(words.anchor, count, unit))


def _count(words: TimeWords, at: int) -> tuple[int, int | None]:
    """Return the position after a number of days or years, and the number where it is a definite one."""
    word, vague = words.lower[at], lexicon()["vague_numbers"]
    for size in (3, 2, 1):
        if " ".join(words.lower[at : at + size]) in vague:
            return at + size, None
    if word.isdigit() and len(word) < 4:
        return at + 1, int(word)
    number = lexicon()["numbers"].get(word)
    return (at + 1, number) if number else (at, None)


def to_event(words: TimeWords, at: int) -> Found | None:
    """Read "the following day", "that night": of an event told of elsewhere."""
    for phrase in lexicon()["to_event"]:
        if words.lower[at] == phrase[0] and words.lower[at : at + len(phrase)] == phrase:
            return in_words(words, at, at + len(phrase))
    return None
