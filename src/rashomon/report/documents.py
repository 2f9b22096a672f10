"""The documents as they are shown: the full text exactly as read, with all that was read in it marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model import Claim, Document
from rashomon.report import dates, decided, words
from rashomon.report.clean import language_tag, running_text, unshowable, web_address
from rashomon.report.guide import EventLink, Guide, Source, name
from rashomon.report.highlight import Mark, Token, weave

FLAGS = {"impossible-date": "Impossible date", "garbled": "Garbled text", "copy": "Copy of another report", "revised": "Revised"}


@dataclass(frozen=True, slots=True)
class FlagView:
    """What a reader must know about a document, why, and where it shows."""

    name: str
    detail: str
    href: str | None


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with its text as tokens. ``hidden`` counts characters that a page cannot show; ``unplaced`` claims tied to no event."""

    id: str
    number: int
    name: str
    title: str | None
    published: str
    language: str | None
    tag: str | None
    external_id: str | None
    path: str | None
    url: str | None
    link: str | None
    sha256: str
    same_origin: tuple[Source, ...]
    flags: tuple[FlagView, ...]
    tells: tuple[EventLink, ...]
    mentions: tuple[EventLink, ...]
    hidden: int
    unplaced: int
    tokens: tuple[Token, ...]


def documents(guide: Guide, identifiers: Iterable[str]) -> tuple[DocumentView, ...]:
    """Return documents in the order of their numbers."""
    return tuple(_document(guide, guide.index.document(identifier)) for identifier in guide.index.in_order(identifiers))


def _document(guide: Guide, document: Document) -> DocumentView:
    index = guide.index
    claims = index.claims_of_document.get(document.id, ())
    marks = (*(_mark(guide, claim) for claim in claims), *_flag_marks(document))
    kin = [other.id for other in index.documents_of_origin.get(document.origin or "", ()) if other.id != document.id]
    return DocumentView(
        id=document.id,
        number=index.numbers[document.id],
        name=name(document),
        title=document.title,
        published=dates.published(document),
        language=document.language,
        tag=language_tag(document.language),
        external_id=document.external_id,
        path=document.path,
        url=document.url,
        link=web_address(document.url),
        sha256=document.sha256,
        same_origin=guide.sources(kin),
        flags=tuple(_flag(document, number) for number in range(len(document.flags))),
        tells=tuple(map(guide.event, index.events_of_document.get(document.id, ()))),
        mentions=tuple(map(guide.event, index.mentions_of_document.get(document.id, ()))),
        hidden=unshowable(document.text),
        unplaced=sum(claim.event is None for claim in claims),
        tokens=tuple(weave(running_text(document.text), marks)),
    )


def _mark(guide: Guide, claim: Claim) -> Mark:
    event = guide.index.events.get(claim.event or "")
    stance = words.stance(claim)
    title = f"{words.kind(claim.kind)}: {words.value(claim.value)}{f' ({stance})' if stance else ''}, {words.chain(claim.attribution)}"
    title += f". On: {event.label}." if event else ". Tied to no event."
    title += decided.spoken(decided.hand(guide, claim))
    return Mark(
        anchor=claim.id,
        span=claim.span,
        family=f"{words.family(claim.kind)} struck" if claim.decided == "rejected" else words.family(claim.kind),
        title=title,
        number=str(guide.index.claim_numbers[claim.id]),
        back=guide.said(claim),
    )


def _flag_anchor(document: Document, number: int) -> str:
    return f"flag-{document.id}-{number}"


def _flag_marks(document: Document) -> list[Mark]:
    return [
        Mark(_flag_anchor(document, number), flag.span, "flag", f"{FLAGS.get(flag.flag, flag.flag)}: {flag.detail}")
        for number, flag in enumerate(document.flags)
        if flag.span
    ]


def _flag(document: Document, number: int) -> FlagView:
    flag = document.flags[number]
    return FlagView(FLAGS.get(flag.flag, flag.flag), flag.detail, f"#{_flag_anchor(document, number)}" if flag.span else None)
