"""One name for one speaker or actor throughout an account."""

from __future__ import annotations

import pytest

from rashomon.reconcile.names import NameIndex, is_same_actor, is_surname_of

from .stories import Story


def test_a_surname_stands_for_the_one_full_name_that_ends_in_it(story: Story) -> None:
    """ "Karrow" in one report is "Ilse Karrow" in another: one speaker, one row, one source."""
    story.accuse(story.report("Herald"), "Ruritania", by="Ilse Karrow")
    story.accuse(story.report("Courier"), "Ruritania", by="Karrow")
    account = story.account()
    assert [(row.speaker, len(row.documents)) for row in account.responsibility] == [("Ilse Karrow", 2)]
    assert "source" in {origin.kind for origin in account.origins}


def test_a_surname_that_fits_two_stands_for_neither(story: Story) -> None:
    """With two Karrows, nobody knows which."""
    for name, speaker in (("Herald", "Ilse Karrow"), ("Courier", "Jonas Karrow"), ("Gazette", "Karrow")):
        story.accuse(story.report(name), "Ruritania", by=speaker)
    assert len(story.account().responsibility) == 3


def test_a_national_branch_is_not_its_parents_full_name(story: Story) -> None:
    """A people's adjective before the name makes another group of it."""
    story.accuse(story.report("Herald"), "Bolivian Vanguard")
    story.accuse(story.report("Courier"), "Vanguard")
    assert len(story.account().responsibility) == 2


def test_an_acronym_goes_under_the_long_form(story: Story) -> None:
    """Both names are one accused, and what both reports say is agreed."""
    story.accuse(story.report("Herald"), "Army of the Eastern Hills")
    story.accuse(story.report("Courier"), "AEH")
    account = story.account()
    assert [row.accused for row in account.responsibility] == ["Army of the Eastern Hills"]
    assert [row.words for row in account.agreed] == ["Army of the Eastern Hills (blamed)"]


def test_warnings_of_several_givers_read_plainly(story: Story) -> None:
    """A side that several reports hold does not name the giver that only one of them names."""
    from rashomon.model import Warning as Warned

    story.say(story.report("Herald"), "warning", Warned(status="passed-on", giver="Strelsau"))
    story.say(story.report("Courier"), "warning", Warned(status="passed-on", giver="Weirham"))
    story.say(story.report("Gazette"), "warning", Warned(status="not-passed-on", giver="Strelsau"))
    (row,) = story.account().disagreements
    assert [side.words for side in row.sides] == ["a warning from Strelsau was not passed on", "a warning was passed on"]


NAMES = (
    "Ninth Dawn",
    "ND",
    "N.D.",
    "the Ninth Dawn",
    "Movement of the Ninth Dawn",
    "MND",
    "MOTND",
    "Ana Ruck",
    "Ruck",
    "Dawn",
    "Otto Ruck",
    "ar",
)


@pytest.mark.parametrize("name", NAMES)
def test_the_index_of_names_compares_as_pairs_do(name: str) -> None:
    """Looking a name up finds just those that it would be the same as, one by one."""
    index = NameIndex()
    for other in NAMES:
        index.file(other)
    assert set(index.same_actor(name)) == {other for other in NAMES if is_same_actor(name, other)}
    assert index.full_names(name) == [other for other in NAMES if is_surname_of(name, other)]


def test_very_many_names_are_told_apart() -> None:
    """An account may name thousands: each is looked up, not compared with all others."""
    index = NameIndex()
    for number in range(20_000):
        index.file(f"Group Number{number}")
    assert index.same_actor("the Group Number17") == ["Group Number17"]
