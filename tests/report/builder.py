"""Builds findings by hand: reports, claims at the words that say them, and the pieces of an account."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from rashomon.model import (
    Actor,
    Claim,
    ClaimKind,
    Document,
    Flag,
    HistoryEntry,
    Link,
    Published,
    Quantity,
    Responsibility,
    Side,
    Value,
    content_id,
    make_claim,
    make_document,
)
from rashomon.model.account import Standing
from rashomon.model.statement import Stance
from rashomon.model.value import Qualifier, Scope

BOMBING, MARKET, DEPOT = (content_id("evt", name) for name in ("bombing", "market", "depot"))


class World:
    """Collects documents and claims and hands them out as findings."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.documents: dict[str, Document] = {}
        self.claims: dict[str, Claim] = {}

    def report(self, key: str, text: str, publisher: str | None, published: str | None = None, *, title: str | None = None) -> Document:
        """Add a report under a short name of its own."""
        date = Published(date=published, basis="given") if published else Published()
        made = make_document(text, external_id=key, publisher=publisher, title=title or text.split("\n")[0], published=date, language="en")
        self.documents[key] = made
        return made

    def flag(self, key: str, flag: str, detail: str, quote: str | None = None) -> None:
        """Put a flag on a report."""
        document = self.documents[key]
        start = document.text.index(quote) if quote else 0
        span = (start, start + len(quote)) if quote else None
        self.documents[key] = msgspec.structs.replace(
            document, flags=(*document.flags, Flag(flag=flag, span=span, quote=quote, detail=detail))
        )

    def claim(
        self,
        key: str,
        kind: ClaimKind,
        value: Value,
        quote: str,
        *,
        said_by: Sequence[str] = (),
        stance: Stance = "asserted",
    ) -> Claim:
        """Add a claim that stands at the first ``quote`` of the report."""
        document = self.documents[key]
        start = document.text.index(quote)
        made = make_claim(
            document,
            kind,
            value,
            (start, start + len(quote)),
            stance=stance,
            attribution=tuple(Link(speaker=name, cue="said") for name in said_by),
            confidence=0.9,
            reasons=("made up",),
        )
        return self.tie(made, BOMBING)

    def tie(self, claim: Claim, event: str | None) -> Claim:
        """Tie a claim to an event, or to none."""
        tied = msgspec.structs.replace(claim, event=event)
        self.claims[tied.id] = tied
        return tied


def people(low: int | None, high: int | None = None, qualifier: Qualifier = "exact", scope: Scope = "total") -> Quantity:
    """Return a number of people."""
    return Quantity(low=low, high=low if qualifier in ("exact", "about") else high, qualifier=qualifier, scope=scope)


def ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return the ids of claims, sorted."""
    return tuple(sorted(claim.id for claim in claims))


def docs(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return the documents of claims, sorted."""
    return tuple(sorted({claim.document for claim in claims}))


def entry(as_of: str | None, standing: Standing, *claims: Claim) -> HistoryEntry:
    """Return a line of a figure's history, with the bounds of its first claim."""
    value = claims[0].value
    assert isinstance(value, Quantity)
    return HistoryEntry(
        as_of=as_of, low=value.low, high=value.high, standing=standing, stance=claims[0].stance, documents=docs(claims), claims=ids(claims)
    )


def side(words: str, *claims: Claim) -> Side:
    """Return a side of a disagreement."""
    return Side(value=claims[0].value, words=words, stance=claims[0].stance, documents=docs(claims), claims=ids(claims))


def held(accused: str, *claims: Claim) -> Responsibility:
    """Return somebody held responsible on the word of the claims' root source."""
    value = claims[0].value
    assert isinstance(value, Actor)
    speaker = claims[0].attribution[-1].speaker if claims[0].attribution else None
    return Responsibility(
        accused=accused,
        role=value.role,
        speaker=speaker,
        speaker_id=None,
        stance=claims[0].stance,
        documents=docs(claims),
        claims=ids(claims),
    )
