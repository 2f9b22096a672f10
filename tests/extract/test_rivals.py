"""Rival figures in one sentence, and figures told by a count, a range or an absence."""

from __future__ import annotations

import pytest

from .claims import ReadText, claims, quantity


def _said(read_text: ReadText, text: str, kind: str = "killed") -> list[tuple[str | None, int | None, int | None]]:
    """Speaker, low and high of the totals of one kind, in text order."""
    found = [claim for claim in claims(read_text(text), kind) if quantity(claim).scope == "total"]
    return [(c.attribution[-1].speaker if c.attribution else None, quantity(c).low, quantity(c).high) for c in found]


@pytest.mark.parametrize(
    "text",
    [
        "The opposition put the toll at 400 and the government at 120.",
        "The opposition put the toll at 400, the government at 120.",
        "The toll was put at 400 by the opposition and at 120 by the government.",
        "The opposition counted 400 dead, the government 120.",
        "The opposition said 400 had died, the government 120.",
        "The opposition said that 400 had died; the government said 120.",
        "The opposition counted 400 dead, while the government spoke of 120.",
    ],
)
def test_each_number_is_the_word_of_who_gives_it(read_text: ReadText, text: str) -> None:
    """Two who differ are never added up, and neither speaks for the other."""
    assert _said(read_text, text) == [("opposition", 400, 400), ("government", 120, 120)]


@pytest.mark.parametrize(
    "text",
    [
        "The army said it lost 12 men and the rebels 40.",
        "Police said 12 people died on Route 9 and Highway 40.",
        "Officials said 12 people were killed in the first village and six in the second.",
        "The army said 12 people were killed, some at the age of 14.",
    ],
)
def test_other_numbers_are_nobodys(read_text: ReadText, text: str) -> None:
    """A number beside a noun is no rival count."""
    assert {speaker for speaker, *_ in _said(read_text, text)} <= {"army", "Police", "Officials"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The clinic counted 31 dead.", "clinic"),
        ("The government admitted to 31 dead.", "government"),
        ("The monitor has documented 31 deaths in the camp.", "monitor"),
    ],
)
def test_who_counts_says(read_text: ReadText, text: str, speaker: str) -> None:
    """Who counts the dead, or owns up to them, gives the figure."""
    assert _said(read_text, text) == [(speaker, 31, 31)]


@pytest.mark.parametrize(
    "text",
    [
        "Estimates of the number killed ranged from 60 to 200.",
        "Estimates of the dead ranged between 60 and 200.",
        "The figure for the dead ranged from 60 to 200.",
        "The death toll ranges from 60 to 200 depending on the source.",
    ],
)
def test_a_range(read_text: ReadText, text: str) -> None:
    """Estimates that range have a low and a high."""
    assert _said(read_text, text) == [(None, 60, 200)]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry lowered its count of the dead from 120 to 94.",
        "The ministry cut the toll from 120 to 94.",
        "The ministry lowered its count of the dead from 95 to 94.",
    ],
)
def test_what_a_toll_was(read_text: ReadText, text: str) -> None:
    """What a toll is lowered from is no figure that the ministry gives now."""
    assert _said(read_text, text) == [("ministry", 94, 94)]


def test_a_number_revised_by_nobody_named(read_text: ReadText) -> None:
    """A passive without an agent names nobody."""
    assert _said(read_text, "The number of dead was revised down from 120 to 94.") == [(None, 94, 94)]


@pytest.mark.parametrize(
    "text",
    [
        "None of the 52 people on board survived the crash.",
        "None of the 52 passengers survived.",
        "There were no survivors among the 52 people on board.",
    ],
)
def test_none_survived(read_text: ReadText, text: str) -> None:
    """That nobody survived is told of as no denial."""
    (claim,) = claims(read_text(text), "killed")
    assert (quantity(claim).low, claim.stance) == (52, "asserted")
    assert claim.quote.lower().startswith(("none of", "no survivors"))


def test_no_trace(read_text: ReadText) -> None:
    """Those of whom there is no trace are missing."""
    assert _said(read_text, "There was no trace of 70 of the miners.", "missing") == [(None, 70, 70)]


def test_the_whole_of_whom(read_text: ReadText) -> None:
    """A toll is the whole of those "of whom" a number follows."""
    assert _said(read_text, "The number of dead stands at 40, of whom nine are children.") == [(None, 40, 40)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen raided the village, leaving fifteen people dead and seven with gunshot wounds.", (15, 7)),
        ("A child was killed and another hurt when planes bombed five places.", (1, 1)),
        ("A strike killed two men on Sunday and left another two in critical condition.", (2, 2)),
        ("A drone hit a motorcycle, killing one and badly wounding the other.", (1, 1)),
        ("A shooting left one dead and another seriously wounded.", (1, 1)),
    ],
)
def test_dead_and_hurt_in_one_breath(read_text: ReadText, text: str, expected: tuple[int, int]) -> None:
    """The hurt are told by what the dead are told by, or by "another", "the other", their wounds, their condition."""
    told = [[low for _, low, _ in _said(read_text, text, kind)] for kind in ("killed", "injured")]
    assert told == [[expected[0]], [expected[1]]]


@pytest.mark.parametrize("what", ["the dead at 35", "the dead civilians at 35", "the number of dead at 35"])
def test_the_dead_are_put_at(read_text: ReadText, what: str) -> None:
    """The dead stand for their number."""
    assert _said(read_text, f"The separatists put {what}.") == [("separatists", 35, 35)]


def test_among_the_dead(read_text: ReadText) -> None:
    """Who was among the dead is a part of them."""
    (claim,) = claims(read_text("There were 14 children among the dead."), "killed")
    assert (quantity(claim).low, quantity(claim).scope) == (14, "part")
