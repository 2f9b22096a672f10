"""Where a content ends: quotation marks, gaps and edges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.extract.statements.drafts import Draft, Range, subtract, union
from rashomon.extract.statements.quotes import Quotation, quotations_in
from rashomon.extract.statements.syntax import trim

if TYPE_CHECKING:
    from spacy.tokens import Doc

NEAR = 4
"""Tokens by which the parse may break off before a quotation's end."""


def polish(doc: Doc, draft: Draft, quotations: Sequence[Quotation]) -> Draft:
    """Return the draft with its content run to the marks of quotations it breaks off in; pieces that only punctuation parts are joined."""
    own = (*draft.cue, *draft.source)
    stretched = [_stretch(piece, quotations) for piece in draft.content]
    joined = _join(doc, union(subtract(stretched, own)), own)
    pieces = [_edges(doc, piece, quotations) for piece in joined]
    return replace(
        draft, content=tuple(p for p in pieces if p[0] < p[1] and any(not t.is_punct and not t.is_space for t in doc[p[0] : p[1]]))
    )


def _stretch(piece: Range, quotations: Sequence[Quotation]) -> Range:
    start, end = piece
    for quotation in quotations_in(quotations, (start, end + NEAR)):
        if start <= quotation.start < end < quotation.end and quotation.end - end <= NEAR:
            end = quotation.end
        if quotation.start < start < quotation.end <= end and start - quotation.start <= NEAR:
            start = quotation.start
    return start, end


def _join(doc: Doc, pieces: tuple[Range, ...], own: Sequence[Range]) -> tuple[Range, ...]:
    joined: list[Range] = []
    for start, end in pieces:
        if joined:
            gap = doc[joined[-1][1] : start]
            if (
                len(gap) <= 2
                and all(t.is_punct or (t.is_space and "\n" not in t.text) for t in gap)
                and not _crosses(joined[-1][1], start, own)
            ):
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return tuple(joined)


def _crosses(start: int, end: int, own: Sequence[Range]) -> bool:
    return any(a < end and start < b for a, b in own)


def _edges(doc: Doc, piece: Range, quotations: Sequence[Quotation]) -> Range:
    start, end = trim(doc, piece)
    touched = quotations_in(quotations, piece)
    starts = {quotation.start for quotation in touched}
    ends = {quotation.end for quotation in touched}
    if piece[0] in starts:
        start = piece[0]
    if piece[1] in ends:
        end = piece[1]
    return start, end
