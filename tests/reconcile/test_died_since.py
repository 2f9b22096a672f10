"""Those told of as hurt who have died since, and what reports on other events tell in passing."""

from __future__ import annotations

import pytest

from .stories import Story


def test_the_hurt_who_have_died_since(story: Story) -> None:
    """Two early reports of one hurt do not outvote a later one of the death: its dead and hurt are as many together."""
    for name in ("Herald", "Courier"):
        story.figure(story.report(name, "2031-05-04"), "1", "injured", sure=0.95)
    story.figure(story.report("Gazette", "2031-05-05"), "1", "killed", sure=0.75)
    figures = story.account().figures
    assert figures["killed"].best == 1
    assert figures["injured"].best in {None, 0}
    assert {entry.standing for entry in figures["injured"].history} == {"stale"}


def test_some_of_the_hurt_have_died_since(story: Story) -> None:
    """Four hurt, then one dead and three hurt."""
    for name in ("Herald", "Courier"):
        story.figure(story.report(name, "2031-05-04"), "4", "injured")
    late = story.report("Gazette", "2031-05-06")
    story.figure(late, "1")
    story.figure(late, "3", "injured")
    figures = story.account().figures
    assert (figures["killed"].best, figures["injured"].best) == (1, 3)


@pytest.mark.parametrize(("hurt", "day", "sure"), [("1", "2031-05-04", 0.9), ("3", "2031-05-05", 0.9), ("1", "2031-05-05", 0.5)])
def test_others_have_not_died_since(story: Story, hurt: str, day: str, sure: float) -> None:
    """A report of the same day, of fewer people, or read no surer than the toss of a coin, overtakes none."""
    for name in ("Herald", "Courier"):
        story.figure(story.report(name, "2031-05-04"), hurt, "injured", sure=0.95)
    story.figure(story.report("Gazette", day), "1", "killed", sure=sure)
    assert {entry.standing for entry in story.account().figures["injured"].history} == {"standing"}


def test_what_is_told_in_passing_is_outvoted(story: Story) -> None:
    """A handful told of by a later report on another event, in passing, may be that event's."""
    for name in ("Herald", "Courier"):
        story.figure(story.report(name, "2031-05-04"), "3", "injured", sure=0.6)
    story.figure(story.report("Gazette", "2031-08-01", main_event="evt-fire"), "4", "injured", sure=0.88)
    injured = story.account().figures["injured"]
    assert (injured.best, injured.rule) == (3, "most origins (2 of 3); what is told in passing by half")


def test_silence_outweighs_what_is_told_in_passing(story: Story) -> None:
    """Those that are about the event tell of nobody hurt, however surely another tells of a few."""
    for name in ("Herald", "Courier", "Echo"):
        story.figure(story.report(name, "2031-05-04"), "1")
    story.figure(story.report("Gazette", "2031-05-04", main_event="evt-fire"), "4", "injured", sure=0.95)
    assert story.account().figures["injured"].best is None
