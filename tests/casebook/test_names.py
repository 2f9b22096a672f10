"""Names of events: they go with the larger part, lead on when an event is taken up, and are never given twice."""

from __future__ import annotations

from rashomon.casebook.names import name_groups, taken_up


def test_a_new_event_is_named_after_the_first_that_told_of_it() -> None:
    """Eight digits of the first member's id: short enough to be read out."""
    assert name_groups([["lev-0123456789abcdef", "lev-fedcba9876543210"]], {}, lambda _: False) == ["case-01234567"]


def test_an_event_that_grows_keeps_its_name() -> None:
    """Those that join it, also one that came out before all others, do not rename it."""
    assert name_groups([["lev-00000000aa", "lev-11111111bb"]], {"lev-11111111bb": "case-old"}, lambda _: False) == ["case-old"]


def test_of_two_that_become_one_the_larger_part_names_it() -> None:
    """The other name leads to it from then on."""
    before = {"a": "case-one", "b": "case-two", "c": "case-two"}
    groups = [["a", "b", "c", "d"]]
    named = name_groups(groups, before, lambda _: False)
    assert named == ["case-two"]
    assert taken_up(groups, named, before) == {"case-one": "case-two"}


def test_of_one_that_falls_apart_the_larger_part_keeps_the_name() -> None:
    """The rest gets a name of its own, also where its first member once named the whole."""
    before = dict.fromkeys(["lev-aaaaaaaa00", "lev-bbbbbbbb00", "lev-cccccccc00"], "case-aaaaaaaa")
    groups = [["lev-aaaaaaaa00"], ["lev-bbbbbbbb00", "lev-cccccccc00"]]
    named = name_groups(groups, before, lambda _: False)
    assert named == ["case-aaaaaaaa00", "case-aaaaaaaa"]
    assert taken_up(groups, named, before) == {}


def test_a_name_is_never_given_twice() -> None:
    """A name that was ever used is passed over: the next member names the event."""
    assert name_groups([["lev-0123456789", "lev-fedcba9876"]], {}, lambda name: name == "case-01234567") == ["case-fedcba98"]
