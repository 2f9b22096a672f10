"""The numbers of dead, hurt and shot that a document's title states: a sign of its totals, since a title is seldom of anything else.

A title is not parsed, for its capitals and gaps mislead the parser; nor is it quoted, for a claim's words stand in the text.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rashomon.model import Reading

LONGEST = 400
"""Code points of a title that are read."""

REACH = 4
"""Words behind a number within which it is told what befell those it counts."""

MOST = 999
"""A greater number in a title is a year or a sum of money."""

_WORD = re.compile(r"[^\W\d][\w'’-]*|\d+(?![\w-])|\d[\w-]*|[^\w\s]")
_NOTHING: dict[str, frozenset[int]] = {}


def titled(reading: Reading) -> Mapping[str, frozenset[int]]:
    """Return the numbers that the title states, by kind: *killed*, *injured*, and *shot*, of dead and hurt together.

    Nothing for a title that is a line of the text, which is read with it.
    """
    title = reading.document.title
    if not title or title in reading.document.text:
        return _NOTHING
    found: dict[str, set[int]] = {}
    for kind, number in stated(title[:LONGEST]):
        found.setdefault(kind, set()).add(number)
    return {kind: frozenset(numbers) for kind, numbers in found.items()}


def stated(title: str) -> Iterator[tuple[str, int]]:
    """Yield each number in a title of which it tells what befell those it counts, with the kind."""
    words = [word.lower() for word in _WORD.findall(title)]
    for at, word in enumerate(words):
        number = _number(word)
        if number is None or (at + 1 < len(words) and words[at + 1] == "of"):
            continue
        kind = _behind(words[at + 1 :]) or _before(words[:at])
        if kind is not None:
            yield kind, number


def _number(word: str) -> int | None:
    number = int(word) if word.isdecimal() else load("numbers")["units"].get(word)
    return number if number is not None and 0 < number <= MOST else None


def _behind(words: Sequence[str]) -> str | None:
    """Return what befell those counted by what follows the number: "3 hurt", "two men shot dead"."""
    lists = lexis.word_lists("headlines")
    near = list(takewhile(lambda word: word[0].isalpha() and word not in lists["ends"] and _number(word) is None, words[:REACH]))
    for at, word in enumerate(near):
        if word in lists["shot"]:
            beside = {*near[at + 1 : at + 2], *near[max(0, at - 1) : at]}
            return "killed" if beside & lists["fatally"] else "shot"
        if word in lists["dead"]:
            return "killed"
        if word in lists["hurt"]:
            return "injured"
    return None


def _before(words: Sequence[str]) -> str | None:
    """Return what befell those counted by the verb before the number: "kills two", "injures at least 4"."""
    lists = lexis.word_lists("headlines")
    verb = next((word for word in reversed(words) if word not in lists["between"]), "")
    kinds = (("killing", "killed"), ("hurting", "injured"), ("shooting", "shot"))
    return next((kind for name, kind in kinds if verb in lists[name]), None)
