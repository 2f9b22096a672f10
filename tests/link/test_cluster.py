"""Each event in order of time joins the earlier ones that it is like on average."""

from __future__ import annotations

from rashomon.link import MemoryShelf, place_in_time, take_in
from rashomon.model import LocalEvent, Moment, Place, Telling

VARNA = Place(name="Varna, Bulgaria", city="Varna", country="BG")
DAY = Moment(start="2021-05-03", end="2021-05-03", precision="day")
MANY = 200


def telling(document: str, name: str, *, main: bool = True) -> Telling:
    """A report's telling of one bombing, which it is about or tells of beside something else."""
    event = LocalEvent(id=f"loc-{name}", document=document, kind="bombing", kinds=("bombing",), main=main, moment=DAY, places=(VARNA,))
    return Telling(event, "2021-05-04")


def test_an_event_with_very_many_reports() -> None:
    """Reports of one event are one event, however many they are, and none of them is compared with all."""
    every = [telling(f"doc-{n:03}", f"{n:03}") for n in range(MANY)]
    (group,) = take_in(MemoryShelf(), every).came.values()
    assert group == tuple(map(place_in_time, every))


def test_two_events_of_one_document_stay_two() -> None:
    """What one document keeps apart is not brought together by a third report that is like both."""
    one, two, third = telling("a", "1"), telling("a", "2"), telling("b", "3")
    groups = take_in(MemoryShelf(), [one, two, third]).came.values()
    assert len(groups) == 2
    assert not any({place_in_time(one), place_in_time(two)} <= {*group} for group in groups)


def test_what_reports_are_about_comes_together_first() -> None:
    """A report joins what another is about, not what that recalls beside it, even where the two are as like."""
    about, beside, later = telling("a", "1"), telling("a", "2", main=False), telling("b", "3")
    groups = take_in(MemoryShelf(), [about, beside, later]).came.values()
    assert {frozenset(group) for group in groups} == {frozenset(map(place_in_time, (about, later))), frozenset({place_in_time(beside)})}
