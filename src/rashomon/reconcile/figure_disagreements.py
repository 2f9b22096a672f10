"""Where figures part: updates, differences of scope, contradictions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.model import Disagreement, Population, Quantity, Side
from rashomon.model.account import DisagreementType
from rashomon.model.value import PopulationClass
from rashomon.reconcile.differences import Difference
from rashomon.reconcile.figures import Tally
from rashomon.reconcile.numbers import says_alike
from rashomon.reconcile.series import GENERAL, HARMED, Count
from rashomon.reconcile.told import OPPOSING, side_of
from rashomon.reconcile.words import and_words, quantity_words

TYPES: tuple[DisagreementType, ...] = ("contradiction", "update", "scope")


def figure_disagreements(tally: Tally) -> list[Disagreement]:
    """Return the disagreements over one kind of figure, at most one row a type, and one where a figure is denied or doubted."""
    rows = [_row(tally, type_) for type_ in TYPES]
    rows += [_limited(tally), _opposed(tally)]
    return [row for row in rows if row is not None]


def _row(tally: Tally, type_: DisagreementType) -> Disagreement | None:
    found = [difference for difference in tally.differences if difference.type == type_]
    if not found:
        return None
    keys = {_side_key(count) for difference in found for count in (difference.earlier, difference.later)}
    kept = ("standing", "replaced") if type_ == "update" else ("standing",)
    counts = [count for count in tally.counts if _side_key(count) in keys and tally.standings[count.claim.id] in kept]
    return Disagreement(about=tally.kind, type=type_, sides=_sides(counts), reason=_reason(found, type_))


def _side_key(count: Count) -> tuple[object, ...]:
    value = count.quantity
    return value.low is None, value.low or 0, value.high is None, value.high or 0, value.qualifier, _population(value)


def _population(value: Quantity) -> str:
    return "" if value.population.class_ in ("unknown", "civilian") else value.population.class_


def _sides(counts: Sequence[Count]) -> tuple[Side, ...]:
    """Return one side for each figure as it reads, ordered by its number, those who give it before those who deny it."""
    groups: dict[tuple[object, ...], list[Count]] = defaultdict(list)
    for count in counts:
        groups[*_side_key(count), count.claim.stance in OPPOSING].append(count)
    return tuple(_side(members) for members in sorted(groups.values(), key=_side_order))


def _side_order(members: Sequence[Count]) -> tuple[object, ...]:
    first = members[0]
    return first.number, quantity_words(first.quantity), first.claim.stance in OPPOSING, first.claim.id


def _side(members: Sequence[Count]) -> Side:
    value = members[0].quantity
    populations = {count.quantity.population for count in members}
    days = {count.as_of for count in members}
    neutral = Quantity(
        low=value.low,
        high=value.high,
        qualifier=value.qualifier,
        population=populations.pop() if len(populations) == 1 else Population(class_=_shared_class(members)),
        scope=value.scope,
        as_of=days.pop() if len(days) == 1 else None,
    )
    return side_of((count.claim for count in members), _words(members[0]), neutral)


def _shared_class(members: Sequence[Count]) -> PopulationClass:
    classes = {count.quantity.population.class_ for count in members}
    return classes.pop() if len(classes) == 1 else "unknown"


def _words(count: Count) -> str:
    value = count.quantity
    limited = count.claim.kind in HARMED and value.population.class_ not in GENERAL
    words = quantity_words(value)
    return f"{words} ({value.population.words or value.population.class_})" if limited else words


def _reason(found: Sequence[Difference], type_: DisagreementType) -> str:
    if type_ == "update":
        return _update_reason(found)
    if type_ == "scope":
        return "; ".join(sorted({difference.reason for difference in found})).capitalize() + "."
    counts = {count.claim.id: count for difference in found for count in (difference.earlier, difference.later)}
    numbers = and_words(_distinct_words(list(counts.values())))
    inside = all(difference.earlier.claim.document == difference.later.claim.document for difference in found)
    where = " The document contradicts itself." if inside else ""
    return f"{numbers} cannot all hold of the same people, and no later as-of day explains the difference.{where}"


def _distinct_words(counts: Sequence[Count]) -> list[str]:
    ordered = sorted(counts, key=lambda count: (count.number, quantity_words(count.quantity)))
    return list(dict.fromkeys(quantity_words(count.quantity) for count in ordered))


def _update_reason(found: Sequence[Difference]) -> str:
    """Return the first and the last figure: by as-of day and, within a day or without one, the replaced before its replacement."""
    replaced = {difference.earlier.claim.id for difference in found}
    every = {count.claim.id: count for difference in found for count in (difference.earlier, difference.later)}
    ordered = sorted(every.values(), key=lambda c: (c.as_of or "", c.claim.id in replaced and -1, c.number, c.claim.id))
    last = max((d.later for d in found), key=lambda c: (c.as_of or "", c.claim.id not in replaced, c.number, c.claim.id))
    first = ordered[0]
    move = "rose" if last.number >= first.number else "fell"
    return f"The count {move} from {_dated_words(first)} to {_dated_words(last)}."


def _dated_words(count: Count) -> str:
    words = quantity_words(count.quantity)
    return f"{words} (as of {count.as_of})" if count.as_of else words


def _limited(tally: Tally) -> Disagreement | None:
    """Return the row for totals given of a limited population beside totals of all: they count different people."""
    limited = [
        count
        for count in tally.counts
        if tally.standings[count.claim.id] == "part" and count.quantity.scope == "total" and count.quantity.population.class_ not in GENERAL
    ]
    if not limited or not tally.standing:
        return None
    reason = "Some totals are of a limited group, others of everybody: they count different people."
    return Disagreement(about=tally.kind, type="scope", sides=_sides([*tally.standing, *limited]), reason=reason)


def _opposed(tally: Tally) -> Disagreement | None:
    """Return the row for figures that somebody denies or doubts while they stand elsewhere."""
    opposed = [count for count in tally.counts if count.claim.stance in OPPOSING]
    denied = {says_alike(count.quantity) for count in opposed}
    held = [count for count in tally.standing if says_alike(count.quantity) in denied]
    held_keys = {says_alike(count.quantity) for count in held}
    against = [count for count in opposed if says_alike(count.quantity) in held_keys]
    if not held:
        return None
    reason = "The same figure is given by some and denied or doubted by others."
    return Disagreement(about=tally.kind, type="contradiction", sides=_sides([*held, *against]), reason=reason)
