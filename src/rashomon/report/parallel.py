"""The parallel accounts: a row a point, a column a document, in each cell what that document says of it in its own words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from rashomon.model import CLAIM_KINDS, Claim, Document, Event
from rashomon.report import dates, words
from rashomon.report.clean import inline_text
from rashomon.report.decided import Hand, hand
from rashomon.report.documents import FLAGS
from rashomon.report.guide import Guide, Ref, clipped, name

LONGEST_QUOTE = 240
UNSURE_BELOW = 0.5
SAID_ONCE = ("when", "where", "means")


@dataclass(frozen=True, slots=True)
class Again:
    """A later mention of the same in the same document."""

    anchor: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class Item:
    """What a document says of a point: the value as read, its stance, the words, on whose word; and what a person made of it."""

    anchor: str
    value: str
    stance: str
    quote: str
    chain: str
    ref: Ref
    replaced: bool
    unsure: bool
    hand: Hand | None
    again: tuple[Again, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A document at the head of its column."""

    number: int
    name: str
    title: str | None
    published: str
    flags: tuple[str, ...]
    href: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A point, with a cell for each column; an empty cell is a document's silence."""

    title: str
    family: str
    cells: tuple[tuple[Item, ...], ...]


@dataclass(frozen=True, slots=True)
class Parallel:
    """The whole table."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


def parallel(guide: Guide, event: Event) -> Parallel:
    """Return the parallel accounts of an event."""
    documents = guide.index.documents_of(event)
    cells: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in guide.index.claims_of_event.get(event.id, ()):
        cells[claim.kind, claim.document].append(claim)
    present = {kind for kind, _ in cells}
    return Parallel(
        columns=tuple(_column(guide, guide.index.document(identifier)) for identifier in documents),
        lines=tuple(
            Line(words.kind(kind), words.family(kind), tuple(_items(guide, cells.get((kind, one), [])) for one in documents))
            for kind in CLAIM_KINDS
            if kind in present
        ),
    )


def _column(guide: Guide, document: Document) -> Column:
    called = name(document)
    return Column(
        number=guide.index.numbers[document.id],
        name=called,
        title=clipped(document.title, 90) if document.title and document.publisher else None,
        published=dates.published(document),
        flags=tuple(dict.fromkeys(FLAGS.get(flag.flag, flag.flag) for flag in document.flags)),
        href=guide.document(document.id),
    )


def _items(guide: Guide, claims: list[Claim]) -> tuple[Item, ...]:
    """Return the claims of a cell, a repeated one gathered under its first mention."""
    here = {claim.id: claim for claim in claims}
    groups: dict[object, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(_gathered_by(claim, here), []).append(claim)
    return tuple(_item(guide, first, again) for first, *again in groups.values())


def _gathered_by(claim: Claim, here: dict[str, Claim]) -> object:
    """Return what a claim shares with those that say the same again.

    A figure does so only where it was found to repeat another: two of one number may count different people. A town that a report
    names twelve times is one point, not twelve.
    """
    if claim.decided is not None:
        return claim.id
    if claim.kind in SAID_ONCE:
        return words.value(claim.value), claim.stance, words.chain(claim.attribution)
    seen = {claim.id}
    while claim.repeats in here and claim.repeats not in seen:
        claim = here[claim.repeats]
        seen.add(claim.id)
    return claim.id


def _item(guide: Guide, claim: Claim, again: list[Claim]) -> Item:
    quote = " ".join(inline_text(claim.quote).split())
    return Item(
        anchor=f"said-{claim.id}",
        value=words.value(claim.value),
        stance=words.stance(claim),
        quote=clipped(quote, LONGEST_QUOTE),
        chain=words.chain(claim.attribution),
        ref=guide.ref(claim),
        replaced=claim.replaced_by is not None,
        unsure=claim.confidence < UNSURE_BELOW and claim.decided is None,
        hand=hand(guide, claim),
        again=tuple(Again(f"said-{later.id}", guide.ref(later)) for later in again),
    )
