"""Involvement and its denial: "X denied any involvement", "no evidence of X involvement", "the role of X in"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rashomon.extract import lexis
from rashomon.extract.responsibility.scene import Accusation, Scene
from rashomon.extract.syntax import (
    ancestors,
    children,
    is_negated,
    is_passive,
    objects,
    own_subjects,
    prepositional,
    start_of_sentences_before,
    subjects,
)
from rashomon.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from rashomon.extract.responsibility.scene import Who
    from rashomon.model.statement import Stance


LOOK_BACK = 2
"""How many sentences back the accusation may stand that "it" in a denial means."""


def denying(scene: Scene, verb: Token) -> Iterator[Accusation]:
    """Yield denials by the accused: "X denied any involvement", "X rejected the accusation", "X denied being behind it"."""
    lists = lexis.word_lists("responsibility")
    if lexis.lemma(verb) not in lists["denying"] or is_negated(verb) or is_passive(verb):
        return
    denied = objects(verb)
    whose = [t for t in denied if lexis.lemma(t) in lists["involvement"] | {"any"} and not _owners(scene, t)]
    gerund = [c for c in children(verb, "xcomp") if c.tag_ == "VBG" and (scene.event_words(objects(c) or [c]) or _behind(c) or _deed(c))]
    # "denied targeting hospitals", taken for hospitals that target
    gerund += [c for t in denied for c in children(t, "amod") if c.tag_ == "VBG" and c.i == verb.i + 1 and _tells_deed(c)]
    told = [clause for t in denied if lexis.lemma(t) in lists["accusations"] for clause in children(t, "acl", "ccomp", "relcl")]
    gerund += [clause for clause in told if _of_self(clause)]
    if not whose and not gerund:
        return
    for who in scene.whos(subjects(verb)):
        yield Accusation(
            accused=who,
            cue=verb,
            rule=f"“{verb.text}”",
            stance="denied",
            speaker=who,
            event=(*scene.event_words([*whose, *gerund, verb]), verb),
            sure=0.92,
        )


def distancing(scene: Scene, verb: Token) -> Iterator[Accusation]:
    """Yield denials by keeping away: "X distanced itself from the bombing"."""
    away = lexis.lemma(verb) in lexis.word_lists("responsibility")["keeping_away"] and not is_negated(verb)
    if not away or not any(t.lower_ in {"itself", "themselves", "himself", "herself"} for t in objects(verb)):
        return
    event = [t for t in prepositional(verb, "from") if scene.is_event(t)]
    for who in scene.whos(subjects(verb)) if event else ():
        yield Accusation(accused=who, cue=verb, rule=f"“{verb.text}”", stance="denied", speaker=who, event=(*event, verb), sure=0.7)


def _of_self(clause: Token) -> bool:
    """Tell whether a clause inside a denial tells a deed of the denier's: "denied the claim that it had shelled the town"."""
    return _deed(clause) and any(t.lower_ in {"it", "they", "he", "she", "we"} for t in children(clause, "nsubj"))


def _deed(verb: Token) -> bool:
    """Tell whether a verb tells a deed of violence, with what was hit or used."""
    return _tells_deed(verb) and (bool(objects(verb)) or bool(children(verb, "nsubj")))


def _tells_deed(verb: Token) -> bool:
    """Tell whether a verb is one of violence or of using weapons."""
    lists = lexis.word_lists("responsibility")
    deeds = lists["striking"] | lists["doing"] | lists["weapon_verbs"] | lists["using"] | set(load("responsibility")["striking_with"])
    return lexis.lemma(verb) in deeds


def _behind(verb: Token) -> bool:
    return any(child.lower_ == "behind" for child in verb.children)


def rejecting(scene: Scene, verb: Token, accused: Sequence[Accusation]) -> Iterator[Accusation]:
    """Yield denials that name no deed: "X dismissed the accusation", "the army denied it", "…, which the government denies".

    What is denied is the last accusation within `LOOK_BACK` sentences that the denier did not make.
    """
    lists = lexis.word_lists("responsibility")
    untrue = _calls_untrue(verb)
    if (lexis.lemma(verb) not in lists["denying"] and not untrue and not _says_it_is_untrue(verb)) or is_negated(verb) or is_passive(verb):
        return
    if untrue:
        inside = [a for a in accused if verb.is_ancestor(a.cue)]
        for who in scene.whos(own_subjects(verb) or subjects(verb))[:1]:
            for one in inside:
                yield replace(one, stance="denied", speaker=who, rule=f"“{verb.text}” as untrue", settled=True, sure=0.96)
        if inside:
            return
    if _says_it_is_untrue(verb):
        yield from _against(scene, verb, accused)
        return
    things = [c for c in verb.children if c.dep_ in {"dobj", "nsubj"}]
    pointing = any(t.lower_ in {"it", "this", "that", "which", "them"} and t.dep_ == "dobj" for t in things)
    if not pointing and not any(lexis.lemma(t) in lists["accusations"] and not _owners(scene, t) for t in objects(verb)):
        return
    yield from _against(scene, verb, accused)


def _says_it_is_untrue(verb: Token) -> bool:
    """Tell whether a verb says of what was claimed that it is untrue: "said the claim was false"."""
    lists = lexis.word_lists("responsibility")
    for clause in children(verb, "ccomp"):
        about = own_subjects(clause)
        untrue = any(t.lower_ in lists["mocking"] or lexis.lemma(t) in lists["mocking"] for t in children(clause, "acomp", "attr", "oprd"))
        if untrue and not is_negated(clause) and any(lexis.lemma(t) in lists["accusations"] and not children(t, "acl") for t in about):
            return True
    return False


def _against(scene: Scene, verb: Token, accused: Sequence[Accusation]) -> Iterator[Accusation]:
    """Yield the denial of the last accusation within `LOOK_BACK` sentences before a verb that its subject did not make."""
    start = start_of_sentences_before(verb, LOOK_BACK)
    near = [a for a in accused if start <= a.cue.i < verb.i and a.stance in {None, "blamed", "suspected"}]
    deniers = own_subjects(verb) or subjects(verb)
    for who in (scene.whos(deniers) or _the_accused(scene, deniers, near))[:1]:
        against = [a for a in near if a.speaker is None or a.speaker.key != who.key]
        for one in against[-1:]:
            whose = one.accused
            event = (*one.event, verb)
            yield Accusation(
                accused=whose, cue=verb, rule=f"“{verb.text}”", role=one.role, stance="denied", speaker=who, event=event, sure=0.75
            )


def _the_accused(scene: Scene, deniers: Sequence[Token], near: Sequence[Accusation]) -> list[Who]:
    """Return whom "the group" stands for where nobody before is known as one: the one last accused by name."""
    described = [t for t in deniers if lexis.lemma(t) in lexis.word_lists("actors")["descriptions"] and children(t, "det")]
    named = [a.accused for a in near if a.accused.token.pos_ == "PROPN"]
    return [scene.standing_for(named[-1], described[0])] if described and named else []


def _calls_untrue(verb: Token) -> bool:
    """Tell whether a verb calls what is reported untrue: "described the reports as baseless", "called the claim a lie"."""
    lists = lexis.word_lists("responsibility")
    if lexis.lemma(verb) not in lists["calling"] | lists["branding"]:
        return False
    if not any(lexis.lemma(t) in lists["accusations"] for t in objects(verb)):
        return False
    return any(t.i > verb.i and (t.lower_ in lists["mocking"] or lexis.lemma(t) in lists["mocking"]) for t in verb.subtree)


def involvement(scene: Scene, noun: Token) -> Iterator[Accusation]:
    """Yield whose involvement is spoken of, with the stance that governs it."""
    lists = lexis.word_lists("responsibility")
    if lexis.lemma(noun) not in lists["involvement"] or noun.pos_ != "NOUN":
        return
    owners = [*_owners(scene, noun), *prepositional(noun, "of")]
    if lexis.lemma(noun) in lists["weak_involvement"] and not scene.event_words([noun]):
        owners = []
    for who in scene.whos(owners):
        stance, speaker, rule = _governed(scene, noun, who)
        yield Accusation(
            accused=who, cue=noun, rule=rule, stance=stance, speaker=speaker, event=(*scene.event_words([noun]), noun), sure=0.75
        )


def _owners(scene: Scene, noun: Token) -> list[Token]:
    return [
        c
        for c in noun.children
        if c.dep_ in {"poss", "compound", "amod", "nmod"} and c.i < noun.i and (c.dep_ == "poss" or scene.entity_at(c) is not None)
    ]


def _governed(scene: Scene, noun: Token, who: Who) -> tuple[Stance | None, Who | None, str]:
    """Return stance and speaker that the words above "X's involvement" give it."""
    lists = lexis.word_lists("responsibility")
    negated = is_negated(noun)
    for governor in ancestors(noun):
        lemma = lexis.lemma(governor)
        if governor.pos_ == "NOUN" and lemma in lists["no_proof"]:
            negated = negated or is_negated(governor) or _absent(governor)
            if negated:
                return "denied", None, f"“no {governor.text}”"
            return "suspected", None, f"“{governor.text}”"
        if governor.pos_ == "VERB":
            if lemma in lists["denying"]:
                deniers = scene.whos(subjects(governor))
                return "denied", deniers[0] if deniers else None, f"“{governor.text}”"
            break
        if lemma in lists["hypothesising"]:
            return "hypothesised", None, f"“{governor.text}”"
    return ("denied" if negated else None), None, f"“{noun.text}”"


def _absent(noun: Token) -> bool:
    """Tell whether evidence is said to be absent: "there is no", "there isn't any", "found no", "without"."""
    if noun.head.lower_ == "without":
        return True
    return is_negated(noun.head) or any(child.lower_ in {"no", "scant", "little"} for child in noun.children)


def involved(scene: Scene, token: Token) -> Iterator[Accusation]:
    """Yield who "is involved in", "was complicit in", "took part in" the event."""
    lists = lexis.word_lists("responsibility")
    took_part = lexis.lemma(token) == "take" and any(child.lower_ == "part" for child in children(token, "dobj"))
    if took_part:
        yield from _taking_part(scene, token)
        return
    if token.lower_ not in lists["involved"]:
        return
    event = scene.event_words([token])
    if not event:
        return
    whose = own_subjects(token) or subjects(token.head)
    for who in scene.whos(whose):
        yield Accusation(accused=who, cue=token, rule=f"“{token.text}”", event=event, sure=0.75)


def _taking_part(scene: Scene, verb: Token) -> Iterator[Accusation]:
    """Yield who took part: in an event named, or in what was just told, where the participants are a machine or party of war."""
    parts = children(verb, "dobj")
    event = scene.event_words([verb, *parts])
    if event or not any(prepositional(one, "in") for one in (verb, *parts)):
        for who in scene.whos(subjects(verb)):
            if event or scene.is_party(who.token):
                yield Accusation(accused=who, cue=verb, rule="“took part”", event=(*event, verb), sure=0.7)
