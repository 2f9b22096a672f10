"""Which words name an actor: common nouns for parties, and the way through idioms and descriptions to the name meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.syntax import children, conjuncts, prepositional

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_party(noun: Token) -> bool:
    """Tell whether a noun, alone or with the word before it, names a party to a conflict ("rebel", "government", "death squad")."""
    parties, forms = lexis.word_lists("actors")["parties"], lexis.noun_lemmas(noun)
    before = noun.nbor(-1).lower_ if noun.i else ""
    return any(form in parties or f"{before} {form}" in parties for form in forms)


def place_use(token: Token) -> bool:
    """Tell whether a name stands for a place here ("in Ostia"), not for a state."""
    return token.dep_ == "pobj" and token.head.lower_ in {"in", "at", "near", "from", "inside", "outside", "into", "across"}


def through_idiom(token: Token) -> Token:
    """Read "none other than X", "none aside from X", "no one but X" as X."""
    if token.lower_ in {"none", "nobody", "one", "other"}:
        for later in token.doc[token.i + 1 : min(token.i + 8, token.sent.end)]:
            if later.dep_ == "pobj" and later.head.lower_ in {"than", "from", "but", "except"} and later.pos_ == "PROPN":
                return conjuncts(later)[0]
            if later.pos_ in {"VERB", "AUX", "PUNCT"}:
                return token
    return token


def through_apposition(token: Token) -> Token:
    """Read "an Islamist group" in "Red Dawn, an Islamist group that …" as the name."""
    described = token.dep_ == "appos" and token.pos_ == "NOUN" and lexis.lemma(token) in lexis.word_lists("actors")["descriptions"]
    return token.head if described and token.head.pos_ == "PROPN" else token


def through_number(token: Token) -> Token:
    """Read "dozens of rebels", "a number of soldiers", "one of its bombers" as those counted."""
    if token.lower_ == "one" and token.pos_ == "NUM":
        return next(iter(prepositional(token, "of")), token)
    if lexis.lemma(token) not in lexis.word_lists("actors")["numbers_of"]:
        return token
    return next(iter(prepositional(token, "of")), token)


def counts_deeds(noun: Token) -> bool:
    """Tell whether a noun only counts the deeds that follow "of": "a wave of bombings", "many of the attacks"."""
    return lexis.lemma(noun) in lexis.word_lists("responsibility")["counting_deeds"]


def deeds_counted(noun: Token) -> Token:
    """Read "one of its worst attacks" as the attack."""
    return next(iter(prepositional(noun, "of")), noun) if counts_deeds(noun) else noun


def through_description(token: Token) -> Token:
    """Read "an offshoot of the group called X", "a branch called X", "the one that …" as X or what "one" stands for."""
    if token.lower_ == "one" and token.dep_ == "attr":
        return next(iter(children(token.head, "nsubj")), token)
    if lexis.lemma(token) not in lexis.word_lists("actors")["descriptions"]:
        return token
    for holder in (token, *prepositional(token, "of")):
        for clause in children(holder, "acl"):
            if lexis.lemma(clause) in {"know", "call", "name", "dub"}:
                named = [*prepositional(clause, "as"), *children(clause, "oprd", "dobj", "attr")]
                named = [one for one in named if one.pos_ != "PRON"]  # "calling itself X"
                if named:
                    return named[0]
        for named_by in children(holder, "appos"):
            if named_by.pos_ == "PROPN":
                return named_by
    return token
