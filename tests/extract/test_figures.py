"""How many were killed, hurt, missing, taken or arrested: the ways in which news says so."""

from __future__ import annotations

import pytest

from rashomon.extract.figures import find_figures

from .claims import ReadText, figures, totals


@pytest.mark.parametrize(
    ("text", "kind", "low"),
    [
        ("A bomb killed 12 people in the town.", "killed", 12),
        ("Twelve people were killed in the town.", "killed", 12),
        ("The blast left 12 dead.", "killed", 12),
        ("They are looking into the attack that killed 12.", "killed", 12),
        ("Twelve people lost their lives in the fire.", "killed", 12),
        ("The siege cost the lives of 12 people.", "killed", 12),
        ("The massacre of 12 villagers shocked the valley.", "killed", 12),
        ("The storm drowned 12 fishermen.", "killed", 12),
        ("Police shot dead 12 protesters.", "killed", 12),
        ("Twelve passengers were found dead.", "killed", 12),
        ("Twelve bodies were pulled from the rubble.", "killed", 12),
        ("A family of five was killed.", "killed", 5),
        ("The strike wiped out a family of five.", "killed", 5),
        ("A crew of six died in the crash.", "killed", 6),
        ("The army lost 19 men in the ambush.", "killed", 19),
        ("The ministry revised the toll down from 120 to 94.", "killed", 94),
        ("The crash killed all 62 on board.", "killed", 62),
        ("Thirty people were wounded in the town.", "injured", 30),
        ("We had 30 wounded in one morning.", "injured", 30),
        ("Thirty people suffered injuries.", "injured", 30),
        ("Thirty people were taken to hospital.", "injured", 30),
        ("The clinic treated 30 people.", "injured", 30),
        ("Seven people are still missing.", "missing", 7),
        ("Seven people are missing.", "missing", 7),
        ("Seven people went missing.", "missing", 7),
        ("Seven miners are still trapped.", "missing", 7),
        ("Gunmen abducted seven teachers.", "abducted", 7),
        ("Seven women were taken hostage.", "abducted", 7),
        ("Police arrested 14 people after the riot.", "arrested", 14),
        ("Three suspects are in custody.", "arrested", 3),
    ],
)
def test_ways_of_telling(read_text: ReadText, text: str, kind: str, low: int) -> None:
    """Active, passive, small clause, noun: the figure is the same."""
    assert (kind, low, low) in totals(read_text(text))


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("At least 12 people were killed.", 12, None, "at-least"),
        ("More than 12 people were killed.", 12, None, "more-than"),
        ("About 12 people were killed.", 12, 12, "about"),
        ("Up to 12 people were killed.", None, 12, "up-to"),
        ("Between 30 and 40 people were killed.", 30, 40, "range"),
        ("At least 10 and possibly as many as 15 people were killed.", 10, 15, "range"),
        ("Dozens of people were killed.", 12, None, "vague"),
    ],
)
def test_bounds(read_text: ReadText, text: str, low: int | None, high: int | None, qualifier: str) -> None:
    """A figure keeps the bounds and the qualifier that the number is told with."""
    (figure,) = find_figures(read_text(text))
    assert (figure.value.low, figure.value.high, figure.value.qualifier) == (low, high, qualifier)


def test_two_figures_in_one_sentence(read_text: ReadText) -> None:
    """The dead and the wounded are told apart, whichever word the second number lacks."""
    for text in (
        "The bomb killed 12 people and wounded 30.",
        "The bomb left 12 dead and 30 wounded.",
        "Twelve people were killed and 30 wounded when the bomb went off.",
        "12 dead, 30 hurt as bomb hits market",
    ):
        assert totals(read_text(text)) == [("killed", 12, 12), ("injured", 30, 30)], text


def test_dead_and_hurt_together(read_text: ReadText) -> None:
    """One number for both is a count of casualties, not of the dead."""
    assert figures(read_text("Dozens of people were killed or injured.")) == [("casualties", 12, None, "total")]


def test_shot_and_killed_is_killed(read_text: ReadText) -> None:
    """Of several things that befell the same people the gravest counts."""
    assert figures(read_text("Two men were shot and killed.")) == [("killed", 2, 2, "total")]
    assert figures(read_text("Three people suffered burns and died in hospital.")) == [("killed", 3, 3, "total")]


def test_populations(read_text: ReadText) -> None:
    """Who was counted is kept, in the report's words and as a class."""
    found = find_figures(read_text("One policeman and two civilians were killed."))
    assert [(f.value.low, f.value.population.class_, f.value.population.words) for f in found] == [
        (1, "police", "policeman"),
        (2, "civilian", "civilians"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The strike left 40,000 households without power.",
        "About 900 tickets were sold for the evening.",
        "The town lies 40 kilometres from the border.",
        "The law needs 101 of 200 votes.",
        "About 700 people got out alive.",
        "Around 60 stalls burnt out.",
        "Malaria kills 12 people every day in the province.",
        "The shell killed 14 sheep and hurt two dogs.",
    ],
)
def test_other_numbers_are_no_figures(read_text: ReadText, text: str) -> None:
    """Things, animals, distances, votes, survivors and rates are not counted."""
    assert figures(read_text(text)) == []


def test_every_figure_lies_in_the_text(read_text: ReadText) -> None:
    """The span of a figure reaches from the number to the word that says what befell those counted."""
    text = "Two people, a porter and his nephew, are still missing."
    (figure,) = find_figures(read_text(text))
    assert text[slice(*figure.span)] == "Two people, a porter and his nephew, are still missing"


def test_a_number_run_into_the_text_counts_nothing(read_text: ReadText) -> None:
    """What stands right before another number's qualifier is a page's: a count of shares, a time."""
    assert totals(read_text("2440 Over 100 villagers were killed in air strikes.")) == [("killed", 100, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Two separate shootings left three men dead.",
        "Police are looking into three shootings that wounded three men on Thursday night.",
        "The town has now seen three people killed since Monday.",
        "It was a bloody start to a year that has seen three killings already.",
        "The ranger killed three family pets.",
        "Pictures of the shooting 1 / 3 Back to gallery",
    ],
)
def test_no_figure_of_one_event(read_text: ReadText, text: str) -> None:
    """What several events did, what a town has seen, animals and pictures are no event's dead or hurt."""
    assert not any(low == 3 for kind, low, _ in totals(read_text(text)) if kind in {"killed", "injured", "casualties"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four people were shot, one fatally, at a bar on Monday.", {("killed", 1, 1)}),
        ("Eleven people were shot at the club, three of them fatally, police said.", {("killed", 3, 3)}),
        ("Two raids killed 12 villagers near the river on Monday.", {("killed", 12, 12)}),
    ],
)
def test_all_the_dead(read_text: ReadText, text: str, expected: set[tuple[str, int, int]]) -> None:
    """Those of the shot who died are all the dead, and two raids may be one deed."""
    assert expected <= set(totals(read_text(text)))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The report put the number killed at 100 to 300.", 100, 300),
        ("The army put the number killed at 40.", 40, 40),
        ("At least 78 people killed in weekend attacks on villages were buried on Thursday.", 78, None),
    ],
)
def test_a_number_that_is_put(read_text: ReadText, text: str, low: int, high: int | None) -> None:
    """ "The number killed" is a toll like "the number of dead", and what many attacks at once did is one figure."""
    assert ("killed", low, high) in totals(read_text(text))


def test_few_hurt_in_several_attacks_are_no_figure(read_text: ReadText) -> None:
    """Seven hurt in attacks across a city are those of several events."""
    assert totals(read_text("Seven people were wounded in attacks across the city.")) == []


def test_the_dead_included(read_text: ReadText) -> None:
    """What the dead included is a part of them."""
    found = figures(read_text("The dead included five children and a nurse."))
    assert ("killed", 5, 5, "part") in found
    assert not [one for one in found if one[3] == "total"]


@pytest.mark.parametrize(
    "text",
    ["Four aid workers were among the 22 killed.", "Four aid workers, two of them foreigners, were among 22 people killed on Friday."],
)
def test_among_all(read_text: ReadText, text: str) -> None:
    """The number behind "among" is that of all, and those who were among them are a part."""
    found = figures(read_text(text))
    assert ("killed", 22, 22, "total") in found
    assert ("killed", 4, 4, "part") in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police said seven people were killed, while the opposition put the figure at 25.", {7, 25}),
        ("The army said 40 people were killed. A report put the number at 28.", {40, 28}),
        ("The mill employs 40 people. A report put the number at 28.", set()),
    ],
)
def test_a_figure_that_is_put(read_text: ReadText, text: str, expected: set[int]) -> None:
    """ "The figure" is that of those told of before."""
    assert {low for kind, low, _ in totals(read_text(text)) if kind == "killed"} == expected
