"""Long texts: parsed in pieces that join without a seam, sentences that end where the text does not let them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read import parse_string
from rashomon.read.parse import LONGEST_PARAGRAPH, LONGEST_SENTENCE
from rashomon.read.pieces import parse, pieces

if TYPE_CHECKING:
    from spacy.language import Language


@given(st.lists(st.sampled_from(["mill", " ", "\n", ". ", "said", "\n\n"])).map("".join), st.integers(2, 12))
def test_pieces_join_to_the_text(text: str, longest: int) -> None:
    """Nothing is lost or doubled at a cut, and no piece is longer than asked for."""
    found = list(pieces(text, longest))
    assert "".join(found) == text
    assert all(len(piece) <= longest for piece in found)


def test_a_cut_falls_between_paragraphs() -> None:
    """A paragraph's end is the best place to cut, then a sentence's, then a word's."""
    assert list(pieces("One two.\nThree four. Five six.", 14)) == ["One two.\n", "Three four. ", "Five six."]


def test_a_parse_in_pieces_is_one_parse(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tokens of a text parsed in pieces index the whole text, and its sentences and heads are those of the pieces."""
    text = "Police said that twelve people died in the mill.\n\nThe mayor spoke of thirty hurt.\n\n" * 6
    whole = nlp(text)
    monkeypatch.setattr("rashomon.read.pieces.PIECE", 200)
    monkeypatch.setattr("rashomon.read.pieces.pieces", lambda text: pieces(text, 200))
    joined = parse(nlp, text)
    assert joined.text == text
    assert [(token.idx, token.text, token.head.i) for token in joined] == [(token.idx, token.text, token.head.i) for token in whole]
    assert [sentence.start for sentence in joined.sents] == [sentence.start for sentence in whole.sents]


@pytest.mark.parametrize("unit", ["police said that ", "12 dead, ", ". ", '" . ', "killed 12 and "])
def test_no_sentence_goes_on_for_ever(nlp: Language, unit: str) -> None:
    """However a text avoids an end, its sentences stay within bounds."""
    longest = max(len(sentence) for sentence in nlp(parse_string(unit * 1_000)).sents)
    assert longest <= max(LONGEST_SENTENCE, LONGEST_PARAGRAPH + 100)


@pytest.mark.parametrize(("run", "kept"), [("(" * 300, 100), ("a" * 600, 100), ("a" * 400, 400), ("http://mill.org/" + "a-" * 100, 216)])
def test_runs_without_a_space(run: str, kept: int) -> None:
    """A run of marks, or one that no word is as long as, is blank but for its beginning; an address stays."""
    assert parse_string(f"Twelve {run} died") == f"Twelve {run[:kept].ljust(len(run))} died"
