"""The surface of a parsed text as plain lists, which are much faster to walk through than spaCy's tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

UNLABELLED = "?"
"""The label of a word that no model was asked about."""
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Surface:
    """The tokens of a text: words, offsets [begin, end), entity labels ("" where none), parts of speech, heads and sentence numbers."""

    text: str
    words: list[str]
    begins: list[int]
    ends: list[int]
    capital: list[bool]
    labels: list[str]
    tags: list[str]
    sentence: list[int]
    initial: list[bool]

    def slice(self, start: int, end: int) -> str:
        """Return the text of tokens [start, end)."""
        return self.text[self.begins[start] : self.ends[end - 1]]

    def word(self, at: int) -> str:
        """Return the word at a token index, "" beyond either end."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def label(self, at: int) -> str:
        """Return the model's label of a token index, "" beyond either end."""
        return self.labels[at] if 0 <= at < len(self.labels) else ""

    def lower(self, at: int) -> str:
        """Return the word at a token index in lower case, "" beyond either end."""
        return self.words[at].lower() if 0 <= at < len(self.words) else ""


def surface_of(doc: Doc) -> Surface:
    """Return the surface of ``doc``."""
    words, begins, labels, tags, initial = [], [], [], [], []
    for token in doc:
        words.append(token.text)
        begins.append(token.idx)
        labels.append(token.ent_type_)
        tags.append(token.pos_)
        initial.append(bool(token.is_sent_start))
    return Surface(
        text=doc.text,
        words=words,
        begins=begins,
        ends=[begin + len(word) for begin, word in zip(begins, words, strict=True)],
        capital=[word[:1].isupper() for word in words],
        labels=labels,
        tags=tags,
        sentence=[number - 1 for number in accumulate(initial)],
        initial=initial,
    )


def surface_of_string(text: str) -> Surface:
    """Return the surface of an unparsed text: words only."""
    found = list(_WORD.finditer(text))
    words = [match.group() for match in found]
    blank, unlabelled = [""] * len(words), [UNLABELLED] * len(words)
    return Surface(
        text=text,
        words=words,
        begins=[match.start() for match in found],
        ends=[match.end() for match in found],
        capital=[word[:1].isupper() for word in words],
        labels=unlabelled,
        tags=blank,
        sentence=[0] * len(words),
        initial=[False] * len(words),
    )
