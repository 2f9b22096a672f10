"""Whose deed it was: "an attack by X", "X's raid", "killed in government air strikes", "X's use of nerve gas"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.means import is_weapon, weapon
from rashomon.extract.responsibility.naming import HEAVY, counts_deeds
from rashomon.extract.responsibility.scene import OWN, Accusation, Scene, is_peoples, names_machine
from rashomon.extract.syntax import agents, children, conjuncts, first_conjunct, is_passive, own_subjects, prepositional
from rashomon.extract.tolls import is_toll_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from rashomon.extract.responsibility.scene import Who
    from rashomon.extract.triggers import Trigger

BESIDE = frozenset({"compound", "amod", "nmod"})
"""How the parse hangs an owner on a deed that is no genitive ("government air strikes")."""
NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
"""Where a verb in -ing stands for a noun: "killed by government shelling"."""


def owning(scene: Scene, noun: Token) -> Iterator[Accusation]:
    """Yield whose attack it was: "X's attack on", "an attack by X", "an Israeli air strike", "killed in rebel shelling"."""
    trigger = scene.triggers.get(noun.i)
    if noun.pos_ not in {"NOUN", "PROPN"} and not _stands_for_noun(noun):
        return
    if trigger is not None and trigger.kind == "clash" and _hurt(noun):
        for who in scene.whos(prepositional(noun, "with", "against")):
            yield Accusation(accused=who, cue=noun, rule=f"“{noun.text} with”", event=(noun,), sure=0.6)
    if trigger is None or trigger.kind not in lexis.word_lists("events")["deeds"] or (is_weapon(noun) and noun.head.dep_ == "agent"):
        yield from _by_their_arms(scene, noun)
        return
    if _in_general(noun):
        return
    for who in scene.whos(by_whom(noun)):
        yield Accusation(accused=who, cue=noun, rule=f"“{noun.text} by”", event=(noun,), sure=0.88)
    for who in _from_either_side(scene, noun, trigger) if _hurt(noun) else ():
        yield Accusation(accused=who, cue=noun, rule=f"“{noun.text} between”", event=(noun,), sure=0.7)
    for who in _owners(scene, noun, _by_its_words(noun, trigger)):
        yield Accusation(accused=who, cue=noun, rule="whose attack", event=(noun,), sure=0.65)


def _stands_for_noun(verb: Token) -> bool:
    """Tell whether a verb in -ing stands where a noun does: "killed by army shelling", "hurt in shelling from the hill"."""
    if verb.tag_ != "VBG" or verb.dep_ in NOMINAL or (verb.dep_ == "pcomp" and not children(verb, "dobj")):
        return verb.tag_ == "VBG"
    first = verb.dep_ in {"advcl", "csubj"} and verb.i < verb.head.i and bool(agents(verb))
    return first and not own_subjects(verb.head)  # "Shelling by the army killed three"


def _from_either_side(scene: Scene, noun: Token, trigger: Trigger) -> list[Who]:
    """Return who fired at each other where others were hurt ("killed in shelling between X and Y"), and whose post it came from."""
    fired = trigger.kind == "air-strike" or lexis.lemma(noun) in lexis.word_lists("responsibility")["firing"]
    sides = [one for side in prepositional(noun, "between") for one in conjuncts(side)] if fired else []
    return [*scene.whos(sides), *(who for place in prepositional(noun, "from") for who in _held_by(scene, place))]


def _by_its_words(noun: Token, trigger: Trigger) -> bool:
    """Tell whether who stands before a deed did it rather than suffered it: "army raid", "rebel rocket attack", not "town attack"."""
    one_sided = trigger.kind == "air-strike" or trigger.words in lexis.word_lists("responsibility")["one_sided"]
    return one_sided or any(is_weapon(child) for child in children(noun, "compound", "amod", "nmod"))


def _by_their_arms(scene: Scene, noun: Token) -> Iterator[Accusation]:
    """Yield whose fire, shells or rockets hurt somebody: "killed by army fire", "rebel rockets killed three"."""
    if scene.is_machine(noun) and noun.dep_ == "nsubj" and lexis.lemma(noun.head) in lexis.word_lists("responsibility")["striking"]:
        return  # "a Russian drone struck": the verb tells it
    if (is_weapon(noun) or lexis.lemma(noun) in lexis.word_lists("responsibility")["firing"]) and (_is_under(noun) or _hurt(noun)):
        places = [*prepositional(noun, "from"), *(prepositional(noun.head.head, "from") if _is_under(noun) else ())]
        fired_from = [who for place in places for who in _held_by(scene, place) or scene.whos([place])]
        for who in fired_from or _owners(scene, noun, flown=True) or scene.whos(prepositional(noun, "of", "from", "by")):
            yield Accusation(accused=who, cue=noun, rule="whose fire", event=(noun,), sure=0.65)


def fired_from(scene: Scene, verb: Token) -> Iterator[Accusation]:
    """Yield who held the place that shells or rockets came from: "fired from positions held by X", "came from the X side", "from X"."""
    lists = lexis.word_lists("responsibility")
    if lexis.lemma(verb) not in lists["coming_from"]:
        return
    passive = is_passive(verb)
    things = [verb.head] if verb.dep_ == "acl" else [*children(verb, "nsubj", "nsubjpass"), *(() if passive else children(verb, "dobj"))]
    if not any(is_weapon(one) or lexis.lemma(one) in lists["firing"] or one.i in scene.triggers for one in things):
        return
    for place in prepositional(verb, "from"):
        for who in _held_by(scene, place):
            yield Accusation(accused=who, cue=verb, rule=f"“{verb.text} from”", event=(verb,), sure=0.65)


def _held_by(scene: Scene, place: Token) -> list[Who]:
    """Return whose a place is that something was fired from: a state by its name, or who holds the "positions", "area" or "side"."""
    if lexis.lemma(place) not in lexis.word_lists("responsibility")["positions"]:
        return scene.states(place)
    holding = lexis.word_lists("responsibility")["holding"]
    held = [who for clause in children(place, "acl", "relcl") if lexis.lemma(clause) in holding for who in scene.whos(agents(clause))]
    before = [c for c in place.children if c.i < place.i and c.dep_ in {"compound", "amod", "poss", "nmod"}]
    before += [left for c in before if lexis.lemma(c) in holding or c.lower_ in {"held", "controlled"} for left in c.lefts]
    states = [who for c in before for who in scene.states(c)]
    strangers = [scene.peoples(c) for c in before if is_peoples(c) or c.pos_ == "PROPN"]
    return held or scene.whos(c for c in before if scene.is_party(c)) or states or strangers


def use_of(scene: Scene, noun: Token) -> Iterator[Accusation]:
    """Yield whose use of an outlawed weapon is told of: "the army's use of nerve gas"."""
    if lexis.lemma(noun) != "use" or not any(is_outlawed(thing) for thing in prepositional(noun, "of")):
        return
    owners = [who for child in children(noun, "poss") for who in _possessor(scene, child)]
    for who in (*owners, *scene.whos(by_whom(noun))):
        yield Accusation(accused=who, cue=noun, rule="“use of”", event=(noun,), sure=0.7)


def is_outlawed(noun: Token) -> bool:
    """Tell whether a noun names a weapon whose mere use is held against those who use it."""
    for form in lexis.noun_lemmas(noun):
        for words in lexis.phrases("responsibility", "outlawed").get(form, ()):
            first = noun.i - len(words) + 1
            if first >= 0 and all(noun.doc[first + k].lower_ == word for k, word in enumerate(words[:-1])):
                return True
    return False


def by_whom(noun: Token) -> list[Token]:
    """Return whom "by" names after a noun, also where the parse hung it on the target between: "an attack on the town by X"."""
    targets = prepositional(noun, "on", "against", "in", "at")
    suffered = prepositional(noun, "from") if _is_under(noun) else []
    if noun.dep_ == "pobj" and not is_passive(noun.head.head):  # "died in strikes by X": nobody dies by X
        suffered += [*agents(noun.head.head), *(t for t in prepositional(noun.head.head, "by") if t.left_edge.i == noun.i + 2)]
    return [*prepositional(noun, "by"), *agents(noun), *suffered, *(one for target in targets for one in prepositional(target, "by"))]


def _is_under(noun: Token) -> bool:
    """Tell whether somebody is told to be under it: "came under fire"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "under"


def _in_general(noun: Token) -> bool:
    """Tell whether a bare plural speaks of no deed in particular; one that is told to have hurt somebody does not."""
    if noun.tag_ != "NNS" or _is_under(noun) or any(c.dep_ in {"det", "nummod", "poss"} for c in noun.children):
        return False
    return not _hurt(noun)


def _hurt(noun: Token) -> bool:
    """Tell whether somebody is told to have been hurt by what a noun names: "strikes killed 12", "12 were killed in strikes"."""
    first = first_conjunct(noun)
    if first.dep_ == "pobj" and first.head.lower_ == "of" and counts_deeds(first.head.head):
        first = first_conjunct(first.head.head)  # "killed in a series of strikes"
    if first.dep_ not in {"nsubj", "pobj", "pcomp"}:
        return False
    governor = first.head if first.dep_ == "nsubj" else first.head.head
    if lexis.lemma(governor) in lexis.harm_words() or governor.lower_ in lexis.harm_words() or is_toll_word(governor):
        return True  # "the toll from army shelling"
    striking = lexis.word_lists("responsibility")["hitting"] | lexis.word_lists("responsibility")["striking"]
    return (first.dep_ == "nsubj" or first.head.dep_ == "agent") and lexis.lemma(governor) in striking


def _owners(scene: Scene, noun: Token, flown: bool) -> list[Who]:
    """Return those named before a deed as theirs; a party goes before the country whose it is ("Ostian rebel shelling")."""
    before = [c for c in noun.children if c.i < noun.i]
    for child in before:
        if child.dep_ == "poss":
            found = _possessor(scene, child)
            if found:
                return found
    beside = [one for child in before if child.dep_ in BESIDE for one in conjuncts(child) if one.i < noun.i]
    beside += [one for child in before if child.dep_ == "compound" for one in children(child, *BESIDE)]  # "army barrel bombs"
    beside += [one for child in before if child.lower_ == "led" for one in child.lefts if one.dep_ == "npadvmod"]  # "US-led strikes"
    sided = [one for one in beside if scene.entity_at(one) is None and flown and not names_machine(one, noun)]
    parties = [one for one in sided if scene.is_party(one)]
    named = [one for one in beside if _may_own(scene, one, flown)]
    bands = [one for one in sided if any(form in lexis.word_lists("actors")["bands"] for form in lexis.noun_lemmas(one))]
    bands = bands if any(weapon(child) in HEAVY for child in before) else []  # "terrorist rocket attack", not "terrorist car bomb"
    strangers = (bands or [one for one in beside if is_peoples(one)]) if flown and not parties and not named else []
    return scene.whos(parties or named) or [scene.peoples(one) for one in strangers]


def _may_own(scene: Scene, token: Token, flown: bool) -> bool:
    entity = scene.entity_at(token)
    return entity is not None and (entity.kind == "group" or (flown and entity.kind in {"country", "agency"}))


def _possessor(scene: Scene, owner: Token) -> list[Who]:
    """Return the owner that a genitive names, or "its", "their" stands for: the subject of the clause around."""
    if owner.lower_ in OWN:
        deed = owner.head
        if deed.dep_ in {"nsubj", "nsubjpass"} or lexis.lemma(deed) == "use" or _hurt(deed):
            found = scene.subject_around(owner)
            return [scene.standing_for(found, owner)] if found else []
        return []
    entity = scene.entity_at(owner)
    if entity is not None and entity.kind in {"group", "country", "agency"}:
        return scene.whos([owner])
    return scene.whos([owner]) if entity is None and scene.is_party(owner) else []
