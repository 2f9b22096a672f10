"""The content words around an event, and the ages of the people told of there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.model import Document, Mention

WORD = re.compile(r"[^\W\d_]{3,}")
AGE = re.compile(r"(?<![\d/.,-])([1-9]\d?)[- ]years?[- ]old\b|(?<=[^\W\d_], )([1-9]\d?)(?=,|\.| of | and )")
"""An age: "a 34-year-old", "Ana Ruck, 34,"."""
MAX_AGES = 12
MAX_TERMS = 250
MAIN_TEXT = 4000
"""How much of a document stands for the event it is about, in code points from its start."""


def terms_of(document: Document, mentions: Sequence[Mention], main: bool) -> tuple[str, ...]:
    """Return the distinct lower-case words of the sentences that speak of an event; for the main event, of the text's start too."""
    words = dict.fromkeys(word.lower() for piece in _pieces(document, mentions, main) for word in WORD.findall(piece))
    return tuple(sorted(list(words)[:MAX_TERMS]))


def ages_of(document: Document, mentions: Sequence[Mention], main: bool) -> tuple[int, ...]:
    """Return the distinct ages, in years, that the same sentences give to people, ascending: the first `MAX_AGES` told."""
    found = dict.fromkeys(int(a or b) for piece in _pieces(document, mentions, main) for a, b in AGE.findall(piece))
    return tuple(sorted(list(found)[:MAX_AGES]))


def _pieces(document: Document, mentions: Sequence[Mention], main: bool) -> list[str]:
    pieces = [document.text[start:end] for start, end in dict.fromkeys(m.sentence_span for m in mentions)]
    return [document.title or "", document.text[:MAIN_TEXT], *pieces] if main else pieces
