"""Finding a quote in a text: the words exactly, however the lines between them are broken."""

from __future__ import annotations

import re
from itertools import islice

from rashomon.model import Span
from rashomon.model.errors import DecisionRefused

LONGEST = 5_000
SHOWN = 60
MOST = 1_000
"""Places of one quote that are told apart."""


def find_quote(text: str, quote: str, nth: int | None = None) -> Span:
    """Return where a quote stands in a text; of several places the ``nth``, from 1.

    Where it does not stand there as given, blanks and line breaks may differ. Raises `DecisionRefused`: it is not there, it stands there
    more than once and ``nth`` is not given, or not so often.
    """
    words = quote.split()
    if not words or len(quote) > LONGEST:
        raise DecisionRefused(f"a quote has at least one word and at most {LONGEST:,} characters")
    found = _places(text, re.escape(quote.strip())) or _places(text, r"\s+".join(map(re.escape, words)))
    shown = f"“{quote.strip()[:SHOWN]}{'…' if len(quote.strip()) > SHOWN else ''}”"
    if not found:
        raise DecisionRefused(f"{shown} is not in the text; copy the words as they stand there")
    if nth is None and len(found) > 1:
        raise DecisionRefused(f"{shown} stands {len(found)} times in the text; say which is meant, from 1 to {len(found)}, or quote more")
    if not 1 <= (nth or 1) <= len(found):
        raise DecisionRefused(f"{shown} stands {len(found)} times in the text, not {nth} times")
    return found[(nth or 1) - 1]


def _places(text: str, pattern: str) -> list[Span]:
    return [match.span() for match in islice(re.finditer(pattern, text), MOST)]
