"""Which words name an actor: common nouns for parties, and the way through idioms and descriptions to the name meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.means import weapon
from rashomon.extract.syntax import agents, ancestors, children, conjuncts, first_conjunct, prepositional
from rashomon.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

HEAVY = frozenset({"missile or rocket", "artillery", "chemical agent"})
"""Weapons of a side of a war, by their names in the lexicon."""


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


def is_band(noun: Token, forms: Sequence[str]) -> bool:
    """Tell whether a noun names one side of a conflict by what they are called only: "militants", "the Takfiri terrorists".

    "The terrorists" and "four militants" are the men of whom is told, whoever they are, and so are bare "terrorists". They are a side where
    they do what takes a side's weapons: those who shell a town are one, those who storm a hall may be anybody.
    """
    plural = noun.tag_ in {"NNS", "NNPS"} and any(form in lexis.word_lists("actors")["bands"] for form in forms)
    if not plural or is_numbered(noun):
        return False
    posted = lexis.word_lists("actors")["posted"]
    if children(noun, "amod", "compound", "nmod") or any(lexis.lemma(clause) in posted for clause in children(noun, "acl")):
        return True
    anybody = any(form in lexis.word_lists("actors")["anybody"] for form in forms)
    return _heavily_armed(noun) or not (anybody or children(noun, "det"))


def is_numbered(noun: Token) -> bool:
    """Tell whether a number stands before a noun, adjectives between them: "two Ostian and Bravian militants"."""
    for before in reversed(noun.doc[noun.sent.start : noun.i]):
        if before.pos_ == "NUM" or before.like_num:
            return True
        if before.pos_ not in {"ADJ", "PROPN", "CCONJ", "PUNCT", "NOUN"}:
            return False
    return False


def _heavily_armed(noun: Token) -> bool:
    """Tell whether the deed around a noun is one of shells or rockets."""
    deed = next((t for t in ancestors(noun) if t.pos_ == "VERB"), noun)
    shelling = load("events")["kinds"]["air-strike"]["verbs"]
    words = [deed, *deed.subtree, *(deed.head.subtree if deed.dep_ == "acl" else ())]
    return any(weapon(t) in HEAVY or lexis.lemma(t) in shelling for t in words)


def is_side(noun: Token, forms: Sequence[str]) -> bool:
    """Tell whether a noun names a group or men by the side that they are on: "terrorist groups", "opposition factions", "army men"."""
    lists = lexis.word_lists("actors")
    if any(form in lists["descriptions"] for form in forms):
        return any(is_party(c) or _leans(c) for c in children(noun, "compound", "amod", "nmod"))
    ranked = any(form in lists["members"] for form in forms)
    return ranked and any(is_party(c) for c in children(noun, "compound", "nmod", "poss"))


def loyal_to(noun: Token) -> list[Token]:
    """Return whose side those told of are on: "gunmen loyal to X", "men linked to X"."""
    sides = [c for c in children(noun, "amod", "acl", "relcl") if c.i > noun.i and lexis.lemma(c) in lexis.word_lists("actors")["siding"]]
    return [t for c in sides for t in (*prepositional(c, "to", "with"), *agents(c))]


def _leans(adjective: Token) -> bool:
    """Tell whether an adjective says where those told of stand: "far-right groups"."""
    words = adjective.doc[adjective.left_edge.i : adjective.i + 1].text.lower().replace(" ", "")
    return words in lexis.word_lists("actors")["leanings"]


def names_site(name: Token) -> bool:
    """Tell whether a name is that of a square, a district or another place that is attacked, or stands in a list with such a one."""
    sites = lexis.word_lists("events")["targets"] | lexis.word_lists("responsibility")["positions"]
    return any(form in sites for one in (name, first_conjunct(name)) for form in lexis.noun_lemmas(one))


def is_somebody(token: Token) -> bool:
    """Tell whether the word for a people stands for some of it, not for the state: "a Bravian stabbed two", "Bravians threw stones"."""
    if token.ent_type_ != "NORP" or token.dep_ in {"amod", "compound", "nmod", "poss"} or token.tag_ not in {"NN", "NNP", "NNS", "NNPS"}:
        return False
    if token.tag_ in {"NNS", "NNPS"}:
        return not any(child.lower_ == "the" for child in children(token, "det"))
    return any(child.lower_ in {"a", "an", "one", "another"} for child in children(token, "det", "nummod"))
