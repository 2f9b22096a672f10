"""Quotations: pairs of quotation marks, over sentences and, where each paragraph opens them again, over paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.extract.statements.drafts import Range
from rashomon.extract.statements.syntax import line_breaks

if TYPE_CHECKING:
    from spacy.tokens import Doc

MARKS = re.compile(r"''|``|[\"“”„«»‘’']|\n")
CLOSERS = {"“": "”", "„": "“”", "«": "»", "``": "''", '"': '"”', "''": "''", "‘": "’", "'": "'"}
SINGLE = frozenset("‘'")
OPENERS = frozenset("\"“„«‘'") | {"''", "``"}
SCARE_WORDS = 3
"""One to three quoted words are scare quotes or a term, not a statement by themselves."""
LONGEST = 20_000
"""Code points; a mark left open longer than that was never a quotation."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation, in tokens, its marks included. ``words`` counts word tokens; ``goes_on`` where the next paragraph opens it again."""

    start: int
    end: int
    words: int
    goes_on: bool = False

    @property
    def range(self) -> Range:
        """Its tokens."""
        return self.start, self.end

    @property
    def is_scare(self) -> bool:
        """Too short to be a statement by itself."""
        return self.words <= SCARE_WORDS


def _may_open(text: str, at: int, mark: str) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + len(mark)] if at + len(mark) < len(text) else " "
    if mark not in OPENERS:
        return False
    if mark in SINGLE:
        return not before.isalnum() and not after.isspace() and not after.isdigit() and before not in ".,!?’'"
    return not after.isspace()


def _may_close(text: str, at: int, mark: str) -> bool:
    after = text[at + len(mark)] if at + len(mark) < len(text) else " "
    before = text[at - 1] if at else " "
    if mark in "’'":
        return not after.isalnum() and not before.isspace()
    return True


def _char_spans(text: str, ends: Collection[int]) -> list[tuple[int, int, bool]]:
    """Return (start, end, goes on) in code points. ``ends`` are the places of the newlines at which a paragraph ends."""
    spans: list[tuple[int, int, bool]] = []
    opened, mark = -1, ""
    for match in MARKS.finditer(text):
        found, at = match.group(), match.start()
        if found == "\n":
            if at not in ends:
                continue
            if opened >= 0 and mark not in SINGLE:
                spans.append((opened, at, text[at : at + LONGEST].lstrip()[:1] == mark[:1]))
            opened = -1
        elif opened < 0:
            if _may_open(text, at, found):
                opened, mark = at, found
        elif found in CLOSERS.get(mark, "") and _may_close(text, at, found):
            spans.append((opened, match.end(), False))
            opened = -1
        elif mark in SINGLE and found not in SINGLE and found != "’" and _may_open(text, at, found):
            opened, mark = at, found
    return spans


def find_quotations(doc: Doc, text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a document in order; a mark that nobody closes ends with its paragraph.

    ``text`` is the document's own, with the marks as written; the parse may have simplified them.
    """
    found = []
    starts = doc.to_array("IDX").tolist()
    ends = {starts[i] + k for i in line_breaks(doc) for k, letter in enumerate(doc[i].text) if letter == "\n"}
    for start, end, goes_on in _char_spans(text, ends):
        first, last = _token_at(starts, start), _token_at(starts, end - 1) + 1
        words = sum(doc[i].is_alpha or doc[i].like_num for i in range(first, last))
        if words and end - start < LONGEST:
            found.append(Quotation(first, last, words, goes_on))
    return tuple(found)


def _token_at(starts: list[int], position: int) -> int:
    return max(bisect_right(starts, position) - 1, 0)


def quotations_in(quotations: Sequence[Quotation], piece: Range) -> Sequence[Quotation]:
    """Return the quotations that share a token with ``piece``; quotations are in order and never overlap."""
    low = bisect_right(quotations, piece[0], key=lambda quotation: quotation.end)
    high = bisect_left(quotations, piece[1], key=lambda quotation: quotation.start)
    return quotations[low:high]


def quotation_at(quotations: Sequence[Quotation], index: int) -> Quotation | None:
    """Return the quotation that a token stands in, or null."""
    found = quotations_in(quotations, (index, index + 1))
    return found[0] if found else None
