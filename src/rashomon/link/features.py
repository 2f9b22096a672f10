"""What speaks for and against two documents' events being the same. One feature a function; its docstring is its explanation.

Each feature returns a weight in log-odds and the reason in words, or null where it has nothing to say. A weight of `NEVER` rules out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from math import sqrt

import msgspec

from rashomon.link import moments, places
from rashomon.link.frequencies import rarity
from rashomon.link.kinds import broad_kinds, kinds_exclude
from rashomon.link.names import first_and_last, is_full_name
from rashomon.model import LocalEvent, Place, Published

NEVER = -20.0
"""The weight that rules out, whatever else agrees."""

PRIOR = -4.0
"""Log-odds that two events that share a blocking key are the same, before anything is compared."""

FOLLOW_UP_DAYS = 4
"""Reports further apart than this are follow-ups, whose news may be of another day than the event's."""


class Weighed(msgspec.Struct, frozen=True):
    """What one feature says: a weight in log-odds and why."""

    weight: float
    reason: str


class Side(msgspec.Struct, frozen=True):
    """One document's event with what is known of its document."""

    event: LocalEvent
    published: Published
    setting: Place | None = None


Feature = Callable[[Side, Side], Weighed | None]


def same_time(one: Side, other: Side) -> Weighed | None:
    """Days that agree speak for one event; days that cannot both be right rule it out."""
    if not (moments.known(one.event.moment) and moments.known(other.event.moment)):
        return _same_news_day(one, other)
    relation = moments.compare(one.event.moment, other.event.moment)
    both_days = moments.is_recent(one.event.moment) and moments.is_recent(other.event.moment)
    if relation == "same":
        resolved = one.event.moment.start is not None and other.event.moment.start is not None
        dated = resolved or one.event.moment.month is not None
        return Weighed(3.0 if dated else 1.5, "told of the same day" if both_days else "told of the same time")
    if relation == "near":
        return Weighed(1.0, "told of days next to each other")
    if relation == "compatible":
        return Weighed(1.5, "one's time lies within the other's")
    if relation == "conflict":
        return Weighed(-6.0 if both_days else -3.0, "told of different times")
    distant = moments.is_distant(one.event.moment) != moments.is_distant(other.event.moment)
    if distant and (moments.is_recent(one.event.moment) or moments.is_recent(other.event.moment)):
        return Weighed(-3.0, "one told by its day, the other by a bare month or year")
    return None


def _same_news_day(one: Side, other: Side) -> Weighed | None:
    """Compare by the day that a report's news is of where one of the events is not dated: a hint, no proof."""
    ours = one.event.moment if moments.known(one.event.moment) else one.event.day
    theirs = other.event.moment if moments.known(other.event.moment) else other.event.day
    if ours is None or theirs is None:
        return None
    relation = moments.compare(ours, theirs)
    known = {"same": Weighed(1.2, "news of the same day"), "near": Weighed(0.5, "news of days next to each other")}
    if relation == "conflict" and (_days_apart(one, other) or 0) <= FOLLOW_UP_DAYS:
        return Weighed(-0.7, "news of different days")
    return known.get(relation)


def near_publication(one: Side, other: Side) -> Weighed | None:
    """Reports of what they are about come out close together."""
    if not (one.event.main and other.event.main and one.published.date and other.published.date):
        return None
    apart = _days_apart(one, other) or 0
    if apart <= 3:
        return Weighed(1.2, "published within three days")
    if apart <= 14:
        return Weighed(0.3, "published within two weeks")
    return Weighed(-0.5 - min(apart, 365) / 200, f"published {apart} days apart") if apart > 45 else None


def _days_apart(one: Side, other: Side) -> int | None:
    if one.published.date is None or other.published.date is None:
        return None
    return abs((date.fromisoformat(one.published.date[:10]) - date.fromisoformat(other.published.date[:10])).days)


def same_place(one: Side, other: Side) -> Weighed | None:
    """The same town speaks for one event, towns apart against it."""
    if not one.event.places or not other.event.places:
        return None
    relation = places.compare_all(one.event.places, other.event.places)
    known = {
        "same": Weighed(2.3, "the same town"),
        "near": Weighed(1.8, "towns close to each other"),
        "within": Weighed(0.9, "one place lies within the other"),
        "conflict": Weighed(-1.0 if _one_setting(one, other) else -5.0, "different places"),
    }
    return known.get(relation)


def _one_setting(one: Side, other: Side) -> bool:
    """Tell whether both reports are set in one town and mostly about their events: then places that differ are of something on the way."""
    if one.setting is None or other.setting is None or not (one.event.main and other.event.main):
        return False
    return places.compare(one.setting, other.setting) in {"same", "near"}


def same_people(one: Side, other: Side) -> Weighed | None:
    """The same victims or suspects by name speak for one event, the more the rarer the name."""
    shared = _people(one.event) & _people(other.event)
    if not shared:
        return None
    surest = max(sum(rarity(word) for word in name) for name in shared)
    return Weighed(min(6.0, 0.45 * surest + 0.7 * (len(shared) - 1)), "the same people: " + ", ".join(sorted(" ".join(n) for n in shared)))


@lru_cache(maxsize=65536)
def _people(event: LocalEvent) -> frozenset[tuple[str, str]]:
    """Return first and last name of each of the event's people and of the accused told of by name."""
    found = {first_and_last(name) for name in (*event.people, *filter(is_full_name, event.actors))}
    return frozenset(name for name in found if name is not None)


def same_setting(one: Side, other: Side) -> Weighed | None:
    """Reports set in the same town, where at least one of the events is given no town of its own."""
    if one.setting is None or other.setting is None:
        return None
    if any(p.city for p in one.event.places) and any(p.city for p in other.event.places):
        return None
    relation = places.compare(one.setting, other.setting)
    return Weighed(1.2, "told in reports set in the same town") if relation in {"same", "near"} else None


def same_names(one: Side, other: Side) -> Weighed | None:
    """Rare proper names tied to both (a venue, a target) speak for one event."""
    shared = _name_words(one.event) & _name_words(other.event)
    if not shared:
        return None
    weight = min(4.0, sum(0.35 * rarity(word) for word in shared))
    return Weighed(weight, "both name " + ", ".join(sorted(shared)))


@lru_cache(maxsize=4096)
def _name_words(event: LocalEvent) -> frozenset[str]:
    names = [*event.names, *(place.venue or "" for place in event.places), *(place.name for place in event.places if place.precision == 6)]
    return frozenset(word.casefold() for name in names for word in name.replace("-", " ").split() if len(word) > 3 and word[:1].isupper())


def same_target(one: Side, other: Side) -> Weighed | None:
    """What was hit, told with the same common word."""
    shared = set(one.event.targets) & set(other.event.targets)
    return Weighed(min(1.2, 0.2 * sum(rarity(word) for word in shared)), "both hit: " + ", ".join(sorted(shared))) if shared else None


def same_kind(one: Side, other: Side) -> Weighed | None:
    """The same exact kind speaks for one event; kinds that exclude each other against it."""
    if one.event.reality != other.event.reality:
        return Weighed(NEVER, "one was foiled, the other was not")
    specific = [kind for kind in one.event.kinds if kind not in broad_kinds()]
    others = [kind for kind in other.event.kinds if kind not in broad_kinds()]
    if set(specific) & set(others):
        return Weighed(0.8, f"both a {sorted(set(specific) & set(others))[0]}")
    if specific and others and all(kinds_exclude(a, b) for a in specific for b in others):
        return Weighed(-3.0, "kinds that exclude each other")
    return None


def same_actors(one: Side, other: Side) -> Weighed | None:
    """The same actors are held responsible."""
    shared = {a.casefold() for a in one.event.actors} & {a.casefold() for a in other.event.actors}
    return Weighed(min(1.5, 0.7 * len(shared)), "the same accused: " + ", ".join(sorted(shared))) if shared else None


def both_recalled(one: Side, other: Side) -> Weighed | None:
    """Two events that documents recall in passing, of one year and kind: seldom are there two worth recalling."""
    distant = moments.is_distant(one.event.moment) or moments.is_distant(other.event.moment)
    if one.event.main or other.event.main or not distant:
        return None
    relation = moments.compare(one.event.moment, other.event.moment)
    if relation in {"same", "compatible"} and moments.known(one.event.moment):
        return Weighed(1.0, "recalled with the same date")
    return None


def same_words(one: Side, other: Side) -> Weighed | None:
    """Rare words around both."""
    value = cosine(one.event, other.event)
    return Weighed(6.0 * value, f"like words ({value:.2f})") if value > 0.03 else None


def cosine(one: LocalEvent, other: LocalEvent) -> float:
    """Return the cosine of the two events' words weighted by their rarity, 0 to 1."""
    shared = sum(rarity(word) ** 2 for word in _terms(one) & _terms(other))
    size = sqrt(_norm(one) * _norm(other))
    return shared / size if size else 0.0


@lru_cache(maxsize=65536)
def _terms(event: LocalEvent) -> frozenset[str]:
    return frozenset(event.terms)


@lru_cache(maxsize=65536)
def _norm(event: LocalEvent) -> float:
    return sum(rarity(word) ** 2 for word in event.terms)


FEATURES: tuple[Feature, ...] = (
    same_time,
    near_publication,
    same_place,
    same_setting,
    same_names,
    same_people,
    same_target,
    same_kind,
    same_actors,
    both_recalled,
    same_words,
)


def score(one: Side, other: Side) -> tuple[float, tuple[str, ...]]:
    """Return the log-odds that two events are the same, and the reasons."""
    total, reasons = PRIOR, []
    for feature in FEATURES:
        weighed = feature(one, other)
        if weighed is not None:
            total += weighed.weight
            reasons.append(f"{weighed.reason} ({weighed.weight:+.1f})")
    return total, tuple(reasons)
