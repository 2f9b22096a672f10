"""The growing group of mentions that speak of one event within a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.lexicon import load
from rashomon.link import moments, places
from rashomon.link.frequencies import rarity

if TYPE_CHECKING:
    from rashomon.model import Mention, Moment, Place


ESTABLISHED = 3
"""Mentions from which on an event is well established in a document, so that "an attack" is another."""

TARGET = 0.55
"""What a shared target ("church") weighs, times its rarity."""


@lru_cache(maxsize=1)
def broad_kinds() -> frozenset[str]:
    """Return the kinds whose words can stand for an event of any kind."""
    raw = load("events")["kinds"]
    return frozenset(kind for kind, entry in raw.items() if entry.get("broad")) | {"event"}


@lru_cache(maxsize=1)
def _exclusive() -> frozenset[tuple[str, str]]:
    pairs: set[tuple[str, str]] = set()
    for first, *others in load("events")["exclusive"]:
        pairs.update((first, other) for other in others)
        pairs.update((other, first) for other in others)
    return frozenset(pairs)


@lru_cache(maxsize=1)
def _arrests() -> frozenset[str]:
    """Return the words of arrest: what is told of a foiled plot is mostly that."""
    return frozenset(load("harm")["kinds"]["arrested"]["verbs"])


def kinds_exclude(one: str, other: str) -> bool:
    """Tell whether events of two kinds can never be the same."""
    return (one, other) in _exclusive()


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
    _kinds: set[str] = field(default_factory=set)

    def add(self, mention: Mention, weight: float) -> None:
        """Take in a mention."""
        self.mentions.append(mention)
        self.weight += weight
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


def _times_clash(one: Moment, other: Moment) -> bool:
    relation = moments.compare(one, other)
    if relation == "conflict":
        return True
    if relation != "unknown" or not (moments.known(one) and moments.known(other)):
        return False
    return moments.is_distant(one) != moments.is_distant(other) and (moments.is_recent(one) or moments.is_recent(other))


def shared(mention: Mention, group: Group) -> float:
    """Return how much of what a mention says of its event the group already holds."""
    score = 0.0
    if mention.moment is not None:
        relations = {moments.compare(mention.moment, moment) for moment in group.moments}
        exact = mention.moment.start is not None or mention.moment.month is not None
        fresh = mention.indefinite and len(group.mentions) >= ESTABLISHED
        score += (1.0 if fresh else 3.0 if exact else 1.5) if "same" in relations else 1.0 if relations & {"near", "compatible"} else 0.0
    relation = places.compare_all(mention.places, group.places)
    score += {"same": 2.0, "near": 1.5, "within": 0.7}.get(relation, 0.0)
    score += 2.0 * len(_words(mention.names) & group.words)
    hit = set(mention.targets) & group.targets
    score += min(2.0, sum(TARGET * rarity(target) for target in hit))
    if mention.kind not in broad_kinds():
        score += 1.0 if mention.kind in group.kinds else -0.7
    return score


def _words(names: tuple[str, ...]) -> set[str]:
    return {word.casefold() for name in names for word in name.split() if len(word) > 3 and word[0].isupper()}
