"""The way around: which page an account, a document or a claim stands on, and how to point there from here."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model import Claim, Document, Event
from rashomon.report import words
from rashomon.report.clean import safe_id
from rashomon.report.index import Index

LONGEST_NAME = 90
LONGEST_POINTER = 44
ANY_EVENT = "*"
"""In place of an event: seen from any account's page, so that what is laid out once serves on all of them."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A pointer to exact words: "3:12" is document 3, its twelfth marked words. ``href`` is null where they stand on no page."""

    label: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it is pointed to: its number, its name, where its text stands, and which of its words are meant."""

    number: int
    name: str
    href: str | None
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """On whose word something is said, and in which documents; ``own``: in those documents' own voice."""

    chain: str
    own: bool
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class EventLink:
    """An event's label and where its account stands."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Guide:
    """The index as seen from one page.

    ``paged``: each account has a page of its own; ``here`` is the event whose page this is (null on ``index.html``) and ``present`` the
    documents whose full text stands on this page.
    """

    index: Index
    paged: bool
    here: str | None
    present: frozenset[str]

    def _page(self, event: str) -> str:
        """Return the address of an account's page from here, empty where it is this page."""
        if not self.paged or event == self.here:
            return ""
        return f"{safe_id(event)}.html" if self.here else f"events/{safe_id(event)}.html"

    def _has_account(self, event: str) -> bool:
        return event in self.index.claims_of_event or bool(self.index.events[event].documents)

    def event(self, event: Event) -> EventLink:
        """Return the link to an event: to its account, or to its line in the list where it is only mentioned."""
        label = event.label[:1].upper() + event.label[1:]
        if self._has_account(event.id):
            return EventLink(label, self._page(event.id) or f"#{event.id}")
        listed = "../index.html" if self.paged and self.here else ""
        return EventLink(label, f"{listed}#{event.id}")

    def event_by_id(self, identifier: str | None) -> EventLink | None:
        """Return the link to an event where it is among the findings."""
        found = self.index.events.get(identifier) if identifier else None
        return self.event(found) if found else None

    def _text_page(self, document: str) -> str | None:
        """Return the page on which a document's text stands, null where no page holds it."""
        if document in self.present:
            return ""
        told = self.index.events_of_document.get(document, ())
        if not self.paged or not told:
            return None
        main = self.index.document(document).main_event
        return self._page(main if main in {event.id for event in told} and main else told[0].id)

    def document(self, identifier: str) -> str | None:
        """Return the address of a document's text from here."""
        page = self._text_page(identifier)
        return None if page is None else f"{page}#{identifier}"

    def ref(self, claim: Claim) -> Ref:
        """Return the pointer to a claim's exact words."""
        page = self._text_page(claim.document)
        label = f"{self.index.numbers[claim.document]}:{self.index.claim_numbers[claim.id]}"
        return Ref(label, None if page is None else f"{page}#{claim.id}")

    def said(self, claim: Claim) -> str | None:
        """Return the address of the place in an account where a claim is laid out, null where it is tied to no event."""
        if claim.event is None or claim.event not in self.index.events:
            return None
        return f"{self._page(claim.event)}#said-{claim.id}"

    def source(self, identifier: str, claims: Iterable[Claim] = ()) -> Source:
        """Return a document as pointed to, with the words of ``claims``, which are its own."""
        document = self.index.document(identifier)
        own = sorted(claims, key=lambda claim: self.index.claim_numbers[claim.id])
        return Source(self.index.numbers[identifier], name(document, LONGEST_POINTER), self.document(identifier), tuple(map(self.ref, own)))

    def sources(self, documents: Iterable[str], claims: Iterable[str] = ()) -> tuple[Source, ...]:
        """Return documents in order, each with its own among ``claims``."""
        own: dict[str, list[Claim]] = defaultdict(list)
        for claim in map(self.index.claim, set(claims)):
            own[claim.document].append(claim)
        return tuple(self.source(identifier, own.get(identifier, ())) for identifier in self.index.in_order(documents))

    def voices(self, claims: Iterable[str]) -> tuple[Voice, ...]:
        """Return on whose word ``claims`` are made, each chain of speakers once, the reports' own voice first."""
        groups: dict[str, list[Claim]] = {}
        for claim in sorted(map(self.index.claim, claims), key=self._voice_order):
            groups.setdefault(words.chain(claim.attribution), []).append(claim)
        return tuple(_voice(chain, self._of_claims(group)) for chain, group in groups.items())

    def _voice_order(self, claim: Claim) -> tuple[int, int, int]:
        return len(claim.attribution), self.index.numbers[claim.document], self.index.claim_numbers[claim.id]

    def _of_claims(self, claims: Iterable[Claim]) -> tuple[Source, ...]:
        kept = tuple(claims)
        return self.sources((claim.document for claim in kept), (claim.id for claim in kept))


def _voice(chain: str, sources: tuple[Source, ...]) -> Voice:
    own = chain == words.OWN_VOICE
    return Voice(words.OWN_VOICES if own and len(sources) > 1 else chain, own, sources)


def name(document: Document, longest: int = LONGEST_NAME) -> str:
    """Return what a report is called: its publisher, else its title, the id it came with, its file, or "a report without a name"."""
    for given in (document.publisher, document.title, document.external_id, posixpath.basename(document.path or "")):
        if given and given.strip():
            return clipped(given.strip(), longest)
    return "a report without a name"


def clipped(text: str, longest: int) -> str:
    """Return ``text`` cut after a word where it is longer than ``longest`` code points, with an ellipsis."""
    if len(text) <= longest:
        return text
    cut = text[:longest].rsplit(None, 1)[0] or text[:longest]
    return f"{cut} …"
