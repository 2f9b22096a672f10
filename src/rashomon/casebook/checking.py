"""What a decision must hold to be one, whatever a casebook holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from rashomon.model import FIGURE_KINDS, Action, Actor, Decision, Evidence, Means, Moment, Place, Quantity, Value, quote_of, text_sha256
from rashomon.model import Warning as Alert
from rashomon.model.errors import DecisionRefused, SpanError

LONGEST_NAME, LONGEST_TEXT, MOST_OTHERS = 200, 10_000, 10_000
MOST_PEOPLE = 10_000_000_000
"""More than there are."""

AHEAD = timedelta(minutes=10)
"""How far another's clock may be ahead of this one."""

TYPES: dict[str, type[Value]] = {
    **dict.fromkeys(FIGURE_KINDS, Quantity),
    "responsibility": Actor,
    "when": Moment,
    "where": Place,
    "means": Means,
    "warning": Alert,
}
"""Which type of value each kind of claim has."""

NEEDED: dict[Action, set[str]] = {
    "accept": {"claim", "evidence"},
    "reject": {"claim", "evidence"},
    "correct": {"claim", "evidence", "correction"},
    "add": {"claim", "evidence", "event"},
    "merge": {"event", "others"},
    "split": {"event", "others", "becomes"},
    "record": {"event", "figure", "why"},
    "undo": {"undoes"},
}
PARTS = ("claim", "evidence", "correction", "event", "others", "becomes", "figure", "undoes", "why")
_SPLIT_OFF = re.compile(r"case-[0-9a-f]{12}")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?Z")


def check(decision: Decision) -> None:
    """Raise `DecisionRefused`, with all that is wrong, where a decision could not stand in any casebook."""
    wrong = [*_signature(decision), *_shape(decision), *_content(decision)]
    if wrong:
        raise DecisionRefused("; ".join(wrong))


def check_value(kind: str, value: Value) -> None:
    """Raise `DecisionRefused` where a claim of this kind cannot have this value."""
    wrong = [*_value(kind, value)]
    if wrong:
        raise DecisionRefused("; ".join(wrong))


def check_words(evidence: Evidence, text: str) -> None:
    """Raise `DecisionRefused` where a text is not the one that evidence was taken from, or does not have its words at their place."""
    if text_sha256(text) != evidence.sha256:
        raise DecisionRefused(f"the text of {evidence.document} is another than the evidence is of (by its SHA-256)")
    try:
        said = quote_of(text, evidence.span)
    except SpanError as error:
        raise DecisionRefused(str(error)) from error
    if said != evidence.quote:
        raise DecisionRefused(f"{evidence.document} does not say “{evidence.quote[:80]}” at {list(evidence.span)}")


def _signature(decision: Decision) -> Iterator[str]:
    if not decision.who.strip():
        yield "nobody is named who decided it"
    elif len(decision.who) > LONGEST_NAME or not decision.who.isprintable():
        yield f"the name of who decided it must be printable and have at most {LONGEST_NAME} characters"
    if len(decision.why or "") > LONGEST_TEXT:
        yield f"the reason has more than {LONGEST_TEXT:,} characters"
    if "\0" in (decision.why or ""):
        yield "the reason holds a character that no text has (NUL)"
    evidence, correction = decision.evidence, decision.correction
    named = [decision.claim, decision.event, decision.becomes, decision.undoes, *decision.others]
    named += [evidence.document if evidence else None, *((correction.event, correction.speaker) if correction else ())]
    if any(name is not None and (len(name) > LONGEST_NAME or not name.isprintable()) for name in named):
        yield f"ids and names must be printable and have at most {LONGEST_NAME} characters"
    try:
        made = datetime.fromisoformat(decision.made_at) if _INSTANT.fullmatch(decision.made_at) else None
    except ValueError:
        made = None
    if made is None:
        yield f"{decision.made_at[:40]!r} is no time as decisions have it (2031-05-12T20:15:00Z)"
    elif made > datetime.now(UTC) + AHEAD:
        yield f"it lies in the future ({decision.made_at})"


def _shape(decision: Decision) -> Iterator[str]:
    has = {part for part in PARTS if getattr(decision, part) not in (None, ())}
    needed = NEEDED[decision.action]
    if missing := sorted(needed - has):
        yield f"{decision.action} needs {', '.join(missing)}"
    if surplus := sorted(has - needed - {"why", "undoes"}):
        yield f"{decision.action} has no {', '.join(surplus)}"
    if decision.why is not None and not decision.why.strip():
        yield "the reason is empty"
    if len(decision.others) > MOST_OTHERS:
        yield f"more than {MOST_OTHERS:,} at once"


def _content(decision: Decision) -> Iterator[str]:
    evidence, correction, figure = decision.evidence, decision.correction, decision.figure
    if evidence is not None:
        start, end = evidence.span
        if not 0 <= start < end or end - start != len(evidence.quote):
            yield "the evidence's span is not that of its words"
        yield from _value(evidence.kind, evidence.value)
    if correction is not None:
        if correction.value is not None and evidence is not None:
            yield from _value(evidence.kind, correction.value)
        if all(getattr(correction, part) is None for part in correction.__struct_fields__):
            yield "the correction changes nothing"
    if figure is not None:
        yield from _bounds(figure.low, figure.high)
        if figure.best is not None and not (figure.low or 0) <= figure.best <= (MOST_PEOPLE if figure.high is None else figure.high):
            yield "the best figure does not lie between the lowest and the highest"
        if figure.low is figure.best is figure.high is None:
            yield "the figure of record holds no number"
    if decision.becomes is not None and not _SPLIT_OFF.fullmatch(decision.becomes):
        yield f"{decision.becomes[:40]!r} is no name of an event that was split off (case- and twelve hex digits)"
    if decision.event in decision.others:
        yield "an event cannot be merged with itself"


def _value(kind: str, value: Value) -> Iterator[str]:
    wanted = TYPES[kind]
    if type(value) is not wanted:
        yield f"a claim of kind {kind} has a {wanted.__name__.lower()} as value, not a {type(value).__name__.lower()}"
        return
    if isinstance(value, Actor | Place | Means) and not value.name.strip():
        yield "the value has no name"
    if isinstance(value, Quantity):
        if value.low is None and value.high is None:
            yield "the value holds no number"
        yield from _bounds(value.low, value.high)
        yield from _days(value.as_of)
    if isinstance(value, Moment):
        yield from _days(value.start, value.end)


def _bounds(low: int | None, high: int | None) -> Iterator[str]:
    if any(number is not None and not 0 <= number <= MOST_PEOPLE for number in (low, high)):
        yield "a number of people lies between 0 and ten thousand million"
    elif low is not None and high is not None and low > high:
        yield f"the lowest number ({low}) is above the highest ({high})"


def _days(*days: str | None) -> Iterator[str]:
    for day in days:
        if day is not None and not _is_day(day):
            yield f"{day[:40]!r} is no day (2031-05-12)"


def _is_day(text: str) -> bool:
    try:
        return datetime.strptime(text, "%Y-%m-%d").strftime("%Y-%m-%d") == text
    except ValueError:
        return False
