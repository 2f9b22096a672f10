"""Reports added and taken out, at any time, in any order and in any batches, give what those that are there give all at once."""

from __future__ import annotations

from functools import cache
from itertools import product
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from benchmarks.made_up import reports
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.link import Changes, MemoryShelf, link_across, place_in_time, take_in, tellings_of
from rashomon.link.blocking import filed, seekers, sought
from rashomon.link.sides import Side
from rashomon.model import LocalEvent, Moment, Place, Telling
from rashomon.model.errors import InternalError

if TYPE_CHECKING:
    from rashomon.model import Extraction

TOWNS = [
    Place(name="Varna, Bulgaria", city="Varna", country="BG", latitude=43.2, longitude=27.9),
    Place(name="Devnya, Bulgaria", city="Devnya", country="BG", latitude=43.2, longitude=27.6),
    Place(name="Byala, Bulgaria", city="Byala", country="BG", latitude=42.9, longitude=27.9),
    Place(name="Pleven, Bulgaria", city="Pleven", country="BG", latitude=43.4, longitude=24.6),
    Place(name="Bulgaria", country="BG", precision=6),
]


class Book:
    """A shelf, with the groups that its changes add up to."""

    def __init__(self) -> None:
        self.shelf = MemoryShelf()
        self.there: dict[str, Telling] = {}
        self.groups: dict[str, tuple[str, ...]] = {}

    def change(self, added: list[Telling], removed: list[Telling]) -> None:
        """Take events in and out, and follow what is said to have changed."""
        names = [place_in_time(telling) for telling in removed]
        changes = take_in(self.shelf, added, names)
        for group in changes.gone:
            del self.groups[group]
        assert not changes.came.keys() & self.groups.keys()
        self.groups |= changes.came
        self.there = {at: telling for at, telling in self.there.items() if at not in names}
        self.there |= {place_in_time(telling): telling for telling in added}

    def check(self) -> None:
        """Compare with what all that are there give at once."""
        at_once = MemoryShelf()
        assert {*self.groups.values()} == {*take_in(at_once, self.there.values()).came.values()}
        assert sorted(self.shelf.likes(self.there)) == sorted(at_once.likes(self.there))
        assert self.shelf.groups_of(self.there) == {at: group for group, members in self.groups.items() for at in members}


@cache
def made_up(number: int) -> list[Extraction]:
    """Made-up reports, in order of publication."""
    return sorted((report.extraction for report in reports(number)), key=lambda e: (e.document.published.date or "", e.document.id))


def tellings(extractions: list[Extraction]) -> list[Telling]:
    """What they tell."""
    return [telling for extraction in extractions for telling in tellings_of(extraction)]


def crowd(number: int, seed: int) -> list[Telling]:
    """Many events in few towns and days, so that every key is full and reports push each other out."""
    random = Random(seed)
    return [_one_of_a_crowd(n, random) for n in range(number)]


def _one_of_a_crowd(n: int, random: Random) -> Telling:
    day = f"2021-05-{random.randrange(1, 9):02}"
    month = Moment(start="2021-05-01", end="2021-05-31", precision="month")
    event = LocalEvent(
        id=f"loc-{n}",
        document=f"doc-{n // 2 if random.random() < 0.2 else n}",
        kind=random.choice(("bombing", "shooting")),
        main=random.random() < 0.7,
        moment=random.choice((Moment(start=day, end=day, precision="day"), month, Moment())),
        places=(random.choice(TOWNS),) if random.random() < 0.8 else (),
        names=random.choice(((), (), ("Weighbridge",))),
        people=random.choice(((), (), (), ("Ana Ruck",))),
        terms=tuple(random.sample(("weighbridge", "sluice", "millrace", "gantry", "penstock", "coaming", "sextant"), 2)),
    )
    published = f"2021-05-{random.randrange(3, 28):02}" if random.random() < 0.9 else None
    return Telling(event, published, random.choice((None, TOWNS[0])))


@pytest.mark.parametrize("seed", range(4))
def test_made_up_reports_in_any_order(seed: int) -> None:
    """Made-up reports that come in any order and batches, some taken out again for a while."""
    random, book = Random(seed), Book()
    waiting = [list(tellings_of(extraction)) for extraction in made_up(150)]
    random.shuffle(waiting)
    there: list[list[Telling]] = []
    while waiting:
        batch = [waiting.pop() for _ in range(min(len(waiting), random.choice((1, 1, 2, 7, 30))))]
        out = random.sample(there, min(len(there), random.choice((0, 0, 1, 3))))
        book.change([telling for each in batch for telling in each], [telling for each in out for telling in each])
        there = [each for each in there if each not in out] + batch
        if random.random() < 0.7:
            waiting[:0] = out
        if random.random() < 0.2:
            book.check()
    book.check()


@given(st.data())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_crowd_in_any_order(data: st.DataObject) -> None:
    """Where reports push each other out of the keys, whatever comes and goes, and also what goes and comes again at once."""
    every = crowd(data.draw(st.integers(1, 90), "number"), data.draw(st.integers(0, 9), "crowd"))
    random, book = Random(data.draw(st.integers(0, 10_000), "order")), Book()
    for _ in range(data.draw(st.integers(1, 8), "steps")):
        there = [*book.there.values()]
        out = random.sample(there, random.randrange(len(there) // 2 + 1))
        free = [telling for telling in every if telling not in there or (telling in out and random.random() < 0.3)]
        book.change(random.sample(free, random.randrange(len(free) + 1)), out)
        book.check()


@pytest.mark.parametrize("seed", range(3))
def test_all_that_seek_an_event_are_found(seed: int) -> None:
    """Whatever key an event is filed under, those who seek it are filed under one of the keys that `seekers` gives for it."""
    sides = [Side(telling) for telling in crowd(120, seed)]
    for one in sides:
        assert sorted(filed(one)) == sorted(key for key, _ in seekers(one))
    for one, other in product(sides, sides):
        own, wanted = {*filed(other)}, {key for key, _ in sought(other)}
        assert all(not own.isdisjoint(among) for key, among in seekers(one) if key in wanted)


def test_one_by_one_from_the_last_to_the_first() -> None:
    """Each report is older than all that are there."""
    book = Book()
    for telling in sorted(crowd(60, 3), key=place_in_time, reverse=True):
        book.change([telling], [])
    book.check()


def test_what_is_told_otherwise_under_the_same_name() -> None:
    """An event that is read anew, with other words, is taken out and in at once, and its group is said to have changed."""
    book = Book()
    book.change(crowd(40, 5), [])
    at, old = sorted(book.there.items())[10]
    new = old._replace(setting=TOWNS[2])
    changes = take_in(book.shelf, [new], [at])
    assert any(at in members for members in changes.came.values())
    book.there[at] = new
    book.groups = {group: members for group, members in book.groups.items() if group not in changes.gone} | changes.came
    book.check()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_reports_does_not_matter(seed: int) -> None:
    """However the reports are handed in, the events are the same."""
    shuffled = made_up(120).copy()
    Random(seed).shuffle(shuffled)
    assert link_across(shuffled) == link_across(made_up(120))


class Counting:
    """A shelf that counts the events, pairs and keys that go in and out."""

    def __init__(self, shelf: MemoryShelf) -> None:
        self._shelf = shelf
        self.rows = 0

    def __getattr__(self, name: str) -> Any:
        operation = getattr(self._shelf, name)

        def counted(*given: Any) -> Any:
            found = operation(*given)
            found = [*found] if name == "likes" else found
            self.rows += sum(map(_rows, (*given, found)))
            return found

        return counted


def _rows(value: object) -> int:
    """Count what lies in lists within lists."""
    values = value.values() if isinstance(value, dict) else value if isinstance(value, (list, set)) else ()
    return sum(_rows(each) or 1 for each in values)


def test_the_newest_report_touches_few() -> None:
    """Adding the newest document reads and writes about as much where ten times as many are there, and never more than a bound."""
    rows = []
    for number in (150, 1500):
        *known, last = made_up(number)
        shelf = MemoryShelf()
        take_in(shelf, tellings(known))
        counting = Counting(shelf)
        take_in(counting, tellings_of(last))
        rows.append(counting.rows)
    assert max(rows) < 1500, rows


def test_nothing_to_do() -> None:
    """Nothing added, nothing changed."""
    assert take_in(MemoryShelf(), []) == Changes(frozenset(), {})


def test_what_cannot_be_is_refused() -> None:
    """An event added twice, or removed that is not there, and nothing is changed."""
    shelf, (one, two, *_) = MemoryShelf(), crowd(5, 1)
    take_in(shelf, [one])
    for added, removed in (([one], []), ([two, two], []), ([], ["2021-05-04/m/loc-9"])):
        with pytest.raises(InternalError):
            take_in(shelf, added, removed)
    assert shelf.newest() == place_in_time(one)
