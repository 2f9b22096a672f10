"""Whether an event is told as having happened, as foiled, as only possible, or as no single event at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.syntax import ancestors, children

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rashomon.extract.triggers import Trigger
    from rashomon.model.event import Reality


def reality_of(trigger: Trigger) -> Reality:
    """Return the reality of the event that a trigger speaks of, from the words around it in its clause."""
    token = trigger.token
    lists = lexis.word_lists("events")
    if _foiled(token, lists["foiling"]):
        return "foiled"
    if _possible(token, lists["possible"]):
        return "possible"
    if _general(token):
        return "general"
    return "actual"


def _foiled(token: Token, words: frozenset[str]) -> bool:
    near = [*(c for c in token.children if c.dep_ in {"amod", "compound", "relcl", "acl"}), token.head]
    if token.pos_ == "VERB":
        near = [token.head, token.head.head] if token.dep_ in {"acl", "xcomp", "pcomp"} else []
    elif token.dep_ == "compound":
        near.append(token.head.head)
    elif token.dep_ == "pobj" and token.head.head.pos_ == "NOUN":
        near += [token.head.head]
    if token.dep_ not in {"dobj", "nsubjpass", "compound", "pobj", "acl", "xcomp"}:
        near = [n for n in near if n.i != token.head.i]
    foiling = [one for one in near if one.pos_ in {"VERB", "NOUN", "ADJ"} and (lexis.lemma(one) in words or one.lower_ in words)]
    return bool(foiling) and not any(_unfoiled(one) for one in foiling)


def _unfoiled(foiling: Token) -> bool:
    """Tell whether the foiling itself did not happen: "failed to stop", "could not prevent"."""
    undoing = lexis.word_lists("events")["unfoiling"]
    return lexis.lemma(foiling.head) in undoing or any(c.dep_ == "neg" or c.lower_ in undoing for c in foiling.children)


def _possible(token: Token, words: frozenset[str]) -> bool:
    if any(c.lower_ in words for c in token.children if c.dep_ in {"amod", "compound"}):
        return True
    if token.dep_ == "pobj" and token.head.lower_ == "of" and lexis.lemma(token.head.head) in words:
        return True
    if token.pos_ == "VERB":
        return _modal(token) or aimed_at(token)
    for governor in ancestors(token):
        if governor.pos_ in {"VERB", "AUX"}:
            if token.dep_ == "dobj" and lexis.lemma(governor) in words and not _definite(token):
                return True
            return token.dep_ in {"nsubj", "dobj", "attr"} and not _definite(token) and (_modal(governor) or aimed_at(governor))
        if governor.pos_ == "NOUN" and lexis.lemma(governor) in words:
            return True
    return False


def aimed_at(verb: Token) -> bool:
    """Tell whether a verb is only wished or planned: "wished to attack", "may expand its reach by attacking", "plans to strike"."""
    words = lexis.word_lists("events")["possible"]
    here = verb
    while here.dep_ in {"xcomp", "pcomp", "prep", "acl", "conj"} and here.head.i != here.i:
        here = here.head
        if here.pos_ in {"VERB", "NOUN", "ADJ"} and (lexis.lemma(here) in words or (here.pos_ == "VERB" and _modal(here))):
            return True
    return False


def _modal(verb: Token) -> bool:
    aux = children(verb, "aux")
    return any(word.tag_ == "MD" for word in aux) and not any(word.lower_ in {"have", "'ve"} for word in aux)


def _definite(token: Token) -> bool:
    return any(c.dep_ in {"det", "poss"} and c.lower_ not in {"a", "an", "any", "some"} for c in token.children)


def _general(token: Token) -> bool:
    """Tell whether a plural without article, number or circumstance speaks of no event in particular ("attacks on civilians")."""
    if token.tag_ != "NNS" or _of_harm(token):
        return False
    return not any(c.dep_ in {"det", "nummod", "poss", "compound"} or c.pos_ == "PROPN" for c in token.children)


def _of_harm(token: Token) -> bool:
    """Tell whether people came to harm in what one event may be called in the plural: "killed in clashes", "died in floods"."""
    if (
        token.dep_ != "pobj"
        or token.head.lower_ not in {"in", "during", "amid"}
        or lexis.lemma(token) not in lexis.word_lists("events")["in_the_plural"]
    ):
        return False
    harm, lemma = lexis.harm(), lexis.lemma(token.head.head)
    return lemma in harm.verb_kind or lemma in harm.subject_verb_kind
