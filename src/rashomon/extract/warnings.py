"""Warnings before an event: given, passed on to those who could act, not passed on, ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rashomon.extract import lexis
from rashomon.extract.syntax import (
    agents,
    children,
    is_negated,
    is_passive,
    objects,
    own_subjects,
    phrase_text,
    prepositional,
    span_of,
    start_of_sentences_before,
    subjects,
)
from rashomon.model.value import Warning as WarningValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from rashomon.extract.responsibility import Scene
    from rashomon.model import Span
    from rashomon.model.value import WarningStatus

LOOK_BACK = 2
"""How many sentences back the attack may be told of that a warning is about."""


class RawWarning(msgspec.Struct, frozen=True):
    """A warning as told: its value, where it stands, the verb that tells it and how sure the reading is."""

    value: WarningValue
    span: Span
    cue: Token
    confidence: float
    reason: str


def find_warnings(scene: Scene) -> list[RawWarning]:
    """Return every warning told of in a document, in text order, one a verb."""
    found = []
    for verb in scene.doc:
        if verb.pos_ in {"VERB", "AUX"}:
            one = next((raw for raw in (rule(scene, verb) for rule in RULES) if raw is not None), None)
            if one is not None:
                found.append(one)
    return found


def _lists() -> dict[str, frozenset[str]]:
    return lexis.word_lists("warnings")


def _warned(scene: Scene, verb: Token) -> RawWarning | None:
    """Read "X warned Y that …", "Y was warned"."""
    if lexis.lemma(verb) not in _lists()["warning_verbs"] or not _about_attack(scene, verb):
        return None
    if verb.dep_ == "acl" and any(c.lower_ == "to" for c in children(verb, "aux")):
        return None
    passive = is_passive(verb)
    receivers = own_subjects(verb) if passive else objects(verb)
    givers = agents(verb) if passive else subjects(verb)
    status: WarningStatus = "passed-on" if receivers and not _public(receivers) else "given"
    return _made(scene, verb, status, givers, receivers)


def _passed(scene: Scene, verb: Token) -> RawWarning | None:
    """Read "X informed Y that an attack was planned", "shared the information with Y", "such a warning was not passed on"."""
    if lexis.lemma(verb) not in _lists()["passing_verbs"]:
        return None
    passive = is_passive(verb)
    things = own_subjects(verb) if passive else objects(verb)
    told = [t for t in things if lexis.lemma(t) in _lists()["warning_nouns"]]
    clause = [c for c in children(verb, "ccomp") if _future_attack(c)]
    if told:
        if not (any(lexis.lemma(t) in _lists()["strong_nouns"] for t in told) or _attack_near(scene, verb)):
            return None
        receivers = prepositional(verb, "with", "to") + [t for t in things if t.i not in {x.i for x in told} and t.dep_ == "dative"]
    elif clause:
        receivers = things
    else:
        return None
    if told and lexis.lemma(verb) in _lists()["needs_receiver"] and not receivers:
        return None
    if clause and (not receivers or _public(receivers)):
        return None
    return _made(scene, verb, "passed-on", agents(verb) if passive else subjects(verb), receivers)


def _received(scene: Scene, verb: Token) -> RawWarning | None:
    """Read "received a warning", "no such warning was received"."""
    if lexis.lemma(verb) not in _lists()["receiving_verbs"]:
        return None
    passive = is_passive(verb)
    things = own_subjects(verb) if passive else objects(verb)
    told = [t for t in things if lexis.lemma(t) in _lists()["strong_nouns"]]
    if not told or (lexis.lemma(verb) == "have" and not is_negated(told[0])):
        return None
    return _made(scene, verb, "passed-on", prepositional(verb, "from"), agents(verb) if passive else subjects(verb), told)


def _issued(scene: Scene, verb: Token) -> RawWarning | None:
    """Read "issued a warning", "called on its citizens to stay away", "announced that … imminent plans"."""
    if lexis.lemma(verb) not in _lists()["issuing_verbs"]:
        return None
    told = [t for t in [*objects(verb), *(own_subjects(verb) if is_passive(verb) else [])] if lexis.lemma(t) in _lists()["strong_nouns"]]
    text = " ".join(t.lower_ for t in verb.subtree)
    avoiding = any(word in text for word in _lists()["avoiding"]) and bool(children(verb, "xcomp", "ccomp", "advcl"))
    announced = any(_future_attack(c) for c in children(verb, "ccomp"))
    if not (told or (avoiding and _about_attack(scene, verb)) or announced):
        return None
    return _made(scene, verb, "given", agents(verb) if is_passive(verb) else subjects(verb), prepositional(verb, "on", "to"), told)


def _absent(scene: Scene, verb: Token) -> RawWarning | None:
    """Read "there was no warning"."""
    if lexis.lemma(verb) != "be" or not children(verb, "expl"):
        return None
    told = [t for t in children(verb, "attr", "nsubj") if lexis.lemma(t) in _lists()["strong_nouns"] and is_negated(t)]
    return _made(scene, verb, "given", [], [], told) if told else None


def _ignored(scene: Scene, verb: Token) -> RawWarning | None:
    """Read "ignored the warnings"."""
    if lexis.lemma(verb) not in _lists()["ignoring_verbs"]:
        return None
    passive = is_passive(verb)
    told = [t for t in (own_subjects(verb) if passive else objects(verb)) if lexis.lemma(t) in _lists()["strong_nouns"]]
    if not told:
        return None
    givers = [c for t in told for c in t.children if c.dep_ in {"poss", "compound", "amod"} and scene.entity_at(c) is not None]
    return _made(scene, verb, "ignored", givers, agents(verb) if passive else subjects(verb))


def _made(
    scene: Scene, verb: Token, status: WarningStatus, givers: Sequence[Token], receivers: Sequence[Token], told: Sequence[Token] = ()
) -> RawWarning:
    negated = is_negated(verb) or any(is_negated(t) for t in told) or any(is_negated(t) for t in own_subjects(verb))
    if negated and status in {"passed-on", "ignored"}:
        status = "not-passed-on" if status == "passed-on" else "passed-on"
    elif negated:
        status = "none"
    near = [t for t in [*givers, *receivers, *told] if abs(t.i - verb.i) < 20]
    value = WarningValue(status=status, giver=_name(scene, givers), receiver=_name(scene, receivers))
    return RawWarning(value, span_of(verb, *near), verb, 0.8, f"“{verb.text}”")


def _name(scene: Scene, tokens: Sequence[Token]) -> str | None:
    for token in tokens:
        if token.ent_type_ in {"DATE", "TIME"} or token.head.ent_type_ in {"DATE", "TIME"}:
            continue
        who = scene.who(token)
        if who is not None:
            return who.name
        if token.pos_ in {"NOUN", "PROPN"}:
            return phrase_text(token)
    return None


def _public(receivers: Sequence[Token]) -> bool:
    return all(any(form in _lists()["public"] for form in lexis.noun_lemmas(t)) for t in receivers)


def _future_attack(clause: Token) -> bool:
    words = {lexis.lemma(t) for t in clause.subtree} | {t.lower_ for t in clause.subtree}
    return bool(words & _lists()["coming"]) and bool(words & _lists()["ahead"])


def _about_attack(scene: Scene, verb: Token) -> bool:
    """Tell whether the clause, or the text right before it, is about an attack to come."""
    words = {lexis.lemma(t) for t in verb.subtree} | {t.lower_ for t in verb.subtree}
    return bool(words & (_lists()["coming"] | _lists()["coming_beside_warning"])) or _attack_near(scene, verb)


def _attack_near(scene: Scene, verb: Token) -> bool:
    start = start_of_sentences_before(verb, LOOK_BACK)
    return any(t.i in scene.triggers for t in scene.doc[start : verb.sent.end])


RULES = (_warned, _passed, _received, _issued, _ignored, _absent)
"""The first that fits a verb wins."""
