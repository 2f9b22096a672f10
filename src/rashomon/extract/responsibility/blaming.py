"""Laying responsibility on somebody: blaming, accusing, linking, holding responsible, suspecting."""

from __future__ import annotations

from itertools import islice, permutations, product
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from rashomon.extract import lexis
from rashomon.extract.means import is_weapon
from rashomon.extract.responsibility.doing import bidden, role_of
from rashomon.extract.responsibility.scene import Accusation, Scene, Who
from rashomon.extract.syntax import agents, ancestors, children, is_passive, objects, own_subjects, prepositional, subjects
from rashomon.extract.triggers import is_event_word
from rashomon.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from rashomon.model.statement import Stance
    from rashomon.model.value import Role


FURTHEST = 5
"""How many words above "responsible" may stand the verb that holds somebody so."""


class How(msgspec.Struct, frozen=True):
    """By which words somebody is accused, with what stance, and the words to climb from to the event."""

    rule: str
    stance: Stance
    event: tuple[Token, ...]


def blaming(scene: Scene, verb: Token) -> Iterator[Accusation]:
    """Yield accusations by a verb whose object is the accused: "Y blamed X", "X was accused of"."""
    lemma, lists = lexis.lemma(verb), lexis.word_lists("responsibility")
    if lemma not in lists["blaming"]:
        return
    if lemma in lists["needs_reason"] and not prepositional(verb, "for", "of", "with", "over"):
        return
    if lemma == "blame" and any(scene.who(obj) is not None for obj in prepositional(verb, "on")):
        return
    if lemma == "accuse" and not _of_violence(scene, verb):
        return
    if lemma != "accuse" and not _for_violence(scene, verb):
        return
    passive = is_passive(verb)
    accused = [verb.head] if passive and verb.dep_ == "acl" else own_subjects(verb) if passive else objects(verb)
    gerunds = _gerunds(verb)
    event = (*scene.event_words([verb, *gerunds]), *gerunds, verb)
    stance: Stance = "suspected" if lemma == "suspect" else "blamed"
    role = next((found for found in (role_of(gerund) for gerund in gerunds) if found is not None), "did")
    for accusation in _accuse(scene, verb, accused, agents(verb) if passive else subjects(verb), How(f"“{verb.text}”", stance, event)):
        yield replace(accusation, role=role)


def _of_violence(scene: Scene, verb: Token) -> bool:
    """Tell whether what somebody is accused of is an event or doing it; an accusation without "of" is taken to be of the event."""
    inner = [t for obj in objects(verb) for t in prepositional(obj, "of") if scene.entity_at(t) is None]  # the parse hung it there
    of_what = prepositional(verb, "of") or inner
    if not of_what:
        return True
    lists = lexis.word_lists("responsibility")
    doing = lists["doing"] | lists["organising"] | lists["striking"] | lists["firing"] | lists["involvement"] | lists["behind"]
    inside = [t for one in of_what for t in one.subtree]
    if any(one.tag_ == "VBG" and lexis.lemma(one) in lists["letting_happen"] for one in of_what):
        return False  # "of ignoring a warning of the bombing"
    violent = any(t.i in scene.triggers or is_event_word(t) or lexis.lemma(t) in doing or t.lower_ in doing for t in inside)
    return violent or any(_is_force(t) for t in inside)


def _is_force(noun: Token) -> bool:
    """Tell whether a noun names a weapon, or whom or what else is used to hurt people: "accused of using snipers"."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    return is_weapon(noun) or any(form in lexis.word_lists("responsibility")["force"] for form in lexis.noun_lemmas(noun))


def _for_violence(scene: Scene, verb: Token) -> bool:
    """Tell whether the cause given, if any, is an event, a harm or a pronoun: not "blamed for the price of bread"."""
    causes = prepositional(verb, "for", "over", "with")
    if not causes:
        return True
    harmful = lexis.harm_words()
    words = [t for cause in causes for t in cause.subtree]
    return any(t.i in scene.triggers or t.pos_ == "PRON" or lexis.lemma(t) in harmful for t in words)


def _gerunds(verb: Token) -> list[Token]:
    return [obj for obj in prepositional(verb, "of", "for") if obj.tag_ == "VBG"]


def blaming_to(scene: Scene, verb: Token) -> Iterator[Accusation]:
    """Yield accusations whose accused follows a preposition: "Y linked the attack to X", "shifted blame to X"."""
    lemma = lexis.lemma(verb)
    prepositions = load("responsibility")["blaming_to"].get(lemma)
    if not prepositions:
        return
    lists = lexis.word_lists("responsibility")
    passive = is_passive(verb)
    things = own_subjects(verb) if passive else objects(verb)
    blamed = any(lexis.lemma(t) in lists["blame_objects"] or (lemma in lists["or_event"] and scene.is_event(t)) for t in things)
    if lemma in lists["needs_blame_object"] and not blamed:
        return
    if lemma in lists["event_subject"] and not _about_event(scene, verb, things):
        if any(scene.is_event(t) for t in prepositional(verb, *prepositions)):  # "evidence linking X to the attack"
            for one in _accuse(scene, verb, things, (), How(f"“{verb.text}”", "blamed", (*scene.event_words([verb]), verb))):
                yield replace(one, stance=None)
        return
    if lemma == "point" and (not (things or children(verb, "prep")) or _perpetrators(verb)):
        return
    if lemma == "point" and not any(lexis.lemma(t) in lists["blame_objects"] for t in (*things, *prepositional(verb, "with"))):
        prepositions = [one for one in prepositions if one != "at"]  # a gun is pointed at somebody, a finger at who did it
    holders = [verb, *[t for t in (*things, *prepositional(verb, "with")) if lexis.lemma(t) in lists["blame_objects"]]]
    accused = [obj for holder in holders for obj in prepositional(holder, *prepositions) if not scene.is_event(obj)]
    if not accused and not passive:  # the parse hung it on the event: "blamed the attack on X"
        accused = [obj for thing in things if scene.is_event(thing) for obj in prepositional(thing, *prepositions) if scene.who(obj)]
    speakers = (agents(verb) or _in_a_relative(verb)) if passive else subjects(verb)
    event = (*scene.event_words([*things, verb]), verb)
    yield from _accuse(scene, verb, accused, speakers, How(f"“{verb.text}”", "blamed", event))


def _in_a_relative(verb: Token) -> list[Token]:
    """Return who blames in "the attack, which residents blamed on rebels", read as residents who are blamed."""
    start = verb.head.left_edge.i
    before = verb.doc[start - 1] if verb.dep_ == "acl" and start > verb.sent.start else None
    return [verb.head] if before is not None and before.lower_ in {"which", "that"} else []


def _about_event(scene: Scene, verb: Token, things: Sequence[Token]) -> bool:
    """Tell whether what is linked is the event, or its victims where the parse lost the event in between."""
    if any(scene.is_event(t) for t in things):
        return True
    lost = things and all(scene.entity_at(t) is None and t.pos_ == "NOUN" for t in things)
    return bool(lost) and any(t.i in scene.triggers for t in verb.doc[verb.sent.start : verb.i])


def holding(scene: Scene, token: Token) -> Iterator[Accusation]:
    """Yield accusations by "responsible": "X is responsible for", "Y holds X responsible"."""
    if token.lower_ not in lexis.word_lists("responsibility")["responsible"]:
        return
    verb = token.head
    if token.dep_ == "amod" and token.i > verb.i:  # "held the Northern Army, of the border regions, responsible", read as an adjective
        verb = next((one for one in islice(ancestors(token), FURTHEST) if lexis.lemma(one) == "hold"), verb)
    event = (*scene.event_words([token, verb]), token)
    found = lexis.lemma(verb) in lexis.word_lists("responsibility")["finding"] and bool(scene.event_words([token]))  # "found X guilty of"
    if lexis.lemma(verb) == "hold" or found:
        passive = is_passive(verb)
        whom = own_subjects(verb) if passive else objects(verb) or own_subjects(token)
        how = How(f"“{verb.text} {token.text}”" if found else "“hold responsible”", "blamed", event)
        yield from _accuse(scene, token, whom, agents(verb) if passive else subjects(verb), how)
        return
    if lexis.lemma(verb) not in {"be", "seem", "appear", "consider"} and token.dep_ not in {"ccomp", "amod"}:
        return
    whose = subjects(verb) if lexis.lemma(verb) != "consider" else objects(verb)
    for who in scene.whos(whose):
        what = prepositional(token, "for")
        if scene.event_words([token]) or not what or any(one.lower_ in {"it", "this", "that"} for one in what):
            yield Accusation(accused=who, cue=token, rule="“responsible”", event=event)


def suspecting(scene: Scene, verb: Token) -> Iterator[Accusation]:
    """Yield suspicions: "Y identified X as the likely perpetrator", "X is suspected of", "suspects X of"."""
    lists = lexis.word_lists("responsibility")
    if lexis.lemma(verb) not in lists["suspecting"]:
        return
    perpetrators = _perpetrators(verb)
    if not perpetrators:
        return
    passive = is_passive(verb)
    accused = own_subjects(verb) if passive else objects(verb) or prepositional(verb, "to", "at")
    unsure = any(lexis.lemma(t) == "suspect" or t.lower_ in lists["suspected_adjectives"] for p in perpetrators for t in (p, *p.children))
    stance: Stance = "suspected" if unsure or lexis.lemma(verb) not in lists["naming"] else "blamed"
    event = (*scene.event_words([*perpetrators, verb]), verb)
    how = How(f"“{verb.text} as”", stance, event)
    for accusation in _accuse(scene, verb, accused, agents(verb) if passive else subjects(verb), how):
        yield replace(accusation, until=perpetrators[-1])


def _perpetrators(verb: Token) -> list[Token]:
    """Return the words for a perpetrator after "as": "identified X as the likely culprit"."""
    lists = lexis.word_lists("responsibility")
    guilty = lists["perpetrators"] | lists["responsible"] | {"suspect"}
    return [obj for obj in prepositional(verb, "as") if lexis.lemma(obj) in guilty]


def tried(scene: Scene, verb: Token) -> Iterator[Accusation]:
    """Yield whom courts and police hold for the deed: "on trial for the killing", "convicted of murder", "arrested over the attack"."""
    raw, lists = load("responsibility"), lexis.word_lists("responsibility")
    lemma, passive = lexis.lemma(verb), is_passive(verb)
    trial = next((t for t in prepositional(verb, "on") if lexis.lemma(t) in lists["trials"]), None)
    causes = raw["tried"].get(lemma) or raw["held_over"].get(lemma) or (("for", "over") if trial is not None else None)
    if causes is None or not (passive or trial is not None or objects(verb)):
        return
    deeds = [t for holder in (verb, trial) if holder is not None for t in prepositional(holder, *causes)]
    event = [t for t in deeds if t.i in scene.triggers or lexis.lemma(t) in lists["striking"]]
    event += [one for deed in deeds if lexis.lemma(deed) in lists["bidding"] for one in bidden(deed)]
    if not event:
        return
    stance: Stance = "suspected" if lemma in raw["held_over"] else "blamed"
    accused = own_subjects(verb) if passive or trial is not None else objects(verb)
    speakers = agents(verb) if passive else [] if trial is not None else subjects(verb)
    words = trial.text if trial is not None else verb.text
    role: Role = "ordered" if any(lexis.lemma(deed) in lists["bidding"] for deed in deeds) else "did"
    for accusation in _accuse(scene, verb, accused, speakers, How(f"“{words}”", stance, (*event, verb))):
        yield replace(accusation, role=role)


def trading(scene: Scene, verb: Token) -> Iterator[Accusation]:
    """Yield the accusations of those who accuse each other: "X and Y traded blame"."""
    lists = lexis.word_lists("responsibility")
    if lexis.lemma(verb) not in lists["trading"] or not any(lexis.lemma(t) in lists["blame_objects"] for t in objects(verb)):
        return
    event = (*scene.event_words([*objects(verb), verb]), verb)
    for who, speaker in permutations(scene.whos(subjects(verb)), 2):
        yield Accusation(accused=who, cue=verb, rule=f"“{verb.text}”", stance="blamed", speaker=speaker, event=event)


def _accuse(scene: Scene, cue: Token, accused: Sequence[Token], speakers: Sequence[Token], how: How) -> Iterator[Accusation]:
    speakers = [token for token in speakers if not _is_hurt(token)]
    anybody = scene.anybody(speakers)
    said_by: list[Who | None] = [*scene.whos(speakers)] or [anybody]
    if any(_each_other(token) for token in accused):
        pairs: Iterable[tuple[Who, Who | None]] = permutations(scene.whos(speakers), 2)
    else:
        pairs = product(scene.whos(accused), said_by)
    for who, speaker in pairs:
        if speaker is not None and speaker.key == who.key:
            continue
        yield Accusation(
            accused=who,
            cue=cue,
            rule=how.rule,
            stance=how.stance,
            speaker=speaker,
            speaker_unnamed=speaker is None and is_passive(cue),
            event=how.event,
        )


def _is_hurt(subject: Token) -> bool:
    """Tell whether a subject is that of those hurt, whom the parse took for those who speak: "said 12 were killed and blamed the army"."""
    return subject.dep_ == "nsubjpass" and lexis.lemma(subject.head) in lexis.harm_words()


def _each_other(token: Token) -> bool:
    """Tell whether those who accuse are those accused: "accused each other", "blamed one another"."""
    return token.lower_ in {"other", "another"} and token.i > 0 and token.nbor(-1).lower_ in {"each", "one"}
