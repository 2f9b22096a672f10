"""Accounts: all claims on one event, reconciled, with nothing merged that disagrees."""

from __future__ import annotations

from typing import Literal

from rashomon.model.base import Record
from rashomon.model.decision import FigureOfRecord
from rashomon.model.statement import Stance
from rashomon.model.value import PopulationClass, Role, Value

DisagreementType = Literal["update", "scope", "contradiction"]
Standing = Literal["standing", "part", "additional", "replaced", "stale", "repeated", "not-asserted", "counted"]


class HistoryEntry(Record, kw_only=True):
    """A figure as it stood: what was said, as of which day, in which documents, and whether it counts towards low, best and high.

    ``standing``: *standing* totals count. The rest are kept and shown, not counted: *part*, *additional*, *replaced* in their own document,
    *stale* (an older count repeated later, or hurt who have died since), *repeated*, *not-asserted* (denied, doubted, asked, hypothesised),
    *counted* from persons where a total stands.
    """

    as_of: str | None
    low: int | None
    high: int | None
    standing: Standing
    stance: Stance
    documents: tuple[str, ...]
    claims: tuple[str, ...]


class Part(Record, kw_only=True):
    """A subset of a figure: how many of whom."""

    population: PopulationClass
    words: str | None
    low: int | None
    high: int | None
    documents: tuple[str, ...]
    claims: tuple[str, ...]


class Figure(Record, kw_only=True):
    """One kind of figure of an event.

    ``low`` and ``high``: the smallest and largest number named by a standing total. ``best``: one number or null, by the named ``rule``.
    ``contested``: standing totals of different origins exclude each other. ``history`` is ordered by as-of day. ``of_record`` is the figure
    that people settled on, by the ``decision`` of that id; it stands beside the rest and changes nothing of it.
    """

    low: int | None
    best: int | None
    high: int | None
    rule: str
    contested: bool
    history: tuple[HistoryEntry, ...]
    parts: tuple[Part, ...]
    claims: tuple[str, ...]
    of_record: FigureOfRecord | None = None
    decision: str | None = None


class Responsibility(Record, kw_only=True):
    """Who holds whom responsible, with what stance. ``speaker`` null is the documents' own voice."""

    accused: str
    role: Role
    speaker: str | None
    speaker_id: str | None
    stance: Stance
    documents: tuple[str, ...]
    claims: tuple[str, ...]


class Side(Record, kw_only=True):
    """One side of a disagreement, or what is agreed: a value, how it reads, and who says so."""

    value: Value
    words: str
    stance: Stance
    documents: tuple[str, ...]
    claims: tuple[str, ...]


class Disagreement(Record, kw_only=True):
    """Claims that do not say the same.

    ``type``: an *update* (a later figure of the same count), a difference of *scope* (they count different things) or a true
    *contradiction*. ``reason`` says in a sentence why it was typed so.
    """

    about: str
    type: DisagreementType
    sides: tuple[Side, ...]
    reason: str


class Agreement(Record, kw_only=True):
    """What documents of at least two origins say alike."""

    about: str
    value: Value
    words: str
    documents: tuple[str, ...]
    claims: tuple[str, ...]


class Origin(Record, kw_only=True):
    """Documents or claims that go back to one root and count once.

    ``kind``: *text* (a copy or near copy), *source* (the same named speaker) or *own* (nothing shared was found). ``evidence`` says why.
    """

    id: str
    kind: Literal["text", "source", "own"]
    documents: tuple[str, ...]
    claims: tuple[str, ...]
    evidence: str


class SingleOrigin(Record, kw_only=True):
    """What rests on one origin alone."""

    about: str
    words: str
    origin: str
    documents: tuple[str, ...]
    claims: tuple[str, ...]


class Account(Record, kw_only=True):
    """All claims on one event, reconciled. Refers to claims by id and can always be rebuilt from them.

    ``omitted`` names, for each kind of claim on which other documents speak, the documents that are silent.
    """

    event: str
    figures: dict[str, Figure]
    responsibility: tuple[Responsibility, ...]
    disagreements: tuple[Disagreement, ...]
    agreed: tuple[Agreement, ...]
    origins: tuple[Origin, ...]
    single_origin: tuple[SingleOrigin, ...]
    omitted: dict[str, tuple[str, ...]]
