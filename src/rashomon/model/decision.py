"""Decisions: what people made of what the machine took from the reports. Nothing is decided in silence, and nothing is ever taken away."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from rashomon.model.base import Record, Span, content_id
from rashomon.model.claim import ClaimKind, FigureKind
from rashomon.model.statement import Stance
from rashomon.model.value import Value

Action = Literal["accept", "reject", "correct", "add", "merge", "split", "record", "undo"]
Standing = Literal["applied", "to-confirm", "undone", "overruled"]


class Evidence(Record, kw_only=True):
    """What a decision on a claim was taken on: the claim as it was seen, and the text that it was taken from.

    A decision is applied as long as the document says these words (``quote``) at this place (``span``) and the claim has this kind, value,
    stance and root source (``speaker``, null where nobody is named). ``sha256`` is of the document's text.
    """

    document: str
    sha256: str
    span: Span
    quote: str
    kind: ClaimKind
    value: Value
    stance: Stance
    speaker: str | None = None


class Correction(Record, kw_only=True):
    """What a claim should say; null leaves as it was read.

    ``speaker`` is the name of the root source, empty for the document's own voice; ``event`` an event's lasting name.
    """

    value: Value | None = None
    stance: Stance | None = None
    speaker: str | None = None
    event: str | None = None


class FigureOfRecord(Record, kw_only=True):
    """The figure that people settled on for an event and kind: whole people, null where open."""

    kind: FigureKind
    low: int | None
    best: int | None
    high: int | None


class Decision(Record, kw_only=True):
    """One thing that one person decided.

    ``who`` is how they sign, ``made_at`` ISO 8601 in UTC, ``why`` in their words. By ``action``:

    - *accept*, *reject*, *correct*: ``claim`` (its id) with the ``evidence`` it was taken on, and the ``correction``;
    - *add*: a claim that the machine did not find: ``evidence`` holds its words and value, ``event`` what it is of, ``claim`` its id;
    - *merge*: ``others`` (lasting names) are the same event as ``event``; *split*: the documents ``others`` tell of another event
      than ``event``, which is called ``becomes`` from then on;
    - *record*: the ``figure`` of record of ``event``;
    - *undo*: takes back the decision ``undoes``. Any other that has ``undoes`` takes the place of that one, which was to be confirmed.

    ``id`` is a hash of all of this: the same decision brought in twice is one.
    """

    id: str
    who: str
    made_at: str
    action: Action
    claim: str | None = None
    evidence: Evidence | None = None
    correction: Correction | None = None
    event: str | None = None
    others: tuple[str, ...] = ()
    becomes: str | None = None
    figure: FigureOfRecord | None = None
    undoes: str | None = None
    why: str | None = None


def signed(decision: Decision) -> Decision:
    """Return the decision under the id that its content gives."""
    return replace(decision, id=content_id("dec", replace(decision, id="")))


def in_order(decision: Decision) -> tuple[str, str]:
    """Return the key by which decisions stand in order: when they were taken, so that it is the same in every casebook that has them."""
    return decision.made_at.removesuffix("Z"), decision.id


class Judged(Record, kw_only=True):
    """A decision and where it stands: *applied*; *to-confirm*, since what it was taken on is no longer so; *undone* by a later one; or
    *overruled* by a later one on the same. ``reason`` says why in a sentence; ``candidate`` is the claim that it is on now, or, where it
    is to be confirmed, may be on.
    """

    decision: Decision
    standing: Standing
    reason: str
    candidate: str | None = None
