"""Taking responsibility: "X claimed responsibility", "responsibility was claimed by X", "X's claim of responsibility"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.reality import reality_of
from rashomon.extract.responsibility.naming import counts_deeds, deeds_counted
from rashomon.extract.responsibility.scene import Accusation, Scene
from rashomon.extract.syntax import agents, ancestors, is_negated, is_passive, objects, own_subjects, prepositional, subjects
from rashomon.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from rashomon.extract.responsibility.scene import Who
    from rashomon.model.statement import Stance


def claiming(scene: Scene, verb: Token) -> Iterator[Accusation]:
    """Yield who claims responsibility by this verb; nobody where nobody did."""
    raw = _lists()
    if lexis.lemma(verb) not in raw["verbs"] or is_negated(verb):
        return
    passive = is_passive(verb)
    things = own_subjects(verb) if passive and verb.dep_ != "acl" else objects(verb)
    if verb.dep_ == "acl" and passive:
        things = [verb.head]
    taken = [thing for thing in things if lexis.lemma(thing) in raw["objects"] and not is_negated(thing)]
    if not taken and lexis.lemma(verb) in raw["of_events"]:
        taken = [thing for thing in things if _is_deed(scene, thing)]
    if not taken:
        return
    event = (*scene.event_words([*taken, verb]), verb)
    for who in scene.whos(agents(verb) if passive else _claimants(scene, verb)):
        if who.token.i != taken[0].i:
            yield _claim(who, verb, event)


def _is_deed(scene: Scene, thing: Token) -> bool:
    """Tell whether what is claimed is itself somebody's deed ("claimed the attack", "raids, most of which were claimed by X")."""
    if thing.dep_ in {"nsubjpass", "nsubj"} and thing.head.dep_ == "relcl" and prepositional(thing, "of"):
        thing = thing.head.head
    elif counts_deeds(thing):
        thing = deeds_counted(thing)
        if thing.lower_ in {"which", "them"}:  # "attacks, many of which have been claimed by X"
            before = [t for t in thing.doc[thing.sent.start : thing.i] if t.i in scene.triggers]
            thing = before[-1] if before else thing
    trigger = scene.triggers.get(thing.i)
    return trigger is not None and trigger.kind in lexis.word_lists("events")["deeds"]


def _claimants(scene: Scene, verb: Token) -> list[Token]:
    """Return the subjects; in "X, a rival of Y, which claimed …" the claimant is X, not Y."""
    found = subjects(verb)
    if verb.dep_ == "relcl" and found and verb.doc[verb.left_edge.i - 1].text == ",":
        for governor in ancestors(verb.head):
            if governor.dep_ == "appos" and governor.i != verb.head.i:
                named = [t for t in (governor.head, *prepositional(governor.head, "of")) if scene.who(t) is not None]
                return named[:1] or found
    return found


def pleading(scene: Scene, verb: Token) -> Iterator[Accusation]:
    """Yield who pleads guilty to a deed, who pleads not guilty to it, and who confesses to it or boasts of it."""
    lemma = lexis.lemma(verb)
    guilty = [child for child in verb.children if child.lower_ == "guilty"] if lemma == "plead" else []
    boasted = load("responsibility")["boasting"].get(lemma)
    if not (guilty or boasted):
        return
    holders = [verb, *guilty]
    deeds = [t for holder in holders for t in prepositional(holder, *(boasted or ("to", "in")))]
    deeds += [t for deed in deeds for t in (*prepositional(deed, "of"), *objects(deed))]
    event = tuple(t for t in deeds if _done(scene, t) or lexis.lemma(t) in lexis.word_lists("responsibility")["striking"])
    if not event:
        return
    denied = any(is_negated(holder) or any(c.lower_ == "not" for c in holder.children) for holder in holders)
    stance: Stance = "denied" if denied else "claimed"
    for who in scene.speaking(subjects(verb)):
        words = f"“{verb.text} guilty”" if guilty else f"“{verb.text}”"
        yield Accusation(accused=who, cue=verb, rule=words, stance=stance, speaker=who, event=(*event, verb), sure=0.93)


def _done(scene: Scene, deed: Token) -> bool:
    """Tell whether a noun names an event that happened: nobody boasts of having done what he foiled."""
    return deed.i in scene.triggers and reality_of(scene.triggers[deed.i]) == "actual"


def claim_noun(scene: Scene, noun: Token) -> Iterator[Accusation]:
    """Yield the claimant of "a claim of responsibility by X", "X's claim of responsibility"."""
    if lexis.lemma(noun) != "claim" or is_negated(noun):
        return
    if not any(lexis.lemma(obj) in _lists()["objects"] for obj in prepositional(noun, "of", "for")):
        return
    owners = [c for c in noun.children if c.dep_ == "poss"] + prepositional(noun, "by", "from")
    for who in scene.whos(owners):
        yield _claim(who, noun, (*scene.event_words([noun]), noun))


def _claim(who: Who, cue: Token, event: tuple[Token, ...]) -> Accusation:
    return Accusation(accused=who, cue=cue, rule="claims responsibility", stance="claimed", speaker=who, event=event, sure=0.95)


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in load("responsibility")["claiming"].items()}
