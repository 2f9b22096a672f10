"""Persons told of by name who were harmed in another event than the document's main one: they are counted there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rashomon.link.apart import is_apart
from rashomon.model import Quantity, make_claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from rashomon.link.groups import Group
    from rashomon.model import Claim, Document, Extraction, Person, Victim

HARMED = frozenset({"killed", "injured", "casualties"})
"""The kinds of claim that tell how many were harmed."""


def with_victims(
    extraction: Extraction, groups: Sequence[Group], main: Group | None, ids: Mapping[int, str], claims: Sequence[Claim]
) -> tuple[list[Claim], list[Person]]:
    """Return the claims with counts of those who are told of by name as harmed in other events than the main one, and these persons.

    An event of which a number of that kind is given needs no count. Whoever was surely harmed in another event is not counted in the main
    one: where that is true of all whom a count adds up, and others are told to be harmed in the main one, the count goes.
    """
    where = {mention.id: group for group in groups for mention in group.mentions}
    given = {(claim.event, claim.kind) for claim in claims if isinstance(claim.value, Quantity)}
    told: dict[tuple[str, str], list[Victim]] = {}
    apart: set[str] = set()
    for victim in extraction.victims:
        group = where.get(victim.mention)
        if group is None or group is main or "war" in group.kinds or group.lasting is not None:
            continue
        if main is not None and is_apart(group, main, extraction.setting):
            apart.add(victim.person.id)
        if (ids[id(group)], victim.claim.kind) not in given:
            told.setdefault((ids[id(group)], victim.claim.kind), []).append(victim)
    mine = ids[id(main)] if main is not None else None
    here = any(where.get(victim.mention) is main for victim in extraction.victims) or tells_of_harm(claims, mine, apart)
    kept = [claim for claim in claims if not (here and claim.event == mine and _counts_only(claim, apart))]
    counted = {who for claim in kept if claim.event == mine for who in _counted(claim)}
    told = {key: rest for key, victims in told.items() if (rest := [one for one in victims if one.person.id not in counted])}
    counts = [_count(extraction.document, event, victims) for (event, _), victims in told.items()]
    people = [
        msgspec.structs.replace(one.person, claims=(*one.person.claims, count.id))
        for count, victims in zip(counts, told.values(), strict=True)
        for one in victims
    ]
    return sorted([*kept, *counts], key=lambda claim: (claim.span, claim.kind, claim.id)), people


def _counts_only(claim: Claim, people: AbstractSet[str]) -> bool:
    """Tell whether a claim counts nobody but these persons."""
    counted = _counted(claim)
    return bool(counted) and people >= set(counted)


def _counted(claim: Claim) -> tuple[str, ...]:
    """Return the persons whom a claim adds up, by their ids."""
    return (claim.value.counted_from or ()) if isinstance(claim.value, Quantity) else ()


def tells_of_harm(claims: Iterable[Claim], event: str | None, people: AbstractSet[str]) -> bool:
    """Tell whether a number of dead or hurt is given of an event, beside counts of nobody but these people."""
    numbers = (claim for claim in claims if claim.event == event and claim.kind in HARMED)
    return any(isinstance(claim.value, Quantity) and not _counts_only(claim, people) for claim in numbers)


def _count(document: Document, event: str, victims: Sequence[Victim]) -> Claim:
    """Return how many are told of one by one as harmed in an event, as a claim on it."""
    first = victims[0].claim
    ids = tuple(dict.fromkeys(victim.person.id for victim in victims))
    value = Quantity(low=len(ids), high=len(ids), qualifier="exact", people=ids, counted_from=ids)
    reasons = tuple(dict.fromkeys(reason for victim in victims for reason in victim.claim.reasons))
    claim = make_claim(document, first.kind, value, first.span, attribution=first.attribution, confidence=first.confidence, reasons=reasons)
    return msgspec.structs.replace(claim, event=event)


def with_more(people: Sequence[Person], more: Sequence[Person]) -> tuple[Person, ...]:
    """Return the persons with further ones; who is among both is as the further one is."""
    return tuple({person.id: person for person in (*people, *more)}.values())
