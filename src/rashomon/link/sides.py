"""One document's event, made ready for comparison: what is worked out from it once, however many others it meets."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.link import moments
from rashomon.link.frequencies import rarest, weight_of
from rashomon.link.kinds import broad_kinds
from rashomon.link.names import first_and_last, is_full_name
from rashomon.model import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rashomon.model import Extraction, LocalEvent

RARE_WORDS = 20
"""Words around an event by which others are found that tell of it too."""

TOWNS = 3
"""Towns in which a report may be set, the most probable first, by which it is compared."""

NO_DAY = "0000-00-00"
MAIN, OTHER = "m", "o"
AFTER_DAY = len(NO_DAY) + 1


def tellings_of(extraction: Extraction) -> Iterator[Telling]:
    """Yield what a document tells of each of its events."""
    return (Telling(event, extraction.document.published.date, extraction.setting) for event in extraction.events)


def place_in_time(telling: Telling) -> str:
    """Return where an event stands in the order of time, which is also its name: day, main event or other, id."""
    day = telling.published[:10] if telling.published else NO_DAY
    return f"{day}/{MAIN if telling.event.main else OTHER}/{telling.event.id}"


def is_main(at: str) -> bool:
    """Tell whether it is its document's main event that stands ``at`` a place in time."""
    return at[AFTER_DAY] == MAIN


class Side:
    """One document's event with what is known of its document, and what is worked out from both. Compared by identity.

    ``at`` is where it stands in time. ``published_day`` counts days, null where unknown; ``is_dated``, ``is_recent`` and ``is_distant``
    say how the event's time is told (`moments`). ``people`` are first and last names of the event's people and of the accused told of by
    name, ``name_words`` the words of proper names tied to it, ``actors`` those held responsible; ``named`` is all of these, so that two
    events that share nothing of it are compared in none. ``kinds`` are those that are not broad. ``days`` are those on which the event
    may have been, with their probability, ``settings`` the most probable towns, ``totals`` its dead and its hurt, ``ages`` those of its
    people. ``words_weight`` is the squared length of the words around the event as a vector of rarities, in millionths, and
    ``rare_words`` are the rarest of them.
    """

    __slots__ = (
        "actors",
        "ages",
        "at",
        "cities",
        "days",
        "event",
        "is_dated",
        "is_distant",
        "is_recent",
        "kinds",
        "name_words",
        "named",
        "people",
        "published_day",
        "rare_words",
        "setting",
        "settings",
        "targets",
        "telling",
        "totals",
        "words_weight",
    )

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        event, published, self.setting = telling
        self.event = event
        self.at = place_in_time(telling)
        self.published_day = date.fromisoformat(published[:10]).toordinal() if published else None
        self.is_dated = moments.known(event.moment)
        self.is_recent = moments.is_recent(event.moment)
        self.is_distant = moments.is_distant(event.moment)
        self.people = _people(event)
        self.name_words = _name_words(event)
        self.targets = frozenset(event.targets)
        self.ages = frozenset(event.ages)
        self.totals = {total.kind: total.number for total in event.totals}
        self.settings = event.settings[:TOWNS]
        self.days = {day.start: chance for day, chance in event.days if day.start}
        self.actors = frozenset(actor.casefold() for actor in event.actors)
        self.named: frozenset[object] = frozenset((*self.people, *self.name_words, *self.targets, *self.actors))
        self.kinds = frozenset(event.kinds) - broad_kinds()
        self.cities = tuple(dict.fromkeys(place.city for place in event.places if place.city))
        words = words_around(self)
        self.words_weight = weight_of(words)
        self.rare_words = rarest(words, RARE_WORDS)


def _people(event: LocalEvent) -> frozenset[tuple[str, str]]:
    found = {first_and_last(name) for name in (*event.people, *filter(is_full_name, event.actors))}
    return frozenset(name for name in found if name is not None)


def _name_words(event: LocalEvent) -> frozenset[str]:
    names = [*event.names, *(place.venue or "" for place in event.places), *(place.name for place in event.places if place.precision == 6)]
    return frozenset(word.casefold() for name in names for word in name.replace("-", " ").split() if len(word) > 3 and word[:1].isupper())


@lru_cache(maxsize=8192)
def words_around(side: Side) -> frozenset[str]:
    """Return the words around an event as a set. Kept only for those compared of late: the sets of all would fill the memory."""
    return frozenset(side.event.terms)
