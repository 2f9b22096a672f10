"""Trigger words: the nouns and verbs by which a text speaks of an event."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from rashomon.extract import lexis
from rashomon.extract.counting import is_people
from rashomon.extract.means import weapon
from rashomon.lexicon import load

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


DOWNING = "crash"
"""The kind of event that bringing down an aircraft is."""

ARMS = "arms"
"""The kind of event that a deed with arms is, of a report that tells of no other."""

AGENTS = "chemical agent"
"""The weapons whose use is an attack by itself, as the lexicon of means has them."""


class Trigger(msgspec.Struct, frozen=True):
    """A trigger in a text: its head token, the index of its first token, the words as the lexicon has them, and the kind of event."""

    token: Token
    first: int
    words: str
    kind: str

    @property
    def weak(self) -> bool:
        """Tell whether the word is also a common one, so that it needs something tied to it; what is looked for last needs nothing."""
        return self.kind != ARMS and self.words in _tables().weak


class _Tables(msgspec.Struct, frozen=True):
    """``nouns``: under the last word of each phrase, the phrases with their kinds, longest first; ``verbs``: lemma to kind.

    ``using``: words that make an attack of a chemical agent.
    """

    nouns: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    verbs: dict[str, str]
    weak: frozenset[str]
    using: frozenset[str]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    raw = load("events")
    nouns: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    verbs: dict[str, str] = {}
    for kind, entry in raw["kinds"].items():
        for phrase in entry["nouns"]:
            words = tuple(phrase.replace("-", " - ").split())
            nouns.setdefault(words[-1], []).append((words, kind))
        for verb in entry["verbs"]:
            verbs.setdefault(verb, kind)
    for word in raw["generic"]:
        nouns.setdefault(word, []).append(((word,), "event"))
    ordered = {last: tuple(sorted(found, key=lambda f: -len(f[0]))) for last, found in nouns.items()}
    weak = frozenset((*raw["weak"], *raw["generic"], AGENTS))
    return _Tables(ordered, verbs, weak, frozenset(raw["using"]))


def is_event_word(token: Token) -> bool:
    """Tell whether a word by itself names an event, though it may only modify another ("bomb" in "bomb squad")."""
    return is_event_form(token.lower_)


def is_event_form(form: str) -> bool:
    """Tell whether a word's base form names an event by itself."""
    return any(words == (form,) for words, _ in _tables().nouns.get(form, ()))


def find_triggers(doc: Doc) -> dict[int, Trigger]:
    """Return every trigger of the document by the index of its head token."""
    found: dict[int, Trigger] = {}
    for token in doc:
        if token.is_space or token.is_punct:
            continue
        trigger = _noun_trigger(token) if token.pos_ in {"NOUN", "PROPN", "ADJ"} or token.tag_ in {"VBG", "NN"} else None
        trigger = trigger or _verb_trigger(token) or _use_trigger(token)
        if trigger is not None:
            found[token.i] = trigger
    return {i: t for i, t in found.items() if not _inside_longer(t, found)}


def _noun_trigger(token: Token) -> Trigger | None:
    nouns = _tables().nouns
    for form in lexis.noun_lemmas(token):
        for words, kind in nouns.get(form, ()):
            first = _match_before(token, words[:-1])
            if first is not None and not _compound_modifier(token):
                down = kind == "shooting" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "down"
                return Trigger(token, first, " ".join(words), DOWNING if down else kind)
    return None


def _downs(verb: Token, lemma: str) -> bool:
    """Tell whether a verb tells that something that flies was brought down: "was shot down", "had downed a jet"."""
    words = lexis.word_lists("events")
    if lemma not in words["downing"] or not (lemma == "down" or any(child.lower_ == "down" for child in verb.children)):
        return False
    things = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    things += [verb.head] if verb.dep_ == "acl" and verb.tag_ == "VBN" else []
    return any(form in words["aircraft"] for thing in things for form in lexis.noun_lemmas(thing))


def _hits(preposition: Token) -> bool:
    """Tell whether a preposition leads to people, who are then what is fired on, and to no time ("was fired on Thursday")."""
    return preposition.dep_ == "prep" and any(is_people(one) for one in preposition.children if one.dep_ == "pobj")


def _use_trigger(token: Token) -> Trigger | None:
    """Return the use of a chemical agent as an event: "used sarin against", "the release of chlorine"."""
    if token.pos_ not in {"NOUN", "VERB"} or lexis.lemma(token) not in _tables().using:
        return None
    passive = token.pos_ == "VERB" and any(child.dep_ == "nsubjpass" for child in token.children)
    things = [child for child in token.children if child.dep_ == ("nsubjpass" if passive else "dobj")]
    if token.pos_ == "NOUN":
        things = [thing for child in token.children if child.lower_ == "of" for thing in child.children if thing.dep_ == "pobj"]
    return Trigger(token, token.i, AGENTS, "chemical-attack") if any(weapon(thing) == AGENTS for thing in things) else None


def _match_before(token: Token, words: tuple[str, ...]) -> int | None:
    first = token.i - len(words)
    if first < 0:
        return None
    doc = token.doc
    if all(doc[first + k].lower_ == word or lexis.lemma(doc[first + k]) == word for k, word in enumerate(words)):
        return first
    return None


def _compound_modifier(token: Token) -> bool:
    """Tell whether the word only modifies another noun ("attack helicopter", "death toll", "assault rifles", "bomb squad")."""
    doc = token.doc
    if token.dep_ in {"compound", "nmod", "amod"} and token.head.i == token.i + 1:
        return True
    follows = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return follows is not None and follows.pos_ == "NOUN" and token.dep_ == "compound" and follows.i == token.head.i


def _verb_trigger(token: Token) -> Trigger | None:
    if token.pos_ != "VERB":
        return None
    verbs = _tables().verbs
    lemma = lexis.lemma(token)
    if _downs(token, lemma):
        return Trigger(token, token.i, lemma, DOWNING)
    kind = verbs.get(lemma)
    if kind is None:
        beside = [child for child in token.children if child.dep_ in {"prt", "dobj", "advmod", "nsubjpass"} or _hits(child)]
        beside += [token.head] if token.dep_ == "acl" and token.tag_ == "VBN" else []  # "shots fired into a house"
        kind = next((kind for one in beside if (kind := verbs.get(f"{lemma} {one.lower_}")) is not None), None)
    return Trigger(token, token.i, lemma, kind) if kind else None


def _inside_longer(trigger: Trigger, found: dict[int, Trigger]) -> bool:
    """Tell whether the word is part of a longer trigger ("bomb" in "bomb attack")."""
    return any(other.first <= trigger.token.i < other.token.i for other in _near(trigger, found))


def _near(trigger: Trigger, found: dict[int, Trigger]) -> list[Trigger]:
    return [found[i] for i in range(trigger.token.i + 1, trigger.token.i + 5) if i in found]
