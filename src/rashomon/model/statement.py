"""Statements and the people who make them."""

from __future__ import annotations

from typing import Literal

from rashomon.model.base import Record, Span

SpeakerKind = Literal[
    "authorities",
    "party",
    "claimed-perpetrator",
    "witness",
    "medics",
    "monitor",
    "outlet",
    "expert",
    "anonymous",
    "person",
    "unknown",
]
StatementKind = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserted", "claimed", "blamed", "suspected", "hypothesised", "asked", "denied", "doubted"]
AFFIRMING: frozenset[Stance] = frozenset({"asserted", "claimed", "blamed", "suspected"})
"""Stances by which a speaker says that it is so, or likely so."""


class Statement(Record, kw_only=True):
    """Somebody says something: who (``speaker``), by which word (``cue``), what (``content``).

    The three are lists of spans, since a quote may be interrupted; ``speaker`` and ``cue`` may be empty. The terms are those of PARC 3.0
    and PolNeAR, where ``speaker`` is called *source*. ``parent`` is the statement that this one stands inside, or null. ``stance`` is
    what the cue does to the content: *asserted* for "said", *denied* for "denied", *doubted*, *asked*, and so on.
    """

    id: str
    document: str
    parent: str | None = None
    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker_id: str | None = None
    speaker_name: str | None = None
    kind: StatementKind
    stance: Stance = "asserted"


class Speaker(Record, kw_only=True):
    """Who says it, under all names used in all documents."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: SpeakerKind = "unknown"
    description: str | None = None
