"""Laying an event at somebody's door by a set phrase: "X is to blame", "the work of X", "at the hands of X", "the hallmarks of X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.responsibility.scene import Accusation, Scene
from rashomon.extract.syntax import ancestors, children, is_negated, own_subjects, prepositional

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from rashomon.model.statement import Stance


def to_blame(scene: Scene, verb: Token) -> Iterator[Accusation]:
    """Yield who "is to blame" for the event."""
    if lexis.lemma(verb) != "blame" or verb.dep_ != "xcomp" or lexis.lemma(verb.head) != "be" or children(verb, "dobj"):
        return
    if any(is_negated(cause) or lexis.lemma(cause) == "fail" for cause in prepositional(verb, "for")):
        return  # to blame for what was not done
    if any(child.lower_ == "to" for child in children(verb, "aux")):
        event = (*scene.event_words([verb]), verb)
        for who in scene.whos(own_subjects(verb.head)):
            yield Accusation(accused=who, cue=verb, rule="“to blame”", event=event, sure=0.8)


def work_of(scene: Scene, noun: Token) -> Iterator[Accusation]:
    """Yield whose "work" the event is, or whose "hallmarks" it bears, which is suspicion."""
    lemma, verb, lists = lexis.lemma(noun), noun.head, lexis.word_lists("responsibility")
    bears = lemma in lists["signs"] and lexis.lemma(verb) in lists["bearing"]
    if not bears and not (lemma in lists["handiwork"] and lexis.lemma(verb) == "be" and noun.dep_ == "attr"):
        return
    about = own_subjects(verb)
    if not any(scene.is_event(thing) for thing in about):
        return
    whose = [*prepositional(noun, "of"), *children(noun, "poss")]
    for who in scene.whos(whose):
        stance: Stance | None = "suspected" if bears else None
        yield Accusation(accused=who, cue=noun, rule=f"“{noun.text} of”", stance=stance, event=(*about, noun), sure=0.8)


def at_the_hands(scene: Scene, noun: Token) -> Iterator[Accusation]:
    """Yield at whose hands somebody died: "killed at the hands of X"."""
    if noun.lower_ != "hands" or noun.dep_ != "pobj" or noun.head.lower_ != "at":
        return
    harm = next((t for t in ancestors(noun) if lexis.lemma(t) in lexis.harm_words() or t.lower_ in lexis.harm_words()), None)
    if harm is None:
        return
    for who in scene.whos([*prepositional(noun, "of"), *children(noun, "poss")]):
        yield Accusation(accused=who, cue=noun, rule="“at the hands of”", event=(harm, noun), sure=0.8)
