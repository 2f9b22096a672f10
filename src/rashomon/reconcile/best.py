"""The figure called best, by a named rule: never an average, never a verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.reconcile.series import HANDFUL, Count

STATED, BOUND, VAGUE = 0, 1, 2

SAME_TIME = 3
"""Days before the latest as-of day within which reports count as published around the same time."""

OLDER = 0.5
"""What an older report's figure counts beside those of the latest days, where none is above a handful."""

ASIDE = 0.5
"""What the figure of a report on another event counts, which tells of this one in passing."""

SILENCE = 0.5
"""What it counts for none that a report which tells of the event gives no number."""

SURE = 0.8
"""Confidence from which on a figure is not outvoted by silence."""

EVEN = 0.5
"""The same for more than a handful, which is seldom read into a report that tells of nobody, and for what somebody is told to say."""

RISEN = 0.6
"""Confidence from which a total above all that were named before is news: one as likely misread does not undo them."""

UNSURE = 0.3
"""Confidence below which a figure does not tell which reports are the latest, where there are surer ones."""

ROUND = 6
"""Decimals to which weights are compared: sums of floats in another order may differ in the last."""


@dataclass(frozen=True)
class Hearing:
    """What one origin of the reports on an event says of a figure: the probability that it gives ``some`` number and that it says ``none``.

    What the two lack to 1 is silence. ``day`` is that of the latest of its reports. ``besides``: it tells of others whom it would not name
    alone: of the dead and of nobody hurt, or of several hurt, no earlier, and of nobody dead.
    """

    day: str | None
    some: float
    none: float
    besides: bool = False

    def nobody(self, lone: bool) -> float:
        """Return what it counts for nobody; ``lone``: against one person whom another report tells of, and states no number.

        Who was hurt and then died is told of in both ways: a report that tells of the dead and of nobody hurt then says by its silence who
        it was. In pairs of reports on one shooting of which one told of a death and of one person hurt, and the other of a death alone,
        nobody had been hurt in 40 and one in two; of which one told of one person dead, and the other, as late, of several hurt and no
        death, nobody was dead in seven and one in one (pairs that rules are written on).
        """
        silence = 1.0 if lone and self.silent_besides else SILENCE
        return self.none + silence * max(0.0, 1.0 - self.some - self.none)

    @property
    def silent_besides(self) -> bool:
        """Whether it gives no number, and tells of others."""
        return self.besides and self.some == 0.0


def choose_best(counts: Sequence[Count], heard: Sequence[Hearing] = ()) -> tuple[int | None, str]:
    """Return the best figure among standing totals and the rule that decided, in words.

    The default rule follows the GTD codebook (nkill): the most recent reports; of several published around the same time (`SAME_TIME`) the
    figure of most origins, each by how surely it was read; else the lowest. A total that has risen above all named before is news, and goes
    first. Where no figure is above a handful, older reports count too, by half, and so do those that say nothing: if they outweigh all that
    was read, and that unsurely, there is no best. Of a range the low counts. A stated number always goes before a mere upper bound, and
    that before a vague word ("dozens").

    Not every figure has an as-of day. "Latest" is decided among those that have; a figure without one may be as late as any, so it is not
    passed over where it outweighs the latest dated figure, and the rule then says so. It does not win a tie, since nothing speaks for it.
    """
    if not counts:
        return None, "no standing total"
    best_tier = min(_tier(count) for count in counts)
    tier = leading([count for count in counts if _tier(count) == best_tier])
    number, rule = _choose(tier, heard if best_tier == STATED else ())
    return number, {STATED: rule, BOUND: f"only an upper bound is named; {rule}", VAGUE: f"only vague figures; {rule}"}[best_tier]


def _tier(count: Count) -> int:
    if count.quantity.qualifier == "vague":
        return VAGUE
    return STATED if count.quantity.low is not None else BOUND


def leading(counts: Sequence[Count]) -> list[Count]:
    """Return the figures that compete: of a report's totals of one day the largest, since the lesser ones beside it are most likely some
    of those; all, where they were weighed against each other, so that their chances add up to one at most."""
    named: dict[tuple[str, str | None], dict[int, float]] = defaultdict(dict)
    for count in counts:
        mine = named[count.claim.document, count.as_of]
        mine[count.number] = max(mine.get(count.number, 0.0), count.claim.confidence)
    return [c for c in counts if sum((mine := named[c.claim.document, c.as_of]).values()) <= 1.0 + 1e-2 or c.number == max(mine)]


def _choose(counts: Sequence[Count], heard: Sequence[Hearing]) -> tuple[int | None, str]:
    ours = [count for count in counts if not count.aside] or counts  # what is told in passing is not what is latest
    surer = [count for count in ours if count.claim.confidence >= UNSURE] or list(ours)
    most = max(count.number for count in surer)
    told = [count for count in surer if count.quantity.high is not None or count.number == most]  # a mere minimum brings no toll down
    day = max((count.as_of for count in told if count.as_of is not None), default=None)
    latest = [count for count in counts if count.as_of == day and day is not None]  # of two tolls neither may be sure, but that it rose
    before = [count for count in surer if count.as_of not in {None, day}]
    few = max(count.number for count in surer) <= HANDFUL
    if latest and before and _risen(latest, before):
        few, heard, counts = False, (), [count for count in counts if count.as_of in {None, day}]
        vote = Vote(counts, day, few)
        return vote.number, vote.rule(passed_over=True)
    vote = Vote(counts, day, few)
    if vote.outweighed(heard):
        return None, "none: what reports leave unsaid outweighs what was read unsurely"
    return vote.number, vote.rule()


class Vote:
    """The votes of origins for numbers: each by how surely it was read, in full from the days up to ``day`` and from reports without one.

    Older ones count by half where ``few``, else not at all.
    """

    def __init__(self, counts: Sequence[Count], day: str | None, few: bool) -> None:
        self.day, self.few, self.every = day, few, len(counts)
        self.counts = [(count, weight * (ASIDE if count.aside else 1.0)) for count in counts if (weight := self.weight(count.as_of))]
        self.cast = self._cast()
        self.sums = {number: round(sum(sorted(votes.values())), ROUND) for number, votes in self.cast.items()}
        self.dated = {count.number for count, _ in self.counts if self.in_time(count.as_of)}
        self.number = min(self.sums, key=lambda number: (-self.sums[number], number not in self.dated, number))

    def _cast(self) -> dict[int, dict[str, float]]:
        """Return the vote of each origin for each number; where ``few``, a mere minimum is one for the exact number above it that leads."""
        exact = _votes((count.number, count, weight) for count, weight in self.counts if not self._is_minimum(count))
        lead = {number: sum(sorted(votes.values())) for number, votes in exact.items()}

        def meant(count: Count) -> int:
            above = [number for number in lead if number >= count.number] if self._is_minimum(count) else []
            return min(above, key=lambda number: (-lead[number], number), default=count.number)

        return _votes((meant(count), count, weight) for count, weight in self.counts)

    def _is_minimum(self, count: Count) -> bool:
        return self.few and count.quantity.high is None

    def weight(self, day: str | None) -> float:
        """Return what a report of a day counts."""
        if day is None or self.day is None or self.in_time(day):
            return 1.0
        return OLDER if self.few else 0.0

    def in_time(self, day: str | None) -> bool:
        """Tell whether a day is one of the latest."""
        return day is not None and self.day is not None and _days(day, self.day) <= SAME_TIME

    def outweighed(self, heard: Sequence[Hearing]) -> bool:
        """Tell whether what reports leave unsaid outweighs all that they say, none of which was surely read.

        What two origins state to be more than a handful no silence undoes: a massacre's toll is read unsurely in long reports. A handful
        that a report on another event tells of in passing is not sure here: it may be that event's.
        """
        sure = any(
            count.claim.confidence >= (EVEN if count.number > HANDFUL or (count.stated and count.claim.attribution) else SURE)
            for count, _ in self.counts
            if count.number > HANDFUL or not count.aside
        )
        many = {count.origin for count, _ in self.counts if count.stated and count.number > HANDFUL}
        lone = self.number == 1 and not any(count.stated for count, _ in self.counts)
        against = lone and any(one.silent_besides for one in heard)
        if (sure and not against) or len(many) > 1 or self.number == 0:
            return False
        nobody = sum(sorted(self.weight(one.day) * one.nobody(lone) for one in heard))
        return nobody > sum(sorted(self.weight(one.day) * one.some for one in heard))

    def rule(self, passed_over: bool = False) -> str:
        """Return in words how the number was chosen; ``passed_over``: reports of earlier days were left out."""
        asides = {count.aside for count, _ in self.counts}
        passing = "; what is told in passing by half" if len(asides) > 1 and len(self.sums) > 1 else ""
        return self._steps(passed_over) + passing

    def _steps(self, passed_over: bool) -> str:
        named = self.dated or set(self.sums)
        undated = any(count.as_of is None for count, _ in self.counts)
        halved = any(self.weight(count.as_of) < 1 for count, _ in self.counts)
        older = passed_over or halved or len(self.counts) < self.every
        if len(self.sums) == 1 and not older:
            return "only one figure"
        step = self._step()
        if self.day is None or (not undated and not older):
            return step
        if self.number not in self.dated:
            return f"{step}, though no as-of day is known for it"
        days = sorted({count.as_of for count, _ in self.counts if count.as_of and self.in_time(count.as_of)})
        when = f"latest as-of day ({days[0]})" if len(days) == 1 else f"latest as-of days ({days[0]} to {days[-1]})"
        when += ", older ones by half" if halved else ""
        return when if len(named) == 1 and (not halved or len(self.sums) == 1) else f"{when}, then {step}"

    def _step(self) -> str:
        mine, others = self.sums[self.number], [number for number in self.sums if number != self.number]
        if not others:
            return "only one figure"
        every = len(frozenset[str]().union(*self.cast.values()))
        if all(len(self.cast[number]) < len(self.cast[self.number]) for number in others):
            return f"most origins ({len(self.cast[self.number])} of {every})"
        if any(self.sums[number] == mine for number in others):
            return "lowest of those named by equally many"
        return f"the most surely read ({len(self.cast[self.number])} of {every} origins)"


def _votes(told: Iterable[tuple[int, Count, float]]) -> dict[int, dict[str, float]]:
    """Return by number what each origin's surest figure for it counts, each given with its number and weight."""
    cast: dict[int, dict[str, float]] = defaultdict(dict)
    for number, count, weight in told:
        mine = cast[number]
        mine[count.origin] = max(mine.get(count.origin, 0.0), weight * count.claim.confidence)
    return dict(cast)


def _risen(latest: Sequence[Count], before: Sequence[Count]) -> bool:
    """Tell whether the latest day's figure is a total stated above all that were named before.

    One report alone that gives a handful more than several others did is as likely to count others in.
    """
    number = Vote(latest, latest[0].as_of, few=False).number
    highest = max(count.number for count in before)
    sure: dict[str, float] = defaultdict(float)  # of two tolls that one report gives, each is half believed
    for count in latest:
        if count.stated and count.number > highest:
            sure[count.origin] += count.claim.confidence
    stating = {origin for origin, chance in sure.items() if chance >= RISEN}
    return bool(stating) and number > highest and (number > HANDFUL or len(stating) > 1)


def _days(one: str, other: str) -> int:
    return (date.fromisoformat(other) - date.fromisoformat(one)).days
