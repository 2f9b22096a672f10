"""Who holds whom responsible, and where that parts."""

from __future__ import annotations

from rashomon.model import Disagreement

from .stories import Story


def rows(story: Story) -> list[Disagreement]:
    """Return the disagreements on responsibility."""
    return [row for row in story.account().disagreements if row.about == "responsibility"]


def test_rows_are_grouped_by_accused_role_speaker_and_stance(story: Story) -> None:
    """The same accusation by the same speaker in two reports is one row; another stance is another."""
    herald, courier = story.report("Herald"), story.report("Courier")
    story.accuse(herald, "the Northern Front", by="Strelsau")
    story.accuse(courier, "Northern Front", by="Strelsau")
    story.accuse(courier, "Northern Front", "doubted")
    found = [(row.accused, row.speaker, row.stance, len(row.documents)) for row in story.account().responsibility]
    assert found == [("Northern Front", None, "doubted", 1), ("Northern Front", "Strelsau", "blamed", 2)]


def test_an_accusation_and_its_denial_contradict(story: Story) -> None:
    """X is blamed by one and X denies it."""
    story.accuse(story.report("Herald"), "Ruritania", by="Strelsau")
    story.accuse(story.report("Courier"), "Ruritania", "denied", by="Ruritania")
    (row,) = rows(story)
    assert row.type == "contradiction"
    assert {side.stance for side in row.sides} == {"blamed", "denied"}


def test_two_groups_that_claim_it_contradict(story: Story) -> None:
    """Who did it: two unrelated groups each say that they did."""
    story.accuse(story.report("Herald"), "Northern Front", "claimed", by="Northern Front")
    story.accuse(story.report("Courier"), "River League", "claimed", by="River League")
    (row,) = rows(story)
    assert row.type == "contradiction"
    assert row.reason == "Who did it: different speakers hold different actors responsible (Northern Front and River League)."


def test_accomplices_named_together_do_not_contradict(story: Story) -> None:
    """One report blames two, another one of the two."""
    herald = story.report("Herald")
    story.accuse(herald, "Northern Front")
    story.accuse(herald, "River League")
    story.accuse(story.report("Courier"), "River League")
    assert rows(story) == []


def test_a_branch_and_its_parent_differ_in_scope(story: Story) -> None:
    """One name contains the other: no contradiction."""
    story.accuse(story.report("Herald"), "Northern Front")
    story.accuse(story.report("Courier"), "Northern Front-Coast")
    (row,) = rows(story)
    assert row.type == "scope"


def test_an_acronym_is_the_same_actor(story: Story) -> None:
    """The initials of a long name are no second actor."""
    story.accuse(story.report("Herald"), "Army of the Eastern Hills")
    story.accuse(story.report("Courier"), "AEH")
    assert rows(story) == []


def test_questions_and_hypotheses_are_rows_but_no_sides(story: Story) -> None:
    """A rhetorical question or a theory about another actor contradicts nobody."""
    story.accuse(story.report("Herald"), "Northern Front")
    story.accuse(story.report("Courier"), "Ruritania", "asked")
    story.accuse(story.report("Gazette"), "Strelsau", "hypothesised")
    assert rows(story) == []
    assert len(story.account().responsibility) == 3


def test_a_denial_shows_the_question_that_it_answers(story: Story) -> None:
    """Against a denial, a hypothesis is shown as the other side."""
    story.accuse(story.report("Courier"), "Ruritania", "hypothesised")
    story.accuse(story.report("Gazette"), "Ruritania", "denied", by="Ruritania")
    (row,) = rows(story)
    assert {side.stance for side in row.sides} == {"hypothesised", "denied"}


def test_the_one_who_ordered_and_the_one_who_did_it_differ_in_scope(story: Story) -> None:
    """Both may be so."""
    story.accuse(story.report("Herald"), "Northern Front")
    story.accuse(story.report("Courier"), "Ruritania", role="ordered")
    (row,) = rows(story)
    assert row.type == "scope"
