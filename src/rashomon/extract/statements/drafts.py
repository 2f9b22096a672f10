"""Statements in the making: token ranges instead of code points, and arithmetic on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.extract.statements.cues import CueWord
from rashomon.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

Range = tuple[int, int]
"""[start, end) in tokens of the parse."""

EDGE = frozenset(".,;:-–—…") | {"--"}
"""Punctuation that never begins or ends a content by itself."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One attribution before it becomes a `Statement`.

    ``anchor`` is the token index of the cue's head; ``speaker`` that of the source's head, -1 where no source is named.
    ``told``: the content is itself told and not merely judged; ``ahead``: the cue lies ahead; ``third_party``:
    the source is no "I", "you" or "it"; ``own_voice``: the author speaks;
    ``cited``: the head of whom the speaker cites; ``doubtful``: no annotator would mark it, so it counts only where a claim rests on it.
    """

    anchor: int
    word: CueWord
    cue: tuple[Range, ...]
    source: tuple[Range, ...] = ()
    content: tuple[Range, ...] = ()
    speaker: int = -1
    told: bool = True
    negated: bool = False
    ahead: bool = False
    third_party: bool = False
    own_voice: bool = False
    cited: int = -1
    doubtful: bool = False


def union(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Return the ranges sorted, those that overlap or touch merged."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def subtract(ranges: Iterable[Range], holes: Iterable[Range]) -> tuple[Range, ...]:
    """Return ``ranges`` without the tokens of ``holes``."""
    left = list(union(ranges))
    for low, high in holes:
        left = [piece for start, end in left for piece in ((start, min(end, low)), (max(start, high), end)) if piece[0] < piece[1]]
    return tuple(left)


def inside(ranges: Iterable[Range], index: int) -> bool:
    """Tell whether a token lies in one of the ranges."""
    return any(start <= index < end for start, end in ranges)


def meet(one: Iterable[Range], other: Iterable[Range]) -> bool:
    """Tell whether two sets of ranges share a token."""
    others = tuple(other)
    return any(a < d and c < b for a, b in one for c, d in others)


def size(ranges: Iterable[Range]) -> int:
    """Return the number of tokens covered."""
    return sum(end - start for start, end in ranges)


def to_spans(doc: Doc, ranges: Iterable[Range]) -> tuple[Span, ...]:
    """Return the ranges as spans of code points, without white space at their ends."""
    spans: list[Span] = []
    for start, end in ranges:
        while start < end and doc[start].is_space:
            start += 1
        while end > start and doc[end - 1].is_space:
            end -= 1
        if start < end:
            spans.append((doc[start].idx, doc[end - 1].idx + len(doc[end - 1])))
    return tuple(spans)
