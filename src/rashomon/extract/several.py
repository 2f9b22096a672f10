"""Harm told of several events at once: "seven were shot in four shootings", "the latest in a string of attacks that left 40 dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.syntax import ancestors, children, is_passive, is_verb, subjects
from rashomon.extract.triggers import is_event_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

MANY = 20
"""Dead or hurt from which on attacks that are not told apart are one event."""


def several_events(word: Token, number: int) -> Token | None:
    """Return the noun for the several events in which so many came to harm, null where it is one; ``word`` tells of the harm.

    "Seven were shot in four shootings", "wounded in attacks across the city", "two shootings left three men dead", "the latest in a
    string of attacks that killed 40". "Attacks on villages" that killed many are one massacre.
    """
    doers = _doers(word)
    noun = next((noun for noun in doers if _told_apart(noun) or _is_one_of(noun) or _is_rife(noun)), None)
    around = list(_around(word))
    noun = noun or next((noun for noun in around if noun.tag_ == "NNS" and _is_several(word, noun, number)), None)
    return noun or next((noun for noun in around if _is_rife(noun)), None)


def of_one_event(word: Token) -> bool:
    """Tell whether one event is told to have done the harm: "a storm killed", "killed in the crash", "hurt when a gunman opened fire"."""
    nouns = [*_doers(word), *_around(word)]
    nouns += [word.head] if word.dep_ in {"acl", "relcl"} else []
    moment = any(c.lower_ in {"when", "as", "after"} for clause in children(word, "advcl") for c in children(clause, "advmod", "mark"))
    return moment or any(_is_one_event(noun) for noun in nouns)


def _around(word: Token) -> Iterator[Token]:
    """Yield the nouns in, during or by which the harm was done; what two verbs of harm share stands with the last."""
    told = [word, *(child for child in word.children if child.dep_ == "conj" and is_verb(child))]
    holders = [*told, *(child for one in told for child in children(one, "advmod"))]
    for preposition in (child for holder in holders for child in children(holder, "prep")):
        if preposition.lower_ in {"in", "during", "by"}:
            yield from children(preposition, "pobj")


def _is_one_event(noun: Token) -> bool:
    lists = lexis.word_lists("events")
    forms = lexis.noun_lemmas(noun)
    if not any(is_event_form(form) for form in forms):
        return False
    together = lists["sides_deeds"] | lists["in_the_plural"]  # "air strikes", "protests": what is done at once
    return noun.tag_ != "NNS" or any(form in together for form in forms)


def _is_several(word: Token, noun: Token, number: int) -> bool:
    lists = lexis.word_lists("events")
    apart = _separated(noun)
    if number >= MANY and not apart and lexis.lemma(noun) in lists["sides_deeds"]:
        return False
    return lexis.lemma(noun) in lists["single_events"] and (apart or _told_of_many(word, noun))


def _is_rife(noun: Token) -> bool:
    """Tell whether a noun stands for the crime of a town or a time: "gun violence", "a weekend of violence", not "sectarian violence"."""
    lists = lexis.word_lists("events")
    of_time = [kid for prep in children(noun, "prep") if prep.lower_ == "of" for kid in children(prep, "pobj")]
    if lexis.lemma(noun) in lists["times_of_crime"] and any(lexis.lemma(kid) in lists["crime"] for kid in of_time):
        return True
    before = {kid.lower_ for kid in children(noun, "compound", "amod", "nmod")}
    return lexis.lemma(noun) in lists["crime"] and bool(before & lists["rife"])


def _told_of_many(word: Token, noun: Token) -> bool:
    """Tell whether a plural without an article is of several events: "killed in shootings", "wounded in attacks across the city".

    "Killed in rocket attacks on the town", "in raids by the army" is how one deed of a war is told.
    """
    lists = lexis.word_lists("events")
    if any(c.dep_ in {"det", "poss"} for c in noun.children):
        return False
    spread = any(c.lower_ in lists["spread"] for token in (word, noun) for c in children(token, "prep"))
    return spread or lexis.lemma(noun) in lists["unrelated"]


def _separated(noun: Token) -> bool:
    return any(c.lower_ in lexis.word_lists("events")["separating"] or c.dep_ == "nummod" for c in noun.children)


def _told_apart(noun: Token) -> bool:
    """Tell whether a noun stands for several crimes or accidents that are told apart: "two shootings", "separate incidents"."""
    return noun.tag_ == "NNS" and lexis.lemma(noun) in lexis.word_lists("events")["unrelated"] and _separated(noun)


def _is_one_of(noun: Token) -> bool:
    """Tell whether the event told of is only one of those that a plural names: "the latest in a string of attacks"."""
    if noun.tag_ != "NNS" or noun.dep_ != "pobj":
        return False
    above = noun.head.head
    if lexis.lemma(above) in lexis.word_lists("responsibility")["on_one_occasion"] and above.dep_ == "pobj":
        above = above.head.head
    return above.lower_ in lexis.word_lists("events")["one_of"] and above.dep_ in {"attr", "appos", "nsubj"}


def _doers(word: Token) -> list[Token]:
    """Return what is told to have done the harm: the subjects of its verb, or of the verb that it completes ("left three dead")."""
    verb = next((token for token in (word, *ancestors(word)) if is_verb(token)), None)
    for _ in range(2):
        if verb is None:
            return []
        found = [*subjects(verb)] if not is_passive(verb) else []
        if found:
            return [verb.head if one.lower_ in {"that", "which"} and verb.dep_ == "relcl" else one for one in found]
        if verb.dep_ == "relcl":
            return []
        verb = next((token for token in ancestors(verb) if is_verb(token)), None)
    return []
