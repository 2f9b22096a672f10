"""Quotations that the words "she said" part: the parser takes the speaker for the subject of what the second half tells.

"At least twelve people," said the mayor, Ana Ruck, "have died": twelve people have, and the mayor lives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

_MARK = '"'
_LONGEST_ASIDE = 24
"""Tokens between two halves of one quotation, at most: who says it, by name and office."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMING = frozenset({"NOUN", "NUM", "PROPN", "PRON"})


def join_split_quotes(doc: Doc) -> Doc:
    """Give the verb of a quotation's second half the subject that stands in its first half; the parse is changed and returned."""
    marks = [token.i for token in doc if token.text == _MARK]
    for first, end, again, close in zip(marks, marks[1:], marks[2:], [*marks[3:], len(doc)], strict=False):
        if _goes_on(doc, end, again) and doc[first].sent.start == doc[again].sent.start:
            last = min(close, doc[again].sent.end)
            _join(list(doc[first + 1 : end]), list(doc[end + 1 : again]), list(doc[again + 1 : last]))
    return doc


def _goes_on(doc: Doc, end: int, again: int) -> bool:
    """Tell whether what stands between two marks only says who speaks, so that the quotation goes on after it."""
    aside = doc[end + 1 : again]
    if not 1 < len(aside) <= _LONGEST_ASIDE or aside[-1].text != ",":
        return False
    return "," in {doc[end - 1].text, aside[0].text} and any(token.pos_ == "VERB" for token in aside)


def _join(first: Sequence[Token], aside: Sequence[Token], second: Sequence[Token]) -> None:
    saying = next(token for token in aside if token.pos_ == "VERB")
    within = {token.i for token in second}
    verb = next((t for t in second if t.pos_ in {"VERB", "AUX"} and (t.head.i not in within or t.head.i == t.i)), None)
    if verb is None:
        return
    for speaker in [t for t in aside if t.dep_ in _SUBJECTS and t.head.i in within and not _is_above(t, saying)]:
        speaker.head, speaker.dep_ = saying, "nsubj"
    if verb.head.i == saying.i:
        verb.dep_ = "ccomp"  # nothing that the speaker does
    subject = _subject_in(first)
    if subject is None or any(child.dep_ in _SUBJECTS for child in verb.children) or _is_above(subject, verb):
        return
    subject.head, subject.dep_ = verb, "nsubjpass" if any(child.dep_ == "auxpass" for child in verb.children) else "nsubj"


def _subject_in(first: Sequence[Token]) -> Token | None:
    """Return the noun that a half without a verb of its own consists of; none where it tells something by itself."""
    if any(token.tag_ in _FINITE for token in first):
        return None
    within = {token.i for token in first}
    return next((token for token in first if token.pos_ in _NAMING and token.head.i not in within), None)


def _is_above(token: Token, other: Token) -> bool:
    """Tell whether the other word hangs on a token already, so that the token cannot hang on it."""
    return token.i == other.i or any(one.i == token.i for one in other.ancestors)
