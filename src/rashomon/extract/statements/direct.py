"""Direct speech: which cue a quotation belongs to, and the drafts that quotations complete."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.extract.statements.drafts import Draft, inside, meet, size, subtract, union
from rashomon.extract.statements.quotes import Quotation, quotation_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

WINDOW = 45
"""Tokens between a quotation and its cue, at most."""
MOST_PIECES = 50
"""Pieces of one content; a text with more is no prose."""
FAR = 150
"""Tokens between a quotation and the cue of the clause it stands in, at most."""
AT_ONCE = 2
"""Cost of a cue right beside its quotation."""
ENDS = frozenset(".!?")


def give_quotations(doc: Doc, drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> list[Draft]:
    """Return the drafts with the quotations that belong to them as content.

    A quotation belongs to the draft whose content it already stands in, to the cue after it ("…," she said), to the cue before it
    (she said: "…"), or, where it has none, to the speaker whose quotation ran just before it.
    """
    drafts = list(drafts)
    owner = -1
    previous: Quotation | None = None
    for quotation in quotations:
        if previous is not None and previous.goes_on and owner >= 0:
            found = owner
        else:
            found = _owner(doc, drafts, quotation, quotations)
            if (
                found < 0
                and not quotation.is_scare
                and previous is not None
                and owner >= 0
                and _follows(doc, drafts[owner], previous, quotation)
            ):
                found = owner
        if found >= 0 and len(drafts[found].content) < MOST_PIECES:
            drafts[found] = _given(drafts[found], quotation)
        if not quotation.is_scare or found >= 0:
            owner, previous = found, quotation
    return drafts


def _given(draft: Draft, quotation: Quotation) -> Draft:
    return replace(draft, content=subtract(union((*draft.content, quotation.range)), (*draft.cue, *draft.source)), told=True)


def _owner(doc: Doc, drafts: Sequence[Draft], quotation: Quotation, quotations: Sequence[Quotation]) -> int:
    holders = [
        (size(drafts[i].content), i)
        for i in _around(drafts, quotation)
        if "quote" in drafts[i].word.frames
        and not inside((quotation.range,), drafts[i].anchor)
        and meet(drafts[i].content, (quotation.range,))
    ]
    if quotation.is_scare:
        whole = [i for _, i in holders if size(subtract((quotation.range,), drafts[i].content)) == 0]
        return whole[0] if whole else _at_once(doc, drafts, quotation, quotations)
    if holders:
        return min(holders, key=lambda held: abs(drafts[held[1]].anchor - quotation.start))[1]
    return _nearest(doc, drafts, quotation, quotations)


def _at_once(doc: Doc, drafts: Sequence[Draft], quotation: Quotation, quotations: Sequence[Quotation]) -> int:
    """Return the cue right beside a short quotation that is a sentence of its own ("Elections matter," she said), or -1."""
    if not any(token.text in ",!?." for token in doc[quotation.end - 2 : quotation.end]):
        return -1
    found = _nearest(doc, drafts, quotation, quotations)
    return found if found >= 0 and not drafts[found].content and _cost(doc, drafts[found], quotation, quotations) <= AT_ONCE else -1


def _around(drafts: Sequence[Draft], quotation: Quotation) -> range:
    """The drafts, which are in order, whose cues stand near enough to a quotation."""
    low = bisect_left(drafts, quotation.start - FAR, key=lambda draft: draft.anchor)
    return range(low, bisect_left(drafts, quotation.end + FAR, key=lambda draft: draft.anchor))


def _nearest(doc: Doc, drafts: Sequence[Draft], quotation: Quotation, quotations: Sequence[Quotation]) -> int:
    best, best_cost = -1, float(WINDOW)
    for i in _around(drafts, quotation):
        draft = drafts[i]
        if "quote" not in draft.word.frames or not draft.source:
            continue
        cost = _cost(doc, draft, quotation, quotations)
        if cost < best_cost:
            best, best_cost = i, cost
    return best


def _cost(doc: Doc, draft: Draft, quotation: Quotation, quotations: Sequence[Quotation]) -> float:
    low = min(start for start, _ in (*draft.cue, *draft.source))
    high = max(end for _, end in (*draft.cue, *draft.source))
    if quotation_at(quotations, draft.anchor) is not None:
        return float(WINDOW)
    if low >= quotation.end:
        between = doc[quotation.end : low]
        if any(token.text in ENDS or "\n" in token.text for token in between) or doc[quotation.end - 2 : quotation.end - 1].text == ".":
            return float(WINDOW)
        return float(len(between)) * 3
    if high <= quotation.start:
        between = doc[high : quotation.start]
        if any(token.text in ENDS or "\n" in token.text for token in between):
            return float(WINDOW)
        return float(len(between)) + 1
    return float(WINDOW)


def _follows(doc: Doc, draft: Draft, previous: Quotation, quotation: Quotation) -> bool:
    """Tell whether the quotation goes on where its speaker left off: nothing but the cue's own sentence stands between them."""
    gap = doc[previous.end : quotation.start]
    if len(gap) > WINDOW:
        return False
    after = max(end for _, end in (*draft.cue, *draft.source))
    rest = doc[max(previous.end, after) : quotation.start]
    stops = sum(token.text in ENDS for token in rest)
    breaks = any("\n" in token.text for token in rest)
    return stops <= 1 and not breaks and not any(token.is_alpha for token in _after_stop(rest))


def _after_stop(tokens: Span) -> list[Token]:
    stop = next((i for i, token in enumerate(tokens) if token.text in ENDS), len(tokens))
    return list(tokens)[stop + 1 :]
