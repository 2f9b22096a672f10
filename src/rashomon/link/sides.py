"""One document's event, made ready for comparison: what is worked out from it once, however many others it meets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from rashomon.link import moments
from rashomon.link.frequencies import rarest, weight_of
from rashomon.link.kinds import broad_kinds
from rashomon.link.names import first_and_last, is_full_name

if TYPE_CHECKING:
    from rashomon.model import LocalEvent, Place, Published

RARE_WORDS = 12
"""Words around an event by which others are found that tell of it too."""


@dataclass(frozen=True, eq=False)
class Side:
    """One document's event with what is known of its document. Compared by identity."""

    event: LocalEvent
    published: Published
    setting: Place | None = None

    @cached_property
    def published_day(self) -> int | None:
        """The day of publication as a number of days, null where unknown."""
        return date.fromisoformat(self.published.date[:10]).toordinal() if self.published.date else None

    @cached_property
    def is_dated(self) -> bool:
        """Whether anything definite is known of when the event was."""
        return moments.known(self.event.moment)

    @cached_property
    def is_recent(self) -> bool:
        """Whether it is told by a weekday or a day, as news tells the event that it is about."""
        return moments.is_recent(self.event.moment)

    @cached_property
    def is_distant(self) -> bool:
        """Whether it is told by a bare year or month, as news does not tell the day's event."""
        return moments.is_distant(self.event.moment)

    @cached_property
    def people(self) -> frozenset[tuple[str, str]]:
        """First and last name of each of the event's people and of the accused told of by name."""
        found = {first_and_last(name) for name in (*self.event.people, *filter(is_full_name, self.event.actors))}
        return frozenset(name for name in found if name is not None)

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words of proper names tied to the event: venues, targets, countries."""
        places = self.event.places
        names = [*self.event.names, *(place.venue or "" for place in places), *(place.name for place in places if place.precision == 6)]
        return frozenset(
            word.casefold() for name in names for word in name.replace("-", " ").split() if len(word) > 3 and word[:1].isupper()
        )

    @cached_property
    def targets(self) -> frozenset[str]:
        """What was hit."""
        return frozenset(self.event.targets)

    @cached_property
    def actors(self) -> frozenset[str]:
        """Who is held responsible, case folded."""
        return frozenset(actor.casefold() for actor in self.event.actors)

    @cached_property
    def named(self) -> frozenset[object]:
        """All of people, words of names, targets and actors: where two events share nothing of these, none of them is compared."""
        return frozenset((*self.people, *self.name_words, *self.targets, *self.actors))

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds given that are not broad."""
        return frozenset(self.event.kinds) - broad_kinds()

    @cached_property
    def cities(self) -> tuple[str, ...]:
        """The towns of the event, each once."""
        return tuple(dict.fromkeys(place.city for place in self.event.places if place.city))

    @cached_property
    def rare_words(self) -> tuple[str, ...]:
        """The rarest words around the event."""
        return rarest(words_around(self), RARE_WORDS)

    @cached_property
    def words_weight(self) -> int:
        """The squared length of the words around the event as a vector of rarities, in millionths."""
        return weight_of(words_around(self))


@lru_cache(maxsize=8192)
def words_around(side: Side) -> frozenset[str]:
    """Return the words around an event as a set. Kept only for those compared of late: the sets of all would fill the memory."""
    return frozenset(side.event.terms)
