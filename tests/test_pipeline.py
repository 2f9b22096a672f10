"""The pipeline end to end: a small made-up folder, and spans that hold whatever odd characters a text carries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import rashomon
from rashomon.model import Link, make_document, quote_of
from rashomon.workers import extract_all

if TYPE_CHECKING:
    from spacy.language import Language

    from rashomon.model import Claim, Document, Flag, Statement
    from rashomon.pipeline import Examination

HERALD = """LYON, 3 May 2021 - A bombing at the Fennmill market in Lyon on Monday killed 12 people, the interior ministry said.

Ana Ruck, 24, a nurse, was among the dead. The Amber Brigade claimed responsibility for the attack.
"""
COURIER = """At least 14 people were killed in the bombing at the Fennmill market in Lyon on 3 May 2021, according to the interior ministry.

The ministry blamed the Amber Brigade for the attack. The brigade denied any involvement on Tuesday. Ana Ruck, a nurse, was killed.
"""
TRADE = "PORTO, 4 May 2021 - Exports of cork grew by four percent last year, the trade ministry said on Tuesday."


@pytest.fixture
def one_model(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pipeline use the model that is loaded anyway."""
    monkeypatch.setattr("rashomon.read.load_model", lambda name=None: nlp)


@pytest.fixture
def examined(tmp_path: Path, one_model: None) -> Examination:
    """What a folder of three reports says, two of them of one bombing."""
    for name, text in (("herald", HERALD), ("courier", COURIER), ("trade", TRADE)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return rashomon.examine([tmp_path])


def document_named(found: Examination, name: str) -> Document:
    """The document read from a file."""
    return next(document for document in found.documents if Path(document.path or "").stem == name)


def test_two_reports_tell_of_one_event(examined: Examination) -> None:
    """Reports that agree on day, town and deed share an event; a report of something else has no part in it."""
    herald, courier, trade = (document_named(examined, name) for name in ("herald", "courier", "trade"))
    event = next(event for event in examined.events if event.id == herald.main_event)
    assert set(event.documents) == {herald.id, courier.id}
    assert (event.kind, event.date.start) == ("bombing", "2021-05-03")
    assert event.place is not None
    assert event.place.city == "Lyon"
    assert trade.main_event != event.id


def test_the_account_holds_both_figures(examined: Examination) -> None:
    """Figures that differ are both in the account of the event."""
    event = document_named(examined, "herald").main_event
    account = next(account for account in examined.accounts if account.event == event)
    killed = account.figures["killed"]
    assert (killed.low, killed.high) == (12, 14)


def test_every_reference_leads_somewhere(examined: Examination) -> None:
    """Claims, people and documents point at events that exist, accounts and people at claims that do."""
    events, claims = {event.id for event in examined.events}, {claim.id for claim in examined.claims}
    pointed_at = {claim.event for claim in examined.claims} | {person.event for person in examined.people}
    pointed_at |= {document.main_event for document in examined.documents}
    assert pointed_at - {None} <= events
    assert {account.event for account in examined.accounts} == events
    assert {claim for person in examined.people for claim in person.claims} <= claims


def test_every_link_leads_to_a_speaker(examined: Examination) -> None:
    """Whoever a claim is attributed to by id stands in the table of speakers."""
    known = {speaker.id for speaker in examined.speakers}
    linked = {link.speaker_id for claim in examined.claims for link in claim.attribution if link.speaker_id is not None}
    assert linked
    assert linked <= known


def test_people_stand_on_their_event(examined: Examination) -> None:
    """A victim told of in two reports of one event is on that event in both."""
    told = [person for person in examined.people if "Ana Ruck" in person.names]
    assert told
    assert {person.event for person in told} == {document_named(examined, "herald").main_event}


def test_a_named_speaker_is_one_in_all_reports(examined: Examination) -> None:
    """Who is named is listed once for all documents; who is only described ("the ministry") is each document's own."""
    ids = [speaker.id for speaker in examined.speakers]
    assert len(ids) == len(set(ids))
    brigade = {link.speaker_id for claim in examined.claims for link in claim.attribution if link.speaker == "Amber Brigade"}
    assert len(brigade) == 1


def test_spans_reproduce_quotes(examined: Examination) -> None:
    """What a claim quotes is what stands at its span."""
    texts = {document.id: document.text for document in examined.documents}
    assert examined.claims
    for claim in examined.claims:
        assert_in_place(claim, texts[claim.document])


SENTENCES = (
    "A bombing killed 12 people in Lyon on Monday, the interior ministry said.",
    "“At least 30 people were wounded,” a doctor told reporters.",
    "The Amber Brigade claimed responsibility for the attack.",
    "Officials blamed the Amber Brigade; the brigade denied any involvement.",
    "Police had warned the mayor of an attack. Ana Ruck, 24, a nurse, was among the dead.",
)
ODD = (
    "\U0001f4a5",  # outside the basic plane
    "\U0001f469\u200d\U0001f692",  # joined with a zero-width joiner
    "e\u0301n\u0303",  # combining marks
    "\u202eمقتل\u202c",  # right to left, with marks that turn direction
    "\ufeff",  # a byte-order mark within the text
    "\u00ad\u200b",  # soft hyphen, zero-width space
    "\r\n",
    "\r\n\r\n",
    "\u2028",
    "\x0b",
    "ﬃ İ ß",  # change length when folded
    "",
)


@st.composite
def odd_texts(draw: st.DrawFn) -> str:
    """Sentences of a report with odd characters before, between, within and after them."""
    text = draw(st.sampled_from(ODD))
    for sentence in draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4)):
        words = sentence.split(" ")
        at = draw(st.integers(0, len(words)))
        text += " ".join([*words[:at], *filter(None, [draw(st.sampled_from(ODD))]), *words[at:]])
        text += draw(st.sampled_from([" ", "\r\n", "\n\n", *ODD]))
    return text


def assert_in_place(claim: Claim, text: str) -> None:
    """Check the span of a claim, and that those of its attribution lie in the text."""
    assert quote_of(text, claim.span) == claim.quote
    for link in claim.attribution:
        assert_link_in_place(link, text)


def assert_link_in_place(link: Link, text: str) -> None:
    """Check that the spans of a link lie in the text, and that a cue is what stands there."""
    for start, end in filter(None, (link.speaker_span, link.cue_span)):
        assert 0 <= start < end <= len(text)


def assert_statement_in_place(statement: Statement, text: str) -> None:
    """Check that every part of a statement lies in the text and is not empty."""
    for start, end in (*statement.speaker, *statement.cue, *statement.content):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()


def assert_flag_in_place(flag: Flag, text: str) -> None:
    """Check that what a flag quotes is what stands at its span."""
    assert (flag.span is None) == (flag.quote is None)
    if flag.span is not None:
        assert quote_of(text, flag.span) == flag.quote


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@example(text="\ufeff" + "\r\n".join(SENTENCES))
@example(text="\U0001f4a5 ".join(SENTENCES))
@given(text=odd_texts())
def test_spans_hold_in_odd_texts(one_model: None, text: str) -> None:
    """Whatever characters stand in a text, every claim, statement and flag is found where it says it stands."""
    for found in extract_all([make_document(text, language="en")], model=None, jobs=1):
        assert isinstance(found, rashomon.model.Extraction), found
        assert found.document.text == text
        for claim in found.claims:
            assert_in_place(claim, text)
        for statement in found.statements:
            assert_statement_in_place(statement, text)
        for flag in found.flags:
            assert_flag_in_place(flag, text)
        for event in found.events:
            assert all(0 <= start < end <= len(text) for start, end in event.spans)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_spans_hold_from_file_to_account(tmp_path: Path, one_model: None, encoding: str) -> None:
    """A byte-order mark is no part of the text and line ends are kept, so that spans count the same in every encoding."""
    text = "\U0001f4a5 Breaking\r\n\r\n" + "\r\n".join(SENTENCES)
    (tmp_path / "report.txt").write_bytes(text.encode(encoding))
    found = rashomon.examine([tmp_path])
    (document,) = found.documents
    assert document.text == text
    assert found.claims
    for claim in found.claims:
        assert_in_place(claim, text)
    for statement in found.statements:
        assert_statement_in_place(statement, text)
    for flag in document.flags:
        assert_flag_in_place(flag, text)
