"""The account as a whole: agreed, resting on one origin, omitted; the same whatever the order."""

from __future__ import annotations

import random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.model import Moment, Place, Quantity, Warning  # noqa: A004 - the field's word
from rashomon.model.errors import InternalError
from rashomon.reconcile import reconcile

from .stories import Story


def test_what_two_origins_give_alike_is_agreed(story: Story) -> None:
    """Equal numbers, the same day, the same town, the same actor with the same stance; "at least 7" agrees with 7."""
    for name, number in (("Herald", "7"), ("Courier", "7+")):
        document = story.report(name)
        story.figure(document, number)
        story.say(document, "when", Moment(start="2031-05-02", end="2031-05-02", time=None if number == "7" else "20:15", precision="day"))
        story.say(document, "where", Place(name=f"{name} Hall, Hillford", venue=f"{name} Hall", city="Hillford", country="RU", precision=1))
        story.accuse(document, "Northern Front")
    agreed = story.account().agreed
    assert [(row.about, len(row.documents)) for row in agreed] == [("killed", 2), ("responsibility", 2), ("when", 2), ("where", 2)]
    assert (agreed[0].words, agreed[1].words) == ("7", "Northern Front (blamed)")


def test_a_month_or_a_country_is_too_coarse_to_agree_on(story: Story) -> None:
    """To name the same month or country says little."""
    for name in ("Herald", "Courier"):
        document = story.report(name)
        story.say(document, "when", Moment(start="2031-05-01", end="2031-05-31", precision="month"))
        story.say(document, "where", Place(name="Ruritania", country="RU", precision=6))
    assert story.account().agreed == ()


def test_copies_do_not_agree_with_each_other(story: Story) -> None:
    """Two copies of one text are one origin, and what they say rests on it alone."""
    copies = [story.report("Herald"), story.report("Courier")]
    story.text_origins = dict.fromkeys(copies, "org-copied")
    for copy in copies:
        story.figure(copy, "7")
    story.figure(story.report("Gazette"), "9", "injured")
    account = story.account()
    assert account.agreed == ()
    assert [(row.about, row.words, row.origin == "org-copied") for row in account.single_origin] == [
        ("injured", "9", False),
        ("killed", "7", True),
    ]


def test_an_account_of_one_origin_does_not_say_so_of_every_value(story: Story) -> None:
    """With one report, everything rests on it."""
    story.figure(story.report("Herald"), "7")
    assert story.account().single_origin == ()


def test_what_a_document_leaves_out_of_which_others_speak(story: Story) -> None:
    """For each kind that somebody speaks of, the silent ones; kinds on which nobody is silent do not appear."""
    herald, courier = story.report("Herald"), story.report("Courier")
    story.figure(herald, "7")
    story.figure(courier, "7")
    story.say(herald, "warning", Warning(status="given"))
    assert story.account().omitted == {"warning": (courier,)}


def test_documents_that_only_mention_the_event_leave_nothing_out(story: Story) -> None:
    """Silence is told of the documents that tell of the event alone."""
    story.figure(story.report("Herald"), "7")
    mentioning = story.report("Courier")
    event = msgspec.structs.replace(story.event(), documents=tuple(sorted(set(story.documents) - {mentioning})))
    assert reconcile(event, list(story.documents.values()), story.claims, {}).omitted == {}


def test_a_claim_of_an_unknown_document_is_an_error_of_ours(story: Story) -> None:
    """The stage is told which claim's document is missing."""
    story.figure(story.report("Herald"), "7")
    with pytest.raises(InternalError, match="were not given"):
        reconcile(story.event(), [], story.claims, {})


def test_an_account_without_claims_is_empty(story: Story) -> None:
    """An event that is only mentioned has an account all the same."""
    story.report("Herald")
    account = story.account()
    assert (account.figures, account.disagreements, account.omitted) == ({}, (), {})


NUMBERS = st.sampled_from(["7", "9", "7+", "<12", "~8", "6-9", "dozens", "40"])
STANCES = st.sampled_from(["asserted", "blamed", "suspected", "denied", "doubted", "asked"])
SPEAKERS = st.sampled_from([None, "Hillwatch", "Rivercount", "officials"])
DAYS = st.sampled_from([None, "2031-05-02", "2031-05-03", "2031-05-09"])
ROW = st.tuples(st.integers(0, 3), NUMBERS, STANCES, SPEAKERS, st.sampled_from(["Northern Front", "Ruritania", "North"]))


def told(rows: list[tuple[int, str, str, str | None, str]], days: list[str | None]) -> Story:
    """Return a story from drawn rows."""
    story = Story()
    reports = [story.report(f"Outlet {n}", day) for n, day in enumerate(days)]
    for at, number, stance, speaker, actor in rows:
        story.figure(reports[at], number, by=speaker, stance=stance)  # type: ignore[arg-type]
        story.accuse(reports[at], actor, stance, by=speaker)  # type: ignore[arg-type]
    return story


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ROW, max_size=8), st.lists(DAYS, min_size=4, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(
    rows: list[tuple[int, str, str, str | None, str]], days: list[str | None], dice: random.Random
) -> None:
    """Documents and claims in any order give the same account, byte for byte."""
    story = told(rows, days)
    expected = msgspec.json.encode(story.account())
    documents = list(story.documents.values())
    dice.shuffle(documents)
    dice.shuffle(story.claims)
    assert msgspec.json.encode(reconcile(story.event(), documents, story.claims, {})) == expected


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ROW, max_size=8), st.lists(DAYS, min_size=4, max_size=4))
def test_figures_keep_their_laws(rows: list[tuple[int, str, str, str | None, str]], days: list[str | None]) -> None:
    """low ≤ best ≤ high, best is a number that somebody named, and every figure claim is in the history once."""
    story = told(rows, days)
    figures = story.account().figures
    quantities = [(claim, claim.value) for claim in story.claims if isinstance(claim.value, Quantity)]
    assert set(figures) == ({"killed"} if quantities else set())
    for figure in figures.values():
        listed = [claim for entry in figure.history for claim in entry.claims]
        assert sorted(listed) == sorted(claim.id for claim, _ in quantities)
        if figure.best is None:
            assert figure.low is figure.high is None
        else:
            assert figure.low is not None
            assert figure.high is not None
            assert figure.low <= figure.best <= figure.high
            assert figure.best in {number for _, value in quantities for number in (value.low, value.high)}
