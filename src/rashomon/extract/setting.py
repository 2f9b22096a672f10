"""Where and when a document as a whole is set: its town, and the day that its news is of."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from rashomon.extract.circumstances import undated
from rashomon.model import Moment

if TYPE_CHECKING:
    from rashomon.model import DateMention, Place, Reading

HEAD = 200
"""Code points at the start of a text within which a town counts double: title, dateline and first sentence."""

LEAST = 2
"""Least weight: a town named once, deep in the text, sets nothing."""

SHARE = 0.5
"""Least share of the weight of all towns named that the setting must have."""


def find_setting(reading: Reading) -> Place | None:
    """Return the town named most, those at the head of the text counting double; null where no town has half of the weight."""
    weights: Counter[tuple[str | None, str | None, str | None]] = Counter()
    first: dict[tuple[str | None, str | None, str | None], Place] = {}
    for mention in reading.places:
        place = mention.place
        if place.city:
            key = (place.country, place.admin1, place.city)
            weights[key] += 2 if mention.span[0] < HEAD else 1
            first.setdefault(key, place)
    if not weights:
        return None
    best = min(weights, key=lambda key: (-weights[key], first[key].name))
    stands_out = weights[best] >= max(LEAST, SHARE * sum(weights.values()))
    return _town(first[best]) if stands_out else None


def _town(place: Place) -> Place:
    """Return the town alone, without a venue in it."""
    import msgspec

    if place.venue is None:
        return place
    return msgspec.structs.replace(place, venue=None, name=place.name.removeprefix(f"{place.venue}, "))


DAYS_BACK = 10
"""How long before publication the day may lie that a report's news is of; what lies further back is recalled, and dated outright."""

STAMP = re.compile(r"(?:posted|updated|created|published|modified|copyright)\W{0,3}(?:on|at)?\W{0,3}$", re.IGNORECASE)
ZONE = re.compile(r"\b(?:[ECMP][DS]T|GMT|UTC)\b")


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
    text = reading.document.text
    stamped = STAMP.search(text[max(0, mention.span[0] - 20) : mention.span[0]]) or ZONE.search(text[mention.span[0] : mention.span[1] + 5])
    return 0 <= back <= DAYS_BACK and stamped is None
