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


STRUCK = "weapon striking"
"""The words of a trigger that is a verb by which a weapon hits, as the list of weak ones has it."""


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
    weak = frozenset((*raw["weak"], *raw["generic"], AGENTS, STRUCK))
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
        trigger = trigger or _struck_trigger(token) or _verb_trigger(token) or _use_trigger(token)
        if trigger is not None:
            found[token.i] = trigger
    return {i: t for i, t in found.items() if not (_inside_longer(t, found) or _of_a_deed(t, found))}


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


def _struck_trigger(token: Token) -> Trigger | None:
    """Return the hit of a weapon as an event of its kind: "rockets landed in", "a bomb went off", "a grenade was thrown into"."""
    words, lemma = lexis.word_lists("weapons"), lexis.lemma(token)
    if token.pos_ != "VERB" or not (lemma in words["landing"] or lemma in words["sending"] or _goes_off(token, lemma)):
        return None
    passive = any(child.dep_ == "nsubjpass" for child in token.children)
    if lemma in words["sending"]:
        things = [child for child in token.children if child.dep_ == ("nsubjpass" if passive else "dobj")]
        things = things if any(_aims(child) for child in token.children if child.dep_ == "prep") else []
    else:
        things = [child for child in token.children if child.dep_ == "nsubj"]
    kind = next((kind for thing in things if (kind := kind_of_weapon(thing)) is not None), None)
    return Trigger(token, token.i, STRUCK, kind) if kind is not None else None


def _goes_off(verb: Token, lemma: str) -> bool:
    return lemma == "go" and any(child.lower_ == "off" for child in verb.children)


def _aims(preposition: Token) -> bool:
    """Tell whether a preposition leads to what a weapon is sent at: "at the town", "into a cafe", not "on Monday"."""
    objects = [child for child in preposition.children if child.dep_ in {"pobj", "pcomp"}]
    return preposition.lower_ in lexis.word_lists("weapons")["at"] and any(one.ent_type_ not in {"DATE", "TIME"} for one in objects)


def harm_trigger(word: Token) -> Trigger:
    """Return a word of harm as a trigger, of the kind that who or what did it makes it: "a suicide bomber killed", "hit by a shell"."""
    doers = [child for child in word.children if child.dep_ == "nsubj"]
    doers += [one for child in word.children if child.dep_ == "agent" for one in child.children if one.dep_ == "pobj"]
    kinds = (kind for doer in doers if (kind := kind_of_weapon(doer) or _kind_of_doer(doer)) is not None)
    return Trigger(word, word.i, lexis.lemma(word), next(kinds, "event"))


def _kind_of_doer(noun: Token) -> str | None:
    return next((kind for kind, doers in load("weapons")["doers"].items() if lexis.lemma(noun) in doers), None)


def kind_of_weapon(noun: Token) -> str | None:
    """Return the kind of event that the use of a weapon is, null where a noun names none."""
    name = weapon(noun)
    return load("weapons")["kinds"].get(name) if name is not None else None


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


def _of_a_deed(trigger: Trigger, found: dict[int, Trigger]) -> bool:
    """Tell whether a noun only says what a verb that is a trigger itself does or is done with: "a bomb exploded", "set fire to"."""
    token = trigger.token
    deed = found.get(token.head.i)
    if deed is None or deed.token.pos_ != "VERB" or deed.token.i == token.i:
        return False
    done = token.dep_ in {"nsubj", "nsubjpass", "dobj"} and weapon(token) is not None and trigger.kind == deed.kind
    return done or (token.dep_ == "dobj" and f"{deed.words} {token.lower_}" in _tables().verbs)


def _near(trigger: Trigger, found: dict[int, Trigger]) -> list[Trigger]:
    return [found[i] for i in range(trigger.token.i + 1, trigger.token.i + 5) if i in found]
