"""Claims: one checkable thing that a document says of one event."""

from __future__ import annotations

from typing import Literal, get_args

from rashomon.model.base import Record, Span, content_id, quote_of
from rashomon.model.document import Document
from rashomon.model.statement import Stance
from rashomon.model.value import Actor, Value

FigureKind = Literal["killed", "injured", "casualties", "missing", "abducted", "arrested", "attackers"]
ClaimKind = Literal[
    "killed",
    "injured",
    "casualties",
    "missing",
    "abducted",
    "arrested",
    "attackers",
    "responsibility",
    "when",
    "where",
    "means",
    "warning",
]
FIGURE_KINDS: tuple[str, ...] = get_args(FigureKind)
Decided = Literal["accepted", "rejected", "corrected", "added"]
CLAIM_KINDS: tuple[str, ...] = get_args(ClaimKind)


class Link(Record, kw_only=True):
    """One speaker in a chain of attribution.

    ``speaker`` is the name resolved within the document, null where nobody is named ("allegedly"); ``speaker_id`` points into
    ``speakers.jsonl``; ``cue`` is the word that attributes; ``statement`` the `Statement` it belongs to, where there is one.
    """

    speaker: str | None
    speaker_id: str | None = None
    cue: str | None = None
    statement: str | None = None
    speaker_span: Span | None = None
    cue_span: Span | None = None


class Claim(Record, kw_only=True):
    """One checkable thing that a document says of one event, on whose word, with what stance, in which exact words.

    ``attribution`` is the chain of speakers, outermost first; empty is the document's own voice; the last link is the root source.
    ``stance`` is that of the innermost speaker. ``confidence`` is the estimated probability that the text was read rightly, with
    ``reasons``. ``repeats`` and ``replaced_by`` name claims of the same document: an earlier mention of the same figure, and a later
    figure by which the document itself supersedes this one. ``decided`` is what a person made of it, by the ``decision`` of that id; null:
    it stands as the machine read it.
    """

    id: str
    document: str
    event: str | None
    kind: ClaimKind
    value: Value
    stance: Stance
    attribution: tuple[Link, ...]
    span: Span
    quote: str
    confidence: float
    reasons: tuple[str, ...]
    repeats: str | None = None
    replaced_by: str | None = None
    decided: Decided | None = None
    decision: str | None = None


def make_claim(
    document: Document,
    kind: ClaimKind,
    value: Value,
    span: Span,
    *,
    stance: Stance = "asserted",
    attribution: tuple[Link, ...] = (),
    confidence: float,
    reasons: tuple[str, ...],
) -> Claim:
    """Return a `Claim` whose quote is cut from the document's text and whose id is worked out from its content.

    The id covers document, span, kind, value, stance and the spans of the attribution; no resolved name enters it.
    """
    spans = [(link.speaker_span, link.cue_span) for link in attribution]
    said = Actor(name=value.words or value.name, role=value.role) if isinstance(value, Actor) else value
    return Claim(
        id=content_id("clm", document.id, span, kind, said, stance, spans),
        document=document.id,
        event=None,
        kind=kind,
        value=value,
        stance=stance,
        attribution=attribution,
        span=span,
        quote=quote_of(document.text, span),
        confidence=round(confidence, 3),
        reasons=reasons,
    )
