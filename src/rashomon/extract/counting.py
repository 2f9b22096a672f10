"""From a number in the text to who is counted: the noun phrase that the number stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rashomon.extract import lexis
from rashomon.extract.syntax import children

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from rashomon.model import NumberMention, Reading
    from rashomon.model.value import PopulationClass

OLDEST = 110
"""Years that a person may be old, at most."""

MODIFIERS = frozenset({"nummod", "amod", "quantmod", "compound", "advmod", "det", "nmod", "predet", "poss"})


class Count(msgspec.Struct, frozen=True):
    """A number with the phrase it stands in.

    ``number`` is the number's own token, ``outer`` the token whose grammatical relation counts ("dozens" in "dozens of people", "people" in
    "12 people"), ``noun`` who or what is counted (null: the number stands alone), ``mention`` the number's value.
    """

    mention: NumberMention
    number: Token
    outer: Token
    noun: Token | None


def counts(reading: Reading) -> list[Count]:
    """Return every number of the document with the phrase it stands in, but those that a page brought with it, which count nothing.

    "2440 Over 100 miners were killed": the first stands right before another's qualifier. "1 / 29 Back to gallery": pictures. "A Thousand
    Oaks woman was killed": the number is part of a place's name.
    """
    doc = reading.doc
    qualified = {one.span[0] for one in reading.numbers if one.span[0] < doc[one.start].idx}
    named = {i for place in reading.places if place.end - place.start > 1 for i in range(place.start, place.end)}
    kept = (one for one in reading.numbers if (one.end >= len(doc) or doc[one.end].idx not in qualified) and not _of_pictures(doc, one))
    kept = (one for one in kept if not any(doc[i].is_title for i in named.intersection(range(one.start, one.end))))
    return [count_of(reading, mention) for mention in kept if not _is_age(doc, mention)]


def _is_age(doc: Doc, mention: NumberMention) -> bool:
    """Tell whether a number is how old somebody is: "a boy of 13", "a man of about 70", "aged 13"."""
    lists = lexis.word_lists("people")
    at = mention.start
    while at > 1 and doc[at - 1].lower_ in {"about", "around", "just", "only", "nearly"}:
        at -= 1
    if at and doc[at - 1].lower_ == "aged":
        return True
    if at > 1 and doc[at - 1].text == "," and _is_aside(doc, mention) and is_people(doc[at - 2]) and doc[at - 2].tag_ == "NN":
        return True  # "killing his friend, 12."
    if at < 2 or doc[at - 1].lower_ != "of" or not mention.low or mention.low > OLDEST:
        return False
    whose = doc[at - 2]
    after = doc[mention.end] if mention.end < len(doc) else None
    person = whose.tag_ in {"NN", "NNS"} and (lexis.noun_lemmas(whose)[-1] in lists["female"] | lists["male"] | lists["by_age"])
    return person and (after is None or not is_people(after))


def _is_aside(doc: Doc, mention: NumberMention) -> bool:
    """Tell whether a number that may be an age stands alone between marks: ", 12." """
    age = mention.qualifier == "exact" and mention.low is not None and 0 < mention.low <= OLDEST
    return age and (mention.end >= len(doc) or doc[mention.end].text in {".", ",", ";", ")", "?", "!"} or doc[mention.end].is_space)


def _of_pictures(doc: Doc, mention: NumberMention) -> bool:
    """Tell whether a slash parts the number from another: "1 / 29", "image 1 of / 29"."""
    around = [at for at in (mention.start - 1, mention.end) if 0 <= at < len(doc)]
    return any(doc[at].text == "/" for at in around)


def count_of(reading: Reading, mention: NumberMention) -> Count:
    """Return the phrase that one number stands in."""
    doc = reading.doc
    inside = range(mention.start, mention.end)
    number = next((doc[i] for i in inside if doc[i].head.i not in inside), doc[mention.end - 1])
    while number.dep_ == "quantmod" and number.head.i != number.i and number.head.i not in inside:
        number = number.head
    if number.dep_ in MODIFIERS and number.head.i > number.i and not _is_verb_like(number.head):
        head = _through_names(number.head)
        return Count(mention, number, head, head)
    whole = number.head.head
    if number.dep_ == "pobj" and number.head.lower_ == "of" and lexis.lemma(whole) in lexis.harm().words["collectives"]:
        return Count(mention, number, whole, None)  # "a family of nine"
    of_what = _of_object(number, mention)
    if of_what is not None:
        return Count(mention, number, number, of_what)
    beside = _noun_beside(reading, mention)
    if beside is not None:
        return Count(mention, number, number if number.dep_ not in MODIFIERS else beside, beside)
    return Count(mention, number, number, None)


def _is_verb_like(token: Token) -> bool:
    return token.tag_ in {"VB", "VBD", "VBG", "VBP", "VBZ"}


def _through_names(head: Token) -> Token:
    """Step from a word before the noun that was taken for it to the noun: "two Tajik and Russian militants", "nine aid workers"."""
    if head.dep_ in {"compound", "nmod"} and head.head.i > head.i and not is_people(head) and is_people(head.head):
        return head.head
    if head.pos_ in {"ADJ", "PROPN"} and head.i + 1 < len(head.doc):
        for child in children(head, "conj"):
            if child.pos_ == "NOUN" and child.i - head.i <= 4:
                return child
    return head


def _of_object(number: Token, mention: NumberMention) -> Token | None:
    for prep in children(number, "prep"):
        if prep.lower_ == "of" and 0 <= prep.i - mention.end <= 1:
            for obj in children(prep, "pobj"):
                return None if obj.pos_ == "PRON" else obj
    return None


def _noun_beside(reading: Reading, mention: NumberMention) -> Token | None:
    """Return a people word up to three words after the number, where the parse gave the number no noun."""
    doc = reading.doc
    for i in range(mention.end, min(mention.end + 4, len(doc))):
        token = doc[i]
        if token.pos_ in {"NOUN", "PROPN"} and is_people(token):
            return token
        if token.pos_ not in {"ADJ", "ADV", "PROPN", "CCONJ"} or token.is_sent_start:
            return None
    return None


def is_people(noun: Token) -> bool:
    """Tell whether a noun stands for people: by the lexicon, a name of a people, or the ending of a word for persons."""
    table = lexis.harm()
    forms = lexis.noun_lemmas(noun)
    if any(form in table.people for form in forms) or any(form in table.words["attackers"] for form in forms):
        return True
    if any(form in table.words["not_people"] for form in forms):
        return False
    if noun.ent_type_ == "NORP" or noun.tag_ == "NNPS":
        return True
    word = forms[-1]
    return noun.pos_ == "NOUN" and len(word) > 4 and any(word.endswith(suffix) for suffix in table.words["person_suffixes"])


def is_not_people(noun: Token) -> bool:
    """Tell whether a noun is known to stand for things or animals."""
    table = lexis.harm()
    forms = lexis.noun_lemmas(noun)
    return any(form in table.words["not_people"] for form in forms) and not any(form in table.people for form in forms)


def population_of(noun: Token | None) -> tuple[PopulationClass, str | None]:
    """Return the population class of the people counted and the report's words for them."""
    if noun is None:
        return "unknown", None
    table = lexis.harm()
    found: PopulationClass = next((table.populations[form] for form in lexis.noun_lemmas(noun) if form in table.populations), "unknown")
    if found == "unknown" and any(child.lower_ in {"civilian", "civilians"} for child in noun.children):
        found = "civilian"
    words = noun.text
    modifiers = [
        child
        for child in noun.children
        if child.dep_ in {"amod", "compound"} and child.i < noun.i and child.pos_ != "NUM" and child.lower_ != "old"
    ]
    if modifiers and noun.i - modifiers[0].i <= 3 and modifiers[0].like_num is False:
        words = noun.doc[modifiers[0].i : noun.i + 1].text
    return found, words
