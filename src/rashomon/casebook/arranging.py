"""Where people put the events of documents: merges and splits, in order, applied to what linking made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rashomon.model import Decision, in_order


class Outcome(NamedTuple):
    """Whether all of a decision could be applied, why or why not, and the names of the events that it shaped."""

    whole: bool
    reason: str
    shaped: frozenset[str] = frozenset()


@dataclass
class Arrangement:
    """Events by lasting name after what people decided.

    ``placed``: the event of each local event, by id; ``outcomes``: what became of each decision, by id. Both only for the events that
    decisions are about, or that were asked for.
    """

    placed: dict[str, str] = field(default_factory=dict)
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    _leads: Mapping[str, str] = field(default_factory=dict)
    _known: frozenset[str] = frozenset()
    _steps: list[_Step] = field(default_factory=list)

    def covers(self, names: Iterable[str]) -> bool:
        """Tell whether these names are all among those that there are here: of others `now` knows nothing."""
        return all(_follow(name, self._leads, self._known) in self._known for name in names)

    def now(self, name: str, document: str | None = None, since: tuple[str, str] = ("", "")) -> str | None:
        """Return the event that a name leads to now, null where there is none any more.

        Of what a ``document`` says, a split that took it elsewhere is followed, if it is later than ``since``.
        """
        at = _follow(name, self._leads, self._known)
        for step in self._steps:
            if at == step.origin and (step.documents is None or (document in step.documents and step.order > since)):
                at = step.target
        return at if at in self._known or any(at == step.target for step in self._steps) else None


class _Step(NamedTuple):
    """One event's documents (null: all of it) become another's."""

    order: tuple[str, str]
    origin: str
    target: str
    documents: frozenset[str] | None


def arrange(
    decisions: Sequence[Decision], members: Mapping[str, tuple[str, str]], leads: Mapping[str, str], known: Iterable[str] = ()
) -> Arrangement:
    """Apply merges and splits, given in order, to what linking made.

    ``members``: local events by id, each with its document and the name of the event that linking put it in; ``leads``: names that were
    taken up, and by which; ``known``: further names of events that there are.
    """
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for member, (document, name) in members.items():
        groups[name][member] = document
    made = _Making(groups, leads, frozenset({*groups, *known}))
    outcomes = {one.id: made.merge(one) if one.action == "merge" else made.split(one) for one in decisions}
    placed = {member: name for name, group in made.groups.items() for member in group}
    return Arrangement(placed, outcomes, leads, made.known, made.steps)


class _Making:
    """Events as they stand between one decision and the next."""

    def __init__(self, groups: dict[str, dict[str, str]], leads: Mapping[str, str], known: frozenset[str]) -> None:
        self.groups, self.known = groups, known
        self.steps: list[_Step] = []
        self._leads = leads

    def merge(self, one: Decision) -> Outcome:
        target = self._now(one.event or "")
        found = {name: self._now(name) for name in one.others}
        missing = [name for name, now in {one.event or "": target, **found}.items() if now is None]
        if target is None or len(missing) == len(found):
            return Outcome(False, _missing(missing))
        for origin in sorted({now for now in found.values() if now is not None} - {target}):
            self._move(_Step(in_order(one), origin, target, None), [*self.groups[origin]])
        if missing:
            return Outcome(False, f"the others are merged, but {_missing(missing)}", frozenset({target}))
        return Outcome(True, "all of these events are there", frozenset({target}))

    def split(self, one: Decision) -> Outcome:
        origin, target, wanted = self._now(one.event or ""), one.becomes or "", set(one.others)
        if origin is None:
            return Outcome(False, _missing([one.event or ""]))
        moved = [member for member, document in self.groups[origin].items() if document in wanted]
        there = {self.groups[origin][member] for member in moved}
        missing = sorted(wanted - there)
        if len(moved) == len(self.groups[origin]):
            return Outcome(False, f"nothing else is left in {origin} that they could be split from")
        gone = f"{', '.join(missing)} {'does' if len(missing) == 1 else 'do'} not tell of {origin} any more"
        if not there:
            return Outcome(False, gone)
        self._move(_Step(in_order(one), origin, target, frozenset(there)), moved)
        if missing:
            return Outcome(False, f"the others are split off, but {gone}", frozenset({origin, target}))
        return Outcome(True, "all of these documents are in the event", frozenset({origin, target}))

    def _now(self, name: str) -> str | None:
        at = _follow(name, self._leads, self.known)
        for step in self.steps:
            if at == step.origin and step.documents is None:
                at = step.target
        return at if self.groups.get(at) else None

    def _move(self, step: _Step, members: list[str]) -> None:
        for member in members:
            self.groups[step.target][member] = self.groups[step.origin].pop(member)
        self.steps.append(step)


def _follow(name: str, leads: Mapping[str, str], known: frozenset[str]) -> str:
    seen = {name}
    while name not in known and leads.get(name, name) not in seen:
        name = leads[name]
        seen.add(name)
    return name


def _missing(names: Sequence[str]) -> str:
    return f"there is no event {', '.join(names)} any more"
