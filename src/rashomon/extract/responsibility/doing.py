"""Telling who did it: "X carried out the attack", "organised by X", "X was behind it", "X shelled the town"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.counting import is_not_people, is_people
from rashomon.extract.frames import to_death
from rashomon.extract.means import is_weapon
from rashomon.extract.responsibility.naming import deeds_counted
from rashomon.extract.responsibility.owning import is_outlawed
from rashomon.extract.responsibility.scene import Accusation, Scene, Who
from rashomon.extract.syntax import agents, ancestors, children, is_negated, is_passive, objects, own_subjects, prepositional, subjects
from rashomon.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from rashomon.model.statement import Stance
    from rashomon.model.value import Role

BESIDE = {"carry": "out", "step": "up"}
"""The word that makes a verb one of doing: "carried out an attack", "stepped up its raids"."""

POINTING = frozenset({"it", "this", "that"})
"""Pronouns that stand for the event."""
WHERE = frozenset({"at", "in", "near", "outside", "around"})
"""Prepositions whose noun is only a place; fighters "from" somebody are his."""


def doing(scene: Scene, verb: Token) -> Iterator[Accusation]:
    """Yield the actors of a verb whose object is an event."""
    role = role_of(verb)
    told = verb.dep_ == "ccomp" or any(t.lower_ == "according" for t in children(verb, "prep"))
    if role is None and lexis.lemma(verb) == "do" and told and any(t.lower_ in POINTING for t in children(verb, "dobj")):
        role = "did"  # "the ministry says X did it", "X did it, according to the ministry"
    if role is None or under_accusation(verb):
        return
    if verb.tag_ == "VB" and lexis.lemma(verb) in lexis.word_lists("responsibility")["going_on"]:
        return  # "to escalate its attack" is an aim
    passive = is_passive(verb)
    things = [_told_of(scene, verb)] if verb.dep_ in {"acl", "relcl"} and passive else own_subjects(verb) if passive else objects(verb)
    if not things and passive and verb.dep_ == "conj":  # "had been trained and armed by X"
        things = own_subjects(verb.head)
    if not things and passive and verb.dep_ == "xcomp" and verb.head.dep_ == "acl":  # "a strike believed to have been carried out by X"
        things = [verb.head.head]
    lists = lexis.word_lists("responsibility")
    things = prepositional(verb, "with") if lexis.lemma(verb) in lists["answering"] else things
    things = [*things, *(deeds_counted(t) for t in things if lexis.lemma(t) in lists["on_one_occasion"])]
    event = [t for t in things if scene.is_event(t) and not _is_campaign(t)]
    if role == "helped" and not event:
        attackers = lexis.harm().words["attackers"] - lexis.word_lists("actors")["parties"]  # to back a party is not to help in an attack
        event = [t for t in things if any(form in attackers for form in lexis.noun_lemmas(t))]
    if not event and not (role != "helped" and passive and verb.dep_ in {"advcl", "conj"} and agents(verb)):
        return
    actors: Sequence[Token] = agents(verb) if passive else _subjects_through_from(verb)
    if passive and role == "helped":
        actors = [*actors, *prepositional(verb, "via", "through", "by")]
    teller = _teller(verb)
    if teller is not None:
        actors = [t for t in actors if t.i != teller.i]
    for who in scene.whos(actors):
        said_by = None if teller is None else scene.anybody([teller])
        yield Accusation(accused=who, cue=verb, rule=f"“{verb.text}”", role=role, speaker=said_by, event=(*event, verb), sure=0.88)


def ordering(scene: Scene, verb: Token) -> Iterator[Accusation]:
    """Yield who ordered others to strike: "X ordered his troops to shell the market", "who told them to fire on the crowd"."""
    if lexis.lemma(verb) not in lexis.word_lists("responsibility")["bidding"] or verb.pos_ != "VERB" or under_accusation(verb):
        return
    passive = is_passive(verb)
    for deed in bidden(verb):
        for who in scene.whos(agents(verb) if passive else _subjects_through_from(verb)):
            yield Accusation(accused=who, cue=verb, rule=f"“{verb.text}”", role="ordered", event=(deed, verb), sure=0.85)


def bidden(verb: Token) -> list[Token]:
    """Return the deeds that others are told to do: "ordered his men to fire on the crowd"."""
    inner = [one for child in children(verb, "xcomp", "ccomp", "advcl") for one in (child, *children(child, "xcomp"))]
    return [one for one in inner if _strikes(one) and any(t.lower_ == "to" for t in children(one, "aux"))]


def _is_bidden(verb: Token) -> bool:
    """Tell whether a deed is what somebody is told to do, or what came of it: "ordered them to fire, killing two"."""
    if verb.dep_ not in {"xcomp", "ccomp", "advcl"} or lexis.lemma(verb.head) not in lexis.word_lists("responsibility")["bidding"]:
        return False
    deeds = bidden(verb.head)
    return bool(deeds) and (verb in deeds or verb.tag_ == "VBG")


def _teller(verb: Token) -> Token | None:
    """Return who calls it so where the parse hung both on the deed: "denounced as ordered by X by two judges" is the judges' word."""
    named = [t for child in children(verb, "agent") for t in children(child, "pobj")]
    before = verb.doc[max(0, verb.i - 1)]
    called = verb.head.tag_ == "VBN" and any(one.lower_ == "as" for one in (*children(verb, "mark", "prep"), before))
    told = lexis.word_lists("responsibility")["calling"] | lexis.word_lists("responsibility")["blaming"]
    return named[-1] if len(named) > 1 and called and lexis.lemma(verb.head) in told else None


def _is_campaign(thing: Token) -> bool:
    """Tell whether a noun names a course of war rather than one act of it ("launched an offensive")."""
    return any(form in lexis.word_lists("responsibility")["campaigns"] for form in lexis.noun_lemmas(thing))


def under_accusation(verb: Token) -> bool:
    """Tell whether a deed is what somebody is accused of ("accused X of carrying it out"), so that the accusation tells it all."""
    raw = load("responsibility")
    blaming = lexis.word_lists("responsibility")["blaming"] | set(raw["tried"]) | set(raw["held_over"])
    return verb.dep_ == "pcomp" and verb.head.lower_ in {"of", "for", "with"} and lexis.lemma(verb.head.head) in blaming


def _told_of(scene: Scene, verb: Token) -> Token:
    """Return what a relative clause tells of: its head, or the event above it ("the attack on 3 May, which was carried out by X")."""
    if scene.is_event(verb.head):
        return verb.head
    above = list(ancestors(verb.head))
    beside = [t for governor in above if governor.pos_ in {"VERB", "AUX"} for t in objects(governor) if t.i < verb.head.i]
    return next((t for t in (*above, *beside) if t.i in scene.triggers and t.pos_ not in {"VERB", "AUX"}), verb.head)


def role_of(verb: Token) -> Role | None:
    """Return the role of the subject of a verb that has an event as its object, or null."""
    lists = lexis.word_lists("responsibility")
    lemma = lexis.lemma(verb)
    if lemma in lists["doing"]:
        return "did" if lemma not in BESIDE or _particle(verb, BESIDE[lemma]) else None
    if lemma in lists["answering"]:
        return "did"
    if lemma in lists["organising"]:
        return "ordered"
    return "helped" if lemma in lists["helping"] else None


def _subjects_through_from(verb: Token) -> list[Token]:
    """Return subjects; in "failed to stop X from striking" it is X, and in "stopped X from striking" nobody struck."""
    stopped = _stopped(verb)
    if stopped is not None:
        return objects(stopped) if lexis.lemma(stopped.head) == "fail" else []
    return [t for t in _set_apart(verb) or _nearer(verb) or subjects(verb) if not _is_where(t)]


def _is_where(token: Token) -> bool:
    """Tell whether a name only says where, though a clause hangs on it: "the release of gas at Orlan, which killed 90"."""
    return token.dep_ == "pobj" and token.head.lower_ in WHERE and token.head.head.pos_ in {"NOUN", "PROPN"}


def _nearer(verb: Token) -> list[Token]:
    """Return who did it where the parse hung a participle on who only tells or looks for it: "police said a man fired, hitting two"."""
    above = verb.head
    if verb.tag_ != "VBG" or verb.dep_ not in {"advcl", "conj"} or above.pos_ != "VERB" or _strikes(above) or role_of(above) is not None:
        return []
    for inner in reversed(verb.doc[above.i + 1 : verb.i]):
        if inner.tag_ in {"VBD", "VBZ", "VBP"} and inner.pos_ == "VERB" and inner.dep_ in {"ccomp", "relcl"}:
            found = own_subjects(inner)
            if found and (inner.dep_ == "ccomp" or is_people(found[0])):
                return found
    return []


def _set_apart(verb: Token) -> list[Token]:
    """Return whom a cleft names: "it was X that fired the missile"."""
    above = verb.head
    pointing = verb.dep_ in {"ccomp", "relcl", "advcl"} and any(t.lower_ in {"that", "who", "which"} for t in children(verb, "nsubj"))
    if pointing and lexis.lemma(above) == "be" and any(t.lower_ == "it" for t in children(above, "nsubj")):
        return children(above, "attr")
    return []


def _stopped(verb: Token) -> Token | None:
    """Return the verb of stopping in "stop X from striking", also over coordination, or null."""
    if verb.tag_ == "VBG" and verb.dep_ in {"conj", "advcl", "dep"}:
        before = [t for t in verb.doc[verb.sent.start : verb.i] if t.dep_ == "pcomp" and t.head.lower_ == "from" and t.tag_ == "VBG"]
        verb = before[-1] if before else verb
    if verb.dep_ == "pcomp" and verb.head.lower_ == "from":
        return verb.head.head
    return None


def striking(scene: Scene, verb: Token) -> Iterator[Accusation]:
    """Yield the actors of a verb of attack with something hit: "the army shelled the town", "X bombed a bus"."""
    if not _strikes(verb) or verb.pos_ != "VERB" or under_accusation(verb) or _names_deed(verb) or _is_bidden(verb):
        return
    passive = is_passive(verb)
    raw, lemma = load("responsibility"), lexis.lemma(verb)
    at = (*raw["striking_at"].get(lemma, ()), *raw["driving_into"].get(lemma, ()))
    left = [t for clause in children(verb, "ccomp") for t in own_subjects(clause)] if lemma == "leave" else []  # "leaving two rebels dead"
    hit = own_subjects(verb) if passive else [*objects(verb), *left, *_struck_at(verb, ("at", "on", *at))]
    struck = hit if passive else objects(verb) or hit
    if (not hit and not passive) or (struck and all(_is_no_victim(t, lemma) for t in struck)):
        return
    if lexis.lemma(verb) in lexis.word_lists("responsibility")["also_of_words"] and hit and not any(_can_be_hit(scene, t) for t in hit):
        return
    for who in scene.whos(agents(verb) if passive else _subjects_through_from(verb)):
        if not any(t.i == who.token.i for t in hit):
            settled = not passive and _stopped(verb) is not None
            stance: Stance | None = "blamed" if settled else None
            yield Accusation(accused=who, cue=verb, rule=f"“{verb.text}”", stance=stance, event=(verb,), sure=0.8, settled=settled)


def _names_deed(verb: Token) -> bool:
    """Tell whether a verb in -ing only names a deed: "in the March shooting of a clerk", "MILL NIGHTCLUB SHOOTING"."""
    if verb.tag_ != "VBG" or children(verb, "aux"):
        return False
    return bool(children(verb, "det", "nummod", "amod")) or (bool(own_subjects(verb)) and verb.dep_ in {"ROOT", "nsubj", "dobj", "pobj"})


def _strikes(verb: Token) -> bool:
    """Tell whether a verb is one of attack, by itself or with a word beside it ("blew up", "opened fire", "took hostage")."""
    lemma = lexis.lemma(verb)
    if lemma in lexis.word_lists("responsibility")["striking"]:
        return True
    if lemma in lexis.harm().words["to_death"] and to_death(verb):
        return True
    if lemma in lexis.word_lists("responsibility")["raining"] and any(is_weapon(t) for t in _weapons_of(verb)):
        return True
    if lemma == "leave" and any(c.lower_ in lexis.harm_words() for c in children(verb, "oprd", "acomp", "ccomp", "advcl")):
        return True
    beside = load("responsibility")["striking_with"].get(lemma)
    near = children(verb, "prt", "dobj", "oprd", "advmod")
    taken = [verb.head] if verb.dep_ == "acl" and verb.tag_ == "VBN" else []  # "hostages taken by rebels"
    if beside and any(lexis.lemma(c) in beside or c.lower_ in beside for c in (*near, *taken)):
        return True
    at = load("responsibility")["striking_at"].get(lemma)
    if at and any(_is_target(one) for one in _struck_at(verb, at)):
        return True
    into = load("responsibility")["driving_into"].get(lemma)
    crowds = lexis.word_lists("responsibility")["crowds"]
    return bool(into) and any(is_people(one) or lexis.lemma(one) in crowds for one in _struck_at(verb, into))


def _weapons_of(verb: Token) -> list[Token]:
    """Return what follows "with": "showered the district with hundreds of missiles"."""
    return [t for one in (verb, *objects(verb)) for tool in prepositional(one, "with") for t in (tool, *prepositional(tool, "of"))]


def _struck_at(verb: Token, at: Sequence[str]) -> list[Token]:
    """Return what a verb strikes after a preposition, also where the parse hung it on a participle: "fired on fleeing villagers"."""
    after_particle = [t for particle in children(verb, "prt") for t in children(particle, "pobj")]  # "shot down the jet"
    return [*after_particle, *(t for one in prepositional(verb, *at) for t in (one, *(objects(one) if one.tag_ == "VBG" else ())))]


def _is_target(noun: Token) -> bool:
    """Tell whether a noun names people or a thing that is attacked with weapons."""
    return is_people(noun) or any(form in lexis.word_lists("events")["targets"] for form in lexis.noun_lemmas(noun))


def _is_no_victim(noun: Token, verb: str) -> bool:
    """Tell whether a noun is nothing that can be killed or hurt: "executed a search warrant", "killed the deal", "shot a video"."""
    lists, forms = lexis.word_lists("responsibility"), lexis.noun_lemmas(noun)
    counted = is_people(noun) or lexis.lemma(noun) in lexis.word_lists("actors")["numbers_of"]
    if verb not in lists["harming"] or noun.pos_ != "NOUN" or counted:
        return False
    if any(form in lists["no_victims"] for form in forms):
        return True
    return is_not_people(noun) and not any(form in lexis.word_lists("events")["targets"] for form in forms)


def _can_be_hit(scene: Scene, noun: Token) -> bool:
    """Tell whether a noun names people, a place or a thing that is attacked with weapons, not a budget or an idea."""
    if noun.pos_ in {"PROPN", "PRON"} or scene.entity_at(noun) is not None or scene.is_party(noun):
        return True
    return _is_target(noun)


def using(scene: Scene, verb: Token) -> Iterator[Accusation]:
    """Yield who used a weapon: "agents planted the bomb", "rockets fired by rebels", "the army used nerve gas"."""
    lemma, lists = lexis.lemma(verb), lexis.word_lists("responsibility")
    armed = lemma in lists["weapon_verbs"] or (lemma == "set" and _particle(verb, "off"))
    if not (armed or lemma in lists["using"]) or verb.pos_ != "VERB" or under_accusation(verb):
        return
    told_by = any(is_weapon(one) for one in own_subjects(verb)) and children(verb, "agent")  # "when a bomb dropped by X hit a school"
    passive = is_passive(verb) or bool(told_by)
    things = [verb.head] if passive and verb.dep_ == "acl" else own_subjects(verb) if passive else objects(verb)
    if not any(is_weapon(thing) if armed else is_outlawed(thing) for thing in things):
        return
    for who in scene.whos(agents(verb) if passive else _subjects_through_from(verb)):
        yield Accusation(accused=who, cue=verb, rule=f"“{verb.text}”", event=(verb,), sure=0.78)


def having_to_do(scene: Scene, verb: Token) -> Iterator[Accusation]:
    """Yield who "had anything to do with", "had nothing to do with" the event."""
    if lexis.lemma(verb) != "have":
        return
    parts = lexis.word_lists("responsibility")["involvement"]
    thing = next((c for c in children(verb, "dobj") if c.lower_ in {"anything", "nothing", "something", "everything"} | parts), None)
    if thing is None or not (thing.lower_ in parts or any(lexis.lemma(t) == "do" for t in thing.subtree)):
        return
    if thing.lower_ in parts and not scene.event_words([thing, verb]):
        return
    event = [t for t in verb.subtree if t.i in scene.triggers] or [t for t in verb.subtree if t.lower_ in POINTING]
    for who in scene.whos(subjects(verb)):
        if event:
            stance: Stance | None = "denied" if thing.lower_ == "nothing" or is_negated(thing) else None
            yield Accusation(accused=who, cue=verb, rule="“to do with”", stance=stance, event=(event[0], verb), sure=0.8)


def knowing(scene: Scene, verb: Token) -> Iterator[Accusation]:
    """Yield who is said, or asked, to have known of the event before it."""
    if lexis.lemma(verb) not in lexis.word_lists("responsibility")["knowing"] or verb.pos_ != "VERB":
        return
    of_what = [t for c in children(verb, "ccomp", "dobj", "prep", "advmod") for t in c.subtree]
    if not any(t.lower_ in lexis.word_lists("responsibility")["ahead"] for t in of_what):
        return
    for who in scene.whos(subjects(verb)):
        yield Accusation(accused=who, cue=verb, rule=f"“{verb.text}”", role="knew", event=(verb,), sure=0.7)


def asking(scene: Scene, verb: Token) -> Iterator[Accusation]:
    """Yield who is asked about: "Was it X?", "Did X do it?"."""
    if lexis.lemma(verb) not in {"be", "do"} or verb.pos_ not in {"AUX", "VERB"} or not _asked(verb):
        return
    named = children(verb, "attr", "nsubj") if lexis.lemma(verb) == "be" else own_subjects(verb)
    pointing = named if lexis.lemma(verb) == "be" else children(verb, "dobj")
    if not any(c.lower_ in POINTING for c in pointing):
        return
    for who in scene.whos(c for c in named if lexis.lemma(verb) != "be" or c.lower_ not in POINTING):
        yield Accusation(accused=who, cue=verb, rule="a question", stance="asked", event=(verb,), sure=0.75, settled=True)


def _asked(verb: Token) -> bool:
    """Tell whether a verb's sentence ends with a question mark."""
    sentence = verb.sent
    last = next((token for token in reversed(sentence) if not token.is_space), sentence[-1])
    return last.text.endswith("?")


def behind(scene: Scene, preposition: Token) -> Iterator[Accusation]:
    """Yield who "was behind the attack"."""
    if preposition.lower_ != "behind" or preposition.dep_ != "prep":
        return
    event = [obj for obj in children(preposition, "pobj") if scene.is_event(obj)]
    if not event:
        return
    verb = preposition.head
    if verb.pos_ not in {"AUX", "VERB", "NOUN", "PROPN"} and lexis.lemma(verb.head) == "be":
        verb = verb.head  # "was likely behind it"
    whose = subjects(verb) if verb.pos_ in {"AUX", "VERB"} else [verb]
    named_by: list[Who] = []
    if verb.lower_ == "as" and verb.head.pos_ == "VERB":  # "was named as behind the attack", "named X as behind it"
        named = verb.head
        passive = is_passive(named)
        whose = [named.head] if named.dep_ == "acl" else own_subjects(named) if passive else objects(named)
        said_by = agents(named) if passive else own_subjects(named)
        named_by = scene.whos(said_by) or [one for one in [scene.anybody(said_by)] if one is not None]
    for who in scene.whos(whose):
        speaker = next(iter(named_by), None)
        yield Accusation(accused=who, cue=preposition, rule="“behind”", speaker=speaker, event=tuple(event), sure=0.88)


def _particle(verb: Token, word: str) -> bool:
    """Tell whether a verb has the particle ``word`` ("carried out")."""
    return any(child.lower_ == word for child in children(verb, "prt", "advmod", "prep"))
