"""Counts are a series, not a heap: updates, stale repeats, contradictions."""

from __future__ import annotations

from rashomon.model import Disagreement, Moment

from .stories import Story, quantity


def rows(story: Story, about: str = "killed") -> dict[str, Disagreement]:
    """Return the disagreements about one kind, by type."""
    return {row.type: row for row in story.account().disagreements if row.about == about}


def test_a_count_that_rises_by_the_day_is_an_update(story: Story) -> None:
    """One monitor's rising counts are an update and contest nothing."""
    for day, number in (("2031-05-04", "40"), ("2031-05-05", "61"), ("2031-05-06", "80")):
        story.figure(story.report(f"Herald {day}", day), number, by="Hillwatch")
    found = rows(story)
    assert list(found) == ["update"]
    assert [side.words for side in found["update"].sides] == ["40", "61", "80"]
    assert found["update"].reason == "The count rose from 40 (as of 2031-05-04) to 80 (as of 2031-05-06)."
    assert not story.account().figures["killed"].contested


def test_another_bodys_higher_count_on_the_first_day_contradicts(story: Story) -> None:
    """A rising series does not explain another source's higher figure of the first day."""
    story.figure(story.report("Herald", "2031-05-04"), "40", by="Hillwatch")
    story.figure(story.report("Courier", "2031-05-06"), "61", by="Hillwatch")
    story.figure(story.report("Gazette", "2031-05-04"), "100", by="Rivercount")
    found = rows(story)
    assert {"update", "contradiction"} <= set(found)
    assert [side.words for side in found["contradiction"].sides] == ["40", "61", "100"]
    assert story.account().figures["killed"].contested


def test_two_named_sources_count_each_for_itself(story: Story) -> None:
    """A second source's higher figure of a later day is no update of the first one's; a report's own voice may be."""
    story.figure(story.report("Herald", "2031-05-04"), "40", by="Hillwatch")
    story.figure(story.report("Courier", "2031-05-05"), "61", by="Rivercount")
    assert list(rows(story)) == ["contradiction"]


def test_a_toll_recalled_months_later_is_no_update(story: Story) -> None:
    """Reports that recall an old event differ because they disagree: their own dates explain nothing."""
    story.date = Moment(start="2031-01-03", end="2031-01-03", precision="day")
    story.figure(story.report("Herald", "2031-05-08"), "19")
    story.figure(story.report("Courier", "2031-05-21"), "21")
    assert list(rows(story)) == ["contradiction"]


def test_what_a_report_itself_replaces_is_an_update(story: Story) -> None:
    """ "Earlier put at 160, now 134": an update within the report, which also explains the 160 that others still give."""
    story.figure(story.report("Echo"), "160")
    paper = story.report("Herald")
    old, new = story.figure(paper, "160"), story.figure(paper, "134")
    story.replace(old, replaced_by=new.id)
    found = rows(story)
    assert list(found) == ["update"]
    assert found["update"].reason == "The count fell from 160 to 134."
    assert not story.account().figures["killed"].contested


def test_a_replaced_figure_given_again_later_is_not_explained(story: Story) -> None:
    """Who gives the replaced figure after the correction contradicts it."""
    paper = story.report("Herald", "2031-05-05")
    old, new = story.figure(paper, "160"), story.figure(paper, "134")
    story.replace(old, replaced_by=new.id)
    story.figure(story.report("Echo", "2031-05-04"), "160")
    assert list(rows(story)) == ["update"]
    story.figure(story.report("Star", "2031-05-06"), quantity("165", as_of="2031-05-05"))
    assert "contradiction" in rows(story)


def test_an_outlet_may_revise_its_own_count_downwards(story: Story) -> None:
    """A later report of the same publisher, in its own voice, corrects the earlier."""
    story.figure(story.report("Herald", "2031-05-04"), "61")
    story.figure(story.report("Herald", "2031-05-06", external_id="2"), "58")
    assert list(rows(story)) == ["update"]


def test_the_missing_may_become_fewer(story: Story) -> None:
    """A later lower count of the missing is an update: some were found."""
    story.figure(story.report("Herald", "2031-05-04"), "7", "missing")
    story.figure(story.report("Courier", "2031-05-06"), "4", "missing")
    assert list(rows(story, "missing")) == ["update"]


def test_in_one_report_a_limited_total_above_the_general_one_is_of_other_people(story: Story) -> None:
    """Sixteen children and their driver: two totals, no contradiction."""
    paper = story.report("Herald")
    story.figure(paper, quantity("16", population="child"))
    story.figure(paper, "1")
    assert list(rows(story)) == ["scope"]


def test_an_older_count_repeated_later_is_stale_not_a_fall(story: Story) -> None:
    """A week later somebody prints the first count again: it is stale and is not best."""
    story.figure(story.report("Herald", "2031-05-04"), "40")
    story.figure(story.report("Courier", "2031-05-06"), "61")
    story.figure(story.report("Gazette", "2031-05-13"), "40")
    killed = story.account().figures["killed"]
    assert (killed.best, killed.contested) == (61, False)
    assert [entry.standing for entry in killed.history] == ["standing", "standing", "stale"]


def test_an_older_number_that_more_reports_hold_to_is_not_stale(story: Story) -> None:
    """One report's greater number does not make stale what three later ones go on giving."""
    story.figure(story.report("Herald", "2031-05-04"), "9")
    story.figure(story.report("Courier", "2031-05-05"), "10")
    for name in ("Gazette", "Echo", "Star"):
        story.figure(story.report(name, "2031-05-06"), "9")
    killed = story.account().figures["killed"]
    assert (killed.best, "stale" in {entry.standing for entry in killed.history}) == (9, False)


def test_an_old_number_counted_anew_is_not_stale(story: Story) -> None:
    """A report that gives its own as-of day for the old number stands: it says that the count fell."""
    story.figure(story.report("Herald", "2031-05-04"), "40")
    story.figure(story.report("Courier", "2031-05-06"), "61")
    story.figure(story.report("Gazette", "2031-05-13"), quantity("40", as_of="2031-05-12"))
    killed = story.account().figures["killed"]
    assert (killed.best, killed.contested) == (40, True)


def test_another_bodys_count_does_not_make_a_count_stale(story: Story) -> None:
    """A source that keeps to its own count is not overtaken by somebody else's higher one."""
    story.figure(story.report("Herald", "2031-05-04"), "40", by="Hillwatch")
    story.figure(story.report("Courier", "2031-05-06"), "61", by="Rivercount")
    story.figure(story.report("Gazette", "2031-05-13"), "40", by="Hillwatch")
    assert "stale" not in {entry.standing for entry in story.account().figures["killed"].history}


def test_a_source_may_revise_its_own_count_downwards(story: Story) -> None:
    """A later, lower and new figure of the same source is an update."""
    story.figure(story.report("Herald", "2031-05-04"), "61", by="Hillwatch")
    story.figure(story.report("Courier", "2031-05-06"), "58", by="Hillwatch")
    assert list(rows(story)) == ["update"]
    killed = story.account().figures["killed"]
    assert (killed.best, killed.contested) == (58, False)


def test_an_open_bound_can_hold_with_a_greater_number(story: Story) -> None:
    """ "At least 133" and 143 differ in precision only: no disagreement, nothing contested."""
    story.figure(story.report("Herald"), "133+")
    story.figure(story.report("Courier"), "143")
    assert rows(story) == {}
    assert not story.account().figures["killed"].contested


def test_an_open_bound_that_rises_later_is_an_update(story: Story) -> None:
    """With as-of days, "at least 133" then 143 is an update."""
    story.figure(story.report("Herald", "2031-05-04"), "133+")
    story.figure(story.report("Courier", "2031-05-06"), "143")
    assert list(rows(story)) == ["update"]


def test_about_tolerates_a_tenth(story: Story) -> None:
    """ "About 100" can hold with 93, not with 84."""
    story.figure(story.report("Herald"), "~100")
    story.figure(story.report("Courier"), "93")
    assert rows(story) == {}
    story.figure(story.report("Gazette"), "84")
    assert [side.words for side in rows(story)["contradiction"].sides] == ["84", "93", "about 100"]


def test_an_article_may_contradict_itself(story: Story) -> None:
    """Two totals of one document that cannot both hold are shown, but contest nothing: they are one origin."""
    paper = story.report("Herald")
    story.figure(paper, "40")
    story.figure(paper, "61")
    assert "contradicts itself" in rows(story)["contradiction"].reason
    assert not story.account().figures["killed"].contested


def test_totals_of_different_people_differ_in_scope(story: Story) -> None:
    """Police among the dead beside all the dead is a difference of scope."""
    story.figure(story.report("Herald"), "30")
    story.figure(story.report("Courier"), quantity("4", population="police"))
    found = rows(story)
    assert list(found) == ["scope"]
    assert [side.words for side in found["scope"].sides] == ["4 (police)", "30"]


def test_totals_that_differ_by_the_dead_attackers_differ_in_scope(story: Story) -> None:
    """Three dead, and four with the gunman, do not contradict each other where his death is told."""
    paper = story.report("Herald")
    story.figure(paper, "3")
    story.figure(paper, quantity("1", population="attacker", scope="additional"))
    story.figure(story.report("Courier"), "4")
    assert list(rows(story)) == ["scope"]
    assert not story.account().figures["killed"].contested


def test_a_denied_figure_contradicts_the_same_figure_given(story: Story) -> None:
    """What one gives and another denies is a contradiction with both sides."""
    story.figure(story.report("Herald"), "40")
    story.figure(story.report("Courier"), "40", by="Hillwatch", stance="denied")
    assert [(side.words, side.stance) for side in rows(story)["contradiction"].sides] == [("40", "asserted"), ("40", "denied")]


def test_one_victim_told_of_beside_the_toll_is_part_of_it(story: Story) -> None:
    """A report that gives 49 dead and tells of one of them does not name one as the lowest toll; a report of one death alone does."""
    paper = story.report("Herald")
    story.figure(paper, "49")
    story.figure(paper, "1")
    story.figure(story.report("Courier"), "47")
    killed = story.account().figures["killed"]
    assert (killed.low, killed.high) == (47, 49)
