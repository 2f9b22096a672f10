"""Text that a machine has broken: sentences broken off, words left out, stray stops and capitals.

One slip is anybody's; a document is flagged where several signs of more than one sort stand in different sentences.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from rashomon.lexicon import load
from rashomon.model import Flag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rashomon.model import Reading, Span

FEWEST_SIGNS = 2
"""How many signs a document must show, and how many sorts of them."""

WORDS_PER_SIGN = 600
"""In a longer document as many more signs are asked for: slips grow with length, so two in a book mean nothing."""

APART = 5
"""Signs nearer to each other than this many code points are one slip seen twice."""

MAX_QUOTE = 160
"""Longest quote of a flag in code points."""

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*(?=\s|$)")


class Sign(msgspec.Struct, frozen=True):
    """One sign: what sort it is, in words for the reader, and where."""

    sort: str
    span: Span


class _Look(msgspec.Struct, frozen=True):
    sort: str
    plural: str
    pattern: re.Pattern[str]
    except_words: frozenset[str]


def garbled_flags(reading: Reading) -> tuple[Flag, ...]:
    """Return one flag ``garbled`` where the text of a document is broken, with the clearest place; otherwise none."""
    text = reading.document.text
    bodies = [zone.span for zone in reading.zones if zone.kind == "body"]
    signs = _apart([sign for start, end in bodies for sign in _signs(text, start, end)])
    sorts = {sign.sort for sign in signs}
    wanted = max(FEWEST_SIGNS, sum(text.count(" ", start, end) for start, end in bodies) // WORDS_PER_SIGN)
    if len(signs) < wanted or len(sorts) < FEWEST_SIGNS:
        return ()
    span = _quoted(text, _clearest(signs))
    return (Flag(flag="garbled", span=span, quote=text[span[0] : span[1]], detail=_detail(signs)),)


def _signs(text: str, start: int, end: int) -> Iterator[Sign]:
    for look in _looks():
        for match in look.pattern.finditer(text, start, end):
            if not any(word and word.lower() in look.except_words for word in match.groups()):
                yield Sign(look.sort, match.span())


def _apart(signs: Sequence[Sign]) -> list[Sign]:
    """Return the signs in text order without those that show the same slip as the one before, the clearer sort kept."""
    order = [look.sort for look in _looks()]
    kept: list[Sign] = []
    for sign in sorted(signs, key=lambda s: s.span):
        if kept and sign.span[0] - kept[-1].span[1] < APART:
            kept[-1] = min(kept[-1], sign, key=lambda s: order.index(s.sort))
        else:
            kept.append(sign)
    return kept


def _clearest(signs: Sequence[Sign]) -> Sign:
    order = [look.sort for look in _looks()]
    return min(signs, key=lambda sign: (order.index(sign.sort), sign.span))


def _quoted(text: str, sign: Sign) -> Span:
    """Return the span of a sign with its sentence before it, as far as a quote may run."""
    low = max(0, sign.span[0] - MAX_QUOTE)
    ends = [m.end() for m in _SENTENCE_END.finditer(text, low, sign.span[0]) if m.end() < sign.span[0] - 1]
    start = max([low, *ends, text.rfind("\n", low, sign.span[0]) + 1])
    if start == low > 0:
        start = text.find(" ", low, sign.span[0] + 1)
    while start < sign.span[0] and not text[max(start, 0)].isalnum() and text[max(start, 0)] not in "\"“‘'":
        start += 1
    return max(start, 0), sign.span[1]


def _detail(signs: Sequence[Sign]) -> str:
    counted = []
    for look in _looks():
        number = sum(sign.sort == look.sort for sign in signs)
        if number:
            counted.append(f"{number} {look.sort if number == 1 else look.plural}")
    return f"The text seems broken by a machine: {len(signs)} places ({', '.join(counted)})."


@lru_cache(maxsize=1)
def _looks() -> tuple[_Look, ...]:
    """Return what to look for, the clearest sort first."""
    raw = load("garbled")
    none: frozenset[str] = frozenset()
    small = frozenset(raw["small_names"])
    short = frozenset(raw["abbreviations"]) | frozenset(raw["short_sentences"])
    return (
        _Look("sentence broken off", "sentences broken off", _ended_on(raw["never_last"], raw["seldom_last"]), none),
        _Look("full stop by itself", "full stops by themselves", re.compile(r"(?<=[a-z][.!?]) \.(?=\s|$)(?! \.)"), none),
        _Look(
            "stray word as a sentence",
            "stray words as sentences",
            re.compile(r"(?<=[a-z]{2}\. )([A-Z][a-z]{1,3})\.(?=\s+[A-Z\"“]|$)"),
            short,
        ),
        _Look(
            "sentence without its beginning",
            "sentences without their beginning",
            re.compile(r"\b([a-z]{3,20})\.[\"”]? ([a-z]{2,20})(?=[ ,.])"),
            small | frozenset(raw["abbreviations"]),
        ),
        _Look(
            "word left out",
            "words left out",
            re.compile(rf"(?<= )({_any(raw['articles'])}) ({_any(raw['never_after_article'])})(?=[ ,.])"),
            none,
        ),
        _Look(
            "capital in the wrong place",
            "capitals in the wrong place",
            re.compile(rf"\b((?i:{_any(raw['before_capital'])})) ({_any(raw['capital_verbs'])})(?= [a-z])"),
            none,
        ),
        _Look("blank before a full stop", "blanks before full stops", re.compile(r"(?<=[a-z]) \.(?=\s|$)(?! {1,2}\.)"), none),
    )


def _ended_on(never: Sequence[str], seldom: Sequence[str]) -> re.Pattern[str]:
    bare, parted = _any(never), _any([*never, *seldom])
    return re.compile(rf"(?<=[a-z,] )(?:(?:{bare})\.|(?:{parted}) \.)(?=\s|$)")


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in words)
