"""When, where, by what means, and whether a warning was passed on."""

from __future__ import annotations

import pytest

from rashomon.model import Disagreement, Means, Moment, Place, Warning  # noqa: A004 - the field's word
from rashomon.model.value import WarningStatus

from .stories import Story

FRIDAY = Moment(start="2031-05-02", end="2031-05-02", precision="day")


def types(story: Story, about: str) -> list[str]:
    """Return the types of the disagreements about one kind."""
    return [row.type for row in story.account().disagreements if row.about == about]


def two(story: Story, kind: str, *values: Moment | Place | Means | Warning) -> None:
    """Have each value told by a report of its own."""
    for number, value in enumerate(values):
        story.say(story.report(f"Herald {number}"), kind, value)


@pytest.mark.parametrize(
    "other",
    [
        Moment(start="2031-05-01", end="2031-05-31", precision="month"),
        Moment(weekday=4, words="on Friday"),
        Moment(month=5, day=2, words="2 May"),
        Moment(start="2031-05-03", end="2031-05-03", time="00:40", precision="minute"),
        Moment(words="recently"),
    ],
)
def test_a_difference_of_precision_is_no_contradiction(story: Story, other: Moment) -> None:
    """A month that holds the day, its weekday, or the small hours after it do not exclude it."""
    two(story, "when", FRIDAY, other)
    assert types(story, "when") == []


@pytest.mark.parametrize(
    "other",
    [
        Moment(start="2031-05-03", end="2031-05-03", precision="day"),
        Moment(weekday=1, words="on Tuesday"),
        Moment(month=6, day=2, words="2 June"),
    ],
)
def test_days_that_exclude_each_other_contradict(story: Story, other: Moment) -> None:
    """Another day, another weekday, another day of the year."""
    two(story, "when", FRIDAY, other)
    assert types(story, "when") == ["contradiction"]


def test_documents_that_share_one_reading_do_not_contradict(story: Story) -> None:
    """A report that gives two days contradicts another only if neither fits."""
    herald = story.report("Herald")
    story.say(herald, "when", FRIDAY)
    story.say(herald, "when", Moment(start="2031-05-04", end="2031-05-04", precision="day"))
    story.say(story.report("Courier"), "when", FRIDAY)
    assert types(story, "when") == []


def town(name: str, latitude: float, longitude: float, country: str = "RU", venue: str | None = None) -> Place:
    """Return a made-up town, or a venue in it."""
    full = f"{venue}, {name}" if venue else name
    return Place(name=full, venue=venue, city=name, country=country, latitude=latitude, longitude=longitude, precision=1 if venue else 2)


def test_towns_far_apart_contradict(story: Story) -> None:
    """More than 50 km apart, or in different countries."""
    two(story, "where", town("Hillford", 50.0, 10.0), town("Weirham", 51.0, 10.0))
    assert types(story, "where") == ["contradiction"]


def test_towns_in_different_countries_contradict(story: Story) -> None:
    """However near."""
    two(story, "where", town("Hillford", 50.0, 10.0), town("Weirham", 50.1, 10.0, country="UA"))
    assert types(story, "where") == ["contradiction"]


@pytest.mark.parametrize(
    "other",
    [
        town("Hillford", 50.0, 10.0, venue="Mill Hall"),
        town("Nearby", 50.2, 10.1),
        Place(name="Ruritania", country="RU", latitude=60.0, longitude=40.0, precision=6),
        Place(name="Unknownton", city="Unknownton"),
    ],
)
def test_finer_nearer_coarser_and_unknown_places_do_not_contradict(story: Story, other: Place) -> None:
    """A venue in the town, its suburb, its country, a town that is in no gazetteer."""
    two(story, "where", town("Hillford", 50.0, 10.0), other)
    assert types(story, "where") == []


def test_different_means_differ_in_scope(story: Story) -> None:
    """An attack may be made with several."""
    two(story, "means", Means(name="firearms", words="rifles"), Means(name="explosives", words="bombs"))
    assert types(story, "means") == ["scope"]


def test_a_denied_means_contradicts(story: Story) -> None:
    """What one gives and another denies."""
    gas = Means(name="chemical", words="gas")
    story.say(story.report("Herald"), "means", gas)
    story.say(story.report("Courier"), "means", gas, stance="denied", by="Strelsau")
    assert types(story, "means") == ["contradiction"]


@pytest.mark.parametrize("received", ["passed-on", "ignored"])
@pytest.mark.parametrize("missed", ["not-passed-on", "none"])
def test_whether_a_warning_was_passed_on_is_a_contradiction(story: Story, received: WarningStatus, missed: WarningStatus) -> None:
    """One says yes, one says no; what was ignored was received."""
    story.say(story.report("Herald"), "warning", Warning(status=received, giver="Strelsau", receiver="Hillford"))
    story.say(story.report("Courier"), "warning", Warning(status=missed))
    (row,) = (row for row in story.account().disagreements if row.about == "warning")
    assert row.type == "contradiction"
    assert len(row.sides) == 2


def test_to_deny_that_it_was_passed_on_is_to_say_that_it_was_not(story: Story) -> None:
    """A denial of the status takes the other side."""
    story.say(story.report("Herald"), "warning", Warning(status="passed-on"))
    story.say(story.report("Courier"), "warning", Warning(status="passed-on"), stance="denied", by="Hillford")
    assert types(story, "warning") == ["contradiction"]


def test_a_warning_given_in_public_and_one_not_passed_on_do_not_contradict(story: Story) -> None:
    """Both may be so; but that none was given does contradict it."""
    two(story, "warning", Warning(status="given"), Warning(status="not-passed-on"))
    assert types(story, "warning") == []
    story.say(story.report("Gazette"), "warning", Warning(status="none"))
    assert types(story, "warning") == ["contradiction"]


def test_a_question_whether_there_was_a_warning_is_no_side(story: Story) -> None:
    """Asking contradicts nobody."""
    story.say(story.report("Herald"), "warning", Warning(status="passed-on"))
    story.say(story.report("Courier"), "warning", Warning(status="none"), stance="asked")
    rows: list[Disagreement] = [row for row in story.account().disagreements if row.about == "warning"]
    assert rows == []
