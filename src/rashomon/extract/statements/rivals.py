"""Whose word a number is that is set against another's: "the opposition put the toll at 400 and the government at 120"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.extract.rivals import JOINING, Rival, find_rivals
from rashomon.extract.statements.drafts import Draft, inside, subtract
from rashomon.extract.statements.tally import TALLY

if TYPE_CHECKING:
    from spacy.tokens import Doc


def with_rivals(doc: Doc, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with one more for each number that somebody sets against another, which is nobody else's word."""
    given, here = list(drafts), _by_sentence(doc, drafts)
    added: list[Draft] = []
    for rival in find_rivals(doc):
        said = _said(doc, rival)
        start = min(said.source[0][0], rival.start)
        while doc[start - 1].lower_ in JOINING:
            start -= 1
        taken = (start, max(rival.end, said.source[0][1]))
        for i in here.get(rival.number.sent.start, ()):
            if _is_of(given[i], rival):
                given[i] = replace(given[i], content=subtract(given[i].content, (taken,)))
        added.append(said)
    return sorted([*(one for one in given if one.content), *added], key=lambda one: one.anchor)


def _by_sentence(doc: Doc, drafts: Sequence[Draft]) -> dict[int, list[int]]:
    """Return the drafts by the sentence that their cue stands in, so that long documents stay fast."""
    found: dict[int, list[int]] = {}
    for i, draft in enumerate(drafts):
        found.setdefault(doc[draft.anchor].sent.start, []).append(i)
    return found


def _is_of(draft: Draft, rival: Rival) -> bool:
    """Tell whether a draft is that of the number which the rival is set against, or of what stands around both."""
    return inside(draft.content, rival.number.i) and draft.anchor < rival.number.i


def _said(doc: Doc, rival: Rival) -> Draft:
    at = ((rival.start - 1, rival.start),) if doc[rival.start - 1].lower_ in {"at", "to"} else ()
    return Draft(
        anchor=rival.speaker.i,
        word=TALLY,
        cue=((rival.verb.i, rival.verb.i + 1), *at),
        source=(rival.source,),
        content=((rival.start, rival.end),),
        speaker=rival.speaker.i,
        third_party=True,
    )
