"""The figure called best, by a named rule: never an average, never a verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from rashomon.reconcile.series import Count

STATED, BOUND, VAGUE = 0, 1, 2

SAME_TIME = 3
"""Days before the latest as-of day within which reports count as published around the same time."""

HANDFUL = 5
"""A total up to this many is seldom counted up by days."""


def choose_best(counts: Sequence[Count]) -> tuple[int | None, str]:
    """Return the best figure among standing totals and the rule that decided, in words.

    The default rule follows the GTD codebook (nkill): the most recent reports; of several published around the same time (`SAME_TIME`) the
    figure of most origins; else the lowest. A total that has risen above all named before is news, and goes first. Of a range the low
    counts. A stated number always goes before a mere upper bound, and that before a vague word ("dozens").

    Not every figure has an as-of day. "Latest" is decided among those that have; a figure without one may be as late as any, so it is not
    passed over where more origins give it than give the latest dated figure, and the rule then says so. It does not win a tie, since
    nothing speaks for it.
    """
    if not counts:
        return None, "no standing total"
    best_tier = min(_tier(count) for count in counts)
    tier = leading([count for count in counts if _tier(count) == best_tier])
    number, rule = _choose(tier)
    return number, {STATED: rule, BOUND: f"only an upper bound is named; {rule}", VAGUE: f"only vague figures; {rule}"}[best_tier]


def _tier(count: Count) -> int:
    if count.quantity.qualifier == "vague":
        return VAGUE
    return STATED if count.quantity.low is not None else BOUND


def leading(counts: Sequence[Count]) -> list[Count]:
    """Return the figures that are their report's largest total of one day: the lesser ones beside it are most likely some of those."""
    most: dict[tuple[str, str | None], int] = {}
    for count in counts:
        key = (count.claim.document, count.as_of)
        most[key] = max(most.get(key, 0), count.number)
    return [count for count in counts if count.number == most[count.claim.document, count.as_of]]


def _choose(counts: Sequence[Count]) -> tuple[int, str]:
    if len({count.number for count in counts}) == 1:
        return counts[0].number, "only one figure"
    dated = [count for count in counts if count.as_of is not None]
    undated = [count for count in counts if count.as_of is None]
    if not dated:
        return _most_origins(counts)
    return _latest(dated, undated)


def _latest(dated: Sequence[Count], undated: Sequence[Count]) -> tuple[int, str]:
    """Return the best of figures of which at least some have an as-of day."""
    day = max(count.as_of or "" for count in dated)
    latest = [count for count in dated if count.as_of == day]
    recent = [count for count in dated if _days(count.as_of or day, day) <= SAME_TIME]
    if not _risen(latest, [count for count in dated if count.as_of != day]):
        latest = recent
    first = min(count.as_of or day for count in latest)
    when = f"latest as-of day ({day})" if first == day else f"latest as-of days ({first} to {day})"
    number, step = _most_origins(latest)
    named = {count.number for count in latest}
    support = _support([*latest, *undated])
    better, _ = _ranked(support)
    if len(support[better]) > len(support[number]):
        step = f"most origins ({len(support[better])} of {_origins(support)})"
        return better, f"{when}, then {step}" if better in named else f"{step}, though no as-of day is known for it"
    if len(named) > 1 and not undated and len(latest) == len(dated):
        return number, step
    return number, when if len(named) == 1 else f"{when}, then {step}"


def _risen(latest: Sequence[Count], before: Sequence[Count]) -> bool:
    """Tell whether the latest day's figure is a total stated above all that were named before.

    One report alone that gives a handful more than several others did is as likely to count others in.
    """
    number, _ = _most_origins(latest)
    stating = {count.origin for count in latest if count.number == number and count.stated}
    above = all(count.number < number for count in before)
    return bool(stating) and above and (number > HANDFUL or len(stating) > 1)


def _days(one: str, other: str) -> int:
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def _support(counts: Sequence[Count]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for count in counts:
        found[count.number].add(count.origin)
    return {number: frozenset(origins) for number, origins in found.items()}


def _ranked(support: dict[int, frozenset[str]]) -> tuple[int, bool]:
    """Return the number of most origins, the lowest of equals, and whether it had to share its place."""
    most = max(len(origins) for origins in support.values())
    first = sorted(number for number, origins in support.items() if len(origins) == most)
    return first[0], len(first) > 1


def _most_origins(counts: Sequence[Count]) -> tuple[int, str]:
    support = _support(counts)
    number, shared = _ranked(support)
    if len(support) == 1:
        return number, "only one figure"
    return number, "lowest of those named by equally many" if shared else f"most origins ({len(support[number])} of {_origins(support)})"


def _origins(support: dict[int, frozenset[str]]) -> int:
    return len(frozenset[str]().union(*support.values()))
