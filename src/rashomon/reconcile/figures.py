"""Figures of an account: low, best and high, by rule, with the history behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import AFFIRMING, FIGURE_KINDS, Figure, HistoryEntry, Part
from rashomon.model.account import Standing
from rashomon.reconcile.best import EVEN, Hearing, choose_best
from rashomon.reconcile.differences import Difference, find_differences
from rashomon.reconcile.numbers import highest_named
from rashomon.reconcile.series import Count, counts_of, died_since, since_dead, standings
from rashomon.reconcile.told import Told, documents_of, ids_of, own_origin_id

HARM = frozenset({"killed", "injured"})
"""Kinds whose figures a report on an attack seldom leaves out where there are any."""


@dataclass(frozen=True)
class Tally:
    """One kind of figure worked out: the figure, its standing counts, all counts, and how the standing ones differ."""

    kind: str
    figure: Figure
    counts: tuple[Count, ...]
    standing: tuple[Count, ...]
    standings: Mapping[str, Standing]
    differences: tuple[Difference, ...]


def tally_figures(told: Told) -> dict[str, Tally]:
    """Return the tally of each kind of figure that somebody speaks of, in the order of the kinds."""
    found = {kind: counts_of(told, kind) for kind in FIGURE_KINDS}
    several = _telling_several(told, found["killed"], found["injured"])
    published = {id_: document.published.date for id_, document in told.documents.items()}
    overtaken = died_since(found["killed"], found["injured"], published)
    killed = _tally(told, "killed", found["killed"], overtaken, besides=several) if found["killed"] else None
    return {
        kind: killed if kind == "killed" and killed else _tally(told, kind, counts, overtaken, killed)
        for kind, counts in found.items()
        if counts
    }


def _telling_several(told: Told, dead: Sequence[Count], hurt: Sequence[Count]) -> frozenset[str]:
    """Return the reports that surely tell of several hurt, none of them older than those that tell of dead."""
    latest = max((count.as_of or "" for count in dead if count.number), default="")
    surely = (count.claim for count in hurt if count.number > 1 and count.claim.confidence >= EVEN and count.quantity.scope == "total")
    return frozenset(c.document for c in surely if c.stance in AFFIRMING and (told.documents[c.document].published.date or "") >= latest)


def _tally(
    told: Told,
    kind: str,
    counts: Sequence[Count],
    overtaken: Collection[str],
    killed: Tally | None = None,
    besides: Collection[str] = frozenset(),
) -> Tally:
    by_claim = standings(counts)
    if kind in HARM:
        gone = (count.claim.id for count in counts if count.claim.document in overtaken and by_claim[count.claim.id] == "standing")
        by_claim.update(dict.fromkeys(gone, "stale"))
    if kind == "injured" and killed is not None:
        by_claim.update(dict.fromkeys(since_dead(counts, by_claim, killed.standing, killed.figure.best or 0), "stale"))
    standing = tuple(count for count in counts if by_claim[count.claim.id] == "standing")
    differences = find_differences(counts, by_claim)
    if killed is not None:
        besides = {count.claim.document for count in killed.standing if count.number and count.claim.confidence >= EVEN}
    heard = hearings(told, counts, besides, overtaken) if kind in HARM else ()
    best, rule = choose_best(standing, heard)
    figure = Figure(
        low=min((count.number for count in standing), default=None),
        best=best,
        high=max((highest_named(count.quantity) or 0 for count in standing), default=None),
        rule=rule,
        contested=any(d.type == "contradiction" and d.earlier.origin != d.later.origin for d in differences),
        history=_history(counts, by_claim),
        parts=_parts(counts, by_claim),
        claims=ids_of(count.claim for count in standing),
    )
    return Tally(kind, figure, tuple(counts), standing, by_claim, differences)


def hearings(told: Told, counts: Sequence[Count], besides: Collection[str] = (), overtaken: Collection[str] = ()) -> list[Hearing]:
    """Return what each origin of the reports that are about the event says of a figure, and how surely; nothing where it is silent.

    ``besides`` are the reports that tell of others: of the dead, where the figure is of the hurt, and the other way round. Those
    ``overtaken`` by later ones, whose hurt have died since, are not asked.
    """
    found: dict[str, list[Hearing]] = defaultdict(list)
    said: dict[str, dict[int, float]] = defaultdict(dict)
    for count in counts:
        if count.claim.stance in AFFIRMING and count.quantity.scope == "total":
            mine = said[count.claim.document]
            mine[count.number] = max(mine.get(count.number, 0.0), count.claim.confidence)
    for document in (told.documents[i] for i in told.event.documents if i in told.documents):
        if document.main_event == told.event.id and document.id not in overtaken:
            some = min(1.0, sum(chance for number, chance in said[document.id].items() if number))
            none = min(said[document.id].get(0, 0.0), 1.0 - some)
            hearing = Hearing(document.published.date, some, none, document.id in besides)
            found[document.origin or own_origin_id(document.id)].append(hearing)
    return [max(each, key=lambda one: (one.some, one.none, one.day or "")) for _, each in sorted(found.items())]


def _history(counts: Sequence[Count], by_claim: Mapping[str, Standing]) -> tuple[HistoryEntry, ...]:
    """Return every figure as it stood, ordered by as-of day (undated last), number, standing and stance."""
    groups: dict[tuple[object, ...], list[Count]] = defaultdict(list)
    for count in counts:
        value = count.quantity
        groups[count.as_of, value.low, value.high, by_claim[count.claim.id], count.claim.stance].append(count)
    entries = [_entry(members, by_claim) for members in groups.values()]
    return tuple(sorted(entries, key=_history_order))


def _entry(members: Sequence[Count], by_claim: Mapping[str, Standing]) -> HistoryEntry:
    first = members[0]
    claims = [count.claim for count in members]
    return HistoryEntry(
        as_of=first.as_of,
        low=first.quantity.low,
        high=first.quantity.high,
        standing=by_claim[first.claim.id],
        stance=first.claim.stance,
        documents=documents_of(claims),
        claims=ids_of(claims),
    )


def _history_order(entry: HistoryEntry) -> tuple[object, ...]:
    return (entry.as_of is None, entry.as_of or "", _or_minus(entry.low), _or_minus(entry.high), entry.standing, entry.stance, entry.claims)


def _or_minus(number: int | None) -> int:
    return -1 if number is None else number


def _parts(counts: Sequence[Count], by_claim: Mapping[str, Standing]) -> tuple[Part, ...]:
    """Return the subsets told of, by population and number, in that order."""
    groups: dict[tuple[str, int, int], list[Count]] = defaultdict(list)
    for count in counts:
        if by_claim[count.claim.id] == "part":
            value = count.quantity
            groups[value.population.class_, _or_minus(value.low), _or_minus(value.high)].append(count)
    return tuple(_part(groups[key]) for key in sorted(groups))


def _part(members: Sequence[Count]) -> Part:
    claims = [count.claim for count in members]
    value = members[0].quantity
    words = sorted(count.quantity.population.words for count in members if count.quantity.population.words)
    return Part(
        population=value.population.class_,
        words=words[0] if words else None,
        low=value.low,
        high=value.high,
        documents=documents_of(claims),
        claims=ids_of(claims),
    )
