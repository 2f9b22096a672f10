"""Builders of made-up documents and claims, so that a test reads as the situation it is about."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

import msgspec

from rashomon.model import (
    UNKNOWN_MOMENT,
    Account,
    Actor,
    Claim,
    Document,
    Event,
    Flag,
    Link,
    Moment,
    Population,
    Published,
    Quantity,
    Stance,
    Value,
    make_claim,
    make_document,
)
from rashomon.model.value import PopulationClass, Qualifier, Role, Scope
from rashomon.reconcile import reconcile


def quantity(
    words: str, *, population: PopulationClass = "unknown", scope: Scope = "total", as_of: str | None = None, counted: bool = False
) -> Quantity:
    """Return a quantity from "7", "7+" (at least), "~7" (about), "<7" (up to), "3-7" (range) or "dozens"."""
    qualifier: Qualifier = "exact"
    low: int | None
    high: int | None
    if words == "dozens":
        low, high, qualifier = 12, None, "vague"
    elif words.endswith("+"):
        low, high, qualifier = int(words[:-1]), None, "at-least"
    elif words.startswith("<"):
        low, high, qualifier = None, int(words[1:]), "up-to"
    elif words.startswith("~"):
        low = high = int(words[1:])
        qualifier = "about"
    elif "-" in words:
        low, high = (int(part) for part in words.split("-"))
        qualifier = "range"
    else:
        low = high = int(words)
    persons = ("per-1",) if counted else None
    return Quantity(
        low=low, high=high, qualifier=qualifier, population=Population(class_=population), scope=scope, as_of=as_of, counted_from=persons
    )


def said_by(name: str, speaker_id: str | None = None) -> tuple[Link, ...]:
    """Return a chain of one named speaker."""
    return (Link(speaker=name, speaker_id=speaker_id or f"spk-{name.casefold()}", cue="said"),)


@dataclass
class Story:
    """A made-up event and what made-up reports say of it."""

    documents: dict[str, Document] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    text_origins: dict[str, str] = field(default_factory=dict)
    spans: count[int] = field(default_factory=count)
    date: Moment = UNKNOWN_MOMENT

    def report(
        self,
        name: str,
        published: str | None = None,
        *,
        impossible: bool = False,
        external_id: str | None = None,
        main_event: str = "evt-mill",
    ) -> str:
        """Add a report and return its id; it is about the mill but where another main event is given."""
        basis = Published(date=published, basis="given" if published else "unknown")
        text = f"{name} reports on the blast at the mill. " * 20
        document = make_document(text, external_id=external_id, publisher=name, title=f"Blast at the mill ({name})", published=basis)
        document = msgspec.structs.replace(document, main_event=main_event)
        if impossible:
            document = _flagged(document)
        self.documents[document.id] = document
        return document.id

    def figure(
        self,
        document: str,
        number: str | Quantity,
        kind: str = "killed",
        *,
        by: str | None = None,
        stance: Stance = "asserted",
        sure: float = 0.9,
    ) -> Claim:
        """Add a figure, read as surely as ``sure`` says."""
        value = quantity(number) if isinstance(number, str) else number
        return self.say(document, kind, value, by=by, stance=stance, sure=sure)

    def accuse(self, document: str, actor: str, stance: Stance = "blamed", *, by: str | None = None, role: Role = "did") -> Claim:
        """Add a claim of responsibility."""
        return self.say(document, "responsibility", Actor(name=actor, role=role), by=by, stance=stance)

    def say(
        self, document: str, kind: str, value: Value, *, by: str | None = None, stance: Stance = "asserted", sure: float = 0.9
    ) -> Claim:
        """Add a claim of any kind; ``by`` names its root speaker."""
        at = next(self.spans)
        claim = make_claim(
            self.documents[document],
            kind,  # type: ignore[arg-type]
            value,
            (at, at + 5),
            stance=stance,
            attribution=said_by(by) if by else (),
            confidence=sure,
            reasons=("made up",),
        )
        self.claims.append(claim)
        return claim

    def replace(self, claim: Claim, **changes: str) -> None:
        """Put a changed claim in the place of ``claim``."""
        at = self.claims.index(claim)
        self.claims[at] = msgspec.structs.replace(claim, **changes)

    def event(self) -> Event:
        """Return the event, told of by every report."""
        return Event(id="evt-mill", label="Blast at the mill", kind="bombing", date=self.date, documents=tuple(sorted(self.documents)))

    def account(self) -> Account:
        """Return the reconciled account."""
        return reconcile(self.event(), list(self.documents.values()), self.claims, self.text_origins)


def _flagged(document: Document) -> Document:
    flag = Flag(flag="impossible-date", detail="published before the event it tells of")
    return msgspec.structs.replace(document, flags=(flag,))
