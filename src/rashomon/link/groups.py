"""The growing group of mentions that speak of one event within a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.lexicon import load
from rashomon.link import moments, places
from rashomon.link.frequencies import rarity
from rashomon.link.kinds import broad_kinds, kinds_exclude, may_last

if TYPE_CHECKING:
    from rashomon.model import Mention, Moment, Place

ESTABLISHED = 3
"""Mentions from which on an event is well established in a document, so that "an attack" is another."""

TARGET = 0.55
"""What a shared target ("church") weighs, times its rarity."""

MOST_TARGETS = 2.0
"""What all shared targets weigh at most."""

SHARED_NAME = 2.0
"""What each shared word of a proper name weighs."""

SHARED_PLACE: dict[places.Relation, float] = {"same": 2.0, "near": 1.5, "within": 0.7}
"""What a shared place weighs, by how the closest two stand to each other."""


@lru_cache(maxsize=1)
def _arrests() -> frozenset[str]:
    """Return the words of arrest: what is told of a foiled plot is mostly that."""
    return frozenset(load("harm")["kinds"]["arrested"]["verbs"])


@dataclass
class Group:
    """Mentions of one event so far. Lives only while one document is linked."""

    mentions: list[Mention] = field(default_factory=list)
    weight: float = 0.0
    foiled: bool = False
    """Whether the event is told as foiled."""
    moments: dict[Moment, None] = field(default_factory=dict)
    """The moments that its mentions carry, each once, in order: a text may say the same a thousand times."""
    places: dict[Place, None] = field(default_factory=dict)
    """The places that its mentions carry."""
    targets: set[str] = field(default_factory=set)
    """What its mentions say was hit."""
    words: set[str] = field(default_factory=set)
    """The words of the names that its mentions carry."""
    lasting: Moment | None = None
    """The days or longer that its figures are of, where one of its mentions tells of such a time."""
    several: bool = False
    """Whether its figures are sums over several events."""
    tells: bool = False
    """Whether something is told of it beyond when and where, apart from figures of a longer time."""
    _kinds: set[str] = field(default_factory=set)

    def add(self, mention: Mention, weight: float, *, tells: bool = False) -> None:
        """Take in a mention; ``tells``: it tells more than when and where."""
        self.mentions.append(mention)
        self.weight += weight
        if mention.lasting:
            self.lasting = self.lasting or mention.moment
            self.several = self.several or mention.several
        else:
            self.tells = self.tells or tells
        self.foiled = self.foiled or mention.reality == "foiled"
        if mention.moment is not None:
            self.moments[mention.moment] = None
        self.places.update(dict.fromkeys(mention.places))
        self.targets.update(mention.targets)
        self.words.update(_words(mention.names))
        self._kinds.add(mention.kind)

    @property
    def kinds(self) -> list[str]:
        """The kinds that its mentions carry, those that say most first."""
        return sorted(self._kinds, key=lambda kind: (kind in broad_kinds(), kind == "event", kind))

    @property
    def last(self) -> Mention:
        """The latest mention."""
        return self.mentions[-1]


def conflict(mention: Mention, group: Group) -> str | None:
    """Return why a mention cannot speak of the group's event, or null."""
    if (mention.reality == "foiled") != group.foiled and not (group.foiled and mention.trigger in _arrests()):
        return "one was foiled, the other was not"
    if any(kinds_exclude(mention.kind, kind) for kind in group.kinds):
        return "kinds that exclude each other"
    if mention.moment is not None and any(_times_clash(mention.moment, moment) for moment in group.moments):
        return "different times"
    if mention.places and group.places and places.compare_all(mention.places, group.places) == "conflict":
        return "different places"
    return None


def other_length(mention: Mention, group: Group, tells: bool) -> bool:
    """Tell whether a mention and the group's event cannot be one since one is of days or longer, the other of a moment within them.

    ``tells``: the mention tells more than when and where. What may go on for days, as fighting does, is one until figures of both are told.
    """
    if mention.several != group.several:
        return True  # a sum over several events is none of them
    if mention.lasting and group.lasting is not None:
        return mention.moment is not None and not moments.same_beginning(mention.moment, group.lasting)
    if mention.lasting:
        return group.tells or not may_last(mention.kind) or mention.kind not in group.kinds
    if group.lasting is None or not tells:
        return False
    dated = mention.moment is not None and moments.is_recent(mention.moment)
    return dated or mention.indefinite or (mention.kind not in broad_kinds() and mention.kind not in group.kinds)


def _times_clash(one: Moment, other: Moment) -> bool:
    relation = moments.compare(one, other)
    if relation == "conflict":
        return True
    if relation != "unknown" or not (moments.known(one) and moments.known(other)):
        return False
    return moments.is_distant(one) != moments.is_distant(other) and (moments.is_recent(one) or moments.is_recent(other))


def shared(mention: Mention, group: Group) -> float:
    """Return how much of what a mention says of its event the group already holds."""
    hit = set(mention.targets) & group.targets
    return (
        _shared_time(mention, group)
        + SHARED_PLACE.get(places.compare_all(mention.places, group.places), 0.0)
        + SHARED_NAME * len(_words(mention.names) & group.words)
        + min(MOST_TARGETS, sum(TARGET * rarity(target) for target in hit))
        + _shared_kind(mention, group)
    )


def _shared_time(mention: Mention, group: Group) -> float:
    if mention.moment is None:
        return 0.0
    relations = {moments.compare(mention.moment, moment) for moment in group.moments}
    if "same" in relations:
        if mention.indefinite and len(group.mentions) >= ESTABLISHED:
            return 1.0  # "an attack on Friday" may well be another one
        return 3.0 if mention.moment.start is not None or mention.moment.month is not None else 1.5
    return 1.0 if relations & {"near", "compatible"} else 0.0


def _shared_kind(mention: Mention, group: Group) -> float:
    if mention.kind in broad_kinds():
        return 0.0
    return 1.0 if mention.kind in group.kinds else -0.7


def _words(names: tuple[str, ...]) -> set[str]:
    return {word.casefold() for name in names for word in name.split() if len(word) > 3 and word[0].isupper()}
