"""What people decide about claims enters the account, is signed, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon import Casebook
from rashomon.model import Actor, Correction
from rashomon.model.errors import DecisionRefused, NotInCasebook
from rashomon.pipeline.making import Saying, Words

from .conftest import Read
from .reviewing import COURIER, HERALD, LANTERN, Desk, people


@pytest.fixture
def desk(where: str, tmp_path: Path, read: Read) -> Iterator[Desk]:
    """A casebook with two reports of a bombing and one of a shooting."""
    with Casebook(where) as book:
        desk = Desk(book, tmp_path, read)
        desk.add(herald=HERALD, courier=COURIER, lantern=LANTERN)
        yield desk


def test_an_accepted_claim_is_marked_and_nothing_else_changes(desk: Desk) -> None:
    """The claim carries who decided it, by the decision's id; the account is what it was."""
    claim, before = desk.claim("herald", "killed"), desk.account("herald")
    taken = desk.book.decide("Ana").accept(claim.id)
    after = desk.claim("herald", "killed")
    assert (after.decided, after.decision) == ("accepted", taken.decision.id)
    assert desk.account("herald") == before
    assert (taken.decision.who, taken.decision.evidence and taken.decision.evidence.quote) == ("Ana", claim.quote)


def test_a_rejected_claim_is_kept_and_leaves_the_account(desk: Desk) -> None:
    """It is among the claims, marked, and sets no figure any more."""
    claim = desk.claim("courier", "killed")
    assert desk.bounds("herald") == (12, 14)
    taken = desk.book.decide("Ana").reject(claim.id, why="a misprint")
    assert desk.claim("courier", "killed").decided == "rejected"
    assert desk.bounds("herald") == (12, 12)
    assert taken.events == (desk.case("herald"),)


def test_a_corrected_value_enters_the_account(desk: Desk) -> None:
    """The claim keeps its id and words and has the value that the person gave."""
    claim = desk.claim("courier", "killed")
    desk.book.decide("Ana").correct(claim.id, Correction(value=people(41)))
    after = desk.claim("courier", "killed")
    assert (after.id, after.quote, after.value, after.decided) == (claim.id, claim.quote, people(41), "corrected")
    assert desk.bounds("herald") == (12, 41)


def test_stance_and_speaker_can_be_corrected_and_corrections_add_up(desk: Desk) -> None:
    """A second correction keeps what the first one gave; an empty speaker is the document's own voice."""
    claim, ana = desk.claim("courier", "killed"), desk.book.decide("Ana")
    ana.correct(claim.id, Correction(stance="doubted"))
    ana.correct(claim.id, Correction(speaker="Hospital board"))
    after = desk.claim("courier", "killed")
    assert (after.stance, after.attribution[-1].speaker) == ("doubted", "Hospital board")
    speakers = {one.id for one in desk.book.everything().speakers}
    assert after.attribution[-1].speaker_id in speakers
    ana.correct(claim.id, Correction(speaker=""))
    after = desk.claim("courier", "killed")
    assert (after.stance, after.attribution) == ("doubted", ())


def test_a_claim_moved_to_another_event_changes_both_accounts(desk: Desk) -> None:
    """It leaves the one, enters the other, and comes back when the decision is taken back."""
    claim, target = desk.claim("courier", "killed"), desk.case("lantern")
    taken = desk.book.decide("Ana").correct(claim.id, Correction(event=target))
    assert set(taken.events) == {target, desk.case("herald")}
    assert (desk.bounds("herald"), desk.bounds("lantern")) == ((12, 12), (5, 14))
    assert desk.claim("courier", "killed").event == desk.event("lantern").id
    desk.book.decide("Ben").undo(taken.decision.id)
    assert (desk.bounds("herald"), desk.bounds("lantern")) == ((12, 14), (5, 5))


def test_a_claim_is_added_by_its_words(desk: Desk) -> None:
    """The words are found in the text, and the claim enters the account of the event that the report is about."""
    words = Words(document=desk.document("herald").id, quote="Eight stalls\nburned down")
    desk.book.decide("Ana").add(words, Saying(kind="injured", value=people(8), speaker="Market warden"))
    claim = desk.claim("herald", "injured")
    assert (claim.quote, claim.decided, claim.attribution[-1].speaker) == ("Eight stalls burned down", "added", "Market warden")
    assert desk.bounds("herald", "injured") == (8, 8)


def test_one_who_adds_and_one_who_rejects_are_both_kept(desk: Desk) -> None:
    """What one person added another may reject; the later word stands, and the earlier is shown as overruled."""
    words = Words(document=desk.document("herald").id, quote="Eight stalls burned down")
    added = desk.book.decide("Ana").add(words, Saying(kind="injured", value=people(8))).decision
    desk.book.decide("Ben").reject(desk.claim("herald", "injured").id, why="stalls are no people")
    assert desk.bounds("herald", "injured") == (None, None)
    assert desk.claim("herald", "injured").decided == "rejected"
    assert desk.judged(added.id).standing == "overruled"


def test_of_two_who_disagree_the_later_stands_and_both_are_shown(desk: Desk) -> None:
    """The reason names the other; taking the later one back brings the earlier in force."""
    claim = desk.claim("courier", "killed").id
    ana = desk.book.decide("Ana").accept(claim).decision
    ben = desk.book.decide("Ben").reject(claim).decision
    assert desk.judged(ana.id).standing == "overruled"
    assert "Ben" in desk.judged(ana.id).reason
    assert desk.judged(ben.id).standing == "applied"
    assert "Ana" in desk.judged(ben.id).reason
    undo = desk.book.decide("Cem").undo(ben.id).decision
    assert [desk.judged(one.id).standing for one in (ana, ben, undo)] == ["applied", "undone", "applied"]
    assert desk.claim("courier", "killed").decided == "accepted"
    desk.book.decide("Cem").undo(undo.id)
    assert desk.claim("courier", "killed").decided == "rejected"


def test_a_later_mention_counts_when_the_first_one_was_rejected(desk: Desk) -> None:
    """A figure that only repeats another stands by itself once that other is known to be misread."""
    desk.add(
        echo="LYON, 3 May 2021 - A bombing at the Fennmill market in Lyon killed 17 people. The bombing killed 17 people, officials said."
    )
    first, second = desk.claims("echo", "killed")
    assert second.repeats == first.id
    desk.book.decide("Ana").reject(first.id)
    assert desk.claims("echo", "killed")[1].repeats is None
    assert desk.bounds("herald") == (12, 17)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Words(document="{herald}", quote="Nine stalls burned"), "is not in the text"),
        (Words(document="{herald}", quote="the"), "times in the text; say which"),
        (Words(document="{herald}", quote="Eight stalls", nth=2), "not 2 times"),
        (Words(document="doc-none", quote="Eight stalls"), "there is no document"),
        (Words(document="{herald}", quote=" "), "at least one word"),
    ],
)
def test_words_that_are_not_there_are_refused(desk: Desk, given: Words, said: str) -> None:
    """A quote must be in the text, and it must be clear which place is meant."""
    words = Words(document=given.document.format(herald=desk.document("herald").id), quote=given.quote, nth=given.nth)
    with pytest.raises((DecisionRefused, NotInCasebook), match=said):
        desk.book.decide("Ana").add(words, Saying(kind="injured", value=people(8)))
    assert desk.book.decisions() == []


def test_what_cannot_be_decided_is_refused_with_a_reason(desk: Desk) -> None:
    """Unknown claims, values of another type, nobody's decisions, corrections that change nothing: nothing is written."""
    claim, document = desk.claim("herald", "killed"), desk.document("herald").id
    ana = desk.book.decide("Ana")
    with pytest.raises(NotInCasebook, match="there is no claim"):
        ana.accept("clm-0123")
    with pytest.raises(NotInCasebook, match="several claims begin"):
        ana.accept("clm-")
    with pytest.raises(DecisionRefused, match="killed has a quantity as value, not a actor"):
        ana.correct(claim.id, Correction(value=Actor(name="Amber Brigade")))
    with pytest.raises(DecisionRefused, match="accept it instead"):
        ana.correct(claim.id, Correction(value=claim.value))
    with pytest.raises(DecisionRefused, match="nobody is named"):
        desk.book.decide("  ").accept(claim.id)
    with pytest.raises(DecisionRefused, match="lowest number"):
        ana.correct(claim.id, Correction(value=people(9, 3)))
    with pytest.raises(DecisionRefused, match="read this already"):
        ana.add(
            Words(document=document, quote=claim.quote),
            Saying(kind="killed", value=claim.value, stance=claim.stance, speaker=claim.attribution[-1].speaker),
        )
    with pytest.raises(NotInCasebook, match="there is no decision"):
        ana.undo("dec-0123")
    taken = ana.accept(claim.id).decision
    ana.undo(taken.id)
    with pytest.raises(DecisionRefused, match="taken back already, by Ana"):
        ana.undo(taken.id)
    assert len(desk.book.decisions()) == 2
