"""Merges and splits are applied in order to what linking made; what they rest on may be gone."""

from __future__ import annotations

from rashomon.casebook.arranging import arrange
from rashomon.casebook.names import heirs
from rashomon.model import Decision, LocalEvent, Moment, signed

MEMBERS = {"a1": ("doc-a", "case-a"), "a2": ("doc-b", "case-a"), "b1": ("doc-c", "case-b"), "c1": ("doc-d", "case-c")}


def merge(second: int, event: str, *others: str) -> Decision:
    """A merge, taken at a second."""
    return signed(Decision(id="", who="Ana", made_at=f"2021-05-04T09:00:{second:02}Z", action="merge", event=event, others=others))


def split(second: int, event: str, becomes: str, *documents: str) -> Decision:
    """A split, taken at a second."""
    made = Decision(
        id="", who="Ana", made_at=f"2021-05-04T09:00:{second:02}Z", action="split", event=event, others=documents, becomes=becomes
    )
    return signed(made)


def test_a_merge_of_what_was_merged_takes_all_of_it() -> None:
    """Names lead on from one to the next, in the order in which it was decided."""
    found = arrange([merge(1, "case-b", "case-c"), merge(2, "case-a", "case-b")], MEMBERS, {})
    assert set(found.placed.values()) == {"case-a"}
    assert [found.now(name) for name in ("case-a", "case-b", "case-c", "case-x")] == ["case-a", "case-a", "case-a", None]


def test_a_split_of_what_was_merged_takes_its_documents_out() -> None:
    """Also such as linking had in the other event; what is said of the rest stays."""
    one = split(2, "case-a", "case-s", "doc-c")
    found = arrange([merge(1, "case-a", "case-b"), one], MEMBERS, {})
    assert found.placed == {"a1": "case-a", "a2": "case-a", "b1": "case-s", "c1": "case-c"}
    assert found.now("case-b", "doc-c") == "case-s"
    assert found.now("case-b", "doc-c", since=("2021-05-04T09:00:03", "")) == "case-a"
    assert found.outcomes[one.id].shaped == {"case-a", "case-s"}


def test_what_is_gone_is_said_and_the_rest_is_done() -> None:
    """A merge of three of which one is gone, a split of two documents of which one is gone: not whole, and it says what is missing."""
    merging, splitting = merge(1, "case-b", "case-c", "case-x"), split(2, "case-a", "case-s", "doc-a", "doc-z")
    found = arrange([merging, splitting], MEMBERS, {})
    assert not found.outcomes[merging.id].whole
    assert "no event case-x any more" in found.outcomes[merging.id].reason
    assert found.placed["c1"] == "case-b"
    assert "doc-z does not tell of case-a any more" in found.outcomes[splitting.id].reason
    assert found.placed["a1"] == "case-s"


def test_a_split_that_would_leave_nothing_is_not_applied() -> None:
    """The other documents have gone since: there is nothing that these could be split from."""
    one = split(1, "case-b", "case-s", "doc-c")
    found = arrange([one], MEMBERS, {})
    assert not found.outcomes[one.id].whole
    assert found.placed["b1"] == "case-b"


def test_names_that_were_taken_up_are_followed() -> None:
    """Linking brought two events together itself: a merge of them stands, and changes nothing."""
    one = merge(1, "case-old", "case-b")
    found = arrange([one], MEMBERS, {"case-old": "case-b"})
    assert found.outcomes[one.id].whole
    assert found.placed["b1"] == "case-b"
    assert found.now("case-old") == "case-b"


def told(identifier: str, document: str, *, main: bool = False, kind: str = "bombing", day: str | None = None, at: int = 0) -> LocalEvent:
    """An event as a document tells of it."""
    days = ((Moment(start=day, end=day, precision="day"), 0.9),) if day else ()
    return LocalEvent(id=identifier, document=document, kind=kind, kinds=(kind,), main=main, days=days, spans=((at, at + 5),))


def test_a_new_reading_takes_over_the_events_that_are_told_in_the_same_words() -> None:
    """By the same id, by the same words, and the main event for the main one."""
    old = [told("1", "d", at=0), told("2", "d", at=20), told("3", "d", main=True, at=40)]
    new = [told("1", "d", at=0), told("5", "d", at=22), told("6", "d", main=True, at=60), told("7", "d", at=80)]
    assert heirs(old, new) == {"1": "1", "5": "2", "6": "3"}


def test_a_newer_version_takes_over_the_main_event_unless_it_is_another() -> None:
    """Another kind of deed or another day is another event, and gets a name of its own."""
    old = [told("1", "d", main=True, day="2021-05-03"), told("2", "d", at=20)]
    assert heirs(old, [told("3", "e", main=True, day="2021-05-03", at=9), told("4", "e", at=20)]) == {"3": "1"}
    assert heirs(old, [told("3", "e", main=True, at=9)]) == {"3": "1"}
    assert heirs(old, [told("3", "e", main=True, day="2021-05-09")]) == {}
    assert heirs(old, [told("3", "e", main=True, kind="flood")]) == {}
