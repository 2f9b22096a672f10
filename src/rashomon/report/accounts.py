"""An event's account as it is shown, part by part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model import CLAIM_KINDS, FIGURE_KINDS, Account, Agreement, Disagreement, Event, Origin, Responsibility, Side, SingleOrigin
from rashomon.report import dates, words
from rashomon.report.decided import Line, shaping
from rashomon.report.figures import FigureView, figures, spread
from rashomon.report.guide import EventLink, Guide, Source, Voice
from rashomon.report.parallel import Parallel, parallel


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody held responsible: for what, with what stance, on whose word."""

    accused: str
    role: str
    stance: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """A value as it reads, in which documents, on whose word."""

    about: str
    words: str
    sources: tuple[Source, ...]
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Parting:
    """A disagreement: what it is about, of what type, why so, and its sides."""

    about: str
    type: str
    type_words: str
    reason: str
    sides: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class OriginView:
    """Documents that go back to one root."""

    kind: str
    evidence: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """What a document leaves out of which others speak."""

    source: Source
    kinds: str


@dataclass(frozen=True, slots=True)
class Total:
    """A figure in the head of an account or a list."""

    title: str
    range: str
    contested: bool


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in a list."""

    link: EventLink
    id: str
    kind: str
    date: str
    place: str
    documents: int
    totals: tuple[Total, ...]
    contested: bool
    mentioned_in: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """An event with its whole account."""

    line: EventLine
    precision: str
    tellers: tuple[Source, ...]
    texts: int
    part_of: EventLink | None
    contains: tuple[EventLink, ...]
    figures: tuple[FigureView, ...]
    parallel: Parallel
    held: tuple[Held, ...]
    partings: tuple[Parting, ...]
    agreed: tuple[Saying, ...]
    alone: tuple[Saying, ...]
    origins: tuple[OriginView, ...]
    own_texts: tuple[Source, ...]
    silences: tuple[Silence, ...]
    shaping: tuple[Line, ...]


def line(guide: Guide, event: Event) -> EventLine:
    """Return an event as it stands in a list."""
    account = guide.index.account(event)
    present = [kind for kind in FIGURE_KINDS if kind in account.figures]
    totals = tuple(Total(words.kind(kind), spread(account.figures[kind]), account.figures[kind].contested) for kind in present)
    return EventLine(
        link=guide.event(event),
        id=event.id,
        kind=event.kind.replace("-", " "),
        date=dates.moment(event.date),
        place=event.place.name if event.place else "place not known",
        documents=len(guide.index.documents_of(event)),
        totals=totals,
        contested=any(total.contested for total in totals) or any(one.type == "contradiction" for one in account.disagreements),
        mentioned_in=guide.sources(event.mentioned_in),
    )


def view(guide: Guide, event: Event) -> EventView:
    """Return an event with its whole account."""
    account = guide.index.account(event)
    return EventView(
        line=line(guide, event),
        precision=words.place_precision(event.place) if event.place else "",
        tellers=guide.sources(guide.index.documents_of(event)),
        texts=sum(origin.kind != "source" for origin in account.origins),
        part_of=guide.event_by_id(event.part_of),
        contains=tuple(map(guide.event, guide.index.parts_of_event.get(event.id, ()))),
        figures=figures(guide, account),
        parallel=parallel(guide, event),
        held=_held(guide, account.responsibility),
        partings=tuple(_parting(guide, one) for one in account.disagreements),
        agreed=tuple(_saying(guide, one, words.about(one.about)) for one in account.agreed),
        alone=tuple(_alone(guide, one) for one in account.single_origin),
        origins=tuple(_origin(guide, one) for one in account.origins if one.kind != "own"),
        own_texts=guide.sources(document for one in account.origins if one.kind == "own" for document in one.documents),
        silences=_silences(guide, account),
        shaping=shaping(guide, event),
    )


def _held(guide: Guide, held: Iterable[Responsibility]) -> tuple[Held, ...]:
    """Return who is held responsible, those named by most documents first, and of each the plainest word first."""
    named: dict[str, set[str]] = defaultdict(set)
    rows = tuple(held)
    for row in rows:
        named[row.accused].update(row.documents)
    order = list(words.STANCES)
    ranked = sorted(rows, key=lambda row: (-len(named[row.accused]), row.accused, order.index(row.stance), row.speaker or "", row.role))
    return tuple(Held(row.accused, words.ROLES[row.role], words.HELD[row.stance], guide.voices(row.claims)) for row in ranked)


def _saying(guide: Guide, side: Side | Agreement, subject: str = "") -> Saying:
    stance = side.stance if isinstance(side, Side) else "asserted"
    said = side.words if stance == "asserted" else f"{side.words} ({words.STANCES[stance]})"
    return Saying(subject, said, guide.sources(side.documents, side.claims), guide.voices(side.claims))


def _parting(guide: Guide, one: Disagreement) -> Parting:
    heading, gloss = words.DISAGREEMENTS[one.type]
    sides = tuple(_saying(guide, side) for side in one.sides)
    return Parting(words.about(one.about), heading, gloss, one.reason, sides)


def _alone(guide: Guide, one: SingleOrigin) -> Saying:
    return Saying(words.about(one.about), one.words, guide.sources(one.documents, one.claims), ())


def _origin(guide: Guide, one: Origin) -> OriginView:
    return OriginView(words.ORIGINS[one.kind], one.evidence, guide.sources(one.documents))


def _silences(guide: Guide, account: Account) -> tuple[Silence, ...]:
    """Return for each document the points on which it is silent though others speak."""
    missing: dict[str, list[str]] = defaultdict(list)
    for kind in sorted(account.omitted, key=_kind_order):
        for document in account.omitted[kind]:
            missing[document].append(words.kind(kind).lower())
    return tuple(Silence(guide.source(document), ", ".join(missing[document])) for document in guide.index.in_order(missing))


def _kind_order(kind: str) -> tuple[int, str]:
    return (CLAIM_KINDS.index(kind) if kind in CLAIM_KINDS else len(CLAIM_KINDS), kind)
