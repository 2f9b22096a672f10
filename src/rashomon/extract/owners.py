"""Which trigger a claim, a day or a place hangs on, by the parse of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.syntax import ancestors, children, conjuncts, prepositional

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from rashomon.extract.triggers import Trigger

    Triggers = dict[int, Trigger]

ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj", "oprd", "appos", "conj", "dative", "npadvmod", "nmod"})
HARM_REACH = 4
"""How many governors above a day or place its verb of harm may stand."""

BESIDE = 14
"""How many words before a claim its event may stand in the sentence where the parse ties them in no way."""


def claim_owner(token: Token, triggers: Triggers) -> Trigger | None:
    """Return the trigger that a claim's word hangs on: itself, one below it, a governor, or an argument of a governing verb.

    "12 people lost their lives in this attack" climbs from 12 to "lost" and finds "attack" among its arguments.
    """
    if token.i in triggers:
        return triggers[token.i]
    below = _nearest(_arguments(token, token), triggers, token)
    if below is not None:
        return below
    came_from = token
    for governor in ancestors(token):
        if governor.i in triggers:
            return triggers[governor.i]
        if governor.pos_ in {"VERB", "AUX"} or governor.dep_ == "ROOT":
            found = _nearest(_arguments(governor, came_from), triggers, came_from)
            if found is not None:
                return found
            if (governor.dep_ == "ccomp" and governor.head.pos_ == "VERB") or days_apart(governor):
                return None
        came_from = governor
    return None


def trigger_before(token: Token, triggers: Triggers) -> Trigger | None:
    """Return the nearest trigger before a word in its sentence, for a claim that the parse ties to none; none that an aside holds."""
    aside = 0
    for i in range(token.i - 1, max(token.sent.start, token.i - BESIDE) - 1, -1):
        aside = max(0, aside + {")": 1, "(": -1}.get(token.doc[i].text, 0))
        if i in triggers and not aside:
            return triggers[i]
    return None


def circumstance_owner(token: Token, triggers: Triggers) -> Trigger | None:
    """Return the trigger that a day or place hangs on.

    Stricter than for claims: only verbs by which things happen lend their arguments, and what dates a telling ("in a message on Saturday",
    "on Saturday the group posted a video of the attack") does not date the event.
    """
    lists = lexis.word_lists("events")
    came_from = token
    for governor in ancestors(token):
        if _goes_on(came_from) and lexis.lemma(came_from) not in lists["occurring"]:
            return None  # "a boat that sank in April and was raised last week"
        if governor.i in triggers:
            return triggers[governor.i]
        if lexis.lemma(governor) in lists["tellings"] or _buries(governor):
            return None
        if governor.pos_ in {"VERB", "AUX"}:
            found = _nearest(_participles(governor), triggers, came_from)
            if found is None and lexis.lemma(governor) in lists["occurring"]:
                found = _nearest(_arguments(governor, came_from), triggers, came_from)
            if found is not None:
                return found
            if governor.dep_ == "ccomp" or (days_apart(governor) and token.ent_type_ != "DATE"):
                return None
        came_from = governor
    return None


def _buries(verb: Token) -> bool:
    """Tell whether a verb tells of burying or mourning the dead, whose day and place are not those of the deaths."""
    return verb.pos_ == "VERB" and lexis.lemma(verb) in lexis.harm().words["burying"]


def _goes_on(verb: Token) -> bool:
    """Tell whether a verb with its tense goes on after "and" with what came next."""
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(child.dep_ in {"aux", "auxpass"} for child in verb.children)
    return verb.dep_ == "conj" and verb.pos_ in {"VERB", "AUX"} and finite and verb.head.pos_ in {"VERB", "AUX"}


def days_apart(clause: Token) -> bool:
    """Tell whether a clause tells of something else, some time before: "the attack came three days after troops took the port"."""
    mark = children(clause, "mark") if clause.dep_ == "advcl" else []
    return any(one.lower_ in {"after", "before"} for one in mark) and any(t.ent_type_ == "DATE" for t in children(clause, "npadvmod"))


def harm_above(token: Token) -> Token | None:
    """Return the verb of harm that a day or place hangs on where no number is told ("the people hurt in the hall on Friday")."""
    table = lexis.harm()
    words = table.kinds["killed"].verbs | table.kinds["killed"].subject_verbs | table.kinds["injured"].verbs
    for steps, governor in enumerate(ancestors(token)):
        if steps >= HARM_REACH:
            return None
        if governor.pos_ in {"VERB", "ADJ"} and lexis.lemma(governor) in words:
            return governor
    return None


def _nearest(candidates: Iterable[Token], triggers: Triggers, place: Token) -> Trigger | None:
    found = [triggers[candidate.i] for candidate in candidates if candidate.i in triggers]
    return min(found, key=lambda trigger: (abs(trigger.token.i - place.i), trigger.token.i), default=None)


def _participles(verb: Token) -> Iterator[Token]:
    """Yield what a verb's doing led to: "burst into the hall on Friday, killing 12"."""
    for child in children(verb, "advcl"):
        if child.tag_ == "VBG":
            yield from conjuncts(child)


def _arguments(verb: Token, came_from: Token) -> Iterator[Token]:
    """Yield the heads of the subject, object and prepositional phrases of a verb, and of clauses of time ("died when X was bombed")."""
    for child in verb.children:
        if child.i == came_from.i and child.dep_ != "prep":
            continue
        if child.dep_ in ARGUMENTS:
            yield from _noun_heads(child)
        elif child.dep_ == "advcl" and any(c.lower_ in {"when", "as", "after", "in"} for c in children(child, "mark", "advmod")):
            yield child
            yield from children(child, "nsubj", "nsubjpass")
        elif child.dep_ in {"prep", "agent"}:
            yield from _prepositional_heads(child)


def _noun_heads(child: Token) -> Iterator[Token]:
    yield from conjuncts(child)
    yield from children(child, "appos")
    perpetrator = lexis.lemma(child) in lexis.word_lists("responsibility")["perpetrators"]  # "killed the mastermind of the bombing"
    if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and child.pos_ != "PROPN" and not perpetrator:
        yield from prepositional(child, "of", "in", "from")


def _prepositional_heads(preposition: Token) -> Iterator[Token]:
    for obj in children(preposition, "pobj"):
        yield from conjuncts(obj)
        yield from prepositional(obj, "of", "with", "to")
    for inner in children(preposition, "prep"):
        yield from children(inner, "pobj")
