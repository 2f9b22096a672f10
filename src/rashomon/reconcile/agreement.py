"""What reports of different origins say alike, and what rests on one origin alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.model import AFFIRMING, Agreement, Claim, Moment, Place, Quantity, SingleOrigin
from rashomon.reconcile.figures import Tally
from rashomon.reconcile.told import Told, documents_of, ids_of, value_key
from rashomon.reconcile.words import shared_words

TOWN_PRECISION = 2


def find_agreed(told: Told, tallies: Mapping[str, Tally]) -> tuple[Agreement, ...]:
    """Return the values that at least two origins give alike, in order of kind and words.

    Figures agree where standing totals name the same number; actors where they are accused alike with the same stance; times on the same
    day; places in the same town.
    """
    return tuple(
        Agreement(
            about=kind,
            value=claims[0].value,
            words=_words(claims),
            documents=documents_of(claims),
            claims=ids_of(claims),
        )
        for kind, claims in _values(told, tallies)
        if len(told.origins(claims)) > 1 and len(documents_of(claims)) > 1 and _is_fine_enough(claims[0])
    )


def find_single_origin(told: Told, tallies: Mapping[str, Tally]) -> tuple[SingleOrigin, ...]:
    """Return the values that rest on one origin alone, in order of kind and words; nothing where the whole account has but one."""
    if len(told.origins(told.claims)) < 2:
        return ()
    found = ((kind, claims, told.origins(claims)) for kind, claims in _values(told, tallies))
    return tuple(
        SingleOrigin(about=kind, words=_words(claims), origin=min(origins), documents=documents_of(claims), claims=ids_of(claims))
        for kind, claims, origins in found
        if len(origins) == 1
    )


def _values(told: Told, tallies: Mapping[str, Tally]) -> Iterable[tuple[str, Sequence[Claim]]]:
    """Return the distinct values told, each with its claims in order of id; values in order of kind and words."""
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in told.claims:
        if _counts(claim, tallies):
            groups[claim.kind, *_stance_key(claim), *_agreement_key(claim)].append(claim)
    return sorted(((claims[0].kind, claims) for claims in groups.values()), key=lambda pair: (pair[0], _words(pair[1]), pair[1][0].id))


def _counts(claim: Claim, tallies: Mapping[str, Tally]) -> bool:
    if isinstance(claim.value, Quantity):
        tally = tallies.get(claim.kind)
        return tally is not None and tally.standings.get(claim.id) == "standing"
    return claim.kind == "responsibility" or claim.stance in AFFIRMING


def _stance_key(claim: Claim) -> tuple[str, ...]:
    return (claim.stance,) if claim.kind == "responsibility" else ()


def _agreement_key(claim: Claim) -> tuple[str, ...]:
    value = claim.value
    if isinstance(value, Moment) and value.start is not None and value.start == value.end:
        return ("day", value.start)
    return value_key(value)


def _is_fine_enough(claim: Claim) -> bool:
    """Tell whether to agree on the value means something: a day, a town; not a month or a country."""
    value = claim.value
    if isinstance(value, Moment):
        return value.start is not None and value.start == value.end
    return not isinstance(value, Place) or (bool(value.city) and (value.precision or 0) <= TOWN_PRECISION)


def _words(claims: Sequence[Claim]) -> str:
    """Return how the value reads: as all say it, or plainly where they word it differently ("at least 137" and "137": 137)."""
    said = shared_words(claim.value for claim in claims)
    return f"{said} ({claims[0].stance})" if claims[0].kind == "responsibility" else said
