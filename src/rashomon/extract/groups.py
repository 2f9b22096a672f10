"""Which person a description stands for: those told of so far, filed by what a further description of one must agree with."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from rashomon.extract import lexis
from rashomon.extract.shelves import Shelves

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rashomon.extract.people import Told
    from rashomon.model import Span


class _Traits(msgspec.Struct, frozen=True):
    """All of a person that a description may agree with or not, the age aside.

    ``ages``: several are told; ``fateless``: told to be a victim, not of what; ``described``: by more than names and pronouns.
    """

    sexes: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    ages: bool = False
    fateless: bool = False
    described: bool = False


@dataclass
class _Group:
    """The places where one person is told of, and what they tell."""

    told: list[Told] = field(default_factory=list)
    ages: set[int] = field(default_factory=set)
    traits: _Traits = field(default_factory=_Traits)

    def add(self, told: Told) -> None:
        """Take a place in; what was told before is not gone through again."""
        self.told.append(told)
        self.ages |= {told.age} - {None}  # type: ignore[arg-type]
        self.traits = _Traits(
            sexes=self.traits.sexes | ({told.sex} if told.sex else frozenset()),
            states=self.traits.states | {told.state},
            ages=len(self.ages) > 1,
            fateless=self.traits.fateless or (told.role == "victim" and told.state == "unknown"),
            described=self.traits.described or is_indefinite(told) or not (told.named or told.age is None),
        )


class Groups:
    """The persons told of so far, each as the places where the text tells of them: whatever is asked of a person is asked of a sort."""

    def __init__(self, named: Iterable[list[Told]]) -> None:
        self._groups: list[_Group] = []
        self._at: dict[Span, set[int]] = {}
        self._shelves: Shelves[_Traits, int] = Shelves()
        for group in named:
            self._tell(None, group)

    def found(self) -> list[list[Told]]:
        """Return the places of each person, the persons in the order in which they were brought in."""
        return [group.told for group in self._groups]

    def take_in(self, told: Told) -> None:
        """Put a description to the person whom it stands for, or else to a new one."""
        self._tell(self._same(told), [told])

    def _tell(self, at: int | None, places: Iterable[Told]) -> None:
        if at is None:
            at, group = len(self._groups), _Group()
            self._groups.append(group)
        else:
            group = self._groups[at]
            self._shelves.take(group.ages, group.traits, at)
        for told in places:
            group.add(told)
            self._at.setdefault(told.span, set()).add(at)
        self._shelves.put(group.ages, group.traits, at)

    def _same(self, told: Told) -> int | None:
        """Return the person that a description already stands for or is named as later: nothing told differs, and nobody else fits."""
        here = self._at.get(told.span, set())
        aged: list[int] = []
        undescribed: list[int] = []
        for same_age, traits, places in self._shelves.of_age(told.age):
            if _fits(told, traits):
                free = (at for at in places if at not in here)
                if same_age:
                    aged += islice(free, 1)
                elif not traits.described:
                    undescribed += islice(free, 2)  # two are as many as all: then it may be either
        if aged:
            return min(aged)
        return undescribed[0] if len(undescribed) == 1 else None


def is_indefinite(told: Told) -> bool:
    """Tell whether a person is told of by a description, not by name or pronoun."""
    return not told.named and told.words.split()[0].lower() not in {*lexis.word_lists("people")["pronouns"]}


def _fits(told: Told, traits: _Traits) -> bool:
    """Tell whether a description may be of a person of this sort, whose age agrees."""
    if told.age is not None and traits.ages:
        return False
    if told.sex and traits.sexes - {told.sex}:
        return False
    if told.state == "killed" and "unharmed" in traits.states:
        return False
    return told.state in traits.states or traits.fateless
