"""Statements without a verb of their own: "according to", "reportedly", "Minister: …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract.statements.cues import CueLexicon, CueWord
from rashomon.extract.statements.drafts import Draft, Range, subtract
from rashomon.extract.statements.syntax import child, noun_phrase, reach, trim

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

CLAUSAL = frozenset({"ROOT", "ccomp", "relcl", "advcl", "conj", "parataxis", "acl", "pcomp", "xcomp"})
ACCORDING = CueWord("according", "according", "asserted", "hypothesised", frozenset({"clause", "quote"}), core=True)
COLON = CueWord(":", "colon", "asserted", "hypothesised", frozenset({"clause", "quote"}), core=True)
NAME_LENGTH = 8
"""Tokens; what stands before a colon and is longer is no name of a speaker."""


def clause_of(token: Token) -> Token:
    """Return the head of the smallest clause around a token."""
    here = token
    while here.dep_ not in CLAUSAL and here.head != here:
        here = here.head
    return here


def draft_according(token: Token) -> Draft | None:
    """Return the attribution of "according to X", or null."""
    to = child(token, "prep")
    named = child(to, "pobj", "pcomp") if to is not None else None
    if to is None or named is None or to.lower_ != "to":
        return None
    clause = clause_of(token.head) if token.head != token else token
    if token.sent.end - reach(token)[1] <= 1:
        clause = _with_participles(clause)
    cue: Range = (token.i, to.i + 1)
    source = noun_phrase(named)
    content = subtract((reach(clause),), (reach(token),))
    pieces = tuple(trim(token.doc, piece) for piece in content)
    return Draft(anchor=token.i, word=ACCORDING, cue=(cue,), source=(source,), content=subtract(pieces, (cue, source)), speaker=named.i)


def _with_participles(clause: Token) -> Token:
    """Return the clause that a participle without a subject hangs on: "shelled the town killing three according to X" is all X's."""
    while clause.tag_ == "VBG" and clause.dep_ in ("advcl", "acl") and child(clause, "nsubj") is None and clause.head != clause:
        clause = clause_of(clause.head)
    return clause


def draft_adverb(token: Token, lexicon: CueLexicon) -> Draft | None:
    """Return the attribution of "reportedly", "allegedly" and the like: nobody is named, the clause is the content."""
    word = lexicon.adverbs.get(token.lower_)
    if word is None:
        return None
    governor = token.head
    if governor.pos_ in ("VERB", "AUX"):
        clause = governor
        while clause.dep_ == "xcomp" and clause.head != clause:
            clause = clause.head
        content = reach(clause)
    else:
        content = reach(governor)
    cue = (token.i, token.i + 1)
    pieces = tuple(trim(token.doc, piece) for piece in subtract((content,), (cue,)))
    return Draft(anchor=token.i, word=word, cue=(cue,), content=subtract(pieces, ()))


def draft_survey(token: Token, lexicon: CueLexicon) -> Draft | None:
    """Return the attribution of "in the latest poll, …", or null."""
    named = child(token, "pobj")
    if token.lower_ != "in" or named is None or named.lemma_.lower() not in lexicon.surveys or token.head.lemma_.lower() in lexicon.verbs:
        return None
    clause = clause_of(token.head)
    cue: Range = (token.i, token.i + 1)
    source = noun_phrase(named)
    pieces = tuple(trim(token.doc, piece) for piece in subtract((reach(clause),), (reach(token),)))
    return Draft(anchor=token.i, word=ACCORDING, cue=(cue,), source=(source,), content=subtract(pieces, (cue, source)), speaker=named.i)


def draft_colon(doc: Doc, start: int, end: int) -> Draft | None:
    """Return the attribution of "Minister: we will …", given a paragraph's tokens, or null."""
    while start < end and doc[start].is_space:
        start += 1
    colon = next((i for i in range(start, min(start + NAME_LENGTH + 1, end)) if doc[i].text == ":"), -1)
    before = doc[start:colon] if colon > start else None
    if before is None or colon + 3 >= end or not _names(before):
        return None
    content = trim(doc, (colon + 1, end))
    if not any(token.pos_ in ("VERB", "AUX") for token in doc[content[0] : content[1]]):
        return None
    cue = (colon, colon + 1)
    return Draft(anchor=colon, word=COLON, cue=(cue,), source=((start, colon),), content=(content,), speaker=before.root.i)


def _names(tokens: Span) -> bool:
    plain = any(token.pos_ in ("VERB", "AUX", "NUM", "SCONJ", "ADV") for token in tokens)
    return not plain and any(token.pos_ == "PROPN" for token in tokens)
