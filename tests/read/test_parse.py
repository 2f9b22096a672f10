"""The parse: offsets that hold, paragraphs that end sentences, texts in capitals, and models."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import make_document, quote_of
from rashomon.model.errors import InputTooLarge, ModelUnavailable, RashomonError
from rashomon.read import MAX_CHARACTERS, load_model, parse_string, read_document, read_documents
from rashomon.read.case import Recaser

if TYPE_CHECKING:
    from spacy.language import Language

ODD = st.sampled_from(
    ["e\u0301", "👩‍👩‍👧", "🏴", "مرحبا", "שלום", "\r\n", "\ufeff", "“", "”", "’", "\u00a0", "\n", " ", "İ", "ß", "\u2028", "ǅ", "\u200f"]
)
TEXTS = st.lists(
    st.one_of(ODD, st.text(max_size=6), st.sampled_from(["Twelve miners died. ", "AT LEAST 12 DEAD IN BLAST ", "on Friday"]))
).map("".join)


@given(TEXTS)
def test_the_parsed_string_is_as_long_as_the_text(text: str) -> None:
    """Whatever is in a text, what the model is given has as many code points."""
    assert len(parse_string(text)) == len(text)


@pytest.fixture(scope="module")
def recaser(nlp: Language) -> Recaser:
    """One recaser, whose table of words is sorted once."""
    return Recaser(nlp)


@settings(deadline=None)
@given(text=TEXTS)
def test_recasing_keeps_the_length(recaser: Recaser, text: str) -> None:
    """Ordinary case never lengthens a text, not even where a letter's small form is two code points."""
    assert len(parse_string(text.upper(), recaser)) == len(text.upper())


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffCafe\u0301 blast: at least 12 dead on Friday.\r\n\r\nPolice said 30 were hurt.",
        "🚨🚨 12 people were killed on 3 May 2021 👩‍👩‍👧, officials said.",
        "قال مسؤول: 12 people were killed on Friday. שלום, 30 others were hurt.",
        "“At least 12”, he said — ‘no fewer than 30’ on Friday.",
        "TITLE\r\nTwelve people\u00a0died.\r\n\r\n\tThirty were hurt on Monday night.\r\n",
    ],
)
def test_spans_reproduce_their_words(nlp: Language, text: str) -> None:
    """Spans of tokens, numbers, dates and zones index the text as it was read."""
    reading = read_document(make_document(text), nlp)
    assert len(reading.doc.text) == len(text)
    for number in reading.numbers:
        assert any(word in quote_of(text, number.span).lower() for word in ("12", "30", "twelve", "thirty"))
    for date in reading.dates:
        assert any(word in quote_of(text, date.span) for word in ("Friday", "Monday", "May"))
        assert date.moment.words == reading.doc.text[slice(*date.span)]
    for zone in reading.zones:
        assert quote_of(text, zone.span).strip("\r\n\t ") != ""


def test_paragraphs_end_sentences(nlp: Language) -> None:
    """A heading without a full stop is a sentence of its own, and so is the start of each paragraph."""
    text = "Blast kills six in market\n\nThe mayor of Orrin said six had died\nShe spoke on Monday"
    starts = [sentence.text.strip() for sentence in read_document(make_document(text), nlp).doc.sents]
    assert starts[0] == "Blast kills six in market"
    assert "She spoke on Monday" in starts


def test_wrapped_lines_do_not_end_sentences(nlp: Language) -> None:
    """Lines that a wire machine broke at a fixed width are joined again."""
    text = (
        "Officials in the valley said on Tuesday that at least forty-one villagers\n"
        "had been killed when the dam above the old quarry gave way shortly before\n"
        "dawn, and that more were missing.\n"
    )
    assert len(list(read_document(make_document(text), nlp).doc.sents)) == 1


def test_capitals_are_read_like_ordinary_case(nlp: Language) -> None:
    """In a text in capitals the dead are found, names keep their capital, acronyms theirs."""
    text = "GUERRILLAS KILLED 3 SOLDIERS NEAR BOGOTA ON FRIDAY, THE FBI SAID."
    doc = read_document(make_document(text), nlp).doc
    words = {token.text: token for token in doc}
    assert words["3"].head.text == "soldiers"
    assert words["soldiers"].head.text == "killed"
    assert {"Bogota", "Friday", "FBI"} <= set(words)


def test_may_in_capitals(nlp: Language) -> None:
    """The month beside a day is a month, the verb stays a verb."""
    words = parse_string("TROOPS MAY RETURN BY 5 MAY, OFFICERS SAID", Recaser(nlp)).split()
    assert words[1] == "may"
    assert words[5] == "May,"


def test_documents_come_back_in_order(nlp: Language) -> None:
    """Readings stream in the order of the documents, over the edges of batches, each with its own document."""
    documents = [make_document(f"{number} people died.") for number in range(3, 10)]
    found = [(reading.document.id, reading.numbers[0].low) for reading in read_documents(documents, nlp, batch=3)]
    assert found == [(document.id, number) for document, number in zip(documents, range(3, 10), strict=True)]


def test_reading_one_by_one_or_in_a_stream_is_the_same(nlp: Language) -> None:
    """Batches change nothing in what is found."""
    documents = [make_document(text) for text in ("Six died on Friday.", "", "BLAST KILLS AT LEAST TEN IN MARKET", "No one was hurt.")]
    streamed = [(reading.numbers, reading.dates, reading.zones) for reading in read_documents(documents, nlp, batch=2)]
    alone = [(reading.numbers, reading.dates, reading.zones) for reading in (read_document(document, nlp) for document in documents)]
    assert streamed == alone


def test_too_long_a_text_is_refused_and_the_rest_read(nlp: Language) -> None:
    """A text over the limit is handed back with the reason; the documents after it are still read."""
    refused: list[str] = []
    documents = [make_document("x " * MAX_CHARACTERS), make_document("Six died.")]

    def refuse(document: object, error: RashomonError) -> None:
        refused.append(str(error))

    assert len(list(read_documents(documents, nlp, refuse=refuse, batch=1))) == 1
    assert "more than" in refused[0]
    with pytest.raises(InputTooLarge):
        list(read_documents(documents, nlp))


def test_a_missing_model_says_what_to_do() -> None:
    """A model that is not there is an error of ours, with advice."""
    with pytest.raises(ModelUnavailable, match="pip install"):
        load_model("no_such_model_anywhere")
