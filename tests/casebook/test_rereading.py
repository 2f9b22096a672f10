"""Reading anew, by another model: every decision is still there, applied where what it was taken on stands, else to be confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from rashomon import Casebook
from rashomon.model import Claim, Correction, Document, Extraction, FigureOfRecord, Issue, Quantity, make_claim
from rashomon.pipeline import Options
from rashomon.pipeline.making import Saying, Words

from .conftest import Read
from .reviewing import COURIER, HERALD, LANTERN, Desk, people

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
OTHER = Options(model="other")


def another(read: Read, change: Callable[[Document, Claim], Claim | None]) -> Read:
    """A reader that reads some claims otherwise, and does not find others (null)."""

    def read_otherwise(documents: Iterable[Document]) -> Iterator[Extraction | Issue]:
        for found in read(documents):
            assert isinstance(found, Extraction)
            changed = {claim.id: change(found.document, claim) for claim in found.claims}
            now = {old: claim.id for old, claim in changed.items() if claim is not None}
            claims = tuple(_pointing(claim, now) for claim in changed.values() if claim is not None)
            events = tuple(replace(event, claims=tuple(now[one] for one in event.claims if one in now)) for event in found.events)
            people = tuple(replace(person, claims=tuple(now[one] for one in person.claims if one in now)) for person in found.people)
            yield replace(found, claims=claims, events=events, people=people)

    return read_otherwise


def _pointing(claim: Claim, now: dict[str, str]) -> Claim:
    return replace(claim, repeats=now.get(claim.repeats or ""), replaced_by=now.get(claim.replaced_by or ""))


def anew(document: Document, claim: Claim, **changes: object) -> Claim:
    """A claim that reads otherwise, under the id that it then has."""
    now = replace(claim, **changes)
    made = make_claim(
        document,
        now.kind,
        now.value,
        now.span,
        stance=now.stance,
        attribution=now.attribution,
        confidence=now.confidence,
        reasons=now.reasons,
    )
    return replace(made, event=claim.event, repeats=claim.repeats, replaced_by=claim.replaced_by)


@pytest.fixture
def desk(where: str, tmp_path: Path, read: Read) -> Iterator[Desk]:
    """A casebook with two reports of a bombing and one of a shooting."""
    with Casebook(where) as book:
        desk = Desk(book, tmp_path, read)
        desk.add(herald=HERALD, courier=COURIER, lantern=LANTERN)
        yield desk


def test_the_same_again_reads_nothing_and_changes_nothing(desk: Desk, read: Read) -> None:
    """What this model and version read is passed over; another name of the model reads everything, to the same end."""
    desk.book.decide("Ana").reject(desk.claim("courier", "killed").id)
    before = desk.book.everything()
    assert desk.book.reread(who="Ana", read=read).known == 3
    done = desk.book.reread(OTHER, who="Ana", read=read)
    assert (done.read, done.known) == (3, 0)
    assert desk.book.everything() == before
    assert desk.book.reread(OTHER, who="Ana", read=read).known == 3


def test_a_run_that_was_broken_off_goes_on(desk: Desk, read: Read) -> None:
    """What was read anew is not read a third time."""

    def breaks(documents: Iterable[Document]) -> Iterator[Extraction | Issue]:
        found = read(documents)
        yield next(found)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        desk.book.reread(OTHER, who="Ana", read=breaks)
    done = desk.book.reread(OTHER, who="Ana", read=read)
    assert (done.read, done.known) == (2, 1)


def test_a_claim_that_is_read_otherwise_leaves_its_decision_to_be_confirmed(desk: Desk, read: Read) -> None:
    """The reason says what is other now; until somebody confirms it the machine's new reading stands."""
    rejected = desk.book.decide("Ana").reject(desk.claim("courier", "killed").id).decision
    accepted = desk.book.decide("Ana").accept(desk.claim("herald", "killed").id).decision

    def change(document: Document, claim: Claim) -> Claim | None:
        if isinstance(claim.value, Quantity) and claim.value.low == 14:
            return anew(document, claim, value=people(41))
        return claim

    desk.book.reread(OTHER, who="Ana", read=another(read, change))
    judged = desk.judged(rejected.id)
    assert (judged.standing, judged.candidate) == ("to-confirm", desk.claim("courier", "killed").id)
    assert "the value is now 41 (was at least 14)" in judged.reason
    assert desk.judged(accepted.id).standing == "applied"
    assert desk.bounds("herald") == (12, 41)
    desk.book.decide("Ana").confirm(rejected.id)
    assert desk.bounds("herald") == (12, 12)


def test_a_claim_that_was_added_and_is_found_now_is_one(desk: Desk, read: Read) -> None:
    """The machine comes to read what a person added: it stands once, as that person's."""
    words = Words(document=desk.document("herald").id, quote="Eight stalls burned down")
    desk.book.decide("Ana").add(words, Saying(kind="injured", value=people(8)))

    def finds(documents: Iterable[Document]) -> Iterator[Extraction | Issue]:
        for found in read(documents):
            assert isinstance(found, Extraction)
            start = found.document.text.find("Eight stalls burned down")
            if start < 0:
                yield found
                continue
            span = (start, start + len("Eight stalls burned down"))
            made = make_claim(found.document, "injured", people(8), span, confidence=0.7, reasons=("read",))
            main = next(event for event in found.events if event.main)
            yield replace(found, claims=(*found.claims, replace(made, event=main.id)))

    desk.book.reread(OTHER, who="Ana", read=finds)
    (claim,) = desk.claims("herald", "injured")
    assert (claim.decided, claim.confidence) == ("added", 0.7)


def test_200_decisions_on_the_examples_outlive_another_model(where: str, read: Read) -> None:
    """All are there, each applied or to be confirmed with a reason; applied is only what is read word for word as it was."""
    with Casebook(where) as book:
        book.add([EXAMPLES / "harbour-attack" / "reports", EXAMPLES / "market-bombing" / "reports"], read=read)
        made = decide_about(book, 200)
        before = {claim.id: claim for claim in book.everything().claims}

        def change(document: Document, claim: Claim) -> Claim | None:
            match int(claim.id[-4:], 16) % 10:
                case 0:
                    return None
                case 1 if isinstance(claim.value, Quantity) and claim.value.low is not None:
                    return anew(document, claim, value=replace(claim.value, low=claim.value.low + 1, high=None, qualifier="at-least"))
                case 2 if claim.span[1] < len(document.text):
                    return anew(document, claim, span=(claim.span[0], claim.span[1] + 1))
                case _:
                    return claim

        book.reread(OTHER, who="Ana", read=another(read, change))
        judged = book.decisions()
        assert [one.decision for one in judged] == made
        standing = Counter(one.standing for one in judged)
        assert standing["applied"] + standing["to-confirm"] == 200
        assert standing["applied"] > 100
        assert standing["to-confirm"] > 20
        assert all(one.reason for one in judged)
        now = {claim.id: claim for claim in book.everything().claims}
        for one in judged:
            evidence = one.decision.evidence
            if evidence is not None and one.decision.action != "add":
                there = one.decision.claim in now and one.decision.claim in before
                assert (one.standing == "applied") == there, one
        decided = {claim.decision for claim in now.values() if claim.decided}
        assert decided == {one.decision.id for one in judged if one.standing == "applied" and one.decision.evidence}


def decide_about(book: Casebook, number: int) -> list[object]:
    """Take so many decisions of all kinds, each on a claim or event of its own."""
    found = book.everything()
    ana = book.decide("Ana")
    events = [event for event in found.events if event.documents]
    taken = [ana.record(event.name or "", FigureOfRecord(kind="killed", low=1, best=None, high=9), why="made up") for event in events]
    texts = found.documents[:5]
    for document in texts:
        if document.main_event:
            words = Words(document=document.id, quote=document.text.split("\n")[0][:40].strip())
            taken.append(ana.add(words, Saying(kind="missing", value=people(3))))
    for number_of, claim in enumerate(found.claims[: number - len(taken)]):
        match number_of % 3:
            case 0:
                taken.append(ana.accept(claim.id))
            case 1:
                taken.append(ana.reject(claim.id, why="made up"))
            case _:
                taken.append(ana.correct(claim.id, Correction(stance="doubted" if claim.stance != "doubted" else "denied")))
    return [one.decision for one in taken]
