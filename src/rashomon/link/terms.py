"""The content words around an event, weighted by how rare they are in news at large."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.model import Document, Mention

WORD = re.compile(r"[^\W\d_]{3,}")
MAX_TERMS = 250
MAIN_TEXT = 4000
"""How much of a document stands for the event it is about, in code points from its start."""


def terms_of(document: Document, mentions: Sequence[Mention], main: bool) -> tuple[str, ...]:
    """Return the distinct lower-case words of the sentences that speak of an event; for the main event, of the text's start too."""
    pieces = [document.text[start:end] for start, end in dict.fromkeys(m.sentence_span for m in mentions)]
    if main:
        pieces = [document.title or "", document.text[:MAIN_TEXT], *pieces]
    words = dict.fromkeys(word.lower() for piece in pieces for word in WORD.findall(piece))
    return tuple(sorted(list(words)[:MAX_TERMS]))
