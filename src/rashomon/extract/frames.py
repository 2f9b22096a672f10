"""Which harm befell those a number counts: the grammatical frames in which news tells of the dead, hurt, missing and held.

Each frame is a function of a `Count` that returns the kind of harm and the word that says so, or null. Order is precedence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rashomon.extract import lexis
from rashomon.extract.counting import Count, is_not_people, is_people
from rashomon.extract.syntax import children, conjuncts, first_conjunct, is_negated, is_passive, prepositional

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token


class Harmed(msgspec.Struct, frozen=True):
    """A frame that matched: ``kind`` of harm, the ``word`` that says so, the frame's name and how sure it is."""

    kind: str
    word: Token
    frame: str
    sure: float


PART_FRAME = "part of a figure"
"""The frame of those who are told of as a part of others."""

BARE_ENDS = frozenset({"", ",", ";", ".", ":", "-", "–", "—", ")", "and"})
"""What follows "dead" in "12 dead" where it is no adjective of a noun and begins no clause."""


def classify(count: Count) -> Harmed | None:
    """Return what befell those counted, by the first frame that fits."""
    if count.noun is not None and is_not_people(count.noun) and not _is_lives(count.noun):
        return None
    if _of_a_parent(count):
        return None
    for frame in FRAMES:
        found = frame(count)
        if found is not None and is_missed(found.word):
            return None
        if found is not None:
            return _beside_its_own(count, _together(found))
    return None


def _of_a_parent(count: Count) -> bool:
    """Tell whether a bare number counts somebody's children: "the father of three was killed"."""
    of = count.number.head
    if count.noun is not None or count.number.dep_ != "pobj" or of.lower_ != "of":
        return False
    return of.head.tag_ == "NN" and any(form in lexis.word_lists("fates")["kin"] for form in lexis.noun_lemmas(of.head))


def _beside_its_own(count: Count, found: Harmed) -> Harmed:
    """Prefer the harm word right after those counted to a governor's: "left two dead and nine wounded"."""
    if found.frame not in {"resultative", "active"}:
        return found
    own = by_small_clause(count)
    last = count.noun.i if count.noun is not None and count.noun.i >= count.mention.end else count.mention.end - 1
    return own if own is not None and own.word.i == last + 1 and own.word.dep_ != "ROOT" and own.kind != found.kind else found


def _together(found: Harmed) -> Harmed:
    """Make one count of "killed or wounded", "dead and injured" a count of casualties."""
    for child in children(found.word, "conj"):
        other = _harm_word(child)
        if any(c.lower_ in {"another", "other", "others"} for c in child.children):
            continue  # "was killed and another hurt"
        plain = not any(c.dep_ in {"nummod", "nsubj", "nsubjpass", "dobj", "quantmod"} or _is_more(c) for c in child.children)
        numbered = any(token.like_num for token in found.word.doc[found.word.i + 1 : child.i])
        if other and {other, found.kind} == {"killed", "injured"} and plain and not numbered:
            if found.frame in {"active", "passive"} and child.lower_ == "killed":
                return msgspec.structs.replace(found, kind="killed", word=child)
            return msgspec.structs.replace(found, kind="casualties")
    return found


def _is_more(token: Token) -> bool:
    """Tell whether a word counts further people, though the parser takes it for an adverb: "wounded three more"."""
    return token.dep_ == "advmod" and token.lower_ == "more" and bool(children(token, "nummod"))


def _harm_word(token: Token) -> str | None:
    """Return the kind of harm that a word names by itself, as verb, adjective or noun."""
    table = lexis.harm()
    forms = lexis.noun_lemmas(token)
    if token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB"):
        found = verb_kind(token)
        if found:
            return found
    for form in forms:
        kind = table.adjective_kind.get(form) or table.noun_kind.get(form)
        if kind:
            return kind
    return None


def verb_kind(verb: Token) -> str | None:
    """Return the kind of harm of a transitive verb; "shot dead" and "fatally shot" are killings."""
    table = lexis.harm()
    lemma = lexis.lemma(verb)
    kind = table.verb_kind.get(lemma)
    if any(c.dep_ == "prt" and f"{lemma} {c.lower_}" in table.words["felling"] for c in verb.children):
        return "killed"
    beside = [child.lower_ for child in verb.children if child.dep_ in {"advmod", "oprd", "acomp", "ccomp", "dobj", "amod"}]
    beside += [c.lower_ for c in children(verb, "advcl") if c.pos_ == "ADJ" and not children(c, "mark", "aux")]  # "shot Ana, a clerk, dead"
    after = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
    fatal = any(word in table.words["fatal_adverbs"] for word in [*beside, after]) and not _fatal_to_some(verb)
    fatal = fatal or (lemma == "shoot" and _dead_behind_an_aside(verb))
    if fatal and lemma in table.words["resultatives"] | table.words["fatal_to"]:
        return "killed"
    if (kind == "injured" or lemma in table.words["to_death"]) and to_death(verb):
        return "killed"
    if kind == "injured" and any(lexis.lemma(c) == "kill" and _of_the_same(verb, c) for c in children(verb, "conj")):
        return "killed"
    return kind


def _dead_behind_an_aside(verb: Token) -> bool:
    """Tell whether "dead" stands behind what is told of whom they shot: "shot Ana Ruck, a clerk, dead outside her home"."""
    for hit in children(verb, "dobj"):
        end = hit.right_edge.i + 1
        near = verb.doc[hit.i + 1 : min(verb.sent.end, end + 3)]
        for one in near:
            if one.lower_ == "dead" and one.nbor(-1).text == "," and one.i + 1 < len(verb.doc) and one.nbor().pos_ in {"ADP", "PUNCT"}:
                return True
    return False


def _fatal_to_some(verb: Token) -> bool:
    """Tell whether only some of those shot were shot fatally: "20 were shot, three of them fatally"."""
    words = [token.lower_ for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 10)]]
    at = next((i for i, word in enumerate(words) if word in lexis.harm().words["fatal_adverbs"]), 0)
    return any(words[i] == "of" and words[i + 1] in {"them", "whom"} for i in range(at - 1)) or "one" in words[:at]


def _of_the_same(verb: Token, other: Token) -> bool:
    """Tell whether a verb and one coordinated with it tell of the same persons: "shot and killed two", not "hurt two and killed one"."""
    if _own_subject(other):
        return False
    both = [any(c.dep_ in {"dobj", "nummod", "quantmod"} for c in one.children) for one in (verb, other)]
    return not all(both) and not any(token.like_num for token in verb.doc[verb.i + 1 : other.i])


def _own_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def to_death(verb: Token) -> bool:
    """Tell whether "to death" stands behind a verb, or behind its object: "beaten to death", "beat two men to death"."""
    doc = verb.doc
    if [token.lower_ for token in doc[verb.i + 1 : verb.i + 3]] == ["to", "death"]:
        return True
    return any(one.lower_ == "to" and any(t.lower_ == "death" for t in children(one, "pobj")) for one in children(verb, "prep"))


def by_the_next_word(count: Count) -> Harmed | None:
    """Read "12 dead, 30 injured", whatever the parse makes of it: the harm stands right behind a bare number, and nothing hangs on it."""
    doc, end = count.number.doc, count.mention.end
    if end >= len(doc) or count.number.tag_ != "CD" or (count.noun is not None and count.noun.i != end):
        return None
    word, after = doc[end], doc[end + 1].lower_ if end + 1 < len(doc) else ""
    if word.lower_ not in lexis.harm().words["bare_harm"] or word.sent.start != count.number.sent.start or after not in BARE_ENDS:
        return None
    kind = _harm_word(word)
    return Harmed(kind, word, "noun", 0.9) if kind is not None else None


def by_itself(count: Count) -> Harmed | None:
    """Read "12 dead", "300 injured", "five deaths": the number counts the harm word itself."""
    noun = count.noun
    if noun is None:
        return None
    table = lexis.harm()
    if any(token.lower_ in table.words["not_harm_compounds"] for token in noun.doc[noun.i + 1 : noun.i + 2]):
        return None
    if _marks_of_harm(noun):
        return None
    for form in lexis.noun_lemmas(noun):
        kind = table.noun_kind.get(form) or table.adjective_kind.get(form)
        if noun.tag_ == "NN" and form in table.act_kind and (count.mention.low or 0) > 1:
            continue  # "nine counts, two of them first-degree murder"
        if kind and not (kind == "abducted" and noun.dep_ in {"dobj", "nsubjpass"} and _governor_harm(noun)):
            return Harmed(kind, noun, "noun", 0.92)
    return None


def _marks_of_harm(noun: Token) -> bool:
    """Tell whether wounds are counted, not the wounded: "two gunshot wounds", "suffered three stab injuries"."""
    words = lexis.harm().words
    if not any(form in words["wounds"] for form in lexis.noun_lemmas(noun)) or noun.lower_ in {"wounded", "injured"}:
        return False
    return lexis.lemma(noun) != "injury" or any(c.dep_ in {"compound", "amod"} and c.lower_ in words["wounding"] for c in noun.children)


def _governor_harm(noun: Token) -> bool:
    return verb_kind(noun.head) is not None


def by_modifier(count: Count) -> Harmed | None:
    """Read "12 people killed in …", "the 12 who died", "over 100 more injured": a participle or relative clause on those counted."""
    for holder in dict.fromkeys(token for token in (count.noun, count.outer, count.number) if token is not None):
        for child in holder.children:
            if child.dep_ in {"acl", "amod", "relcl", "advcl"} and child.i > count.number.i:
                found = _modifier_kind(child)
                if found and _fits(found, count):
                    return Harmed(found, child, "modifier", 0.88)
    return None


def _modifier_kind(child: Token) -> str | None:
    table = lexis.harm()
    lemma = lexis.lemma(child)
    if child.dep_ == "relcl":
        if lemma in table.subject_verb_kind and not is_passive(child):
            return table.subject_verb_kind[lemma]
        if any(c.dep_ == "nsubjpass" and c.tag_ not in {"WDT", "WP"} for c in child.children):
            return None  # "warned the mayor that her nephew was shot", taken for a relative clause
        if not is_passive(child) and any(c.lower_ in {"has", "have", "had"} for c in children(child, "aux")):
            return None  # "a neighbour whose dog he had killed"
        return verb_kind(child) if is_passive(child) or child.tag_ == "VBN" else None
    if child.tag_ in {"VBN", "VBD"} or child.pos_ == "ADJ":
        return verb_kind(child) or table.adjective_kind.get(lemma) or table.adjective_kind.get(child.lower_)
    return None


def by_governor(count: Count) -> Harmed | None:
    """Read the verb or adjective of which those counted are the subject or object."""
    token = _coordinated_subject(count.outer) or first_conjunct(count.outer)
    if lexis.lemma(token) == "leave" and (wounds := _left_with(count)) is not None:
        return Harmed("injured", wounds, "care", 0.85)  # "left one man dead and two others with wounds", joined to the verb
    head = token.head.head if token.head.dep_ in {"aux", "auxpass"} else token.head
    if head.i == token.i:
        return None
    if token.dep_ in {"nsubjpass", "nsubj"}:
        return _as_subject(count, token, head)
    if token.dep_ in {"dobj", "oprd", "npadvmod", "dep", "attr", "appos", "nmod"} or (_is_more(token) and token.i > head.i):
        return _as_object(count, head)
    return None


def _coordinated_subject(token: Token) -> Token | None:
    """Return the subject in "said 13 children and seven women were …" that the parse cut the first of those counted off from."""
    if token.dep_ != "dobj":
        return None
    doc = token.doc
    for joint in children(token, "cc"):
        for other in doc[joint.i + 1 : joint.i + 6]:
            if other.dep_ in {"nsubj", "nsubjpass"} and other.left_edge.i == joint.i + 1:
                return other
    return None


def _as_subject(count: Count, token: Token, head: Token) -> Harmed | None:
    """Read the verbs of a subject; of several the gravest counts ("were wounded and died")."""
    verbs = [head, *[c for c in children(head, "conj") if not any(g.dep_ in {"nsubj", "nsubjpass"} for g in c.children)]]
    found = [one for verb in verbs if (one := _told_of_subject(count, token, verb)) is not None]
    missing = next((one for one in found if one.kind == "missing"), None)
    if missing is not None and any(one.kind == "killed" and _only_feared(one.word) for one in found):
        return missing  # "missing and feared dead"
    return next((one for one in found if one.kind == "killed"), found[0] if found else None) or _lives(count, head)


def _only_feared(word: Token) -> bool:
    above = (word.head,) if word.head.i < word.i else ()  # "two were shot; both are expected to live", read as what is expected
    return any(lexis.lemma(t) in lexis.harm().words["fearing"] for t in (word, *above))


def _told_of_subject(count: Count, token: Token, verb: Token) -> Harmed | None:
    table = lexis.harm()
    lemma = lexis.lemma(verb)
    if is_passive(verb) or token.dep_ == "nsubjpass" or _headline_passive(verb):
        kind, word = _complement(verb) or (verb_kind(verb), verb)
        if kind and _fits(kind, count):
            return Harmed(kind, word, "passive", 0.93)
    if lemma in table.subject_verb_kind and not is_passive(verb):
        return Harmed(table.subject_verb_kind[lemma], verb, "subject", 0.93)
    if verb.tag_ == "VBG" and verb.lower_ in table.adjective_kind and any(lexis.lemma(a) == "be" for a in children(verb, "aux")):
        return Harmed(table.adjective_kind[verb.lower_], verb, "predicate", 0.9)
    if verb.pos_ in {"ADJ", "NOUN"} and _harm_word(verb) and verb.tag_ != "NN":  # "nine counts, two of them murder"
        return Harmed(_harm_word(verb) or "", verb, "small clause", 0.88)
    if lemma in {"find", "locate", "trace"} and is_passive(verb) and is_negated(verb):
        return Harmed("missing", verb, "passive", 0.8)  # "could not be found": the negation is in the kind
    if lemma in {"fall", "become"} and any(c.lower_ in table.words["sickness"] for c in children(verb, "acomp", "advmod", "oprd", "amod")):
        return Harmed("injured", verb, "subject", 0.85)
    return _predicative(verb) or _wounds(verb)


def _wounds(verb: Token) -> Harmed | None:
    """Read "40 people suffered injuries", "sustained burns", "needed treatment in hospital"."""
    lists = lexis.harm().words
    if lexis.lemma(verb) in lists["suffering"]:
        for obj in children(verb, "dobj"):
            if any(form in lists["wounds"] for form in lexis.noun_lemmas(obj)) or _treatment(verb, obj):
                return Harmed("injured", obj, "wounds", 0.9)
    return None


def _treatment(verb: Token, obj: Token) -> bool:
    """Tell whether somebody needs to be treated in hospital: "needed hospital treatment"."""
    cared = any(_is_care_place(t) or t.lower_ == "medical" for t in (*children(obj, "compound", "amod"), *prepositional(verb, "in", "at")))
    return lexis.lemma(obj) == "treatment" and (cared or lexis.lemma(verb) in {"need", "require"})


def _headline_passive(verb: Token) -> bool:
    """Tell whether a participle without auxiliary or object is a headline's passive ("12 killed in blast")."""
    coordinated = [c for c in children(verb, "conj") if not _own_subject(c)]  # "a boy shot and killed his brother"
    if any(c.pos_ == "ADJ" and _own_subject(c) for c in children(verb, "ccomp")):
        return False  # "a father shot five of his children dead"
    if verb.tag_ == "VBD" and any(c.dep_ == "nsubj" and children(c, "det") and c.tag_ == "NN" for c in verb.children):
        return False  # "a man shot at random from his car": headlines have no articles
    first = first_conjunct(verb)
    if verb.tag_ == "VBD" and first.i != verb.i and first.tag_ == "VBD" and not is_passive(first) and not verb_kind(first):
        return False  # "a man got out and shot at them"
    return verb.tag_ in {"VBN", "VBD"} and not any(
        child.dep_ in {"aux", "dobj", "auxpass"} and (one is verb or child.dep_ == "dobj")
        for one in (verb, *coordinated)
        for child in one.children
    )


def _predicative(verb: Token) -> Harmed | None:
    """Read "12 are dead", "three remain missing", "two were in custody", "12 were among the dead"."""
    table = lexis.harm()
    beside = (one for one in children(verb, "npadvmod") if is_people(one) or one.ent_type_ == "PERSON")  # "shot dead both brothers"
    objects = [*children(verb, "dobj"), *beside]
    after = verb.doc[min(verb.i + 1, len(verb.doc) - 1)]
    timed = after.dep_ == "amod" and after.head.ent_type_ == "DATE"  # "a third person is dead days after the attack"
    if timed and lexis.lemma(verb) == "be" and after.lower_ in table.adjective_kind:
        return Harmed(table.adjective_kind[after.lower_], after, "predicate", 0.9)
    for child in verb.children:
        if objects and not is_passive(verb):
            continue  # "a man shot his wife dead", "shot dead his wife"
        if child.dep_ in {"acomp", "attr", "oprd", "xcomp"} or (child.dep_ == "advcl" and child.i == verb.i + 1):
            kind = next((table.adjective_kind[f] for f in lexis.noun_lemmas(child) if f in table.adjective_kind), None)
            if kind:
                return Harmed(kind, child, "predicate", 0.92)
        if child.dep_ == "prep" and child.lower_ in {"among", "amongst", "in"} and lexis.lemma(verb) not in table.words["partaking"]:
            for obj in children(child, "pobj"):
                kind = table.noun_kind.get(obj.lower_) or table.complement_kind.get(obj.lower_)
                kind = kind or next((k for c in children(obj, "acl", "relcl") if (k := _modifier_kind(c))), None)
                kind = kind or (verb_kind(obj) if obj.tag_ == "VBN" else None)
                if kind:
                    return Harmed(kind, obj, "predicate", 0.85)
    return None


def _complement(verb: Token) -> tuple[str, Token] | None:
    """Read "were found dead", "was pronounced dead", "are feared dead", "were taken hostage", "left 12 dead"."""
    table = lexis.harm()
    if lexis.lemma(verb) not in table.words["resultatives"]:
        return None
    near = [c for c in verb.children if c.dep_ in {"oprd", "acomp", "advmod", "dobj", "xcomp", "ccomp", "attr", "dep"}]
    if lexis.lemma(verb) == "leave":  # "left a man and a woman wounded"
        near += [c for c in children(verb, "advcl") if c.i > verb.i and not children(c, "mark", "aux", "auxpass", "nsubj", "dobj")]
    found = next(((table.complement_kind[c.lower_], c) for c in near if c.lower_ in table.complement_kind), None)
    if found is None and lexis.lemma(verb) == "find":  # "was found shot to death"
        participles = [c for c in near if c.tag_ in {"VBN", "VBD"} and c.i > verb.i and not children(c, "dobj", "nsubj")]
        found = next(((kind, c) for c in participles if (kind := verb_kind(c)) is not None), None)
    return found


def _as_object(count: Count, head: Token) -> Harmed | None:
    if lexis.lemma(head) == "leave" and (wounds := _left_with(count)) is not None:
        return Harmed("injured", wounds, "care", 0.85)
    complement = _complement(head)
    if complement and _fits(complement[0], count):
        return Harmed(complement[0], complement[1], "resultative", 0.9)
    kind = verb_kind(head)
    if kind and not is_passive(head) and _fits(kind, count):
        return Harmed(kind, head, "active", 0.93)
    if lexis.lemma(head) == "be" and any(child.dep_ == "expl" for child in head.children):
        return _predicative(head) or _among(count.outer)  # "there were 14 children among the dead"
    if lexis.lemma(head) == "leave" and any(t.lower_ == "condition" or _is_care_place(t) for t in prepositional(head, "in")):
        return Harmed("injured", head, "care", 0.85)  # "left two in critical condition"
    return _lives(count, head)


def _left_with(count: Count) -> Token | None:
    """Return the wounds or the condition that those counted are left with beside the dead: "left one dead and two with gunshot wounds"."""
    lists, counted = lexis.harm().words, count.outer
    if counted.dep_ != "conj":
        return None
    first = first_conjunct(counted)
    near = (prep for one in (counted, first, first.head) for prep in one.children if prep.dep_ == "prep")
    for prep in near:
        if prep.i == counted.i + 1 and prep.lower_ in {"with", "in"}:
            for obj in children(prep, "pobj"):
                if obj.lower_ == "condition" or any(form in lists["wounds"] for form in lexis.noun_lemmas(obj)):
                    return obj
    return None


def _among(counted: Token) -> Harmed | None:
    """Read "14 children among the dead"."""
    table = lexis.harm()
    those = (t for t in prepositional(counted, "among", "amongst"))
    return next((Harmed(kind, t, "predicate", 0.85) for t in those if (kind := table.adjective_kind.get(t.lower_)) is not None), None)


def _fits(kind: str, count: Count) -> bool:
    """Tell whether those counted can suffer it: for killings anything not known to be a thing, else people only."""
    if count.noun is None or kind == "killed" or count.mention.low == 0 or _is_more(count.noun):
        return True
    return is_people(count.noun)


def _is_lives(noun: Token) -> bool:
    return lexis.lemma(noun) in lexis.harm().words["lives_nouns"] or noun.lower_ == "lives"


def _lives(count: Count, head: Token) -> Harmed | None:
    """Read "12 people lost their lives", "claimed 12 lives", "took the lives of 12"."""
    verbs = lexis.harm().words["lives_verbs"]
    if lexis.lemma(head) in verbs:
        lives = [c for c in head.children if c.dep_ in {"dobj", "nsubjpass"} and _is_lives(c)]
        of_people = count.noun is None or is_people(count.noun) or _is_lives(count.noun)
        if lives and of_people and first_conjunct(count.outer).dep_ in {"nsubj", "dobj", "nsubjpass"}:
            return Harmed("killed", head, "lives", 0.93)
    return None


def by_losing(count: Count) -> Harmed | None:
    """Read "the army lost 19 men": what a side loses of its fighters are its dead."""
    token, noun = first_conjunct(count.outer), count.noun
    verb = token.head
    if noun is None or token.dep_ != "dobj" or lexis.lemma(verb) != "lose":
        return None
    own = lexis.noun_lemmas(noun)
    fighters = any(form == "man" or lexis.harm().populations.get(form) in {"combatant", "police"} for form in own)
    sides = lexis.word_lists("actors")["parties"] | {"side"}
    lost = fighters and any(form in sides for one in children(verb, "nsubj") for form in lexis.noun_lemmas(one))
    return Harmed("killed", verb, "lives", 0.85) if lost else None


def by_inclusion(count: Count) -> Harmed | None:
    """Read "the dead included five children": a part, told with the whole as its subject."""
    token = first_conjunct(count.outer)
    table, verb = lexis.harm(), token.head
    if token.dep_ != "dobj" or lexis.lemma(verb) not in table.words["taking_in"] or (count.noun is not None and not is_people(count.noun)):
        return None
    for whole in children(verb, "nsubj"):
        kind = next((k for f in lexis.noun_lemmas(whole) if (k := table.adjective_kind.get(f) or table.noun_kind.get(f))), None)
        if kind is not None and not _act_of(whole):
            return Harmed(kind, whole, PART_FRAME, 0.8)
    return None


def _act_of(noun: Token) -> bool:
    return any(form in lexis.harm().act_kind for form in lexis.noun_lemmas(noun))


def by_burial(count: Count) -> Harmed | None:
    """Read "buried 19 victims", "the funeral of 19 victims"."""
    token, noun = first_conjunct(count.outer), count.noun
    if noun is None or not any(form in lexis.harm().words["buried"] for form in lexis.noun_lemmas(noun)):
        return None
    governor = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token.head
    return Harmed("killed", noun, "noun", 0.85) if lexis.lemma(governor) in lexis.harm().words["burying"] else None


def by_loss(count: Count) -> Harmed | None:
    """Read "with the loss of 52 lives", "the loss of all 52 people on board"."""
    token = first_conjunct(count.outer)
    loss = token.head.head
    lost = count.noun is not None and (_is_lives(count.noun) or is_people(count.noun))
    if not lost or token.dep_ != "pobj" or token.head.lower_ != "of" or lexis.lemma(loss) != "loss":
        return None
    return Harmed("killed", loss, "lives", 0.9)


def by_act(count: Count) -> Harmed | None:
    """Read "the massacre of 84 villagers", "the deaths of three people", "the lives of 12", "among the 12 killed"."""
    token = first_conjunct(count.outer)
    prep = token.head
    if token.dep_ != "pobj" or prep.lower_ != "of":
        return None
    act = prep.head
    table = lexis.harm()
    kind = next((table.act_kind[f] for f in lexis.noun_lemmas(act) if f in table.act_kind), None)
    if kind and (count.noun is None or is_people(count.noun) or _only_people(act, count.noun)):
        return Harmed(kind, act, "act of", 0.9)
    if _is_lives(act) and lexis.lemma(act.head) in table.words["lives_verbs"]:
        return Harmed("killed", act, "lives", 0.92)
    return None


def _only_people(act: Token, noun: Token) -> bool:
    """Tell whether an act is done to people alone, so that whoever is counted is one: "the assassination of six Jesuits"."""
    plural = noun.tag_ in {"NNS", "NNPS"} or noun.pos_ == "PROPN"
    return plural and not is_not_people(noun) and any(form in lexis.harm().words["of_people"] for form in lexis.noun_lemmas(act))


def by_care(count: Count) -> Harmed | None:
    """Read "25 were flown to a clinic", "the hospital treated 48", "six were treated for burns"."""
    if count.noun is not None and not is_people(count.noun):
        return None
    token = first_conjunct(count.outer)
    verb, lists = token.head, lexis.harm().words
    passive, lemma = token.dep_ == "nsubjpass", lexis.lemma(verb)
    if _is_unhurt(verb):
        return None
    if token.dep_ == "nsubj" and lemma in lists["in_care"] and any(_in_care(p) for p in children(verb, "prep")):
        return Harmed("injured", verb, "care", 0.8)  # "34 remain in hospital"
    if not passive and token.dep_ != "dobj":
        return None
    if lemma in lists["care_verbs"]:
        by_carers = any(_is_carer(c) for c in children(verb, "nsubj"))
        going_on = any(c.lower_ == "being" for c in children(verb, "auxpass"))
        cared = going_on or any(c.lower_ in {"for", "at", "in", "by"} for c in children(verb, "prep", "agent")) if passive else by_carers
        frame = "care" if passive else "care by one of several"
        released = passive and any(lexis.lemma(c) in {"release", "discharge"} for c in children(verb, "conj"))
        return Harmed("injured", verb, frame, 0.8) if cared or released else None
    if lemma in lists["care_moves"] and any(_is_care_place(obj) for p in children(verb, "prep", "dative") for obj in children(p, "pobj")):
        return Harmed("injured", verb, "care", 0.85)
    return None


def is_missed(verb: Token) -> bool:
    """Tell whether somebody was only aimed at: "two officers were shot at on Friday"."""
    return any(c.lower_ == "at" and c.i == verb.i + 1 and not children(c, "pobj", "pcomp") for c in verb.children)


def _is_unhurt(verb: Token) -> bool:
    """Tell whether somebody is cared for without being told to be hurt: "taken to a clinic as a precaution", "treated for an illness"."""
    lists = lexis.harm().words
    holders = [verb, *prepositional(verb, "to", "at")]
    whys = [why for one in holders for prep in children(one, "prep") if prep.lower_ in {"for", "as"} for why in children(prep, "pobj")]
    forms = {form for why in whys for one in conjuncts(why) for form in lexis.noun_lemmas(one)}
    return bool(forms & lists["no_harm"]) and not forms & lists["wounds"]


def _is_carer(token: Token) -> bool:
    lists = lexis.harm().words
    return token.pos_ == "PROPN" or any(form in lists["carers"] | lists["care_places"] for form in lexis.noun_lemmas(token))


def _in_care(preposition: Token) -> bool:
    return preposition.lower_ in {"in", "at"} and any(_is_care_place(obj) for obj in children(preposition, "pobj"))


def _is_care_place(token: Token) -> bool:
    return any(form in lexis.harm().words["care_places"] for form in lexis.noun_lemmas(token))


def by_small_clause(count: Count) -> Harmed | None:
    """Read "left 12 dead", "with 30 wounded", "12 people dead": the harm word follows those counted with nothing between."""
    doc = count.number.doc
    if count.noun is not None and count.noun.dep_ == "pobj" and count.noun.head.lower_ == "of" and is_people(count.noun.head.head):
        return None  # "six members of one family were killed"
    last = max(count.mention.end - 1, count.noun.i if count.noun is not None and count.noun.i - count.mention.end < 4 else 0)
    table = lexis.harm()
    for i in range(last + 1, min(last + 4, len(doc))):
        token = doc[i]
        if token.is_sent_start:
            return None
        kind = table.adjective_kind.get(token.lower_) or verb_kind(token) if token.tag_ != "VBG" else None
        if kind and _fits(kind, count) and not _transitive_here(token):
            return Harmed(kind, token, "beside", 0.75)
        if token.lower_ not in table.words["additional"] and token.pos_ not in {"ADV", "AUX"}:
            return None
    return None


def _transitive_here(token: Token) -> bool:
    return any(child.dep_ == "dobj" for child in token.children)


def by_verb_before(count: Count) -> Harmed | None:
    """Read "killing 12", "wounded 30" where the parse lost the object: the verb stands right before the number."""
    doc = count.number.doc
    start = count.mention.start
    while start > 0 and doc[start - 1].idx >= count.mention.span[0]:
        start -= 1
    if start == 0 or doc[start].is_sent_start:
        return None
    verb = doc[start - 1]
    kind = verb_kind(verb) if verb.tag_.startswith("VB") else None
    if kind and not is_passive(verb) and count.noun is not None and is_people(count.noun):
        return Harmed(kind, verb, "verb before", 0.75)
    return None


FRAMES: tuple[Callable[[Count], Harmed | None], ...] = (
    by_the_next_word,
    by_governor,
    by_itself,
    by_modifier,
    by_act,
    by_loss,
    by_burial,
    by_losing,
    by_inclusion,
    by_care,
    by_small_clause,
    by_verb_before,
)
