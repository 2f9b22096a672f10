"""Laying an event at somebody's door by a set phrase: "X is to blame", "the work of X", "at the hands of X", "the hallmarks of X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.responsibility.scene import Accusation, Scene
from rashomon.extract.syntax import ancestors, children, is_negated, objects, own_subjects, prepositional
from rashomon.lexicon import load

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
    called = lemma in lists["handiwork"] and noun.dep_ == "pobj" and verb.lower_ == "as" and lexis.lemma(verb.head) in lists["calling"]
    if not bears and not called and not (lemma in lists["handiwork"] and lexis.lemma(verb) == "be" and noun.dep_ == "attr"):
        return
    about = objects(verb.head) or own_subjects(verb.head) if called else own_subjects(verb)
    if not any(scene.is_event(thing) for thing in about):
        return
    whose = [*prepositional(noun, "of"), *children(noun, "poss")]
    for who in scene.whos(whose):
        stance: Stance | None = "suspected" if bears else None
        yield Accusation(accused=who, cue=noun, rule=f"“{noun.text} of”", stance=stance, event=(*about, noun), sure=0.8)


def resting(scene: Scene, verb: Token) -> Iterator[Accusation]:
    """Yield with whom responsibility "lies", "rests", on whom "the blame falls"."""
    prepositions = load("responsibility")["resting"].get(lexis.lemma(verb))
    lists = lexis.word_lists("responsibility")
    suspected = any(lexis.lemma(t) == "suspicion" for t in own_subjects(verb))
    about = [t for t in own_subjects(verb) if lexis.lemma(t) in lists["blame_objects"] | {"suspicion"}] if prepositions else []
    event = scene.event_words(about)
    if not prepositions or not about or not (event or not prepositional(about[0], "for", "of", "in")):
        return
    for who in scene.whos(prepositional(verb, *prepositions)):
        stance: Stance | None = "suspected" if suspected else None
        yield Accusation(accused=who, cue=verb, rule=f"“{about[0].text} {verb.text}”", stance=stance, event=(*event, verb), sure=0.85)


def bearing(scene: Scene, verb: Token) -> Iterator[Accusation]:
    """Yield who "bears responsibility", "holds the blame" for the event."""
    lists = lexis.word_lists("responsibility")
    if lexis.lemma(verb) not in lists["bearing_blame"]:
        return
    burdens = [t for t in objects(verb) if lexis.lemma(t) in lists["blame_objects"]]
    stance: Stance | None = "denied" if any(is_negated(t) for t in burdens) else None
    event = scene.event_words([*burdens, verb])
    for who in scene.whos(own_subjects(verb)) if burdens and event else ():
        yield Accusation(accused=who, cue=verb, rule=f"“{verb.text} {burdens[0].text}”", stance=stance, event=(*event, verb), sure=0.85)


def being(scene: Scene, verb: Token) -> Iterator[Accusation]:
    """Yield who the attackers are said to be: "the gunmen were members of X", "the culprits were X", "the planes that struck were X's"."""
    if lexis.lemma(verb) != "be" or verb.pos_ not in {"AUX", "VERB"}:
        return
    about = [t for t in own_subjects(verb) if _did_it(scene, t)]
    if not about:
        return
    said = [*children(verb, "attr", "acomp"), *prepositional(verb, "from")]
    for who in [*scene.whos(said), *(who for one in said if one.pos_ == "ADJ" for who in scene.states(one))]:
        yield Accusation(accused=who, cue=verb, rule=f"who the {about[0].text} were", event=(*scene.event_words(about), verb), sure=0.8)


def _did_it(scene: Scene, noun: Token) -> bool:
    """Tell whether a noun stands for those who did it: by its own meaning, or by a clause that tells the deed."""
    lists, forms = lexis.word_lists("responsibility"), lexis.noun_lemmas(noun)
    if any(form in lists["perpetrators"] for form in forms):
        return True
    if not (any(form in lexis.harm().words["attackers"] for form in forms) or scene.is_machine(noun)):
        return False
    return any(lexis.lemma(clause) in lists["striking"] | lists["doing"] for clause in children(noun, "relcl", "acl"))


def at_the_hands(scene: Scene, noun: Token) -> Iterator[Accusation]:
    """Yield at whose hands somebody died: "killed at the hands of X"."""
    if noun.lower_ != "hands" or noun.dep_ != "pobj" or noun.head.lower_ != "at":
        return
    harm = next((t for t in ancestors(noun) if lexis.lemma(t) in lexis.harm_words() or t.lower_ in lexis.harm_words()), None)
    if harm is None:
        return
    for who in scene.whos([*prepositional(noun, "of"), *children(noun, "poss")]):
        yield Accusation(accused=who, cue=noun, rule="“at the hands of”", event=(harm, noun), sure=0.8)
