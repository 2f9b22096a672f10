"""What the words around a person's name say of the person: age, sex and role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.syntax import children, conjuncts, first_conjunct, noun_phrase
from rashomon.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from rashomon.model import Reading
    from rashomon.model.person import PersonRole, Sex

OLDEST = 115
_AFTER = re.compile(r" ?[,(] ?(?:who (?:is|was) )?(?:aged? )?(\d{1,3})(?= ?[,.;:)]| of\b| from\b| who\b| and\b| was\b| were\b|$)")
_BEFORE = re.compile(
    r"(\d{1,3}|[a-z]+(?:-[a-z]+)?)[- ](year|month|week|day)s?[- ]old(?: (?!(?:and|or|an?|the|by)\b)[A-Za-z'-]{1,20}){0,3} ?,? ?$"
)
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of verbs that stand in no description."""
_LATER = re.compile(r",? (?:who (?:is|was) )?(\d{1,3}|[a-z]+) (year|month|week|day)s? old\b")


def described(token: Token) -> list[Token]:
    """Return the nouns that say who a named person is: beside the name, "X is …", "… identified as X", "among the … was X"."""
    first = first_conjunct(token)
    found = [*children(token, "appos"), *(c for c in children(token, "compound", "nmod") if c.pos_ == "NOUN")]
    if token.dep_ == "appos" and token.head.pos_ == "NOUN":
        found += [token.head, *(c for c in children(token.head, "compound", "nmod") if c.pos_ == "NOUN")]
    head = first.head
    if first.dep_ == "nsubj" and lexis.lemma(head) == "be":
        found += children(head, "attr")
        found += [obj for prep in children(head, "prep") if prep.lower_ == "among" for obj in children(prep, "pobj")]
    if first.dep_ == "attr" and lexis.lemma(head) == "be":
        found += [c for c in children(head, "nsubj") if c.pos_ == "NOUN"]
    if first.dep_ == "pobj" and head.lower_ == "as" and lexis.lemma(head.head) in _lists()["identifying"]:
        found += [noun for c in children(head.head, "nsubjpass", "dobj") for noun in conjuncts(c)]
        found += [head.head.head] if head.head.dep_ == "acl" else []
    if first.dep_ == "oprd" and lexis.lemma(head) in _lists()["identifying"]:
        found += children(head, "nsubjpass", "dobj")
    return [noun for noun in found if noun.i != token.i and noun.pos_ in {"NOUN", "ADJ"}]


def _lists() -> dict[str, frozenset[str]]:
    return lexis.word_lists("people")


def age_at(reading: Reading, start: int, end: int) -> int | None:
    """Return the age in whole years that stands right after or right before the tokens [start, end)."""
    doc = reading.doc
    sentence = doc[start].sent
    text, offset = sentence.text, sentence.start_char
    begin, stop = doc[start].idx - offset, doc[end - 1].idx + len(doc[end - 1].text) - offset
    after = text[stop : stop + 40]
    found = _AFTER.match(after)
    if found:
        return _plausible(int(found.group(1)))
    spelled = _LATER.match(after) or _BEFORE.search(text[max(0, begin - 60) : begin])
    if spelled is None:
        return None
    number = _number(spelled.group(1).lower())
    since = max(0, begin - 60) + spelled.start()
    if spelled.re is _BEFORE and any(token.tag_ in FINITE for token in sentence if since < token.idx - offset < begin):
        return None  # "a 2-year-old shot his father"
    return None if number is None else _plausible(number if spelled.group(2) == "year" else 0)


def _number(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    names = load("numbers")
    tens, _, ones = word.rpartition("-")
    total = names["tens"].get(tens, 0) if tens else 0
    value = {**names["units"], **names["tens"]}.get(ones)
    return None if value is None else total + value


def _plausible(age: int) -> int | None:
    return age if age <= OLDEST else None


def sex_of(reading: Reading, start: int, about: Iterable[Token]) -> Sex | None:
    """Return the sex that nouns and pronouns for a person, or the title before the name at token ``start``, tell; null where none does."""
    lists, titles = _lists(), load("titles")["titles"]
    words = {form for token in about for form in lexis.noun_lemmas(token)}
    before = reading.doc[start - 1].text if start else ""
    if words & (lists["female"] | lists["female_pronouns"]) or before in titles["female"]:
        return "female"
    if words & (lists["male"] | lists["male_pronouns"]) or before in titles["male"]:
        return "male"
    return None


def role_of(reading: Reading, start: int, about: Sequence[Token]) -> PersonRole:
    """Return the role that the nouns for a person, or the title before the name at token ``start``, tell."""
    lists, attackers = _lists(), lexis.harm().words["attackers"]
    words = {form for token in about for form in lexis.noun_lemmas(token)}
    if words & lists["suspects"] or any(c.lower_ in {"suspected", "alleged", "accused"} for token in about for c in token.children):
        return "suspect"
    if words & attackers:
        return "attacker"
    before = reading.doc[start - 1].lower_ if start else ""
    if words & lists["police"] or before.rstrip(".") in lists["police"]:
        return "police"
    return "victim" if words & lists["victims"] else "unknown"


def phrase(noun: Token) -> str:
    """Return the noun phrase of a description as written, without its article."""
    left, right = noun_phrase(noun)
    words = noun.doc[left.i : right.i + 1]
    first = next((token.i for token in words if token.dep_ != "det" and not token.is_punct), noun.i)
    return str(noun.doc[first : right.i + 1].text)
