"""Persons filed by what is told of them, so that whoever looks for one looks once at each sort of person, not at each person."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterator, Sequence

    Age = int | None | Literal["any"]

Sort = TypeVar("Sort", bound="Hashable")
Place = TypeVar("Place", int, tuple[int, int])


class Shelves(Generic[Sort, Place]):
    """Places of persons in order, under the sort of the person and the ages told.

    Ages are told apart from sorts since they are many, and one that is told rules out nearly all others. Everybody stands under "any" too,
    and under null who has no age.
    """

    def __init__(self) -> None:
        self._filed: dict[Age, dict[Sort, list[Place]]] = {}

    def put(self, ages: Collection[int], sort: Sort, place: Place) -> None:
        """File a person."""
        for age in _sections(ages):
            insort(self._filed.setdefault(age, {}).setdefault(sort, []), place)

    def take(self, ages: Collection[int], sort: Sort, place: Place) -> None:
        """Take a person out who was filed so."""
        for age in _sections(ages):
            shelf = self._filed[age][sort]
            del shelf[bisect_left(shelf, place)]
            if not shelf:
                del self._filed[age][sort]  # sorts that nobody is of any more are not looked at again

    def of_age(self, age: int | None) -> Iterator[tuple[bool, Sort, Sequence[Place]]]:
        """Yield each sort of those whom an age does not rule out, with whether they are of that age; all where no age is told."""
        sections: tuple[Age, ...] = ("any",) if age is None else (age, None)
        for section in sections:
            for sort, places in self._filed.get(section, {}).items():
                yield age is not None and section == age, sort, places


def _sections(ages: Collection[int]) -> tuple[Age, ...]:
    return ("any", *ages) if ages else ("any", None)
