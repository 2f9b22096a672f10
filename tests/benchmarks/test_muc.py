"""The MUC's templates as gold of claims."""

from __future__ import annotations

import pytest
from benchmarks.muc import Day, Organisation, Victims, confidence_of, pair, story_of

from rashomon.model import Actor, Claim
from rashomon.model.claim import Link
from rashomon.model.statement import Stance


def template(optional: bool = False, **slots: list[str]) -> dict[str, object]:
    """A template with some of its slots filled."""
    names = {
        "number": "HUM TGT: NUMBER",
        "effect": "HUM TGT: EFFECT OF INCIDENT",
        "organisation": "PERP: ORGANIZATION ID",
        "confidence": "PERP: ORGANIZATION CONFIDENCE",
        "individual": "PERP: INDIVIDUAL ID",
        "day": "INCIDENT: DATE",
    }
    return {"template": "1 (OPTIONAL)" if optional else "1", "slots": {names[key]: value for key, value in slots.items()}}


def test_victims_have_number_and_effect() -> None:
    """Number and effect belong together where they name the same people; who was not hurt is no victim."""
    story = story_of("s", [template(number=['6: "MONKS"', '1: "COOK"'], effect=['DEATH: "MONKS"', 'NO INJURY: "COOK"'])])
    assert story.victims == (Victims("killed", ((6, 6),), False),)


@pytest.mark.parametrize(
    ("told", "bounds"),
    [
        ("5", ((5, 5),)),
        ("~40", ((40, 40),)),
        ("5-", ((5, None),)),
        ("-15", ((None, 15),)),
        ("PLURAL", ((None, None),)),
        ("1 / PLURAL", ((1, 1), (None, None))),
    ],
)
def test_numbers_as_the_gold_writes_them(told: str, bounds: object) -> None:
    """Exact, about, at least, up to, several, and either of two."""
    story = story_of("s", [template(number=[f'{told}: "PEOPLE"'], effect=['INJURY: "PEOPLE"'])])
    assert story.victims == (Victims("injured", bounds, False),)  # type: ignore[arg-type]


def test_what_all_come_to_is_right_but_not_asked_for() -> None:
    """A story may give the total of the gold's lines; what the gold doubts is optional too."""
    number, effect = ['6: "MONKS"', '2: "COOKS"', '? 1: "GUEST"'], ['DEATH: "MONKS" / "COOKS"', 'DEATH: "GUEST"']
    story = story_of("s", [template(number=number, effect=effect)])
    assert [(one.numbers, one.optional) for one in story.victims] == [
        (((6, 6),), False),
        (((2, 2),), False),
        (((1, 1),), True),
        (((9, 9),), True),
    ]


def test_an_organisation_counts_once() -> None:
    """One organisation of several templates is one, under all names, with every confidence."""
    one = template(organisation=['"NINTH DAWN" / "ND"'], confidence=['CLAIMED OR ADMITTED: "NINTH DAWN" / "ND"'])
    other = template(optional=True, organisation=['"ND"'], confidence=['POSSIBLE: "ND"'])
    assert story_of("s", [one, other]).organisations == (Organisation(("NINTH DAWN", "ND"), ("CLAIMED OR ADMITTED", "POSSIBLE"), False),)


@pytest.mark.parametrize(
    ("told", "spans"),
    [
        ("04 MAR 90", (("1990-03-04", "1990-03-04"),)),
        ("01 JAN 90 - 31 JAN 90", (("1990-01-01", "1990-01-31"),)),
        ("- 04 MAR 90", (("1990-02-01", "1990-03-04"),)),
        ("31 FEB 90", ()),
        ("-", ()),
    ],
)
def test_days_as_the_gold_writes_them(told: str, spans: object) -> None:
    """A day, from one to another, by a day; what is in no calendar is left out."""
    assert story_of("s", [template(day=[told])]).days == ((Day(spans, False),) if spans else ())  # type: ignore[arg-type]


def test_pairs_are_one_to_one() -> None:
    """What is found pairs with one of the gold; optional gold that is found counts neither way, and missed it is no error."""
    gold = [("a", False), ("a", False), ("b", True), ("c", True)]
    measured = pair("m", gold, ["a", "b", "x"], lambda one, found: one[0] == found, lambda one: one[1])
    assert (measured.right, measured.wanted, measured.given) == (1, 2, 2)


@pytest.mark.parametrize(
    ("stance", "speaker", "word"),
    [
        ("claimed", "dawn", "CLAIMED OR ADMITTED"),
        ("hypothesised", None, "POSSIBLE"),
        ("blamed", None, "REPORTED AS FACT"),
        ("suspected", None, "SUSPECTED OR ACCUSED"),
        ("blamed", "governor", "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        ("blamed", "bishop", "SUSPECTED OR ACCUSED"),
    ],
)
def test_how_sure_the_story_is(stance: Stance, speaker: str | None, word: str) -> None:
    """The MUC's words for it follow from the stance and from who says so."""
    chain = (Link(speaker=speaker, speaker_id=speaker),) if speaker else ()
    claim = Claim(
        id="c", document="d", event=None, kind="responsibility", value=Actor(name="Ninth Dawn"), stance=stance, attribution=chain,
        span=(0, 1), quote="N", confidence=1.0, reasons=(),
    )  # fmt: skip
    assert confidence_of(claim, {"governor": "authorities", "bishop": "person", "dawn": "claimed-perpetrator"}) == word
