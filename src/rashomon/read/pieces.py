"""Parsing a long text piece by piece: the model's memory grows with what it is given at once, not with the document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIECE = 50_000
"""Code points parsed at once, some 10,000 words: about 200 MB. News reports are shorter."""


def parse(nlp: Language, text: str) -> Doc:
    """Return the parse of the whole text, whose tokens' offsets index it; a text longer than `PIECE` is parsed in pieces."""
    if len(text) <= PIECE:
        return nlp(text)
    from spacy.tokens import Doc

    whole = Doc.from_docs([nlp(piece) for piece in pieces(text)], ensure_whitespace=False)
    assert whole is not None  # only of no pieces at all
    return whole


def pieces(text: str, longest: int = PIECE) -> Iterator[str]:
    """Cut a text before the last paragraph, else sentence, else word that begins within each ``longest`` code points."""
    start = 0
    while len(text) - start > longest:
        cut = _last_beginning(text, start + longest // 2, start + longest)
        yield text[start:cut]
        start = cut
    yield text[start:]


def _last_beginning(text: str, low: int, high: int) -> int:
    for mark in ("\n", ". ", " "):
        found = text.rfind(mark, low, high)
        if found >= 0:
            cut = found + len(mark)
            while cut < high and text[cut].isspace():
                cut += 1
            return cut
    return high
