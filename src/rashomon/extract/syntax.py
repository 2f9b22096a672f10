"""Walking a dependency parse: noun phrases, subjects, clauses. Labels are those of spaCy's English models (ClearNLP)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from rashomon.model import DateMention, PlaceMention, Span

Found = TypeVar("Found", "DateMention", "PlaceMention")

SAYING = frozenset({"say", "believe", "think", "allege", "claim", "suspect"})
"""Verbs set between a relative clause and its subject: "a man they say shot the clerk"."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative", "oprd"})
MAX_CLIMB = 40
"""Governors that a walk up the parse passes at most: beyond them no sentence is one."""


def span_of(*tokens: Token) -> Span:
    """Return the span in code points from the first to the last of ``tokens``, whatever their order."""
    start = min(token.idx for token in tokens)
    end = max(token.idx + len(token.text) for token in tokens)
    return start, end


def ancestors(token: Token) -> Iterator[Token]:
    """Yield the governors of ``token``, nearest first, within the sentence."""
    steps = 0
    while token.head.i != token.i and steps < MAX_CLIMB:
        token = token.head
        steps += 1
        yield token


def is_verb(token: Token) -> bool:
    """Tell whether the token is a verb or auxiliary by its tag (participles used as adjectives count by their tag)."""
    return token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB")


def is_passive(verb: Token) -> bool:
    """Tell whether ``verb`` is passive: by an auxiliary or passive subject, or a bare past participle that modifies a noun."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    return (
        verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod", "conj", "advcl"} and not any(c.dep_ in {"aux", "dobj"} for c in verb.children)
    )


def is_past(verb: Token) -> bool:
    """Tell whether a clause tells of what was: "two were shot", "he shot two", "two had died"."""
    return verb.tag_ == "VBD" or any(child.lower_ in {"was", "were", "had"} for child in children(verb, "aux", "auxpass"))


def children(token: Token, *deps: str) -> list[Token]:
    """Return the children of ``token`` under one of the relations ``deps``, in text order."""
    return [child for child in token.children if child.dep_ in deps]


def conjuncts(token: Token) -> list[Token]:
    """Return ``token`` and all that is coordinated under it."""
    found = [token]
    for one in found:
        found.extend(child for child in one.children if child.dep_ == "conj")
    return found


def first_conjunct(token: Token) -> Token:
    """Return the head of the coordination that ``token`` stands in."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def own_subjects(verb: Token) -> list[Token]:
    """Return the subjects standing at ``verb`` itself, a relative pronoun replaced by what it stands for."""
    return _arguments(verb, SUBJECTS)


def subjects(verb: Token) -> list[Token]:
    """Return the subjects of ``verb``, looked for along coordination, participles ("…, killing 12") and infinitives."""
    seen, participle = 0, verb.tag_ == "VBG"
    while seen < MAX_CLIMB:
        if seen and participle and is_passive(verb):
            return agents(verb)
        found = _said_of(verb) or own_subjects(verb)
        if found:
            return found
        if verb.dep_ == "acl" and verb.tag_ == "VBG":
            return conjuncts(verb.head)
        if verb.dep_ == "pcomp" and verb.head.lower_ in {"of", "for", "with"} and is_verb(verb.head.head):
            charged = own_subjects(verb.head.head) if is_passive(verb.head.head) else objects(verb.head.head)
            if charged:
                return charged
        if verb.tag_ in {"VBD", "VBZ", "VBP"} and (verb.dep_ == "pcomp" or (verb.dep_ == "advcl" and children(verb, "mark"))):
            return []  # "police asked for help after a boy shot his friend": a clause of its own has a subject, found or not
        if verb.dep_ in {"conj", "advcl", "xcomp", "pcomp", "acomp"} and verb.head.i != verb.i:
            verb = _next_clause_up(verb)
            seen += 1
            continue
        return []
    return []


def _said_of(verb: Token) -> list[Token]:
    """Return of whom somebody is told to say it: in "a man they say shot the clerk" it is the man, whatever the parse makes of it."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP"} or verb.i < 3:
        return []
    saying = verb.nbor(-1)
    if saying.lemma_ not in SAYING or saying.tag_ not in {"VBD", "VBZ", "VBP"}:
        return []
    sayers = [t for t in own_subjects(saying) if t.i == saying.i - 1]
    before = sayers[0].left_edge.i - 1 if sayers else -1
    if before >= 0 and verb.doc[before].lower_ in {"who", "that", "which"}:
        before -= 1
    return [verb.doc[before]] if before >= 0 and verb.doc[before].pos_ in {"NOUN", "PROPN"} else []


def _next_clause_up(verb: Token) -> Token:
    head = verb.head
    while head.dep_ == "prep" and head.head.i != head.i:
        head = head.head
    return head


def agents(verb: Token) -> list[Token]:
    """Return who did it in a passive ("killed by X and Y")."""
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and is_passive(verb)):
            for obj in children(child, "pobj"):
                found.extend(conjuncts(obj))
    return found


def objects(verb: Token) -> list[Token]:
    """Return the direct objects of ``verb``, coordination included; a relative pronoun is replaced by what it stands for."""
    return _arguments(verb, OBJECTS)


def _arguments(verb: Token, relations: frozenset[str]) -> list[Token]:
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ in relations:
            stands_for_head = child.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl"
            found.extend(conjuncts(verb.head if stands_for_head else child))
    return found


def prepositional(token: Token, *prepositions: str) -> list[Token]:
    """Return the objects of the prepositions that hang on ``token`` ("for X" → X), coordination included."""
    found: list[Token] = []
    for prep in token.children:
        if prep.dep_ in {"prep", "agent", "dative"} and (not prepositions or prep.lower_ in prepositions):
            for child in prep.children:
                if child.dep_ in {"pobj", "pcomp"}:
                    found.extend(conjuncts(child))
                elif child.dep_ == "prep":
                    found.extend(grand for grand in child.children if grand.dep_ == "pobj")
    return found


def is_negated(token: Token) -> bool:
    """Tell whether a verb or noun is negated where it stands ("did not", "no", "never", "neither")."""
    return any(c.dep_ == "neg" or (c.dep_ in {"det", "preconj"} and c.lower_ in {"no", "neither"}) for c in token.children)


def start_of_sentences_before(token: Token, number: int) -> int:
    """Return the index of the first token ``number`` sentences before that of ``token``, or of the text."""
    start = int(token.sent.start)
    for _ in range(number):
        start = int(token.doc[start - 1].sent.start) if start else 0
    return start


def found_in(sentence: TokenSpan, mentions: Sequence[Found]) -> Sequence[Found]:
    """Return those of a reading's mentions, which stand in text order, that begin in a sentence."""
    low, high = (bisect_left(mentions, at, key=lambda mention: mention.start) for at in (sentence.start, sentence.end))
    return mentions[low:high]


def noun_phrase(head: Token) -> tuple[Token, Token]:
    """Return first and last token of the noun phrase of ``head``: its compounds, determiners and adjectives, without clauses."""
    keep = {"compound", "det", "amod", "nummod", "poss", "nmod", "quantmod", "advmod", "predet", "punct", "case"}
    left = head
    for child in head.lefts:
        if child.dep_ in keep and not (child.dep_ == "punct" and child.text not in {'"', "'", "-"}):
            left = min(left, child.left_edge, key=lambda token: token.i)
    return left, head


def phrase_text(head: Token) -> str:
    """Return the noun phrase of ``head`` as written, without a leading article."""
    left, right = noun_phrase(head)
    words = [token for token in head.doc[left.i : right.i + 1] if not token.is_space]
    while len(words) > 1 and (words[0].dep_ in {"det", "predet"} or words[0].is_punct):
        words = words[1:]
    return head.doc[words[0].i : words[-1].i + 1].text
