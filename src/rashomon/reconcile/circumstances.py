"""Where reports part on when, where and by what means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from rashomon.model import AFFIRMING, Claim, Disagreement, Means, Moment, Place, Side, Value
from rashomon.model.account import DisagreementType
from rashomon.reconcile.exclusion import moments_exclude, places_exclude
from rashomon.reconcile.told import OPPOSING, Told, most_told, side_of, value_key
from rashomon.reconcile.words import shared_words

Excludes = Callable[[Value, Value], bool]


def circumstance_disagreements(told: Told) -> list[Disagreement]:
    """Return the disagreements on when, where and means."""
    rows = [
        _exclusive(told, "when", _moment_values_exclude, "The days exclude each other."),
        _exclusive(told, "where", _place_values_exclude, "The places lie apart, each told to the town."),
        _means(told),
        *(_opposed(told, kind) for kind in ("when", "where", "means")),
    ]
    return [row for row in rows if row is not None]


def _moment_values_exclude(one: Value, other: Value) -> bool:
    return isinstance(one, Moment) and isinstance(other, Moment) and moments_exclude(one, other)


def _place_values_exclude(one: Value, other: Value) -> bool:
    return isinstance(one, Place) and isinstance(other, Place) and places_exclude(one, other)


def _exclusive(told: Told, kind: str, excludes: Excludes, reason: str) -> Disagreement | None:
    """Return a contradiction where two documents agree in nothing they say of ``kind``.

    A document may give several times or places, of which one is finer or another event's; two documents contradict each other only where
    every pair of theirs excludes.
    """
    by_document = _by_document(claim for claim in told.of_kind(kind) if claim.stance in AFFIRMING)
    alike: dict[tuple[Value, ...], list[str]] = defaultdict(list)
    for document, claims in sorted(by_document.items()):
        alike[_distinct(claims)].append(document)
    values = {documents[0]: distinct for distinct, documents in alike.items()}
    clashing: set[str] = set()
    for one, other in combinations(most_told(list(alike.values())), 2):
        if one[0] in clashing and other[0] in clashing:
            continue
        some, others = values[one[0]], values[other[0]]
        if all(excludes(first, second) for first in some for second in others):
            clashing.update(one, other)
    return _row(kind, "contradiction", [claim for document in sorted(clashing) for claim in by_document[document]], reason)


def _distinct(claims: Iterable[Claim]) -> tuple[Value, ...]:
    """Return the distinct values in one order, so that documents that say the same need no comparing."""
    return tuple(sorted({claim.value for claim in claims}, key=repr))


def _by_document(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.document].append(claim)
    return found


def _means(told: Told) -> Disagreement | None:
    """Return a difference of scope where two documents name quite different means: an attack may have several."""
    by_document = _by_document(claim for claim in told.of_kind("means") if claim.stance in AFFIRMING and isinstance(claim.value, Means))
    alike: dict[frozenset[tuple[str, ...]], list[str]] = defaultdict(list)
    for document, claims in sorted(by_document.items()):
        alike[frozenset(value_key(claim.value) for claim in claims)].append(document)
    apart: set[str] = set()
    for (some, one), (others, other) in combinations(alike.items(), 2):
        if some.isdisjoint(others):
            apart.update((*one, *other))
    claims = [claim for document in sorted(apart) for claim in by_document[document]]
    return _row("means", "scope", claims, "They name different means, which need not exclude each other.")


def _opposed(told: Told, kind: str) -> Disagreement | None:
    """Return the contradiction where some affirm and others deny or doubt the same."""
    claims = told.of_kind(kind)
    held = {value_key(claim.value) for claim in claims if claim.stance in AFFIRMING}
    denied = {value_key(claim.value) for claim in claims if claim.stance in OPPOSING}
    both = [claim for claim in claims if value_key(claim.value) in held & denied and claim.stance in AFFIRMING | OPPOSING]
    return _row(kind, "contradiction", both, "The same is given by some and denied or doubted by others.")


def _row(kind: str, type_: DisagreementType, claims: Sequence[Claim], reason: str) -> Disagreement | None:
    sides = sides_by_value(claims)
    return Disagreement(about=kind, type=type_, sides=sides, reason=reason) if len(sides) > 1 else None


def sides_by_value(claims: Iterable[Claim]) -> tuple[Side, ...]:
    """Return one side for each value and stance, in order of how it reads."""
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.stance, *value_key(claim.value)].append(claim)
    sides = [side_of(members, shared_words(claim.value for claim in members)) for members in groups.values()]
    return tuple(sorted(sides, key=lambda side: (side.words, side.stance, side.claims)))
