"""Grammar that attribution needs: who the subject is, which words make up the cue, where a phrase ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rashomon.extract.statements.drafts import EDGE, Range

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "csubj"})
GROUP = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
AHEAD = frozenset({"will", "shall", "may", "might", "could", "would", "can", "'ll", "’ll", "wo", "should"})
OPENING = frozenset("\"“„«‘'`") | {"``", "''"}
CLOSING = frozenset("\"”»’'") | {"''"}
PAIRS = {"(": ")", "[": "]"}
HOPS = 6


def has_none(noun: Token) -> bool:
    """Tell whether there is none, or next to none, of what a noun names: "no doubt", "little evidence"."""
    return any(kid.lower_ in ("no", "little", "scant") for kid in noun.children)


def line_breaks(doc: Doc) -> list[int]:
    """Return the tokens of white space that hold a line break, where a paragraph ends."""
    space, forms = doc.to_array(["IS_SPACE", "ORTH"]).T
    return [int(i) for i in np.flatnonzero(space) if "\n" in doc.vocab.strings[int(forms[i])]]


def child(token: Token, *deps: str) -> Token | None:
    """Return the first child with one of these dependencies."""
    for kid in token.children:
        if kid.dep_ in deps:
            return kid
    return None


def reach(token: Token) -> Range:
    """Return the token's subtree from edge to edge."""
    return token.left_edge.i, token.right_edge.i + 1


def trim(doc: Doc, piece: Range) -> Range:
    """Return the range without white space, commas and the like at its ends."""
    start, end = piece
    while start < end and (doc[start].is_space or doc[start].text in EDGE or doc[start].text in ")]"):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in EDGE or doc[end - 1].text in "(["):
        end -= 1
    return start, end


def is_passive(verb: Token) -> bool:
    """Tell whether the verb stands in the passive, or is a bare past participle ("accused of")."""
    if any(kid.dep_ in ("auxpass", "nsubjpass") for kid in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "amod") and not any(kid.dep_ == "aux" for kid in verb.children)


def is_negated(verb: Token) -> bool:
    """Tell whether the verb is negated by "not", "never", "no" in its subject, or "fail to", "without", "refuse to"."""
    for kid in verb.children:
        if kid.dep_ == "neg" or kid.lower_ in ("never", "neither", "nor", "hardly"):
            return True
        if kid.dep_ in SUBJECTS and (kid.lower_ in ("nobody", "none") or (kid.i > 0 and kid.left_edge.lower_ in ("no", "neither"))):
            return True
    head = verb.head
    if verb.dep_ == "xcomp" and head.lemma_ in ("fail", "refuse", "decline", "stop"):
        return True
    if verb.dep_ == "xcomp" and head != verb:
        return any(kid.dep_ == "neg" for kid in head.children)
    return verb.dep_ == "pcomp" and head.lower_ == "without"


def lies_ahead(verb: Token) -> bool:
    """Tell whether the verb itself is predicted or merely possible ("will blame", "may claim")."""
    return any(kid.dep_ == "aux" and kid.lower_ in AHEAD for kid in verb.children)


def cue_range(verb: Token) -> Range:
    """Return the verb with its auxiliaries, negation, particle and the adverbs between them."""
    doc = verb.doc
    mine = {kid.i for kid in verb.children if kid.dep_ in GROUP and kid.i < verb.i}
    start = verb.i
    while start > 0 and (start - 1 in mine) and doc[start - 1].lower_ not in ("how", "why", "when", "where", "so", "then"):
        start -= 1
    end = verb.i + 1
    while end < len(doc) and doc[end].head == verb and doc[end].dep_ == "prt":
        end += 1
    governor = verb.head
    if verb.dep_ == "xcomp" and governor.i < start and governor.pos_ in ("VERB", "AUX") and start - governor.i <= 2:
        between = doc[governor.i + 1 : start]
        if all(token.dep_ in ("aux", "prt", "advmod", "neg") for token in between):
            return cue_range(governor)[0] if governor.dep_ != "xcomp" else governor.i, end
    if start > 0 and doc[start - 1].lower_ == "to" and doc[start - 1].head == verb:
        start -= 1
    return start, end


def own_start(noun: Token) -> int:
    """Return where a source's words begin, not those of whom a deed hit that no comma sets apart: "killing two men residents said"."""
    left = noun.left_edge.i
    if left == 0 or noun.doc[left - 1].pos_ != "VERB":
        return left
    before = [kid for kid in noun.lefts if kid.dep_ == "compound" and kid.tag_ == "NNS"]
    if before and any(child(one, "nummod") is not None for one in (noun, *before)):
        return before[-1].i + 1
    number = child(noun, "nummod")
    return number.i + 1 if number is not None and noun.tag_ == "NN" and number.lower_ not in ("one", "1") else left


def noun_phrase(noun: Token, stop: int | None = None) -> Range:
    """Return the noun phrase headed by ``noun``: with appositions and relative clauses, ending before ``stop``."""
    doc = noun.doc
    start, end = own_start(noun), reach(noun)[1]
    if stop is not None and start <= stop < end:
        start, end = (start, stop) if noun.i < stop else (stop + 1, end)
    start, end = trim(doc, (start, end))
    while start < end - 1 and doc[start].text in OPENING and not any(token.text in CLOSING for token in doc[start + 1 : end]):
        start += 1
    if end < len(doc) and doc[end].text == "," and any(token.text == "," for token in doc[start:end]):
        end += 1
    return start, end


def subject_of(verb: Token) -> Token | None:
    """Return the token that heads the verb's subject, looked for up the tree where the verb shares it; null where there is none."""
    here = verb
    for _ in range(HOPS):
        passive = is_passive(here)
        found = _own_subject(here) if not passive else agent_of(here)
        if found is not None:
            return found
        if passive and here == verb:
            return None
        shared = _sharing(here)
        if shared is None:
            return None
        if shared.pos_ in ("NOUN", "PROPN", "PRON"):
            return shared
        if here.dep_ in ("advcl", "xcomp", "conj", "pcomp", "prep") and is_passive(shared):
            lifted = child(shared, "nsubjpass")
            if lifted is not None:
                return lifted
        here = shared
    return None


def _own_subject(verb: Token) -> Token | None:
    """The subject nearest to the verb: what a parenthesis interrupts may have left another one on it."""
    return min((kid for kid in verb.children if kid.dep_ in SUBJECTS), key=lambda kid: abs(kid.i - verb.i), default=None)


def _sharing(verb: Token) -> Token | None:
    head = verb.head
    if head == verb:
        return None
    if verb.dep_ == "xcomp":
        return child(head, "dobj") or head
    if verb.dep_ == "acl":
        return head
    if verb.dep_ in ("conj", "advcl", "pcomp", "prep", "dep", "parataxis"):
        if verb.dep_ == "advcl" and any(kid.dep_ == "mark" for kid in verb.children):
            return None
        return head
    return None


def agent_of(verb: Token) -> Token | None:
    """Return who does it in a passive ("by the ministry")."""
    agent = child(verb, "agent")
    return child(agent, "pobj") if agent is not None else None


def first_person(token: Token) -> bool:
    """Tell whether a source is "I" or "we" (and not "US", which differs from a pronoun by its capitals alone)."""
    return token.lower_ in ("i", "we", "me", "us") and token.text != "US"
