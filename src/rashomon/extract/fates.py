"""What befell one person, beyond the frames that figures share: wounds, bullets, a condition in hospital, suicide, the noun of a death."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from rashomon.extract import lexis
from rashomon.extract.counting import Count, is_people
from rashomon.extract.frames import by_modifier, classify, is_missed, to_death, verb_kind
from rashomon.extract.syntax import ancestors, children, conjuncts, first_conjunct, is_negated, is_passive, is_verb, prepositional
from rashomon.model import NumberMention

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

UNREAD = frozenset({"beside", "verb before", "noun"})
"""Frames that read a number's neighbours; beside a person's noun they would read somebody else's harm."""

SHOOTING = frozenset({"shoot", "fire"})
"""Verbs by which shots are told of."""

TURNED = frozenset({"survive", "recover", "save", "revive", "resuscitate", "make"})
"""Verbs that tell of harm by being negated: "did not survive", "could not be saved", "did not make it"."""

SELF = frozenset({"himself", "herself", "themselves", "themself"})


class Fate(msgspec.Struct, frozen=True):
    """What befell a person: ``kind`` killed or injured, the ``word`` that says so, and whether the person is told to live (``alive``).

    ``presumed``: nobody says that the person died, as of one who turned the gun on himself.
    """

    kind: str
    word: Token
    alive: bool = False
    presumed: bool = False


def fate_of(person: Token) -> Fate | None:
    """Return what befell the person that a noun, name or pronoun stands for, the gravest of it, or null; what may happen or did not
    is nobody's fate."""
    first = None
    for frame in FRAMES:
        found = frame(person)
        if found is not None and _real(person, found.word):
            if found.kind == "killed":
                return found
            first = first or found
    return first


def _words() -> dict[str, frozenset[str]]:
    return lexis.word_lists("fates")


def _framed(person: Token) -> Fate | None:
    """Read the frames by which figures are read, for a count of one."""
    one = NumberMention(
        span=(person.idx, person.idx + len(person.text)), start=person.i, end=person.i + 1, low=1, high=1, qualifier="exact"
    )
    harmed = classify(Count(one, person, person, None))
    if harmed is None or harmed.frame in UNREAD or harmed.kind not in {"killed", "injured"}:
        return None
    if person.dep_ == "nsubj" and harmed.word.i < person.i and person.head.i != harmed.word.i:
        return None
    if harmed.frame == "act of" and lexis.lemma(harmed.word) == "loss":
        return None
    visiting = lexis.lemma(harmed.word) == "be" and set(lexis.noun_lemmas(person)) & _words()["kin"]  # "his mother is at the hospital"
    return None if visiting or _found_of_another(person, harmed.word) else Fate(harmed.kind, harmed.word)


def _found_of_another(person: Token, word: Token) -> bool:
    """Tell whether somebody found it told of another: "she found out that her son was shot"."""
    finder = first_conjunct(person).head
    others = [one for one in children(word, "nsubj", "nsubjpass") if one.i not in {person.i, first_conjunct(person).i}]
    return bool(others) and word.i != finder.i and word.dep_ == "ccomp" and lexis.lemma(finder) in _words()["finding"]


def _modified(person: Token) -> Fate | None:
    """Read "the baker who was shot and killed", whatever else is told of him; of "a mother and her sons who were shot" all were."""
    theirs = (c for c in children(person, "conj") if any(t.lower_ in {"her", "his", "their"} for t in children(c, "poss")))
    return next((found for one in (person, *theirs) if (found := _told_of(one)) is not None), None)


def _told_of(person: Token) -> Fate | None:
    one = NumberMention(
        span=(person.idx, person.idx + len(person.text)), start=person.i, end=person.i + 1, low=1, high=1, qualifier="exact"
    )
    for clause in (*children(person, "relcl", "acl"), *_complement_of_naming(person)):
        for verb in (clause, *children(clause, "conj")):
            others = any(c.tag_ not in {"WDT", "WP"} for c in children(verb, "nsubjpass"))  # "citing officials, that nine men were killed"
            if lexis.lemma(verb) == "kill" and (is_passive(verb) or is_passive(clause)) and not children(verb, "dobj") and not others:
                return Fate("killed", verb)
    found = by_modifier(Count(one, person, person, None))
    if found is None or found.kind not in {"killed", "injured"} or (found.kind == "injured" and _of_another(person)):
        return None
    return Fate(found.kind, found.word)


def _complement_of_naming(person: Token) -> list[Token]:
    """Return the participle of "identified the man shot and killed by police", which the parser takes for what he was identified to be."""
    naming = lexis.word_lists("people")["identifying"]
    if person.dep_ != "dobj" or lexis.lemma(person.head) not in naming:
        return []
    return [c for c in children(person.head, "xcomp", "oprd", "dobj", "ccomp") if c.tag_ in {"VBN", "VBD"} and c.i == person.i + 1]


def _of_another(person: Token) -> bool:
    """Tell whether a person only says who another is, of whom the clause may tell: "the son of an officer, who was shot"."""
    return person.dep_ == "pobj" and person.head.lower_ == "of" and is_people(person.head.head)


def _by_own_hand(person: Token) -> Fate | None:
    """Read "shot himself", "turned the gun on himself", "took his own life", "committed suicide"; an accident is told to be one."""
    for verb in verbs_of(person):
        lemma, words = lexis.lemma(verb), _words()
        reflexive = any(c.lower_ in SELF for c in children(verb, "dobj", "nmod"))
        after = any(_then_self(t) for t in verb.subtree) and lemma in words["attacking"]
        turned = lemma in words["turning"] and any(o.lower_ in SELF for o in prepositional(verb, "on", "at", "to"))
        blown = reflexive and lemma == "blow" and any(c.lower_ == "up" for c in verb.children)
        if turned and lemma != "kill":
            return Fate("killed", verb, presumed=True)
        if blown or (reflexive and lemma in {"kill", "hang"}) or _takes_life(verb):
            return Fate("killed", verb)
        if after:
            return Fate("killed", verb, presumed=True)
        if reflexive and lemma in {"shoot", "stab"}:
            near = {t.lower_ for t in verb.sent}
            accident = near & words["accident"] or any(o.lower_ in words["limbs"] for o in prepositional(verb, "in", "through"))
            told = verb_kind(verb) == "killed" or (lemma == "shoot" and bool(near & lexis.harm().words["fatal_adverbs"]))
            died = told or (lemma == "shoot" and ("killed" in near or any(_goes_on(t) for t in verb.sent)))  # most who stab themselves live
            return Fate("killed" if died and not accident else "injured", verb, presumed=died and not told and not accident)
    return None


def _then_self(token: Token) -> bool:
    """Tell whether the deed is done to its doer in the end: "shot his wife, then himself"."""
    return token.lower_ in SELF and token.i > 0 and token.nbor(-1).lower_ in {"then", "before"}


def _goes_on(token: Token) -> bool:
    """Tell whether a word joins a deed to one before it ("then himself", "before shooting himself"); "before 2 p.m." tells a time."""
    timed = any(c.ent_type_ in {"TIME", "DATE"} or c.like_num for c in children(token, "pobj", "npadvmod"))
    return token.lower_ in _words()["then"] and not timed


def _takes_life(verb: Token) -> bool:
    lemma = lexis.lemma(verb)
    for obj in children(verb, "dobj"):
        if lemma == "commit" and obj.lower_ == "suicide":
            return True
        if lemma in {"take", "end"} and obj.lower_ == "life" and any(c.lower_ == "own" for c in obj.children):
            return True
    return False


def verbs_of(person: Token) -> list[Token]:
    """Return the verbs that a person is the subject of, coordinated verbs and participles of the same subject among them."""
    token = first_conjunct(person)
    found: list[Token] = []
    if token.dep_ in {"nsubj", "nsubjpass"} and is_verb(token.head):
        found += _with_same_subject(token.head)
    for clause in children(person, "relcl", "acl"):
        if clause.dep_ == "acl" or any(c.tag_ in {"WP", "WDT"} and c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children):
            found += _with_same_subject(clause)
    return found


def _with_same_subject(verb: Token) -> list[Token]:
    found = [verb]
    for one in found:
        more = [c for c in children(one, "conj", "advcl", "xcomp") if is_verb(c)]
        more += [c for c in children(one, "dep") if is_verb(c) and c.i > 1 and "then" in {c.nbor(-1).lower_, c.nbor(-2).lower_}]
        more += [v for prep in children(one, "prep") for v in children(prep, "pcomp")]
        found += [c for c in more if not any(g.dep_ in {"nsubj", "nsubjpass"} for g in c.children) and len(found) < 12]
    return found


def _afterwards(person: Token) -> Fate | None:
    """Read what others did to somebody in the end: "shot two people before being killed by police"."""
    for verb in verbs_of(person)[1:]:
        if verb.dep_ in {"pcomp", "advcl", "conj"} and children(verb, "auxpass"):
            kind = verb_kind(verb)
            if kind in {"killed", "injured"}:
                return Fate(kind, verb)
    return None


def _wounded(person: Token) -> Fate | None:
    """Read "suffering from a gunshot wound", "a man with a wound to the arm", "sustained injuries"."""
    for verb in verbs_of(person):
        if lexis.lemma(verb) in lexis.harm().words["suffering"] | _words()["having"]:
            for obj in [*children(verb, "dobj"), *prepositional(verb, "from", "with")]:
                if _is_wound(obj):
                    return Fate("injured", verb)
        if lexis.lemma(verb) in _words()["living_with"] and any(_is_wound(obj) for obj in prepositional(verb, "with")):
            return Fate("injured", verb, alive=True)  # "survived with serious injuries"
        told = lexis.lemma(verb) in {"die", "be", "bleed"} or (lexis.lemma(verb) == "find" and not children(verb, "dobj", "ccomp"))
        if told and any(_is_wound(obj) for obj in prepositional(verb, "from", "with", "of")):
            return Fate("killed" if lexis.lemma(verb) == "die" else "injured", verb)
        if lexis.lemma(verb) in _words()["arriving"]:
            where = prepositional(verb, "at", "in", "to")  # "arrived at a clinic suffering from a wound", read as the clinic's
            ways = [verb, *where, *(c for obj in where for c in children(obj, "acl") if lexis.lemma(c) in lexis.harm().words["suffering"])]
            if any(_is_wound(obj) for way in ways for obj in prepositional(way, "with", "from")):
                return Fate("injured", verb)
    token = first_conjunct(person)
    head = token.head
    listed = conjuncts(token) if token.dep_ == "dobj" and lexis.lemma(head) in _words()["finding"] else []
    those = [person, *(one for one in listed if one.i > person.i)]  # "found a man and a woman with gunshot wounds"
    wounds = [obj for one in those for obj in prepositional(one, "with") if _is_wound(obj)]
    suffering = [c for one in those[1:] for c in children(one, "acl") if lexis.lemma(c) in lexis.harm().words["suffering"]]
    wounds += [obj for verb in suffering for obj in [*children(verb, "dobj"), *prepositional(verb, "from", "with")] if _is_wound(obj)]
    if not wounds and token.dep_ in {"dobj", "nsubjpass"} and lexis.lemma(head) in _words()["finding"]:
        wounds = [obj for obj in prepositional(head, "with", "from") if _is_wound(obj)]
    return Fate("injured", wounds[0]) if wounds else None


def _is_wound(noun: Token) -> bool:
    return any(form in lexis.harm().words["wounds"] for form in lexis.noun_lemmas(noun)) or noun.lower_ in {"gunshot", "gunshots"}


def _hit(person: Token) -> Fate | None:
    """Read "a bullet struck the girl", "he was hit in the leg", "was grazed by a bullet"."""
    token = first_conjunct(person)
    verbs, words = [v for v in verbs_of(person) if is_passive(v)], _words()
    for verb in verbs:
        if lexis.lemma(verb) in words["hitting"] and (_by_shot(verb) or _shot_back(verb)):
            return Fate("injured", verb)
    if token.dep_ == "dobj" and lexis.lemma(token.head) in words["hitting"] and not is_passive(token.head):
        verb = token.head
        if any(lexis.lemma(s) in words["projectiles"] for s in children(verb, "nsubj")) or _by_shot(verb) or _fired(verb):
            return Fate("injured", verb)
    return None


def _hit_in(person: Token) -> Fate | None:
    """Read what was hit of somebody: "a bullet grazed the clerk's leg", "went through his hand", "her arm was broken by a bullet"."""
    token, words = first_conjunct(person), _words()
    part = token.head
    if token.dep_ != "poss" or lexis.lemma(part) not in words["body"]:
        return None
    verb = part.head.head if part.dep_ == "pobj" and part.head.dep_ == "prep" else part.head
    lemma, shot = lexis.lemma(verb), [*children(verb, "nsubj"), *children(first_conjunct(verb), "nsubj")]
    if part.dep_ == "nsubjpass":
        broken = lemma in words["breaking"] and any(lexis.lemma(obj) in words["projectiles"] for obj in prepositional(verb, "by"))
        return Fate("injured", verb) if broken else None
    moved = lemma in (words["entering"] if part.dep_ == "pobj" else words["breaking"])
    return Fate("injured", verb) if moved and any(lexis.lemma(one) in words["projectiles"] for one in shot[:1]) else None


def _by_shot(verb: Token) -> bool:
    words = _words()
    for obj in prepositional(verb):
        if lexis.lemma(obj) in words["projectiles"] | words["body"] | words["amid"] or any(
            lexis.lemma(c) in words["projectiles"] for c in obj.children
        ):
            return True
    return lexis.lemma(verb) == "graze"


def _shot_back(verb: Token) -> bool:
    """Tell whether shots are told of right before: "as they shot back the suspect was hit", "a shooting in X. A woman was struck"."""
    before = verb.doc[verb.sent.start - 1].sent.start if verb.sent.start else 0
    deeds = (t for t in verb.doc[before : verb.i] if lexis.lemma(t) in SHOOTING and t.tag_ in {"VBD", "VBG", "VBN"})
    shots = (t for t in verb.doc[before : verb.i] if t.pos_ == "NOUN" and lexis.lemma(t) in {"shooting", "gunfire", "shot", "gunshot"})
    return not prepositional(verb, "by", "with") and any(True for _ in (*deeds, *shots))


def _fired(verb: Token) -> bool:
    """Tell whether what hits is what was fired: "opened fire, hitting a woman", "the gun went off, striking him"."""
    return verb.dep_ in {"advcl", "conj", "xcomp"} and any(
        lexis.lemma(t) in _words()["firing"] or t.lower_ in _words()["firing"] for t in verb.sent if t.i < verb.i
    )


def _condition(person: Token) -> Fate | None:
    """Read "is in critical condition", "is expected to survive", "is recovering", "fighting for his life", "underwent surgery"."""
    words = _words()
    own = next((obj for obj in prepositional(person, "in") if _is_condition(obj)), None)
    if own is not None:  # "left one dead and another in critical condition"
        return Fate("injured", own)
    for verb in verbs_of(person):
        lemma = lexis.lemma(verb)
        if lemma in words["living"] and (lemma != "survive" or verb.dep_ == "xcomp"):  # who just survived need not be hurt
            return Fate("injured", verb, alive=True)
        alone = not first_conjunct(person).conjuncts  # "she, her parents and her doctors fight for her life"
        if alone and lemma in words["struggling"] and any(o.lower_ == "life" for o in prepositional(verb, "for", "to")):
            return Fate("injured", verb)
        if lemma in {"undergo", "have"} and any(o.lower_ == "surgery" for o in children(verb, "dobj")):
            return Fate("injured", verb)
        for obj in prepositional(verb, "in", "with"):
            if _is_condition(obj):
                return Fate("injured", obj, alive=any(c.lower_ in words["safe"] for c in obj.children))
        if any(c.lower_ in words["conditions"] for c in children(verb, "acomp")) and not children(verb, "ccomp"):
            return Fate("injured", verb, alive=True)
    return None


def _is_condition(noun: Token) -> bool:
    """Tell whether a noun is the condition of a patient: "critical condition"."""
    return noun.lower_ == "condition" and any(c.lower_ in _words()["conditions"] for c in noun.children)


def _death_of(person: Token) -> Fate | None:
    """Read "her death", "the fatal shooting of Ana Ruck", "Ruck's murder", "the homicide victim"."""
    token = first_conjunct(person)
    noun = None
    if token.dep_ == "poss":
        noun = token.head
    elif token.dep_ == "pobj" and token.head.lower_ == "of":
        noun = token.head.head
    if noun is not None and noun.pos_ in {"NOUN", "PROPN"}:
        forms, words = lexis.noun_lemmas(noun), _words()
        if any(f in words["deaths"] for f in forms) or (any(f in {"body", "corpse"} for f in forms) and noun.dep_ != "pobj"):
            return None if any(c.lower_ in {"attempted", "alleged"} for c in noun.children) else Fate("killed", noun)
        if any(f in words["shootings"] for f in forms) and (noun.head.dep_ != "poss" or token.dep_ == "pobj"):
            fatal = any(c.lower_ in {"fatal", "deadly"} for c in noun.children) or _is_a_murder(noun)
            if token.dep_ == "pobj":
                return Fate("killed" if fatal else "injured", noun)
    if person.pos_ == "NOUN" and any(c.lower_ in {"homicide", "murder"} and c.dep_ == "compound" for c in person.children):
        return Fate("killed", person) if person.lower_ == "victim" else None
    return None


def _is_a_murder(shooting: Token) -> bool:
    """Tell whether somebody is held for a death by a shooting: "charged with murder in the shooting of his brother"."""
    if shooting.dep_ != "pobj" or shooting.head.lower_ != "in":
        return False
    above = shooting.head.head
    crimes = [above, *children(above, "dobj"), *prepositional(above, "with", "of", "to", "on", "for")]
    crimes += [obj for one in crimes for obj in prepositional(one, "of")]  # "a charge of murder"
    named = (one for one in crimes if any(form in _words()["deaths"] for form in lexis.noun_lemmas(one)))
    return any(not any(c.lower_ in {"attempted", "alleged"} for c in one.children) for one in named)


def _unsurvived(person: Token) -> Fate | None:
    """Read "did not survive", "could not be saved", "found Ana Ruck, 28, and Jon Varley, 30, dead" and the headline's "dies"."""
    if person.dep_ == "dobj" and person.head.lower_ == "dead" and person.head.i and person.head.nbor(-1).lower_ == "shot":
        return Fate("killed", person.head)  # "a sniper shot dead a boy", read as a dead shot
    token = first_conjunct(person)
    if token.dep_ == "dobj" and lexis.lemma(token.head) in _words()["finding"]:
        last = conjuncts(token)[-1]
        word = next((c for c in children(last, "amod") if c.i > last.i and c.lower_ in {"dead", "deceased"}), None)
        if word is not None:
            return Fate("killed", word)
    if token.dep_ == "dobj" and _not_saved(token.head):
        return Fate("killed", token.head)
    for verb in verbs_of(person):
        if _not_survived(verb) or _dying(verb):
            return Fate("killed", verb)
        if lexis.lemma(verb) in {"die", "succumb", "perish"}:
            return Fate("killed", verb)
        if lexis.lemma(verb) == "pass" and any(c.lower_ == "away" for c in verb.children):
            return Fate("killed", verb)
        if lexis.lemma(verb) in {"pronounce", "declare", "find"} and _as_dead(verb):
            return Fate("killed", verb)
    return None


def _not_survived(verb: Token) -> bool:
    """Tell whether a verb says of its subject that it did not live: "did not survive", "could not be saved", "did not make it"."""
    lemma = lexis.lemma(verb)
    if lemma not in TURNED or not is_negated(verb):
        return False
    if lemma == "make":
        return any(c.lower_ == "it" for c in children(verb, "dobj")) and not children(verb, "prep", "xcomp", "ccomp")
    return lemma not in _words()["saving"] or is_passive(verb)


def _dying(verb: Token) -> bool:
    """Tell whether a verb says of its subject how it died: "bled to death", "was taken off life support"."""
    if lexis.lemma(verb) in _words()["perishing"] and to_death(verb) and not children(verb, "dobj"):
        return True
    off = [*prepositional(verb, "off", "from"), *children(verb, "dobj")] if is_passive(verb) else []
    return any(obj.lower_ == "support" and any(c.lower_ == "life" for c in obj.children) for obj in off)


def _not_saved(verb: Token) -> bool:
    """Tell whether what a verb was done for was in vain: "doctors could not save her", "were unable to revive him"."""
    words = _words()
    if lexis.lemma(verb) not in words["saving"] or is_passive(verb):
        return False
    return is_negated(verb) or (
        verb.dep_ == "xcomp" and (lexis.lemma(verb.head) in words["failing"] or verb.head.lower_ in words["failing"])
    )


def _as_dead(verb: Token) -> bool:
    """Tell whether the subject of a verb is said to be found or declared dead, and not somebody whom the subject found."""
    words = [c for c in verb.children if c.lower_ in {"dead", "deceased"}]
    of_another = any(children(word, "nsubj") for word in words) or (not is_passive(verb) and children(verb, "dobj"))
    return bool(words) and not of_another


def _examined(person: Token) -> Fate | None:
    """Read "the coroner identified her as Ana Ruck", "named by the medical examiner", "the dead were named as", "an autopsy of her"."""
    token, words, naming = first_conjunct(person), _words(), lexis.word_lists("people")["identifying"]
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "as" else token.head
    if token.dep_ in {"pobj", "oprd", "dobj", "nsubjpass"} and lexis.lemma(verb) in naming and is_verb(verb):
        if token.dep_ in {"pobj", "oprd"} and any(c.lower_ in {"dead", "deceased"} for c in children(verb, "dobj", "nsubjpass")):
            return Fate("killed", verb)
        doers = [*children(verb, "nsubj"), *(doer for by in children(verb, "agent") for doer in children(by, "pobj"))]
        if any(
            one.lower_ in words["coroners"]
            for doer in doers
            for one in (doer, *doer.children, *(g for c in doer.children for g in c.children))
        ):
            return Fate("killed", verb)
    if token.dep_ == "pobj" and token.head.lower_ in {"of", "on"} and lexis.lemma(token.head.head) == "autopsy":
        return Fate("killed", token.head.head)
    return None


def _real(person: Token, word: Token) -> bool:
    """Tell whether it happened: no modal ("could have been shot"), no negation, nothing planned, tried or threatened."""
    if lexis.lemma(word) in TURNED:
        return True
    verb = word if is_verb(word) else word.head
    if is_negated(word) or is_negated(verb) or is_negated(person) or is_missed(verb):
        return False
    auxiliaries = children(verb, "aux")
    if any(aux.tag_ == "MD" for aux in auxiliaries) and not any(aux.lower_ == "must" for aux in auxiliaries):
        return False
    steps = [verb, *ancestors(verb)][:4]
    if any(c.lower_ in {"if", "unless", "whether"} for c in children(verb, "mark")):
        return False
    clausal = {"xcomp", "pcomp", "advcl", "acl", "pobj", "prep", "ccomp"}
    for lower, upper in pairwise(steps):
        if lower.dep_ in clausal and lexis.lemma(upper) in _words()["unreal"]:
            return False
        if lower.dep_ == "ccomp" and lexis.lemma(upper) in _words()["seeming"] and is_negated(upper):
            return False
        if lower.dep_ not in clausal:
            break
    return not any(c.lower_ == "attempted" for c in word.children)


FRAMES: tuple[Callable[[Token], Fate | None], ...] = (
    *(_by_own_hand, _unsurvived, _framed, _modified, _death_of, _afterwards),
    *(_examined, _hit, _hit_in, _wounded, _condition),
)
