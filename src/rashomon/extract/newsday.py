"""When a document's main event happened: the days named, each with what speaks for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.choosing import Features, probabilities, weights
from rashomon.extract.circumstances import dates_a_toll, undated
from rashomon.extract.owners import circumstance_owner
from rashomon.extract.syntax import ancestors
from rashomon.extract.tolls import is_toll_word
from rashomon.lexicon import load
from rashomon.model import Moment
from rashomon.model.calendar import anchor_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from rashomon.extract.triggers import Trigger
    from rashomon.model import DateMention, Reading

HEAD = 250
"""Code points at the start of a text that its title, dateline and first sentence lie within."""

BEFORE_STAMP, AFTER_STAMP = 20, 5
"""Code points before and after a time that are searched for the marks of a page's stamp."""

STEPS = (1, 2, 3, 4, 7, 14, 60, 400)
"""Days before publication from which on a day counts as further back."""

LEAST = 0.02
"""Least probability with which a day is kept as possible."""

MOST = 60
"""Days of one document that are compared."""

NEAR_DAYS = 3
"""Days before publication that news is mostly of."""

AFTER_A_TOLL = (0.3, 0.4, 0.2, 0.1)
"""How likely an event was on the day of a report that opens with its toll having risen, and one, two and three days before."""

TIED = frozenset({"tied to harm", "tied to another event", "under harm"})
"""Signs that a day stands with an event, and not only with a telling."""

DIED, ATTACKED = "under dying", "under attacking"
"""Signs that somebody died on a day, or was attacked: who is shot may die weeks later, and the shooting is the event."""

MOVED = frozenset({"nsubj", "nsubjpass", "dobj"})
"""What a toll is to the verb that moves it."""


@dataclass
class Day:
    """A day that a document names, with all its mentions in order; none where only the publication tells of it."""

    day: date
    mentions: list[DateMention] = field(default_factory=list)


def find_days(reading: Reading, triggers: Mapping[int, Trigger]) -> tuple[tuple[Moment, float], ...]:
    """Return the days on which the document's main event may have happened, the most probable first, with their probabilities.

    Nothing is said of a document without a day of publication: news is dated by it, and the weights were learned from news that was.
    """
    days = days_of(reading) if anchor_of(reading.document.published) is not None else []
    features = features_of(reading, days, triggers)
    found = list(zip(probabilities(features, weights("newsday")), days, strict=True))
    if _toll_moved(reading):
        tied = {day.day for day, signs in zip(days, features, strict=True) if TIED & signs.keys()}
        found = _told_before(found, tied)
    ranked = sorted(found, key=lambda pair: (-pair[0], pair[1].day))
    return tuple((_moment(day), round(chance, 4)) for chance, day in ranked if chance >= LEAST)


def _toll_moved(reading: Reading) -> bool:
    """Tell whether a report opens with a toll that has risen or fallen, so that the event was in the news before."""
    tolls = (token for token in reading.doc if token.idx < HEAD and is_toll_word(token))
    return any(token.dep_ in MOVED and lexis.lemma(token.head) in lexis.harm().words["toll_moves"] for token in tolls)


def _told_before(found: Sequence[tuple[float, Day]], tied: Collection[date]) -> list[tuple[float, Day]]:
    """Return the days with the chance of those that nothing ties to an event spread over the latest of them and the days before."""
    free = [(chance, day) for chance, day in found if day.day not in tied]
    latest = max((day.day for _, day in free), default=None)
    if latest is None:
        return list(found)
    mass = sum(chance for chance, _ in free)
    spread = [
        (share, latest - timedelta(days=back)) for back, share in enumerate(AFTER_A_TOLL) if latest - timedelta(days=back) not in tied
    ]
    whole = sum(share for share, _ in spread) or 1.0
    return [*((chance, day) for chance, day in found if day.day in tied), *((mass * share / whole, Day(day)) for share, day in spread)]


def _moment(day: Day) -> Moment:
    """Return the day, with the clock of the mention that tells it best."""
    told = max(day.mentions, key=lambda one: (_exactness(one.moment), -one.span[0]), default=None)
    if told is not None:
        return told.moment
    return Moment(start=day.day.isoformat(), end=day.day.isoformat(), precision="day")


def days_of(reading: Reading) -> list[Day]:
    """Return the days that a document names, the day of its publication and the day before, in the order in which they come up."""
    days: dict[str, Day] = {}
    for mention in reading.dates:
        start = mention.moment.start
        if start is not None and start == mention.moment.end and not dates_a_toll(reading, mention):
            days.setdefault(start, Day(date.fromisoformat(start))).mentions.append(mention)
    published = anchor_of(reading.document.published)
    if published is not None:
        for back in (0, 1):
            day = published - timedelta(days=back)
            days.setdefault(day.isoformat(), Day(day))
    return list(days.values())[:MOST]


def features_of(reading: Reading, days: Sequence[Day], triggers: Mapping[int, Trigger]) -> list[Features]:
    """Return for each day what speaks for the main event to have happened then."""
    published = anchor_of(reading.document.published)
    named = [day for day in days if day.mentions]
    total = sum(len(day.mentions) for day in named)
    near = [day.day for day in named if published is not None and 0 <= (published - day.day).days <= NEAR_DAYS]
    found = []
    for day in days:
        features: Features = {f"back {_back(published, day.day)}": 1.0}
        if day.mentions:
            features |= {
                "named": 1.0,
                "share": len(day.mentions) / total,
                "first named": float(day is named[0]),
                "only one named": float(len(named) == 1),
                "in the head": float(day.mentions[0].span[0] < HEAD),
                "earliest of the news": float(bool(near) and day.day == min(near)),
                "latest of the news": float(bool(near) and day.day == max(near)),
            }
        else:
            features |= {"unnamed": 1.0, "unnamed, news day named": float(bool(near)), f"unnamed back {_back(published, day.day)}": 1.0}
        for mention in day.mentions:
            for sign in _signs(reading, mention, triggers):
                features[sign] = features.get(sign, 0.0) + 1.0
        found.append({name: min(value, 2.0) for name, value in features.items() if value})
    attacked = [ATTACKED in features for features in found]
    for here, features in zip(attacked, found, strict=True):
        if DIED in features and not here and any(attacked):
            features["died, attacked on another"] = 1.0
    return found


def _back(published: date | None, day: date) -> str:
    if published is None:
        return "unknown"
    back = (published - day).days
    return "after" if back < 0 else str(max((step for step in STEPS if back >= step), default=0))


def _signs(reading: Reading, mention: DateMention, triggers: Mapping[int, Trigger]) -> Iterator[str]:
    """Yield what stands around one mention."""
    doc, lists = reading.doc, lexis.word_lists("newsday")
    words = (mention.moment.words or "").lower()
    yield f"told by {_form(words)}"
    yield f"exact {_exactness(mention.moment)}"
    if stamped(reading.document.text, mention):
        yield "stamp"
    if undated(reading, mention):
        yield "undated"
    last, first = doc[mention.end - 1], doc[mention.start]
    owner = circumstance_owner(last, triggers) or circumstance_owner(first, triggers)  # type: ignore[arg-type]
    if owner is not None:
        yield "tied to harm" if owner.kind != "event" or lexis.lemma(owner.token) in lists["harm"] else "tied to another event"
    above = {lexis.lemma(token) for token in [*ancestors(last)][:4]}
    inside = {token.lemma_.lower() for token in last.sent}
    for name in ("harm", "police", "saying", "custody", "court", "memory", "find", "calls", "dying", "attacking"):
        if above & lists[name]:
            yield f"under {name}"
        if inside & lists[name]:
            yield f"beside {name}"
    if owner is None and any(i in triggers for i in range(last.sent.start, last.sent.end)):
        yield "beside an event"
    if reading.document.text.rfind("\n", 0, mention.span[0]) + 1 == mention.span[0]:
        yield "opens a paragraph"
    if len(last.sent) <= mention.end - mention.start + 3:
        yield "alone in its line"


def _form(words: str) -> str:
    """Return by what kind of word a day is told."""
    raw = load("dates")
    tokens = set(re.findall(r"[a-z]+|\d{4}", words))
    if tokens & set(raw["months"]) or any(char.isdigit() and len(token) == 4 for token in tokens for char in token):
        return "date and year" if any(token.isdigit() for token in tokens) else "date"
    if tokens & set(raw["weekdays"]):
        return "last weekday" if "last" in tokens else "weekday"
    if tokens & {"today", "tonight", "yesterday", "overnight"}:
        return next(token for token in ("today", "tonight", "yesterday", "overnight") if token in tokens)
    return "other"


def _exactness(moment: Moment) -> int:
    if moment.time is None:
        return 0
    return 2 if any(char.isdigit() for char in moment.time) else 1


def stamped(text: str, mention: DateMention) -> bool:
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
