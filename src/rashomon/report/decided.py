"""What people decided, as it is shown: beside the claims and figures that it is about, and as a list of all that was decided."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Claim, Decision, Event, Evidence, Figure, FigureOfRecord, Judged
from rashomon.report import dates, words
from rashomon.report.guide import Guide, Ref

ACTIONS = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "add": "added",
    "merge": "merged",
    "split": "split",
    "record": "figure of record",
    "undo": "taken back",
}
STANDINGS = {"applied": "applied", "to-confirm": "to be confirmed", "undone": "taken back", "overruled": "overruled"}


@dataclass(frozen=True, slots=True)
class Hand:
    """What a person made of a claim: by which verb, who and when, why, what the machine had read, and what others decided."""

    verb: str
    who: str
    day: str
    why: str
    was: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """A figure of record."""

    number: str
    who: str
    day: str
    why: str


@dataclass(frozen=True, slots=True)
class Line:
    """A decision in a list: what, about what, by whom and why, where it stands and for what reason."""

    id: str
    action: str
    about: str
    ref: Ref | None
    who: str
    day: str
    why: str
    standing: str
    reason: str


def hand(guide: Guide, claim: Claim) -> Hand | None:
    """Return what a person made of a claim, null where it stands as it was read."""
    if claim.decided is None:
        return None
    one = guide.index.decision(claim.decision or "").decision
    evidence = one.evidence
    was = _read_as(evidence) if evidence is not None and claim.decided == "corrected" else ""
    return Hand(claim.decided, one.who, _day(one), one.why or "", was, _others(guide, claim, one))


def spoken(hand: Hand | None) -> str:
    """Return what a person made of a claim in a few words, nothing where it stands as it was read."""
    return f" {hand.verb.capitalize()} by {hand.who}." if hand is not None else ""


def settled(guide: Guide, figure: Figure) -> Settled | None:
    """Return a figure of record with who settled on it and why, null where nobody did."""
    if figure.of_record is None:
        return None
    one = guide.index.decision(figure.decision or "").decision
    return Settled(_number(figure.of_record), one.who, _day(one), one.why or "")


def shaping(guide: Guide, event: Event) -> tuple[Line, ...]:
    """Return the decisions that put an event together otherwise than the machine had."""
    return tuple(_line(guide, guide.index.decision(identifier)) for identifier in event.decisions)


def every(guide: Guide) -> tuple[Line, ...]:
    """Return all decisions, in the order in which they were taken."""
    return tuple(_line(guide, judged) for judged in guide.index.decisions.values())


def _line(guide: Guide, judged: Judged) -> Line:
    one = judged.decision
    claim = guide.index.claims.get(judged.candidate or one.claim or "")
    return Line(
        id=one.id,
        action=ACTIONS[one.action],
        about=_about(one),
        ref=guide.ref(claim) if claim is not None else None,
        who=one.who,
        day=_day(one),
        why=one.why or "",
        standing=STANDINGS[judged.standing],
        reason=judged.reason,
    )


def _about(one: Decision) -> str:
    """Return what a decision is about, in words."""
    if one.evidence is not None:
        return f"{words.kind(one.evidence.kind)}: {_read_as(one.evidence)}{_corrected(one)}"
    if one.figure is not None:
        return f"{words.kind(one.figure.kind)} of {one.event}: {_number(one.figure)}"
    if one.action == "split":
        return f"{', '.join(one.others)} out of {one.event}, as {one.becomes}"
    return f"{', '.join(one.others)} into {one.event}" if one.action == "merge" else one.undoes or ""


def _corrected(one: Decision) -> str:
    correction = one.correction
    if correction is None:
        return ""
    said = [words.value(correction.value)] if correction.value is not None else []
    said += [words.STANCES[correction.stance]] if correction.stance is not None else []
    said += [f"said by {correction.speaker}" if correction.speaker else words.OWN_VOICE] if correction.speaker is not None else []
    said += [f"of {correction.event}"] if correction.event is not None else []
    return f" → {', '.join(said)}"


def _read_as(evidence: Evidence) -> str:
    """Return what the machine had read: the value, with stance and source where they are not plain."""
    said = words.value(evidence.value)
    said += f" ({words.STANCES[evidence.stance]})" if evidence.stance != "asserted" else ""
    return f"{said}, {evidence.speaker}" if evidence.speaker else said


def _number(figure: FigureOfRecord) -> str:
    said = words.bounds(figure.low, figure.high)
    if figure.best is None or figure.best == figure.low == figure.high:
        return said
    best = words.number(figure.best)
    return best if figure.low is None and figure.high is None else f"{said}, best {best}"


def _day(one: Decision) -> str:
    return dates.day(one.made_at[:10])


def _others(guide: Guide, claim: Claim, stands: Decision) -> tuple[str, ...]:
    """Return what others than who decided it last decided about a claim."""
    said = {
        f"{judged.decision.who}: {ACTIONS[judged.decision.action]}"
        for judged in guide.index.decisions_on.get(claim.id, ())
        if judged.standing in ("applied", "overruled") and judged.decision.who != stands.who
    }
    return tuple(sorted(said))
