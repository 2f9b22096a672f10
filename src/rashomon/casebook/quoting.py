"""Finding a quote in a text: the words exactly, however the lines between them are broken."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from itertools import islice

from rashomon.model import Span
from rashomon.model.errors import DecisionRefused

LONGEST = 5_000
SHOWN = 60
MOST = 1_000
"""Places of one quote that are told apart."""

_WORD = re.compile(r"\S+")


def find_quote(text: str, quote: str, nth: int | None = None) -> Span:
    """Return where a quote stands in a text; of several places the ``nth``, from 1.

    Where it does not stand there as given, blanks and line breaks may differ. Raises `DecisionRefused`: it is not there, it stands there
    more than once and ``nth`` is not given, or not so often.
    """
    words = quote.split()
    if not words or len(quote) > LONGEST:
        raise DecisionRefused(f"a quote has at least one word and at most {LONGEST:,} characters")
    found = list(islice(_places(text, quote.strip()), MOST)) or list(islice(_loosely(text, " ".join(words)), MOST))
    shown = f"“{quote.strip()[:SHOWN]}{'…' if len(quote.strip()) > SHOWN else ''}”"
    if not found:
        raise DecisionRefused(f"{shown} is not in the text; copy the words as they stand there")
    if nth is None and len(found) > 1:
        raise DecisionRefused(f"{shown} stands {len(found)} times in the text; say which is meant, from 1 to {len(found)}, or quote more")
    if not 1 <= (nth or 1) <= len(found):
        raise DecisionRefused(f"{shown} stands {len(found)} times in the text, not {nth} times")
    return found[(nth or 1) - 1]


def _places(text: str, words: str) -> Iterator[Span]:
    at = text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + len(words))


def _loosely(text: str, words: str) -> Iterator[Span]:
    """Yield where words stand that are parted by any blanks: in the text with single ones, and from there back to where they are."""
    spans = [match.span() for match in _WORD.finditer(text)]
    begins, length = [], 0
    for start, end in spans:
        begins.append(length)
        length += end - start + 1

    def back(at: int) -> int:
        word = bisect(begins, at) - 1
        return spans[word][0] + at - begins[word]

    for start, end in _places(" ".join(text[start:end] for start, end in spans), words):
        yield back(start), back(end - 1) + 1
