"""Rules and network together: the network says what is an attribution and how far it runs, the rules and the lexicon what it means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from rashomon.extract.statements.cues import CueLexicon, CueWord
from rashomon.extract.statements.drafts import Draft, Range, inside, meet, size, subtract, union
from rashomon.extract.statements.learned.features import Floats, cue_kinds
from rashomon.extract.statements.learned.leftover import take_back
from rashomon.extract.statements.learned.tag import Marked, Marks
from rashomon.extract.statements.quotes import Quotation, quotation_at
from rashomon.extract.statements.syntax import first_person, is_negated, lies_ahead, own_start
from rashomon.lexicon import load

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST_CUE = 30
"""Tokens."""
SURE = 0.7
"""Probability from which a cue is taken that neither rules nor lexicon know: below it, more than half are wrong, most outside politics."""
FAR = 400
"""Tokens between a quotation and the cue that it may belong to, at most."""
BETWEEN = 60
"""Tokens between two quotations of one speaker, or a quotation and the cue that it is given to for want of another, at most."""
UNLIKE = -0.7
"""Mean log-odds of being content from which the words of a content are believed to be one, though its cue is not sure."""
LONG, LIKELY = 6, 0.5
"""Tokens of a quotation that is given to the nearest cue, and their mean log-odds of being content, at least."""


def combine(doc: Doc, drafts: Sequence[Draft], marks: Marks, lexicon: CueLexicon, quotations: Sequence[Quotation]) -> list[Draft]:
    """Return the attributions that the network marks, with what the rules know of them.

    What it alone marks must have a source: without one, four of five are wrong.
    Of what only the rules find, words of saying proper and hedges that name nobody ("allegedly") stay; the rest, and what stands inside
    quotations, is doubtful: annotators leave it out, but a claim in it is somebody's all the same.
    """
    free = set(range(len(drafts)))
    combined: list[tuple[Draft, tuple[Range, ...]]] = []
    for one in (mark for mark in marks.attributions if _believed(mark, marks.likely)):
        known = [i for i in _near(drafts, one) if i in free and meet(drafts[i].cue, one.cue)]
        best = min(known, key=lambda i: (not inside(one.cue, drafts[i].anchor), not drafts[i].word.core, i), default=None)
        free -= set(known)
        if best is not None:
            own = one.content and subtract(one.content, drafts[best].cue)  # "as saying" is no content
            combined.append((_respanned(doc, drafts[best], one) if own else drafts[best], drafts[best].content))
        elif one.content and one.source and _trusted(doc, one):
            combined.append((_new(doc, one, lexicon), ()))
    left = [(_doubted(drafts[i], quotations), drafts[i].content) for i in sorted(free)]
    combined += [both for both in left if not both[0].doubtful]
    combined.sort(key=lambda both: both[0].anchor)
    certain = give_rest([draft for draft, _ in combined], [content for _, content in combined], quotations, marks.likely)
    certain = take_back(certain, quotations, marks.likely)
    return sorted([*certain, *(draft for draft, _ in left if draft.doubtful)], key=lambda draft: draft.anchor)


def _believed(one: Marked, likely: Floats) -> bool:
    """Tell whether a cue is sure, or its content not unlike what anybody is told to have said."""
    if one.chance >= SURE or not one.content:
        return True
    words = np.concatenate([likely[start:end] for start, end in one.content])
    return float(words.mean()) >= UNLIKE


def _trusted(doc: Doc, one: Marked) -> bool:
    """Tell whether a cue that no rule takes is a word of the lexicon's, or a sure one that tells of no deed ("attacked the hall")."""
    lemmas = {doc[i].lemma_.lower() for start, end in one.cue for i in range(start, end)}
    if any(lemma in cue_kinds() for lemma in lemmas):
        return True
    return one.chance >= SURE and not lemmas & _deeds()


@lru_cache(maxsize=1)
def _deeds() -> frozenset[str]:
    """Words of harm and of events: figures of speech in the politics that the network learned from, what happened in other reports."""
    kinds = [kind for name in ("harm", "events") for kind in load(name)["kinds"].values()]
    return frozenset(word for kind in kinds for words in kind.values() if isinstance(words, list) for word in words)


def _doubted(draft: Draft, quotations: Sequence[Quotation]) -> Draft:
    within = quotation_at(quotations, draft.anchor)
    quoted = within is not None and not within.is_scare
    return replace(draft, doubtful=quoted or not (draft.word.core or not draft.source))


def _near(drafts: Sequence[Draft], one: Marked) -> range:
    """The drafts whose anchors stand near enough to share a word of the cue."""
    return _between(drafts, one.anchor - LONGEST_CUE, one.anchor + LONGEST_CUE)


def _between(drafts: Sequence[Draft], low: int, high: int) -> range:
    """The drafts, which are in order, whose anchors lie from ``low`` up to ``high``, so that long documents stay fast."""
    first = bisect_left(drafts, low, key=lambda draft: draft.anchor)
    return range(first, bisect_left(drafts, high, key=lambda draft: draft.anchor))


def give_rest(drafts: Sequence[Draft], ruled: Sequence[tuple[Range, ...]], quotations: Sequence[Quotation], likely: Floats) -> list[Draft]:
    """Return the drafts with the quotations that lie in no content, nearly all of them said by somebody.

    One goes to the draft that the rules gave it to (``ruled``: their content, draft by draft), else to the speaker of the one before; a
    long one whose words are ``likely`` content goes to the nearest cue.
    """
    given = list(drafts)
    speaker, ended = -1, 0
    for quotation in quotations:
        holder = _holder(given, quotation)
        if holder < 0 and not quotation.is_scare:
            near = _between(given, quotation.start - FAR, quotation.end + FAR)
            by_rule = next((i for i in near if meet(ruled[i], (quotation.range,))), -1)
            follows = speaker >= 0 and quotation.start - ended <= BETWEEN
            holder = by_rule if by_rule >= 0 else speaker if follows else _nearest(given, quotation, likely)
            if holder >= 0:
                own = (*given[holder].cue, *given[holder].source)
                given[holder] = replace(given[holder], content=subtract(union((*given[holder].content, quotation.range)), own))
        if holder >= 0:
            speaker, ended = holder, quotation.end
    return given


def _nearest(drafts: Sequence[Draft], quotation: Quotation, likely: Floats) -> int:
    """Return the draft whose cue lies nearest before or after a long quotation that is likely somebody's, or -1."""
    if quotation.end - quotation.start < LONG or likely[quotation.start : quotation.end].mean() < LIKELY:
        return -1
    near = _between(drafts, quotation.start - BETWEEN, quotation.start + BETWEEN)
    return min(near, key=lambda i: (abs(drafts[i].anchor - quotation.start), i), default=-1)


def _holder(drafts: Sequence[Draft], quotation: Quotation) -> int:
    """Return the draft with the smallest content that holds more than half of the quotation, or -1."""
    half = (quotation.end - quotation.start) / 2
    holding = [
        (size(drafts[i].content), i)
        for i in _between(drafts, quotation.start - FAR, quotation.end + FAR)
        if size((quotation.range,)) - size(subtract((quotation.range,), drafts[i].content)) > half
    ]
    return min(holding)[1] if holding else -1


def _respanned(doc: Doc, draft: Draft, one: Marked) -> Draft:
    if not one.source and draft.source:
        one = replace(one, source=subtract(draft.source, (*one.cue, *one.content)))
    speaker = draft.speaker if inside(one.source, draft.speaker) else _head(doc, one.source)
    third = draft.third_party if speaker == draft.speaker else speaker >= 0 and not first_person(doc[speaker])
    source = subtract(one.source, ((doc[speaker].left_edge.i, own_start(doc[speaker])),)) if speaker >= 0 else one.source
    return replace(draft, cue=one.cue, source=source, content=one.content, speaker=speaker, third_party=third)


def _new(doc: Doc, one: Marked, lexicon: CueLexicon) -> Draft:
    anchor = doc[one.anchor]
    word = _word(doc, one, lexicon)
    speaker = _head(doc, one.source)
    return Draft(
        anchor=one.anchor,
        word=word,
        cue=one.cue,
        source=one.source,
        content=one.content,
        speaker=speaker,
        told=word.core,
        negated=is_negated(anchor),
        ahead=lies_ahead(anchor),
        third_party=speaker >= 0 and not first_person(doc[speaker]),
    )


def _word(doc: Doc, one: Marked, lexicon: CueLexicon) -> CueWord:
    tables = {"VERB": lexicon.verbs, "NOUN": lexicon.nouns, "ADJ": lexicon.adjectives, "ADV": lexicon.adverbs}
    anchor = doc[one.anchor]
    lemma = anchor.lemma_.lower()
    known = tables.get(anchor.pos_, {}).get(lemma)
    return known or CueWord(lemma, "learned", "asserted", "hypothesised", frozenset(), reports=False)


def _head(doc: Doc, source: Sequence[Range]) -> int:
    """Return the head of a source: of "by the general staff", marked behind "according to a statement", it is the staff."""
    outer = (i for start, end in source for i in range(start, end) if not start <= doc[i].head.i < end)
    head = next(outer, source[0][0] if source else -1)
    if head >= 0 and doc[head].pos_ == "ADP":
        return next((kid.i for kid in doc[head].children if kid.dep_ == "pobj" and inside(source, kid.i)), head)
    return head
