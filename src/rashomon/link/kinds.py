"""Kinds of event, as ``lexicon/events.yaml`` sets them against each other."""

from __future__ import annotations

from functools import lru_cache
from itertools import permutations

from rashomon.lexicon import load


@lru_cache(maxsize=1)
def broad_kinds() -> frozenset[str]:
    """Return the kinds whose words can stand for an event of any kind."""
    kinds = load("events")["kinds"]
    return frozenset(kind for kind, entry in kinds.items() if entry.get("broad")) | {"event"}


@lru_cache(maxsize=1)
def things_hit() -> frozenset[str]:
    """Return the words for things that are attacked with weapons."""
    return frozenset(load("events")["targets"])


def kinds_exclude(one: str, other: str) -> bool:
    """Tell whether events of two kinds can never be the same."""
    return (one, other) in _exclusive()


@lru_cache(maxsize=1)
def _exclusive() -> frozenset[tuple[str, str]]:
    pairs: set[tuple[str, str]] = set()
    for first, *others in load("events")["exclusive"]:
        for other in others:
            pairs.update(permutations((first, other)))
    return frozenset(pairs)


def may_last(kind: str) -> bool:
    """Tell whether events of a kind may go on for days, as fighting does."""
    return kind in _lasting()


@lru_cache(maxsize=1)
def _lasting() -> frozenset[str]:
    return frozenset(load("periods")["lasting_kinds"])


def is_act_of_war(kind: str) -> bool:
    """Tell whether events of a kind, where they happen in a war, are of it, as a crash or a flood is not."""
    return kind not in _no_acts_of_war()


@lru_cache(maxsize=1)
def _no_acts_of_war() -> frozenset[str]:
    return frozenset(load("periods")["no_act_of_war"])
