"""Which numerals count people or things: not money, measures, ages, dates, labels, shares, scores or addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.lexicon import load
from rashomon.read.numerals import Numeral

if TYPE_CHECKING:
    from spacy.tokens import Token

_STREET_WITHIN = 4
"""Words between a house number and "Street"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    measures: frozenset[str]
    fractions: frozenset[str]
    fillers: frozenset[str]
    currency: frozenset[str]
    labels: frozenset[str]
    ages: frozenset[str]
    street: frozenset[str]
    not_one_after: frozenset[str]
    not_one_before: frozenset[str]
    emergency: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = load("numbers")
    return _Words(**{field.name: frozenset(data[field.name]) for field in fields(_Words)})


def counts(tokens: Sequence[Token], lower: list[str], start: int, numeral: Numeral) -> bool:
    """Tell whether the numeral at [``start``, ``numeral.end``) counts people or things."""
    if names_or_pays(tokens, lower, start, numeral) or _measures(lower, numeral.end):
        return False
    if lower[start] == "one":
        return _is_numeral_one(tokens, lower, start)
    if lower[start] == "scores" and tokens[start].pos_ == "VERB":
        return False
    if numeral.digits:
        return not _is_tag(tokens, lower, start, numeral)
    return not _is_share(lower, start, numeral.end)


def _at(lower: list[str], position: int) -> str:
    return lower[position] if 0 <= position < len(lower) else ""


def names_or_pays(tokens: Sequence[Token], lower: list[str], start: int, numeral: Numeral) -> bool:
    """Tell whether what stands before the numeral makes it money, an age or a name ("$5", "aged 12", "Flight 12")."""
    words = _words()
    before = _at(lower, start - 1)
    if before in words.currency:
        return True
    if before in words.ages or (before in {"of", "between"} and _at(lower, start - 2) in words.ages):
        return True
    if before == "." and _at(lower, start - 2) == "no" and tokens[start - 1].idx == tokens[start - 2].idx + 2:
        return True
    return numeral.digits and before in words.labels


def _measures(lower: list[str], end: int) -> bool:
    words = _words()
    if _at(lower, end) == "-":
        # "34-year-old", "two-day": an adjective, but for "20-odd", "20-plus", "20-strong"
        return _at(lower, end + 1) not in {"plus", "odd", "strong"} and not _at(lower, end + 1)[:1].isdigit()
    if _at(lower, end) == "of":
        # "hundreds of kilometres"; "hundreds of third graders" are people
        return _at(lower, end + 1) in words.measures - words.fractions
    if _at(lower, end) in {"a", "an"}:
        return False  # "rose to 160 a day later": the day is counted by the article; "half" and the like follow "and"
    for position in range(end, end + 4):
        word = _at(lower, position)
        if word in words.measures:
            return True
        if word not in words.fillers:
            return False
    return False


def _is_numeral_one(tokens: Sequence[Token], lower: list[str], start: int) -> bool:
    words = _words()
    if tokens[start].pos_ != "NUM" or _at(lower, start - 1) in words.not_one_after:
        return False
    return _at(lower, start + 1) not in words.not_one_before and not _is_share(lower, start, start + 1)


def _is_share(lower: list[str], start: int, end: int) -> bool:
    """ "One in five", "nine out of ten"."""
    position = end + 2 if _at(lower, end) == "out" and _at(lower, end + 1) == "of" else end + 1
    if position == end + 1 and _at(lower, end) != "in":
        return _at(lower, start - 1) in {"in", "of"} and _at(lower, start - 2) in {"one", "two", "three", "nine", "out"}
    word = _at(lower, position)
    return word.isdigit() or word in {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}


def _is_tag(tokens: Sequence[Token], lower: list[str], start: int, numeral: Numeral) -> bool:
    """Digits that name something: ages in apposition, years, telephone numbers, addresses, "Area 51"."""
    token, after = tokens[start], _at(lower, numeral.end)
    before = tokens[start - 1] if start else None
    counted = numeral.end < len(tokens) and _is_plural(tokens, numeral.end)
    if _is_share(lower, start, numeral.end) or (lower[start] in _words().emergency and not counted):
        return True
    if lower[start].isdigit() and 1900 <= numeral.low <= 2099 and numeral.end == start + 1 and not counted:
        return True
    if before is None:
        return after in {".", ")"}
    if before.text == "-" or (after == "-" and _at(lower, numeral.end + 1)[:1].isdigit()):
        return True
    if _is_age(tokens, lower, start, numeral) or (after == ")" and before.text == "(" and _at(lower, numeral.end + 1)[:1].isdigit()):
        return True
    if before.pos_ == "PROPN" and not counted and (token.head.i == before.i or _tag(tokens, numeral.end) == "NNP"):
        return True
    return not counted and any(_at(lower, position) in _words().street for position in range(numeral.end, numeral.end + _STREET_WITHIN))


def _tag(tokens: Sequence[Token], position: int) -> str:
    return tokens[position].tag_ if position < len(tokens) else ""


def _is_plural(tokens: Sequence[Token], position: int) -> bool:
    for token in tokens[position : position + 3]:
        if token.tag_ in {"NNS", "NNPS"} or token.lower_ == "people":
            return True
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "VERB"}:
            return False
    return False


def _is_age(tokens: Sequence[Token], lower: list[str], start: int, numeral: Numeral) -> bool:
    """ "Ada Byron, 36," and "Ada Byron (36)", also before "was" and "were"; "17 y/o"; a headline's "man, 18"."""
    if start < 2 or not 0 < numeral.low < 120:
        return False
    if _at(lower, numeral.end) == "y" and _at(lower, numeral.end + 1) in {"/", ".", "-"}:
        return True
    if lower[start - 1] not in {",", "("}:
        return False
    named, after = tokens[start - 2], _at(lower, numeral.end)
    if named.tag_ == "NN" and numeral.end < len(tokens) and tokens[numeral.end].ent_type_ == "PERSON":
        return True
    if after not in {",", ".", ";", ")", "", "and", "was", "were", "has", "had", "died"}:
        return False
    return named.pos_ == "PROPN" and named.ent_type_ not in {"GPE", "LOC", "DATE"}
