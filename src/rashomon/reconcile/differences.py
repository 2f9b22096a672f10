"""What two figures that differ are to each other: an update, a difference of scope, a contradiction, or no more than precision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.model.account import DisagreementType, Standing
from rashomon.model.value import PopulationClass
from rashomon.reconcile.numbers import exclude, says_alike
from rashomon.reconcile.series import GENERAL, HARMED, Count, one_series
from rashomon.reconcile.told import most_told

EITHER_WAY = frozenset({"missing", "abducted"})
"""Kinds whose later figure may as well be lower: the missing are found, the abducted freed."""


@dataclass(frozen=True)
class Difference:
    """What two figures that differ are to each other, and why."""

    type: DisagreementType
    earlier: Count
    later: Count
    reason: str


@dataclass(frozen=True)
class Known:
    """What else is told that explains differences.

    ``attackers``: the numbers of attackers among the dead (or hurt …) that somebody gives; ``replaced``: figures that a report itself
    replaces, each with its replacement.
    """

    attackers: frozenset[int]
    replaced: tuple[tuple[Count, Count], ...]


def find_differences(counts: Sequence[Count], standings: Mapping[str, Standing]) -> tuple[Difference, ...]:
    """Return how standing totals differ, comparing each distinct figure, not each mention; and each replacement within a report."""
    by_id = {count.claim.id: count for count in counts}
    superseded = [count for count in counts if standings[count.claim.id] == "replaced"]
    known = Known(
        attackers=frozenset(_attackers(counts, standings)),
        replaced=tuple((old, by_id[old.claim.replaced_by]) for old in superseded if old.claim.replaced_by in by_id),
    )
    standing = [count for count in counts if standings[count.claim.id] == "standing"]
    pairs = (difference(one, other, known) for one, other in _pairs(standing))
    inside = (
        Difference("update", old, new, "the report itself replaces the figure")
        for old, new in known.replaced
        if says_alike(old.quantity) != says_alike(new.quantity)
    )
    return (*(found for found in pairs if found is not None), *inside)


def _pairs(standing: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    """Yield the pairs of figures to compare: not each mention with each, but a pair for any two distinct figures.

    Where documents or outlets give both, there is a pair of theirs besides, since what they are to each other may differ.
    """
    groups: dict[object, list[Count]] = {}
    for count in standing:
        value = count.quantity
        key = (value.low, value.high, value.qualifier, value.population.class_, count.as_of, count.fresh, count.root)
        groups.setdefault(key, []).append(count)
    alike = [_Alike(group) for group in most_told(list(groups.values()))]
    for some, others in combinations(alike, 2):
        if some.says != others.says:
            yield from _pairs_of(some, others)


class _Alike:
    """Figures that say the same, by the documents and outlets that give them."""

    def __init__(self, counts: Sequence[Count]) -> None:
        self.counts = counts
        self.says = says_alike(counts[0].quantity)
        self.by_document = {count.claim.document: count for count in reversed(counts)}
        self.by_outlet = {count.outlet: count for count in reversed(counts) if count.outlet}


def _pairs_of(some: _Alike, others: _Alike) -> Iterator[tuple[Count, Count]]:
    by_document, by_outlet = others.by_document, others.by_outlet
    one = next((count for count in some.counts if count.claim.document not in by_document and count.outlet not in by_outlet), None)
    if one is not None:
        yield one, next((count for count in others.counts if count.origin != one.origin), others.counts[0])
    inside = next((count for count in some.counts if count.claim.document in by_document), None)
    if inside is not None:
        yield inside, by_document[inside.claim.document]
    revised = next((count for count in some.counts if count.outlet in by_outlet and count.claim.document not in by_document), None)
    if revised is not None and revised.outlet is not None:
        yield revised, by_outlet[revised.outlet]


def _attackers(counts: Sequence[Count], standings: Mapping[str, Standing]) -> Iterator[int]:
    for count in counts:
        if count.claim.kind in HARMED and count.quantity.population.class_ == "attacker" and standings[count.claim.id] != "not-asserted":
            yield count.number


def difference(one: Count, other: Count, known: Known) -> Difference | None:
    """Return how two standing totals differ, or null where they say the same or differ only in precision.

    An open bound can hold with a greater number ("at least 133" and 143): where the as-of days show a rise that is an update, else only a
    difference of precision. A later rise of the same count is an update; so is a fall that the same source gives later (a count revised
    downwards), and what some report says was replaced. A report's own voice or an unnamed source may go on with anybody's count, two
    named sources count each for itself. Totals that differ by just the number of dead attackers count different people.
    """
    if says_alike(one.quantity) == says_alike(other.quantity):
        return None
    earlier, later = sorted((one, other), key=lambda count: (count.as_of or "", count.claim.id))
    if _different_people(one, other):
        return Difference("scope", earlier, later, "they count different people")
    if _is_update(earlier, later):
        return Difference("update", earlier, later, "a later figure of the same count")
    if not exclude(one.quantity, other.quantity):
        return None
    for old, new in ((earlier, later), (later, earlier)):
        if _is_outdated(old, new, known):
            return Difference("update", old, new, "a report says that the earlier figure was replaced")
    if abs(one.number - other.number) in known.attackers:
        return Difference("scope", earlier, later, "they differ by the number of attackers who died")
    return Difference("contradiction", earlier, later, "no number makes both true, and no later day explains the difference")


def _is_update(earlier: Count, later: Count) -> bool:
    if earlier.as_of is None or later.as_of is None or earlier.as_of == later.as_of or not (earlier.fresh and later.fresh):
        return False
    if later.number > earlier.number or earlier.claim.kind in EITHER_WAY:
        return one_series(earlier, later)
    same_outlet = earlier.outlet is not None and earlier.outlet == later.outlet
    return same_outlet or (earlier.root is not None and earlier.root == later.root)


def _is_outdated(old: Count, new: Count, known: Known) -> bool:
    """Tell whether a report replaces the figure that ``old`` gives, in the direction of ``new``, and ``old`` was not given after that."""
    return any(
        says_alike(old.quantity) == says_alike(before.quantity)
        and (new.number - old.number) * (after.number - old.number) > 0
        and one_series(old, before)
        and (old.as_of is None or after.as_of is None or old.as_of <= after.as_of)
        for before, after in known.replaced
    )


def _different_people(one: Count, other: Count) -> bool:
    """Tell whether two totals are of different people.

    So are limited populations that differ, civilians against all (*mixed*), and within one report a limited total above the general one.
    """
    classes: set[PopulationClass] = {one.quantity.population.class_, other.quantity.population.class_}
    if one.claim.kind not in HARMED or len(classes) == 1:
        return False
    if classes == {"civilian", "mixed"} or not classes & GENERAL:
        return True
    return one.claim.document == other.claim.document and not classes <= GENERAL
