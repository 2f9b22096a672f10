"""Figures of an account: what stands, low, best and high."""

from __future__ import annotations

import pytest

from .stories import Story, quantity


def test_low_and_high_are_the_numbers_named(story: Story) -> None:
    """Of "at least 137" and "up to 143" the numbers named are 137 and 143; the mere upper bound is not best."""
    story.figure(story.report("Herald"), "137+")
    story.figure(story.report("Courier"), "<143")
    killed = story.account().figures["killed"]
    assert (killed.low, killed.best, killed.high) == (137, 137, 143)
    assert not killed.contested


@pytest.mark.parametrize(
    ("scope", "standing"),
    [("part", "part"), ("additional", "additional")],
)
def test_parts_and_additions_never_stand_for_a_total(story: Story, scope: str, standing: str) -> None:
    """A part or an addition is kept in the history and sets neither low nor high."""
    paper = story.report("Herald")
    story.figure(paper, "20")
    story.figure(paper, quantity("5", scope=scope))  # type: ignore[arg-type]
    killed = story.account().figures["killed"]
    assert (killed.low, killed.best, killed.high) == (20, 20, 20)
    assert [entry.standing for entry in killed.history] == [standing, "standing"]


@pytest.mark.parametrize("stance", ["denied", "doubted", "asked", "hypothesised"])
def test_what_nobody_affirms_does_not_count(story: Story, stance: str) -> None:
    """A figure that is denied, doubted, asked or supposed is history only; alone it gives no number at all."""
    story.figure(story.report("Herald"), "90", stance=stance)  # type: ignore[arg-type]
    killed = story.account().figures["killed"]
    assert (killed.low, killed.best, killed.high, killed.rule) == (None, None, None, "no standing total")
    assert killed.history[0].standing == "not-asserted"


def test_a_figure_replaced_in_its_own_document_does_not_count(story: Story) -> None:
    """ "Within minutes 40 … now 140": only the later figure stands."""
    paper = story.report("Herald")
    early, late = story.figure(paper, "40"), story.figure(paper, "140")
    story.replace(early, replaced_by=late.id)
    killed = story.account().figures["killed"]
    assert (killed.low, killed.high) == (140, 140)
    assert {entry.standing for entry in killed.history} == {"replaced", "standing"}


def test_a_replacement_on_another_event_replaces_nothing_here(story: Story) -> None:
    """A figure whose replacement is not told of this event stands."""
    paper = story.report("Herald")
    story.replace(story.figure(paper, "40"), replaced_by="clm-elsewhere")
    assert story.account().figures["killed"].best == 40


def test_a_repeated_mention_counts_once(story: Story) -> None:
    """A later mention of the same figure in the same document is *repeated*."""
    paper = story.report("Herald")
    first, again = story.figure(paper, "12"), story.figure(paper, "12")
    story.replace(again, repeats=first.id)
    killed = story.account().figures["killed"]
    assert killed.claims == (first.id,)
    assert sorted(entry.standing for entry in killed.history) == ["repeated", "standing"]


def test_counted_persons_serve_only_where_no_total_stands(story: Story) -> None:
    """A figure counted from persons gives way to a stated total, and serves where there is none."""
    paper = story.report("Herald")
    story.figure(paper, quantity("2", counted=True))
    assert story.account().figures["killed"].best == 2
    story.figure(story.report("Courier"), "3")
    killed = story.account().figures["killed"]
    assert (killed.low, killed.best, killed.high) == (3, 3, 3)
    assert "counted" in {entry.standing for entry in killed.history}


def test_parts_split_a_figure_by_population(story: Story) -> None:
    """Parts keep who is counted, and a total of a limited group is a part beside a total of all."""
    paper = story.report("Herald")
    story.figure(paper, "30")
    story.figure(paper, quantity("11", population="child", scope="part"))
    story.figure(story.report("Courier"), quantity("4", population="police"))
    killed = story.account().figures["killed"]
    assert [(part.population, part.low) for part in killed.parts] == [("child", 11), ("police", 4)]
    assert (killed.low, killed.high) == (30, 30)


def test_a_limited_total_stands_where_it_can_be_no_part(story: Story) -> None:
    """Police alone, or as many police as all the dead, is the total."""
    story.figure(story.report("Herald"), quantity("5", population="police"))
    assert story.account().figures["killed"].best == 5
    story.figure(story.report("Courier"), "5")
    killed = story.account().figures["killed"]
    assert len(killed.claims) == 2
    assert killed.parts == ()


def test_vague_words_never_win_over_a_stated_number(story: Story) -> None:
    """ "Dozens" names 12 as a low bound; best is the stated 14, and "dozens" only where nothing else stands."""
    story.figure(story.report("Herald", "2031-05-09"), "dozens")
    assert story.account().figures["killed"].best == 12
    story.figure(story.report("Courier", "2031-05-04"), "14")
    killed = story.account().figures["killed"]
    assert (killed.low, killed.best, killed.high) == (12, 14, 14)


def test_of_a_range_the_low_is_best(story: Story) -> None:
    """ "12 to 15" has low 12, high 15, best 12."""
    story.figure(story.report("Herald"), "12-15")
    killed = story.account().figures["killed"]
    assert (killed.low, killed.best, killed.high) == (12, 12, 15)


def test_kinds_are_kept_apart(story: Story) -> None:
    """Dead, hurt, and dead and hurt together are figures of their own."""
    paper = story.report("Herald")
    story.figure(paper, "3", "killed")
    story.figure(paper, "9", "injured")
    story.figure(paper, "12", "casualties")
    assert {kind: figure.best for kind, figure in story.account().figures.items()} == {"killed": 3, "injured": 9, "casualties": 12}
