"""The figures of an account as they are shown: the range drawn, the rule named, every figure with whose word it is."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import FIGURE_KINDS, Account, Figure, HistoryEntry, Part, Quantity
from rashomon.report import charts, dates, words
from rashomon.report.decided import Settled, settled
from rashomon.report.guide import Guide, Source, Voice


@dataclass(frozen=True, slots=True)
class Row:
    """One figure as it stood. ``counts``: it is a standing total and sets the range."""

    as_of: str
    amount: str
    standing: str
    counts: bool
    bar: charts.Bar | None
    drawn: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class PartRow:
    """A subset of a figure."""

    amount: str
    whom: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class FigureView:
    """One kind of figure of an event."""

    kind: str
    title: str
    low: str
    best: str
    high: str
    range: str
    rule: str
    contested: bool
    scale: charts.Scale | None
    band: charts.Bar | None
    best_at: float | None
    described: str
    rows: tuple[Row, ...]
    parts: tuple[PartRow, ...]
    settled: Settled | None


def figures(guide: Guide, account: Account) -> tuple[FigureView, ...]:
    """Return the figures of an account, the dead first."""
    known = [kind for kind in FIGURE_KINDS if kind in account.figures]
    return tuple(_figure(guide, kind, account.figures[kind]) for kind in known)


def spread(figure: Figure) -> str:
    """Return the range of a figure in a few words: "40 to 143"."""
    if figure.low is None and figure.high is None:
        return "no total"
    standing = [entry for entry in figure.history if entry.standing in ("standing", "counted")]
    open_high = bool(standing) and all(entry.high is None for entry in standing)
    if open_high and figure.low is not None:
        highest = "" if figure.high in (None, figure.low) else f" to {words.number(figure.high or 0)}"
        return f"at least {words.number(figure.low)}{highest}" if not highest else f"{words.number(figure.low)}{highest} or more"
    return words.bounds(figure.low, figure.high)


def _figure(guide: Guide, kind: str, figure: Figure) -> FigureView:
    numbers = [number for entry in figure.history for number in (entry.low, entry.high) if number is not None]
    numbers += [number for number in (figure.low, figure.best, figure.high) if number is not None]
    standing = [entry for entry in figure.history if entry.standing == "standing"]
    # One number alone has nothing to be compared with: a drawing of it would say less than the number.
    scale = charts.scale(numbers) if len({(entry.low, entry.high) for entry in standing}) > 1 else None
    drawn_band = scale is not None and figure.low is not None and figure.high is not None
    return FigureView(
        kind=kind,
        title=words.kind(kind),
        low=_number(figure.low),
        best=_number(figure.best),
        high=_number(figure.high),
        range=spread(figure),
        rule=words.rule(figure.rule),
        contested=figure.contested,
        scale=scale,
        band=charts.bar(scale, figure.low, figure.high) if scale and drawn_band else None,
        best_at=scale.x(figure.best) if scale and figure.best is not None else None,
        described=_described(kind, figure, len(standing)),
        rows=tuple(_row(guide, entry, scale) for entry in figure.history),
        parts=tuple(_part(guide, part) for part in figure.parts),
        settled=settled(guide, figure),
    )


def _number(value: int | None) -> str:
    return "none" if value is None else words.number(value)


def _described(kind: str, figure: Figure, standing: int) -> str:
    """Return what the drawing shows, for those who cannot see it."""
    best = f"; by the rule {words.number(figure.best)}" if figure.best is not None else "; the rule gives no number"
    return f"{words.kind(kind)}: {standing} standing totals, lowest {_number(figure.low)}, highest {_number(figure.high)}{best}."


def _amount(guide: Guide, entry: HistoryEntry) -> tuple[str, bool]:
    """Return a figure in the words of its first claim that has the same bounds, and whether it is approximate."""
    for claim in map(guide.index.claim, entry.claims):
        value = claim.value
        if isinstance(value, Quantity) and (value.low, value.high) == (entry.low, entry.high):
            return words.amount(value), value.qualifier in ("about", "vague")
    return words.bounds(entry.low, entry.high), False


def _row(guide: Guide, entry: HistoryEntry, scale: charts.Scale | None) -> Row:
    amount, about = _amount(guide, entry)
    standing = words.STANDINGS[entry.standing]
    if entry.stance != "asserted":
        standing = f"{standing}: {words.STANCES[entry.stance]}"
    return Row(
        as_of=dates.day(entry.as_of) if entry.as_of else "day not known",
        amount=amount,
        standing=standing,
        counts=entry.standing == "standing",
        bar=charts.bar(scale, entry.low, entry.high, about) if scale else None,
        drawn=f"{amount}, {standing}",
        voices=guide.voices(entry.claims),
    )


def _part(guide: Guide, part: Part) -> PartRow:
    who = part.words or words.whom(part.population, part.low, part.high)
    return PartRow(words.bounds(part.low, part.high), who, guide.sources(part.documents, part.claims))
