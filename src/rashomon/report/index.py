"""Everything that was found, looked up by id and put in the order in which a page shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from rashomon.model import Account, Claim, Document, Event, Findings, Judged, in_order
from rashomon.model.errors import InternalError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Index:
    """The findings by id.

    ``numbers`` counts documents from 1 by day of publication; ``claim_numbers`` counts the claims of a document from 1 as they stand in
    it, so "3:12" names words on paper too. ``told`` are the events with an account, most documents first; ``mentioned`` the others.
    ``decisions`` are in the order in which they were taken; ``decisions_on`` those that are, or may be, on each claim.
    """

    documents: dict[str, Document]
    numbers: dict[str, int]
    claims: dict[str, Claim]
    claim_numbers: dict[str, int]
    claims_of_document: dict[str, tuple[Claim, ...]]
    claims_of_event: dict[str, tuple[Claim, ...]]
    events_of_document: dict[str, tuple[Event, ...]]
    mentions_of_document: dict[str, tuple[Event, ...]]
    documents_of_origin: dict[str, tuple[Document, ...]]
    parts_of_event: dict[str, tuple[Event, ...]]
    accounts: dict[str, Account]
    events: dict[str, Event]
    told: tuple[Event, ...]
    mentioned: tuple[Event, ...]
    decisions: dict[str, Judged]
    decisions_on: dict[str, tuple[Judged, ...]]

    def document(self, identifier: str) -> Document:
        """Return a document; raise `InternalError` where an account names one that was never read."""
        return _known(self.documents, identifier, "document")

    def claim(self, identifier: str) -> Claim:
        """Return a claim; raise `InternalError` where an account names one that was never made."""
        return _known(self.claims, identifier, "claim")

    def decision(self, identifier: str) -> Judged:
        """Return a decision; raise `InternalError` where a claim or figure names one that was never taken."""
        return _known(self.decisions, identifier, "decision")

    def account(self, event: Event) -> Account:
        """Return the account of an event, an empty one where there is none."""
        return self.accounts.get(event.id) or _empty(event.id)

    def in_order(self, documents: Iterable[str]) -> list[str]:
        """Return document ids without doubles in the order of their numbers."""
        return sorted({self.document(identifier).id for identifier in documents}, key=self.numbers.__getitem__)

    def documents_of(self, event: Event) -> list[str]:
        """Return the documents that tell of an event: those it names and all that make a claim on it."""
        return self.in_order((*event.documents, *(claim.document for claim in self.claims_of_event.get(event.id, ()))))


def _known(table: dict[str, T], identifier: str, noun: str) -> T:
    try:
        return table[identifier]
    except KeyError:
        raise InternalError(f"an account refers to {noun} {identifier!r}, which is not among the findings") from None


def _empty(event: str) -> Account:
    return Account(event=event, figures={}, responsibility=(), disagreements=(), agreed=(), origins=(), single_origin=(), omitted={})


def _numbered(documents: Iterable[Document]) -> dict[str, int]:
    def place(one: Document) -> tuple[str, bool, str, str, str]:
        flags = {flag.flag for flag in one.flags}
        # A date that cannot be is not believed, and a copy comes after what it copies.
        believed = None if "impossible-date" in flags else one.published.date
        return believed or "9999", "copy" in flags, one.publisher or one.title or "", one.external_id or "", one.id

    return {document.id: number for number, document in enumerate(sorted(documents, key=place), 1)}


def _grouped(records: Iterable[T], key: Callable[[T], str | None]) -> dict[str, tuple[T, ...]]:
    """Return records by key, in the order given, without those that have none."""
    groups: dict[str, list[T]] = defaultdict(list)
    for record in records:
        found = key(record)
        if found is not None:
            groups[found].append(record)
    return {found: tuple(group) for found, group in groups.items()}


def _inverted(events: Iterable[Event], documents: dict[str, set[str]]) -> dict[str, tuple[Event, ...]]:
    """Return for each document its events, in the order of ``events``."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        for document in documents[event.id]:
            found[document].append(event)
    return {document: tuple(several) for document, several in found.items()}


def build(findings: Findings) -> Index:
    """Return the index of ``findings``."""
    claims = sorted(findings.claims, key=lambda claim: (claim.document, claim.span, claim.id))
    of_document, of_event = _grouped(claims, lambda claim: claim.document), _grouped(claims, lambda claim: claim.event)
    decisions = sorted(findings.decisions, key=lambda judged: in_order(judged.decision))
    accounts = {account.event: account for account in findings.accounts}

    def weight(event: Event) -> tuple[int, int, str, str]:
        return -len(event.documents), -len(of_event.get(event.id, ())), event.date.start or "9999", event.id

    ordered = sorted(findings.events, key=weight)
    told = tuple(event for event in ordered if event.documents or event.id in of_event)
    tellers = {event.id: {*event.documents, *(claim.document for claim in of_event.get(event.id, ()))} for event in told}
    return Index(
        documents={document.id: document for document in findings.documents},
        numbers=_numbered(findings.documents),
        claims={claim.id: claim for claim in claims},
        claim_numbers={claim.id: number for group in of_document.values() for number, claim in enumerate(group, 1)},
        claims_of_document=of_document,
        claims_of_event=of_event,
        events_of_document=_inverted(told, tellers),
        mentions_of_document=_inverted(ordered, {event.id: set(event.mentioned_in) for event in ordered}),
        documents_of_origin=_grouped(findings.documents, lambda document: document.origin),
        parts_of_event=_grouped(ordered, lambda event: event.part_of),
        accounts=accounts,
        events={event.id: event for event in ordered},
        told=told,
        mentioned=tuple(event for event in ordered if event.id not in tellers),
        decisions={judged.decision.id: judged for judged in decisions},
        decisions_on=_grouped(decisions, lambda judged: judged.candidate),
    )
