"""Bare numerals: digits, words and vague forms, read from a list of lower-case tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rashomon.lexicon import load
from rashomon.model.value import Qualifier

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,10})(\.\d{1,3})?([a-z]{1,2})?")
LARGEST = 20_000_000_000
_LONGEST = 16
"""Words of the longest numeral; no more is read, so that a text of nothing but "hundred" costs no more than another."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A bare numeral. ``end`` is the position after it; ``scale`` the multiplier word that ends it (1 where there is none)."""

    end: int
    low: int
    high: int | None
    qualifier: Qualifier
    scale: int = 1
    digits: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    units: dict[str, int]
    tens: dict[str, int]
    multipliers: dict[str, int]
    suffixes: dict[str, int]
    vague: dict[str, int]
    few: dict[str, int]
    phrases: dict[str, list[dict[str, Any]]]


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = load("numbers")
    phrases: dict[str, list[dict[str, Any]]] = {}
    for phrase in sorted(data["phrases"], key=lambda each: -len(each["words"])):
        phrases.setdefault(phrase["words"][0], []).append(phrase)
    return _Words(data["units"], data["tens"], data["multipliers"], data["suffixes"], data["vague"], data["few"], phrases)


@lru_cache(maxsize=1)
def openers() -> frozenset[str]:
    """Return the words that can begin a numeral; every other numeral begins with a digit."""
    words = _words()
    return frozenset([*words.units, *words.tens, *words.vague, *words.few, *words.phrases, "hundred", "thousand", "million"])


def read_numeral(lower: list[str], at: int) -> Numeral | None:
    """Return the numeral that begins at position ``at``, the longest there is, or None."""
    word = lower[at]
    words = _words()
    if word[0].isdigit():
        return _digits(lower, at)
    if word in words.units or word in words.tens or word in words.multipliers:
        return _in_words(lower, at)
    if word in words.vague:
        return _vague(lower, at)
    if word in words.few:
        return _few(lower, at + 1, Numeral(at + 1, words.few[word], None, "vague"))
    return _phrase(lower, at)


def _digits(lower: list[str], at: int) -> Numeral | None:
    match = _DIGITS.fullmatch(lower[at])
    if match is None:
        return None
    whole, fraction, suffix = match.groups()
    if suffix is not None and suffix not in _words().suffixes:
        return None
    if whole[0] == "0" and len(whole) > 1:
        return None
    value = float(whole.replace(",", "") + (fraction or ""))
    end, scale = at + 1, _words().suffixes[suffix] if suffix else 1
    if not suffix and end < len(lower):
        scale = _words().multipliers.get(lower[end], 1)
        end += scale > 1
    # "1 000": groups of three zeros after a space
    while scale == 1 and not fraction and end < len(lower) and lower[end] == "000" and value < LARGEST:
        value, end = value * 1000, end + 1
    total = round(value * scale, 3)
    if total != int(total) or total > LARGEST:
        return None
    return Numeral(end, int(total), int(total), "exact", scale, digits=True)


def _in_words(lower: list[str], at: int) -> Numeral | None:
    words = _words()
    total, current, scale, end, position = 0, 0, 1, at, at
    last = 10**12
    while position < min(len(lower), at + _LONGEST):
        word = lower[position]
        if word in words.multipliers:
            size = words.multipliers[word]
            if size >= 1000:
                total, current = total + max(current, 1) * size, 0
            else:
                current = max(current, 1) * size
            scale, last = size, 100 if size < 1000 else size
        elif (value := words.units.get(word, words.tens.get(word))) is not None:
            if (current % 100 if last > 10 else current) and not (last in words.tens.values() and value < 10):
                break
            current, scale, last = current + value, 1, value
        elif word not in ("-", "and") or not _continues(lower, position, last):
            break
        if word not in ("-", "and"):
            end = position + 1
        position += 1
    value = total + current
    return Numeral(end, value, value, "exact", scale) if end > at and value <= LARGEST else None


def _continues(lower: list[str], position: int, last: int) -> bool:
    """Whether "forty - three" or "a hundred and five" goes on after the joining word."""
    if position + 1 >= len(lower):
        return False
    words = _words()
    after = lower[position + 1]
    if lower[position] == "-":
        return last in words.tens.values() and 0 < words.units.get(after, 0) < 10
    return last in (100, 1000) and (after in words.units or after in words.tens)


def _vague(lower: list[str], at: int) -> Numeral:
    words = _words()
    low, end = words.vague[lower[at]], at + 1
    while end + 1 < len(lower) and lower[end] == "of" and lower[end + 1] in words.vague and low < LARGEST:
        low, end = low * words.vague[lower[end + 1]], end + 2
    return Numeral(end, low, None, "vague")


def _few(lower: list[str], end: int, base: Numeral) -> Numeral:
    """ "Several", "a few", "a couple of", with a multiplier after it where there is one: "several hundred"."""
    scale = _words().multipliers.get(lower[end], 1) if end < len(lower) else 1
    high = None if base.high is None else base.high * scale
    return Numeral(end + (scale > 1), base.low * scale, high, base.qualifier)


def _phrase(lower: list[str], at: int) -> Numeral | None:
    for phrase in _words().phrases.get(lower[at], ()):
        words = phrase["words"]
        end = at + len(words)
        if lower[at:end] != words:
            continue
        base = Numeral(end, phrase["low"], phrase["high"], phrase["qualifier"])
        if base.qualifier != "exact":
            return _few(lower, end, base)
        return base if words[-1] == "dozen" or len(words) > 2 else _in_words(lower, at + 1)  # "a million two hundred" goes on
    return None
