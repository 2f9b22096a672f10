"""A dateline ends a sentence, so that what follows is parsed as one."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon.read.parse import parse_string


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("LAKETOWN, Velmora - A man of 90 was shot to death by a neighbour.", "A man of 90 was shot to death by a neighbour."),
        ("PORT ARLE (NPA)–Two people are dead and two are hurt.", "Two people are dead and two are hurt."),
        ("NATO and Velmora - both of them strong - met on Friday.", None),
        ("NATO-led troops met on Friday.", None),
    ],
)
def test_a_dateline_is_a_sentence_of_its_own(nlp: Language, text: str, last: str | None) -> None:
    """Only after a town in capitals; a dash elsewhere ends nothing."""
    sentences = [sentence.text for sentence in nlp(parse_string(text)).sents]
    assert sentences[-1] == (last or text)
