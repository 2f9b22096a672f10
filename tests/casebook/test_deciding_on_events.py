"""What people decide about events: merges, splits and figures of record, and what becomes of them as reports come and go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon import Casebook
from rashomon.model import Correction, FigureOfRecord
from rashomon.model.errors import DecisionRefused, NotInCasebook
from rashomon.pipeline.making import Saying, Words

from .conftest import Read
from .reviewing import COURIER, HERALD, LANTERN, Desk, people

MORE = """OSLO, 10 June 2021 - Six people were killed in the shooting at the Harrow hotel in Oslo on 9 June 2021, the hospital said.
"""
ELSEWHERE = """PORTO, 2 July 2021 - A fire at the Cork mill in Porto on Friday killed three people, firefighters said.
"""


@pytest.fixture
def desk(where: str, tmp_path: Path, read: Read) -> Iterator[Desk]:
    """A casebook with two reports of a bombing and one of a shooting."""
    with Casebook(where) as book:
        desk = Desk(book, tmp_path, read)
        desk.add(herald=HERALD, courier=COURIER, lantern=LANTERN)
        yield desk


def figure(low: int, high: int) -> FigureOfRecord:
    """A figure of record of the killed."""
    return FigureOfRecord(kind="killed", low=low, best=None, high=high)


def test_merged_events_are_one_and_both_names_lead_to_it(desk: Desk) -> None:
    """All reports tell of the event that keeps its name; taking it back makes them two again, under their old names."""
    bombing, shooting = desk.case("herald"), desk.case("lantern")
    merge = desk.book.decide("Ana").merge(bombing, [shooting], why="one night").decision
    assert desk.event("lantern").id == desk.event("herald").id
    assert (desk.case("lantern"), desk.event("lantern").decisions) == (bombing, (merge.id,))
    assert desk.bounds("herald") == (5, 14)
    again = desk.book.decide("Ana").record(shooting, figure(5, 14), why="the court's").decision
    assert again.event == bombing
    desk.book.decide("Ana").undo(merge.id)
    assert (desk.case("herald"), desk.case("lantern")) == (bombing, shooting)
    assert desk.bounds("lantern") == (5, 5)
    assert desk.event("herald").decisions == ()


def test_what_comes_later_joins_a_merged_event(desk: Desk) -> None:
    """A new report of either part stands in the whole."""
    desk.book.decide("Ana").merge(desk.case("herald"), [desk.case("lantern")])
    desk.add(later=MORE)
    assert desk.case("later") == desk.case("herald")
    assert desk.bounds("herald") == (5, 14)


def test_documents_split_off_have_an_event_of_their_own(desk: Desk) -> None:
    """It has a name that lasts, through new reports too; taking it back puts them together again."""
    bombing = desk.case("herald")
    split = desk.book.decide("Ana").split(bombing, [desk.document("courier").id]).decision
    assert desk.case("herald") == bombing
    assert desk.case("courier") == split.becomes
    assert (desk.bounds("herald"), desk.bounds("courier")) == ((12, 12), (14, 14))
    desk.add(fire=ELSEWHERE)
    assert desk.case("courier") == split.becomes
    assert desk.event("courier").decisions == desk.event("herald").decisions == (split.id,)
    desk.book.decide("Ben").undo(split.id)
    assert desk.case("courier") == bombing
    with pytest.raises(NotInCasebook):
        desk.book.decide("Ben").record(split.becomes or "", figure(14, 14), why="none")


def test_what_people_added_goes_with_a_document_that_is_split_off(desk: Desk) -> None:
    """A claim that was added to an event stands where its report stands."""
    words = Words(document=desk.document("courier").id, quote="The brigade denied any involvement")
    desk.book.decide("Ana").add(words, Saying(kind="injured", value=people(3)))
    assert desk.bounds("herald", "injured") == (3, 3)
    desk.book.decide("Ana").split(desk.case("herald"), [desk.document("courier").id])
    assert desk.bounds("herald", "injured") == (None, None)
    assert desk.bounds("courier", "injured") == (3, 3)


def test_a_figure_of_record_stands_beside_the_others(desk: Desk) -> None:
    """It changes no range; of two the later stands, on a kind that no report names as well."""
    case = desk.case("herald")
    first = desk.book.decide("Ana").record(case, figure(12, 14), why="the register").decision
    killed = desk.account("herald").figures["killed"]
    assert (killed.of_record, killed.decision) == (figure(12, 14), first.id)
    assert (killed.low, killed.high) == (12, 14)
    second = desk.book.decide("Ben").record(case, figure(13, 13), why="the court").decision
    assert desk.account("herald").figures["killed"].decision == second.id
    assert [desk.judged(one.id).standing for one in (first, second)] == ["overruled", "applied"]
    missing = FigureOfRecord(kind="missing", low=0, best=0, high=0)
    desk.book.decide("Ben").record(case, missing, why="all were found")
    assert desk.account("herald").figures["missing"].of_record == missing
    desk.book.decide("Ana").undo(second.id)
    assert desk.account("herald").figures["killed"].decision == first.id


def test_what_cannot_be_done_to_events_is_refused(desk: Desk) -> None:
    """Merging an event with itself, splitting all of it off or what is not in it, a figure without a reason."""
    ana, bombing = desk.book.decide("Ana"), desk.case("herald")
    both = [desk.document("herald").id, desk.document("courier").id]
    with pytest.raises(DecisionRefused, match="merged with itself"):
        ana.merge(bombing, [bombing])
    with pytest.raises(DecisionRefused, match="leave at least one"):
        ana.split(bombing, both)
    with pytest.raises(DecisionRefused, match="tells nothing of"):
        ana.split(bombing, [desk.document("lantern").id])
    with pytest.raises(DecisionRefused, match="reason is empty"):
        ana.record(bombing, figure(1, 2), why="")
    with pytest.raises(NotInCasebook, match="there is no event"):
        ana.merge(bombing, ["case-none"])
    assert desk.book.decisions() == []


def test_a_newer_version_of_a_report_leaves_decisions_to_be_confirmed(desk: Desk) -> None:
    """Words that stand in the new version too are named; confirming decides anew on them. Nothing is applied by itself."""
    claim = desk.claim("courier", "killed")
    old = desk.book.decide("Ana").correct(claim.id, Correction(value=people(15))).decision
    split = desk.book.decide("Ana").split(desk.case("herald"), [desk.document("courier").id]).decision
    desk.add(courier=COURIER + "\nThe mayor spoke of a black day.\n")
    judged = desk.judged(old.id)
    assert judged.standing == "to-confirm"
    assert "newer version" in judged.reason
    assert judged.candidate == desk.claim("courier", "killed").id
    assert desk.claim("courier", "killed").decided is None
    assert desk.judged(split.id).standing == "to-confirm"
    anew = desk.book.decide("Ben").confirm(old.id).decision
    assert (anew.action, anew.undoes) == ("correct", old.id)
    assert desk.claim("courier", "killed").value == people(15)
    assert [desk.judged(one).standing for one in (old.id, anew.id)] == ["undone", "applied"]
    with pytest.raises(DecisionRefused, match="taken back already"):
        desk.book.decide("Ben").confirm(old.id)


def test_an_event_keeps_its_name_through_an_edit_of_its_only_report(desk: Desk) -> None:
    """What people settled about it stands."""
    case = desk.case("lantern")
    record = desk.book.decide("Ana").record(case, figure(5, 5), why="the register").decision
    desk.add(lantern=LANTERN.replace("Two more were injured.", "Two more were injured, one badly, according to a nurse on duty."))
    assert desk.case("lantern") == case
    assert desk.account("lantern").figures["killed"].decision == record.id


def test_a_claim_comes_home_when_the_event_it_was_moved_to_is_gone(desk: Desk) -> None:
    """It is to be confirmed then, and stands where the machine has it."""
    desk.add(fire=ELSEWHERE)
    claim = desk.claim("courier", "killed")
    moved = desk.book.decide("Ana").correct(claim.id, Correction(event=desk.case("fire"))).decision
    assert desk.bounds("herald") == (12, 12)
    desk.add(fire="PORTO, 2 July 2021 - Exports of cork grew by four percent last year, the trade ministry said on Friday.")
    assert desk.judged(moved.id).standing == "to-confirm"
    assert desk.bounds("herald") == (12, 14)
    assert desk.claim("courier", "killed").decided is None
