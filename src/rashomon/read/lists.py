"""Lists of people that the parser takes for a noun and what stands beside it: "two men, a woman and a child were killed" are four."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.lexicon import load

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PAUSES = frozenset({",", "-", "--", "\u2013", "\u2014", ")", ";"})
_SELF = frozenset({"himself", "herself", "themselves"})
_COUNTING = frozenset({"det", "nummod", "poss"})


def join_lists(doc: Doc) -> Doc:
    """Make a noun beside another one joined to it where only a list can be meant; the parse is changed and returned.

    A clause that a semicolon parts from the next is made one of its own.

    What only describes somebody ("a driver, a neighbour and father of two, was killed") is set off by a pause on either side, or counts
    nobody anew. What spells out whom "people" or "victims" means is no list with them.
    """
    for token in doc:
        if token.dep_ == "ccomp" and _stands_apart(token):
            token.dep_ = "parataxis"
            continue
        if token.dep_ == "appos" and _several_beside_one(token):
            token.dep_ = "conj"
            continue
        if token.pos_ == "NUM" and (listed := _beside(token)) is not None:
            joint = token.nbor(-1)
            token.head, token.dep_ = listed, "conj"
            joint.head = listed
            continue
        if token.dep_ == "conj" and (listed := _aged(token)) is not None:
            token.head = listed
            continue
        if token.pos_ not in {"NOUN", "NUM"} or token.head.pos_ != "NOUN" or token.head.i >= token.i:
            continue
        if token.dep_ == "appos" and token.pos_ == "NOUN" and _is_list(token):
            token.dep_ = "conj"
        elif token.dep_ == "conj" and (other := _of_whom(token)) is not None:
            token.head = other
    return doc


def _stands_apart(verb: Token) -> bool:
    """Tell whether a semicolon parts a clause from the one it is read as the object of: "two were shot; both are expected to live"."""
    head = verb.head
    return head.i > verb.i and any(c.text == ";" and verb.i < c.i < head.i for c in head.children)


def _beside(number: Token) -> Token | None:
    """Return the subject or object that a number stands beside where the parse hung it on their verb: "the mayor and six of his men"."""
    verb, joint = number.head, number.nbor(-1) if number.i else number
    if verb.pos_ != "VERB" or joint.dep_ != "cc":
        return None
    places = {"dobj"} if number.dep_ == "conj" else {"nsubj", "nsubjpass"} & {number.dep_}
    return next((one for one in verb.children if one.dep_ in places and one.right_edge.i + 1 >= joint.i and one.i < joint.i), None)


def _aged(token: Token) -> Token | None:
    """Return the person whom somebody is joined to where the parser joins them to the person's age: "a man in his 30s and two boys"."""
    years, within = token.head, token.head.head
    if not (years.dep_ == "pobj" and within.lower_ == "in" and years.lower_.endswith("0s")):
        return None
    if not (token.pos_ == "NOUN" and _is_person(token) and _counts(token)):
        return None
    before = within.nbor(-1) if within.i else within
    return before if before.pos_ == "NOUN" and _is_person(before) else None


def _several_beside_one(token: Token) -> bool:
    """Tell whether a number of people stands beside one person, whom they cannot describe: "killed Ana Ruck, five priests and a nun"."""
    head = token.head
    if head.i >= token.i or token.tag_ != "NNS" or not any(one.dep_ == "nummod" for one in token.children):
        return False
    one_person = (head.tag_ == "NNP" and head.ent_type_ == "PERSON") or (head.tag_ == "NN" and _is_person(head))
    return one_person and token.doc[token.left_edge.i - 1].text == ","


def _of_whom(token: Token) -> Token | None:
    """Return whom a person is joined to where the parser joins her to what is told of both: "the bodies of a man and a woman"."""
    head = token.head
    counted = any(c.lower_ == "of" for c in token.children) if token.pos_ == "NUM" else _is_person(token) and _counts(token)
    if not counted or _is_person(head):
        return None
    others = (other for of in head.children if of.lower_ == "of" and of.i < token.i for other in of.children if other.dep_ == "pobj")
    return next((other for other in others if other.i < token.i and other.pos_ == "NOUN" and _is_person(other)), None)


def _counts(token: Token) -> bool:
    return any(c.dep_ in _COUNTING for c in token.children)


def _is_person(token: Token) -> bool:
    return token.lemma_.lower() in _persons() or token.lower_ in _persons()


@lru_cache(maxsize=1)
def _persons() -> frozenset[str]:
    words, harm = load("people"), load("harm")
    return frozenset(
        [*words["female"], *words["male"], *harm["people"], *(word for every in harm["populations"].values() for word in every)]
    )


def _is_list(token: Token) -> bool:
    head = token.head
    chain = _joined(token)
    if len(chain) < 2 or head.lemma_.lower() in _anybody() or head.lower_ in _anybody():
        return False
    if any(one.lower_ == "of" for one in head.children if one.i < token.i):
        return False
    if not any(one.lower_ == "and" for each in chain for one in each.children) or token.doc[token.left_edge.i - 1].text != ",":
        return False
    after = chain[-1].right_edge.i + 1
    following = token.doc[after] if after < len(token.doc) else None
    if following is not None and (following.text in _PAUSES or following.lower_ in {"who", "whose"}) and not _of_other_people(head, chain):
        return False
    verb = head.head
    if head.dep_ in {"nsubj", "nsubjpass"} and verb.i >= after:
        return True  # with a pause only before it, nothing is set off
    return all(each.lower_ in _SELF or _counts(each) for each in (head, *chain))


def _of_other_people(head: Token, others: list[Token]) -> bool:
    """Tell whether nouns that stand beside one cannot describe whom it tells of: a woman is no man, and three are not two."""
    every = [head, *others]
    numbers = [next((c.lower_ for c in each.children if c.dep_ == "nummod"), "") for each in every]
    sexes = [next((sex for sex in ("female", "male") if each.lemma_.lower() in load("people")[sex]), "") for each in every]
    return all(map(_counts, every)) and any(a and b and a != b for told in (numbers, sexes) for a, b in pairwise(told))


def _joined(token: Token) -> list[Token]:
    found = [token]
    for one in found:
        found += [c for c in one.children if c.dep_ == "conj" and c.i > one.i and (c.pos_ == "NOUN" or c.lower_ in _SELF)]
    return found if all(a.i < b.i for a, b in pairwise(found)) else [token]


def _anybody() -> frozenset[str]:
    return frozenset(load("people")["anybody"])
