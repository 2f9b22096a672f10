"""All that is told of one event, as the parts of reconciling need it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rashomon.model import Actor, Claim, Document, Event, Means, Moment, Place, Quantity, Side, Stance, Value, Warning, content_id  # noqa: A004 - the field's word
from rashomon.reconcile.names import is_named, normal_name
from rashomon.reconcile.numbers import says_alike

T = TypeVar("T")

OPPOSING: frozenset[Stance] = frozenset({"denied", "doubted"})


@dataclass(frozen=True)
class Told:
    """The event, documents by id, claims sorted by id, and for each claim the id of the origin it counts under."""

    event: Event
    documents: Mapping[str, Document]
    claims: tuple[Claim, ...]
    origin_of: Mapping[str, str]

    def of_kind(self, kind: str) -> list[Claim]:
        """Return the claims of one kind, in order of id."""
        return [claim for claim in self.claims if claim.kind == kind]

    def origins(self, claims: Iterable[Claim]) -> frozenset[str]:
        """Return the origins that ``claims`` count under."""
        return frozenset(self.origin_of[claim.id] for claim in claims)


MOST_COMPARED = 400
"""Distinct figures, or actors, of one event that are compared each with each. No event has so many but in a text made to heap them up."""


def most_told(groups: Sequence[list[T]]) -> list[list[T]]:
    """Return the groups, or where there are more than `MOST_COMPARED` those told most often, in the order in which they came."""
    chosen = sorted(range(len(groups)), key=lambda at: (-len(groups[at]), at))[:MOST_COMPARED]
    return [groups[at] for at in sorted(chosen)]


def own_origin_id(document: str) -> str:
    """Return the id of the origin of a document that shares its text with no other."""
    return content_id("org", "own", document)


def root_speaker(claim: Claim) -> tuple[str, str] | None:
    """Return id and name of the speaker whose word it is in the end, where that is somebody named; else null."""
    if not claim.attribution:
        return None
    last = claim.attribution[-1]
    if last.speaker_id is None or last.speaker is None or not is_named(last.speaker):
        return None
    return last.speaker_id, last.speaker


def value_key(value: Value) -> tuple[str, ...]:
    """Return a key that values saying the same share."""
    match value:
        case Quantity():
            return ("quantity", value.scope, value.population.class_ if value.scope != "total" else "", *map(str, says_alike(value)))
        case Actor():
            return ("actor", normal_name(value.name), value.role)
        case Moment():
            known = value.start is not None or value.end is not None
            return ("moment", str(value.start), str(value.end), "" if known else normal_name(value.words or ""))
        case Place():
            return ("place", *place_key(value))
        case Warning():
            return ("warning", value.status)
        case Means():
            return ("means", normal_name(value.name))


def place_key(value: Place) -> tuple[str, str]:
    """Return the town (or, without one, the name) and the country."""
    return normal_name(value.city or value.name), value.country or ""


def side_of(claims: Iterable[Claim], words: str, value: Value | None = None) -> Side:
    """Return one side of a disagreement; its value, where none is given, is that of the first claim by id."""
    every = sorted(claims, key=lambda claim: claim.id)
    return Side(
        value=every[0].value if value is None else value,
        words=words,
        stance=every[0].stance,
        documents=documents_of(every),
        claims=ids_of(every),
    )


def documents_of(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return the ids of the claims' documents, sorted, each once."""
    return tuple(sorted({claim.document for claim in claims}))


def ids_of(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return the claims' ids, sorted."""
    return tuple(sorted({claim.id for claim in claims}))
