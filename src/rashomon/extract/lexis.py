"""The lexicons as look-up tables for the extractors: built once, never changed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from rashomon.lexicon import load
from rashomon.model.value import PopulationClass

if TYPE_CHECKING:
    from spacy.tokens import Token


LONGEST_ORDINAL = 3
"""Digits of a place in a row among the harmed, at most."""


class HarmKind(msgspec.Struct, frozen=True):
    """The words of one kind of harm; see ``lexicon/harm.yaml``."""

    verbs: frozenset[str]
    subject_verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    complements: frozenset[str]
    acts: frozenset[str]


class Harm(msgspec.Struct, frozen=True):
    """``lexicon/harm.yaml`` by word."""

    kinds: dict[str, HarmKind]
    verb_kind: dict[str, str]
    subject_verb_kind: dict[str, str]
    noun_kind: dict[str, str]
    adjective_kind: dict[str, str]
    complement_kind: dict[str, str]
    act_kind: dict[str, str]
    tolls: dict[tuple[str, ...], str]
    populations: dict[str, PopulationClass]
    people: frozenset[str]
    words: dict[str, frozenset[str]]


def _by_word(kinds: dict[str, Any], part: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, entry in kinds.items():
        for word in entry[part]:
            found.setdefault(word, kind)
    return found


@lru_cache(maxsize=1)
def harm() -> Harm:
    """Return the harm lexicon."""
    raw = load("harm")
    kinds = raw["kinds"]
    parts = ("verbs", "subject_verbs", "nouns", "adjectives", "complements", "acts")
    populations = {word: name for name, words in raw["populations"].items() for word in words}
    lists = {key: value for key, value in raw.items() if isinstance(value, list)}
    lists["lives_nouns"], lists["lives_verbs"] = raw["lives"]["nouns"], raw["lives"]["verbs"]
    lists["not_people"] = [*raw["not_people"], *raw["animals"]]
    return Harm(
        kinds={kind: HarmKind(**{part: frozenset(entry[part]) for part in parts}) for kind, entry in kinds.items()},
        verb_kind=_by_word(kinds, "verbs"),
        subject_verb_kind=_by_word(kinds, "subject_verbs"),
        noun_kind=_by_word(kinds, "nouns"),
        adjective_kind=_by_word(kinds, "adjectives"),
        complement_kind=_by_word(kinds, "complements"),
        act_kind=_by_word(kinds, "acts"),
        tolls={tuple(words.split()): kind for words, kind in _by_word(kinds, "tolls").items()},
        populations=populations,
        people=frozenset([*raw["people"], *populations, *load("people")["female"], *load("people")["male"]]),
        words={key: frozenset(value) for key, value in lists.items()},
    )


def ordinal(token: Token) -> int | None:
    """Return the place in a row, from the second on, that a word gives one of several: "a third victim", "the 4th victim"."""
    word = token.lower_
    if token.dep_ not in {"amod", "nummod", "compound", "advmod"}:
        return None
    digits = word[:-2] if word[-2:] in {"nd", "rd", "th"} else ""
    number: int | None = int(digits) if digits.isdecimal() and len(digits) <= LONGEST_ORDINAL else _ordinals().get(word)
    return number if number is not None and number > 1 else None


@lru_cache(maxsize=1)
def _ordinals() -> dict[str, int]:
    return dict(load("numbers")["ordinals"])


@lru_cache(maxsize=1)
def harm_words() -> frozenset[str]:
    """Return every single word of harm, whatever it does in a sentence."""
    table = harm()
    kinds = (table.verb_kind, table.subject_verb_kind, table.noun_kind, table.adjective_kind, table.act_kind)
    return frozenset(word for kind in kinds for word in kind)


@lru_cache(maxsize=16)
def word_lists(name: str) -> dict[str, frozenset[str]]:
    """Return every plain list of the lexicon ``name`` as a set, by its key."""
    return {key: frozenset(value) for key, value in load(name).items() if isinstance(value, list) and value and isinstance(value[0], str)}


@lru_cache(maxsize=16)
def phrases(name: str, key: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases of a list as word tuples under their last word, longest first, for matching backwards from a head noun."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in load(name)[key]:
        words = tuple(phrase.replace("-", " - ").split())
        table.setdefault(words[-1], []).append(words)
    return {last: tuple(sorted(found, key=len, reverse=True)) for last, found in table.items()}


def lemma(token: Token) -> str:
    """Return the token's lemma in lower case, or the word itself where the parser gave none."""
    found: str = token.lemma_  # looked up once: this runs more often than anything else of ours
    return found.lower() if found else token.lower_


IRREGULAR_PLURALS = {"men": "man", "children": "child"}


def noun_lemmas(token: Token) -> tuple[str, ...]:
    """Return the forms under which a noun may stand in a lexicon: its lemma, its lower form, and a singular by rule."""
    return _forms(lemma(token), token.lower_)


@lru_cache(maxsize=16384)
def _forms(of_lemma: str, lower: str) -> tuple[str, ...]:
    forms = [of_lemma, lower]
    plain = lower.partition("-in-law")[0].removeprefix("ex-").removeprefix("co-").removeprefix("half-").replace("step-", "step")
    if plain != lower:
        forms.extend(_forms(plain, plain))  # an ex-wife is a wife, a mother-in-law a mother
    if lower in IRREGULAR_PLURALS:
        forms.append(IRREGULAR_PLURALS[lower])
    if lower.endswith("men") and len(lower) > 4:
        forms.append(lower[:-2] + "an")
    if lower.endswith("ies"):
        forms.append(lower[:-3] + "y")
    elif lower.endswith("es") and len(lower) > 4:
        forms.extend((lower[:-1], lower[:-2]))
    elif lower.endswith("s") and not lower.endswith("ss"):
        forms.append(lower[:-1])
    return tuple(forms)
