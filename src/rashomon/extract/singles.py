"""People told without a number: one at a time ("a policeman was killed"), by a word for two or three ("the couple were found dead"), and
nobody ("no one was hurt")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.counting import Count, is_people
from rashomon.extract.frames import Harmed
from rashomon.extract.syntax import children, is_passive, noun_phrase, span_of
from rashomon.lexicon import load
from rashomon.model import NumberMention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from rashomon.model import Reading


def single_counts(reading: Reading) -> list[Count]:
    """Return a count of one for every singular "a/an" noun phrase of a person, of two or three for a word such as "couple", and of none for
    "no one", "no casualties"."""
    taken = {i for mention in reading.numbers for i in range(mention.start, mention.end)}
    found = []
    for token in reading.doc:
        if token.i in taken:
            continue
        together = _together(token)
        if together:
            found.append(_count(token, token, together))
        elif token.lower_ == "one" and _one_of(token):
            found.append(_count(token, token, 1))
        elif token.lower_ in {"a", "an"} and token.dep_ == "det":
            one = _a_person(token)
            if one is not None and one.i not in taken:
                found.append(_count(token, one, 1))
        elif token.lower_ in {"no", "nobody", "none"}:
            none = _nobody(token)
            if none is not None:
                found.append(_count(token, none, 0))
    return found


def multiples(reading: Reading) -> Iterator[tuple[Count, Harmed]]:
    """Yield how many "a double murder", "a triple shooting" harmed, each with the word of harm."""
    words = load("harm")
    for token in reading.doc:
        number = words["multiples"].get(token.lower_, 0)
        noun = token.head if token.head.i > token.i else token.nbor(1) if token.i + 1 < len(token.doc) else token
        kind = words["multiplied"].get(noun.lower_) if number and 0 < noun.i - token.i <= 2 else None
        if kind is not None and not any(child.dep_ == "nummod" for child in noun.children):
            mention = NumberMention(span=span_of(token), start=token.i, end=token.i + 1, low=number, high=number, qualifier="exact")
            yield Count(mention, token, noun, None), Harmed(kind, noun, "multiple", 0.85)


def another(reading: Reading) -> Iterator[tuple[Count, Harmed]]:
    """Yield one more for each "another" that a bare participle tells of: "left one dead and another badly wounded"."""
    table = lexis.harm()
    for token in reading.doc:
        the_other = token.lower_ == "other" and any(child.lower_ == "the" for child in token.children)
        if token.dep_ == "dobj" and (the_other or token.lower_ == "another"):
            kind = table.verb_kind.get(lexis.lemma(token.head)) if not is_passive(token.head) else None
            if kind in {"killed", "injured"}:  # "killing one and wounding the other", "and wounded another"
                yield Count(_one(token), token, token, None), Harmed(kind, token.head, "another", 0.8)
        if token.lower_ != "another" or token.dep_ in {"nsubj", "nsubjpass", "dobj"}:
            continue
        word = next((t for t in reading.doc[token.i + 1 : token.i + 3] if t.pos_ != "ADV"), token)
        ends = word.i + 1 == len(reading.doc) or reading.doc[word.i + 1].pos_ not in {"NOUN", "PROPN", "NUM"}
        kind = (
            table.adjective_kind.get(word.lower_) or table.verb_kind.get(lexis.lemma(word))
            if word.tag_ in {"VBN", "JJ", "VBD", "NN"}
            else None
        )
        if kind in {"killed", "injured"} and ends and not any(c.dep_ == "acl" for c in token.children):
            yield Count(_one(token), token, token, None), Harmed(kind, word, "another", 0.8)


def _one(token: Token) -> NumberMention:
    return NumberMention(span=span_of(token), start=token.i, end=token.i + 1, low=1, high=1, qualifier="exact")


def _together(token: Token) -> int:
    """Return how many "the couple", "a married couple" stands for, or 0: "a couple of shots", "a couple more", "couple's home"
    count nobody."""
    words = load("harm")
    number: int = words["together"].get(token.lower_, 0)
    if token.tag_ == "NNS" and is_people(token) and any(c.lower_ in words["together_before"] for c in children(token, "compound", "amod")):
        return 0 if any(child.dep_ == "nummod" for child in token.children) else 2
    if not number or token.pos_ != "NOUN" or token.dep_ in {"compound", "poss", "amod"}:
        return 0
    definite = any(child.lower_ in {"the", "this", "that", "these", "those"} for child in token.children if child.dep_ == "det")
    whose = [child.lower_ for child in token.children if child.dep_ == "poss"]
    if whose == ["their"] and token.dep_ == "conj":
        return 0  # "fifty pupils and their parents"
    definite = definite or bool(whose)  # "his parents"
    described = any(child.dep_ in {"amod", "compound"} and child.lower_ != "last" for child in token.children)
    definite = definite or (described and token.dep_ in {"nsubj", "nsubjpass", "dobj"})  # "injured an elderly couple"
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return (
        number
        if definite and after.lower_ != "of" and after.pos_ in {"VERB", "AUX", "ADP", "PUNCT", "CCONJ", "SCONJ", "ADV", "PART", "PROPN"}
        else 0
    )


def _one_of(token: Token) -> bool:
    """Tell whether "one" counts a person of several ("that one of them had died"), where it was not read as a number."""
    doc = token.doc
    return [t.lower_ for t in doc[token.i + 1 : token.i + 3]] in (["of", "them"], ["of", "whom"], ["among", "them"], ["of", "us"])


def _a_person(article: Token) -> Token | None:
    noun = article.head
    if noun.lower_ == "old" and noun.i > article.i and _age(noun) and noun.dep_ not in {"amod", "compound"}:
        return noun
    if noun.i <= article.i or noun.i - article.i > 8 or noun.pos_ not in {"NOUN", "PROPN"} or noun.tag_ in {"NNS", "NNPS"}:
        return None
    if any(child.dep_ == "nummod" and child.i > article.i for child in noun.children) and not _age(noun):
        return None
    if noun.lower_ in load("harm")["together"] or any(form in lexis.harm().words["collectives"] for form in lexis.noun_lemmas(noun)):
        return None  # "a crew of six", "a married couple" is not one
    return noun if is_people(noun) and noun.ent_type_ not in {"GPE", "LOC", "DATE"} else None


def _age(noun: Token) -> bool:
    return any("year" in child.lower_ or child.lower_ == "old" for child in noun.subtree)


def _nobody(token: Token) -> Token | None:
    """Return what "no", "nobody" or "none" counts, where it says that none were harmed."""
    if token.lower_ in {"nobody", "none"}:
        return token
    doc = token.doc
    if token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "one":
        return doc[token.i + 1]
    noun = token.head
    table = lexis.harm()
    named = any(form in table.noun_kind for form in lexis.noun_lemmas(noun))
    return noun if token.dep_ == "det" and noun.i > token.i and (named or is_people(noun)) else None


def _count(first: Token, noun: Token, number: int) -> Count:
    left, right = noun_phrase(noun)
    start = min(first.i, left.i)
    mention = NumberMention(
        span=span_of(first.doc[start], right), start=first.i, end=first.i + 1, low=number, high=number, qualifier="exact"
    )
    return Count(mention, first, noun, noun)
