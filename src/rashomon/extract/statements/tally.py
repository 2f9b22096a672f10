"""Figures that somebody sets or gives: "put the toll at 12", "lowered the number of injured to 134", "gave a toll of 33"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract.statements.cues import CueLexicon, CueWord
from rashomon.extract.statements.drafts import Draft, subtract
from rashomon.extract.statements.syntax import agent_of, child, cue_range, is_passive, noun_phrase, reach, subject_of, trim

if TYPE_CHECKING:
    from spacy.tokens import Token

TALLY = CueWord("tally", "tally", "asserted", "hypothesised", frozenset({"object"}))

SET, GIVEN = ("at", "to"), ("of", "as", "at")
"""What the figure follows where a toll is put, and where it is given."""


def _setter(verb: Token) -> Token | None:
    """Return who sets it; not those who were killed, where the parse joined it to their verb: "said 500 were killed and cut the toll"."""
    subject, above = subject_of(verb), verb.head
    if subject is None or subject.dep_ != "nsubjpass" or verb.dep_ != "conj" or above.dep_ != "ccomp":
        return subject
    return subject_of(above.head)


def draft_count(verb: Token, lexicon: CueLexicon) -> Draft | None:
    """Return the attribution of those whom somebody counts or owns up to, or null: "the clinic counted 31 bodies", "admitted to 23 dead".

    It tells of a deed as much as of words, so it counts only where a figure rests on it.
    """
    lemma = verb.lemma_.lower()
    if lemma not in lexicon.counting or is_passive(verb):
        return None
    to, subject = child(verb, "prep"), subject_of(verb)
    thing = child(verb, "dobj") or (child(to, "pobj") if to is not None and to.lower_ in ("to", "of") else None)
    if thing is None or subject is None or subject.pos_ not in ("NOUN", "PROPN", "PRON") or subject.i > verb.i:
        return None
    end = reach(thing)[1]
    after = verb.doc[end] if end < len(verb.doc) else None
    if after is not None and after.head == verb and after.lower_ in lexicon.counted:
        end += 1  # "counted 31 dead": the parse made two of it
    within = verb.doc[thing.left_edge.i : end]
    if not any(one.like_num for one in within) or not any(one.lemma_.lower() in lexicon.counted for one in within):
        return None
    source = noun_phrase(subject, verb.i)
    content = (trim(verb.doc, (thing.left_edge.i, end)),)
    return Draft(anchor=verb.i, word=TALLY, cue=(cue_range(verb),), source=(source,), content=content, speaker=subject.i, doubtful=True)


def draft_tally(verb: Token, lexicon: CueLexicon) -> Draft | None:
    """Return the attribution of a figure to whoever sets it, or null; a toll that rises by itself is nobody's."""
    lemma = verb.lemma_.lower()
    if lemma not in lexicon.setting | lexicon.giving:
        return None
    prepositions = GIVEN if lemma in lexicon.giving else SET
    passive = is_passive(verb)
    thing, subject = child(verb, "nsubjpass" if passive else "dobj"), agent_of(verb) if passive else _setter(verb)
    counted = lexicon.tallies | lexicon.counted
    told = thing is not None and (thing.lemma_.lower() in counted or any(kid.lower_ in lexicon.counted for kid in thing.children))
    if thing is None or subject is None or not told or subject.lemma_.lower() in lexicon.tallies:
        return None
    if subject.pos_ not in ("NOUN", "PROPN", "PRON") or (subject.i > verb.i) != passive:
        return None
    near = [*(() if passive else thing.subtree), *(kid for kid in verb.children if kid.i > thing.i)]
    near += [grand for kid in near if kid.lower_ == "from" for grand in kid.children]  # "cut the toll from 52 to 47"
    figures = [one for one in near if one.dep_ == "prep" and one.lower_ in prepositions and any(kid.like_num for kid in one.subtree)]
    figures += [kid for kid in near if kid.lower_ == "from" and any(t.lower_ == "to" for t in kid.subtree)]  # the same, read as a range
    if not figures:
        return None
    cue, source = cue_range(verb), noun_phrase(subject, verb.i)
    whole = (reach(thing)[0], max(reach(kid)[1] for kid in figures))
    content = tuple(trim(verb.doc, piece) for piece in subtract((whole,), (cue, source)))
    return Draft(anchor=verb.i, word=TALLY, cue=(cue,), source=(source,), content=content, speaker=subject.i)
