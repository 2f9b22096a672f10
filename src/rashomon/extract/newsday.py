"""When a document as a whole is set: the day that its news is of."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.extract.circumstances import undated
from rashomon.lexicon import load

if TYPE_CHECKING:
    from rashomon.model import DateMention, Moment, Reading

DAYS_BACK = 10
"""How long before publication the day may lie that a report's news is of; what lies further back is recalled, and dated outright."""

BEFORE_STAMP, AFTER_STAMP = 20, 5
"""Code points before and after a time that are searched for the marks of a page's stamp."""


def find_day(reading: Reading) -> Moment | None:
    """Return the day that a report's news is of: one told with the clock ("10 p.m. Monday") before one told with a part of the day
    ("Monday night") before a bare one, the earliest in the text among equals; null where none lies shortly before publication."""
    best: tuple[int, int] | None = None
    found = None
    for mention in reading.dates:
        if _is_news(reading, mention):
            rank = (-_exactness(mention.moment), mention.span[0])
            if best is None or rank < best:
                best, found = rank, mention.moment
    return found


def _exactness(moment: Moment) -> int:
    if moment.time is None:
        return 0
    return 2 if any(char.isdigit() for char in moment.time) else 1


def _is_news(reading: Reading, mention: DateMention) -> bool:
    """Tell whether a time is a day shortly before publication, and no page's stamp and nothing's deadline."""
    moment, published = mention.moment, reading.document.published.date
    if moment.start is None or moment.start != moment.end or published is None or undated(reading, mention):
        return False
    back = (date.fromisoformat(published[:10]) - date.fromisoformat(moment.start)).days
    return 0 <= back <= DAYS_BACK and not _stamped(reading.document.text, mention)


def _stamped(text: str, mention: DateMention) -> bool:
    """Tell whether a time is that of a page ("Updated at 10:15 EST") rather than of what it tells."""
    start, end = mention.span
    verb, zone = _stamps()
    return verb.search(text[max(0, start - BEFORE_STAMP) : start]) is not None or zone.search(text[start : end + AFTER_STAMP]) is not None


@lru_cache(maxsize=1)
def _stamps() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands before a page's stamp and what stands in it; every repeat is bounded, since pages are hostile."""
    raw = load("dates")
    verbs, zones = ("|".join(map(re.escape, raw[key])) for key in ("page_stamps", "page_zones"))
    return re.compile(rf"(?:{verbs})\W{{0,3}}(?:on|at)?\W{{0,3}}$", re.IGNORECASE), re.compile(rf"\b(?:{zones})\b")
