"""The words by which a text speaks of events, with what hangs on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.extract import extract

from .claims import ReadText

if TYPE_CHECKING:
    from rashomon.model import Mention
    from rashomon.read import ParsedReading


def mentions(reading: ParsedReading) -> dict[str, Mention]:
    """The mentions by their trigger."""
    return {mention.trigger: mention for mention in extract(reading).mentions}


def test_time_and_kind(read_text: ReadText) -> None:
    """A mention has the lexicon's kind and the day told of it."""
    found = mentions(read_text("A bombing took place in the market on 3 May 2015.", "2015-05-10"))["bombing"]
    assert found.kind == "bombing"
    assert found.moment is not None
    assert found.moment.start == "2015-05-03"


def test_definite_points_back(read_text: ReadText) -> None:
    """ "The attack" may point back, "an attack" brings in another."""
    first, second = extract(read_text("An attack killed two people on Monday. The attack was the third in a year.")).mentions[:2]
    assert not first.definite
    assert any(m.definite for m in extract(read_text("The attack killed two people on Monday.")).mentions)
    assert second.span[0] > first.span[0]


def test_foiled(read_text: ReadText) -> None:
    """What was stopped did not happen."""
    found = extract(read_text("Police foiled an attack on the station in May 2015 and arrested three men.")).mentions
    assert {m.reality for m in found if m.trigger == "attack"} == {"foiled"}


def test_possible(read_text: ReadText) -> None:
    """What is only feared did not happen either."""
    found = extract(read_text("Officials fear an attack on the station in May.", "2015-03-01")).mentions
    assert {m.reality for m in found if m.trigger == "attack"} <= {"possible"}


def test_claims_hang_on_their_event(read_text: ReadText) -> None:
    """A figure belongs to the event that its sentence ties it to."""
    found = extract(read_text("Twelve people lost their lives in the bombing of the market."))
    (figure,) = [claim for claim in found.claims if claim.kind == "killed"]
    assert any(figure.id in mention.claims for mention in found.mentions)


@pytest.mark.parametrize(
    ("text", "trigger", "recalled"),
    [
        ("A woman was killed in Dunmore on Sunday. Three others were also shot.", "shoot", False),
        ("Five people were killed at a market on Sunday. The gunmen also attacked a checkpoint.", "attack", True),
        ("Five people were shot at a market on Sunday. A man was also stabbed in Moss on Monday.", "stab", True),
        ("Two men were shot on Sunday. The incident follows a bombing that left a man dead.", "bombing", True),
        ("Two men were shot on Sunday. It came days after three people were stabbed at a bar.", "stab", True),
        ("Two men died on Sunday, three days after they were stabbed at a bar.", "stab", False),
    ],
)
def test_another_event_and_more_of_the_same(read_text: ReadText, text: str, trigger: str, *, recalled: bool) -> None:
    """ "Also" beside people without a time or place of their own tells of more people; what something follows is another event."""
    assert mentions(read_text(text, "2024-05-20"))[trigger].recalled is recalled
