"""The publication date that a report itself states near its head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

from rashomon.lexicon import load
from rashomon.model import Span

HEAD_CHARACTERS = 2_000
LATEST_SHORT_YEAR = 2039
"""The latest year that two digits stand for: "39" is 2039, "40" is 1940."""

HEAD_LINES = 12
MAX_LINE = 160
MAX_AFTER = 40
GAP = r"[ \t\u00a0]{0,3}"

Found = tuple[int, int, str, Span]
"""Rank (0 is the surest), position, date, span."""


def stated_publication(text: str) -> tuple[str, Span] | None:
    """Return the day (``YYYY-MM-DD``) on which ``text`` says that it came out, and the span of the words that say so; or null.

    Looked for in the first lines only: "Published on …", "The following article was published on …", a dateline, a byline, a line that is
    nothing but a date; then "Updated …". A date without a year, or one that no calendar has, is passed over.
    """
    found = sorted(_found(text))
    return (found[0][2], found[0][3]) if found else None


def _found(text: str) -> Iterator[Found]:
    head = text[:HEAD_CHARACTERS]
    lines = [match for match in re.finditer(r"[^\r\n]+", head) if match.group().strip()][:HEAD_LINES]
    for number, line in enumerate(lines):
        for rank, pattern, alone in _patterns():
            match = pattern.search(line.group())
            if match is None or (alone and not _stands_alone(match, opens_text=number == 0)):
                continue
            day = _day(match)
            if day:
                start = line.start() + match.start("said")
                yield rank, start, day, (start, line.start() + match.end("said"))


def _stands_alone(match: re.Match[str], *, opens_text: bool) -> bool:
    """Tell a line of its own from the start of a sentence; at the very start of a text the article may follow on the same line."""
    after = match.string[match.end() :]
    if opens_text and not after.lstrip().startswith(","):
        return True
    return len(match.string) <= MAX_LINE and len(after) <= MAX_AFTER


def _day(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    try:
        if parts["iso_year"]:
            return date(int(parts["iso_year"]), int(parts["iso_month"]), int(parts["iso_day"])).isoformat()
        month = _months()[(parts["month_before"] or parts["month_after"]).lower()]
        return date(_year(parts["year"]), month, int(parts["day_after"] or parts["day_before"])).isoformat()
    except ValueError:
        return None


def _year(digits: str) -> int:
    """Return the year of two digits or four; of two the one of the hundred years up to `LATEST_SHORT_YEAR`."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year + 2000 <= LATEST_SHORT_YEAR else 1900)


@cache
def _months() -> dict[str, int]:
    return {name: number for number, names in load("publication")["months"].items() for name in names}


@cache
def _patterns() -> tuple[tuple[int, re.Pattern[str], bool], ...]:
    """Return (rank, pattern, whether it must nearly fill its line). All repetition is bounded, since the text is hostile."""
    words = load("publication")
    day = _date_pattern(words)
    lines = (
        (0, _cue(words["published"], day), True),
        (0, _told(words, day), False),
        (1, _dateline(words, day), False),
        (1, rf"^\W{{0,5}}(?P<said>{day})(?:[,|–—-]?\s{{0,3}}(?:at\s)?\d{{1,2}}[:.]\d\d[^\n]{{0,20}})?\W{{0,5}}$", True),
        (1, rf"^\W{{0,5}}(?P<said>by\s[^|\d\n]{{2,60}}?[|,–—-]{GAP}{day})", True),
        (2, _cue(words["updated"], day), True),
    )
    return tuple((rank, re.compile(pattern, re.IGNORECASE), whole_line) for rank, pattern, whole_line in lines)


def _cue(cues: Iterable[str], day: str) -> str:
    return rf"^\W{{0,5}}(?P<said>(?:{_any(cues)})\b(?:[ ]by[ ][^|\d\n]{{1,60}}?)?{GAP}(?:on|at|in)?(?:[ ]the)?{GAP}[:|–—-]?{GAP}{day})"


def _told(words: dict[str, Any], day: str) -> str:
    pointer = rf"(?:{_any(words['report_pointers'])})\s(?:\w+\s){{0,2}}?(?:{_any(words['report_words'])})"
    return rf"\b(?P<said>{pointer}\s(?:\w+\s){{1,4}}?(?:{_any(words['report_verbs'])})\b[^.\n]{{0,60}}?\b{day})"


def _dateline(words: dict[str, Any], day: str) -> str:
    place = rf"(?!(?:{_any(words['not_a_dateline'])})\b)[^\W\d_][\w.'’ /-]{{1,40}}?"
    agency = r"\([^()\d]{2,40}\)"
    before = rf"(?:{agency}|{place}{GAP}(?:,|{agency}|,{GAP}{agency}))"
    # Only a dateline's year is two digits now and then ("3 JAN 90"): elsewhere those are a day, or anything.
    short = day.replace(r"(?P<year>\d{4})(?!\d)", r"(?P<year>\d{4}|\d{2})(?!\d)")
    return rf"^\W{{0,5}}(?P<said>{before}{GAP},?{GAP}{short}){GAP}(?:{agency})?{GAP}[–—:-]"


def _date_pattern(words: dict[str, Any]) -> str:
    months = _any(name for names in words["months"].values() for name in names)
    space = r"[ \t\u00a0]{1,3}"
    ordinal = r"(?:st|nd|rd|th)?"
    named = (
        rf"(?:(?P<month_before>{months})\b\.?{space}(?P<day_after>\d{{1,2}}){ordinal}"
        rf"|(?P<day_before>\d{{1,2}}){ordinal}{space}(?:of{space})?(?P<month_after>{months})\b\.?)"
    )
    iso = r"(?P<iso_year>\d{4})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?!\d)"
    return rf"(?:(?:{_any(words['weekdays'])})\b[.,]{{0,2}}{space})?(?:{named},?{space}(?P<year>\d{{4}})(?!\d)|{iso})"


def _any(words: Iterable[str]) -> str:
    """Return an alternation, longest first, so that "last updated" is not cut to "last"."""
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=lambda word: (-len(word), word)))
