"""Statements whose cue is a noun or an adjective: "the ministry's claim that", "a statement saying", "is confident that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract.statements.cues import CueLexicon, CueWord
from rashomon.extract.statements.drafts import Draft, Range, subtract
from rashomon.extract.statements.syntax import child, cue_range, has_none, is_negated, lies_ahead, noun_phrase, reach, subject_of, trim

if TYPE_CHECKING:
    from spacy.tokens import Token

FROM = frozenset({"by", "from", "among"})


def draft_noun(noun: Token, lexicon: CueLexicon) -> Draft | None:
    """Return the attribution that this noun makes, or null."""
    word = lexicon.nouns.get(noun.lemma_.lower())
    if word is None:
        return None
    content, lead = _content(noun, lexicon)
    if content is None:
        return None
    light = _light_verb(noun, lexicon)
    source = _source(noun, light)
    if source is None and (lead is not None or not word.core):
        return None
    start = cue_range(light)[0] if light is not None else noun.i
    end = (lead.i if lead is not None and lead.i - noun.i <= 1 else noun.i) + 1
    cue: Range = (start, end)
    said_by = subtract((noun_phrase(source, noun.i),), (cue, content)) if source is not None else ()
    return Draft(
        anchor=noun.i,
        word=word,
        cue=(cue,),
        source=said_by,
        content=subtract((trim(noun.doc, content),), (cue, *said_by)),
        speaker=source.i if source is not None else -1,
        told=word.reports and lead is None,
        negated=_denied(noun, light),
        ahead=light is not None and lies_ahead(light),
    )


def _denied(noun: Token, light: Token | None) -> bool:
    return has_none(noun) or (light is not None and is_negated(light))


def _content(noun: Token, lexicon: CueLexicon) -> tuple[Range | None, Token | None]:
    for kid in noun.children:
        if kid.i < noun.i:
            continue
        if kid.dep_ == "acl" and (kid.tag_ == "VB" or any(k.lower_ in ("that", "to", "whether") for k in kid.children)):
            return reach(kid), None
        if kid.dep_ == "ccomp":
            return reach(kid), None
        if kid.dep_ == "relcl" and any(k.dep_ == "mark" and k.lower_ == "that" for k in kid.children):
            return reach(kid), None
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        for kid in noun.head.children:
            if kid.dep_ in ("ccomp", "xcomp") and kid.i > noun.head.i:
                return reach(kid), None
    for kid in noun.children:
        if kid.dep_ == "prep" and kid.i > noun.i and kid.lower_ in lexicon.noun_prepositions:
            thing = child(kid, "pobj", "pcomp")
            if thing is not None:
                return reach(thing), kid
    return None, None


def _light_verb(noun: Token, lexicon: CueLexicon) -> Token | None:
    head = noun.head
    if noun.dep_ == "dobj" and head.lemma_.lower() in lexicon.light_verbs:
        return head
    return None


def _source(noun: Token, light: Token | None) -> Token | None:
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    for kid in noun.children:
        if kid.dep_ == "prep" and (kid.lower_ in FROM or (kid.lower_ == "of" and noun.dep_ == "nsubj")):
            found = child(kid, "pobj")
            if found is not None:
                return found
    return subject_of(light) if light is not None else None


def draft_adjective(adjective: Token, lexicon: CueLexicon) -> Draft | None:
    """Return the attribution of a predicate adjective ("is confident that", "was unhappy with"), or null."""
    word = lexicon.adjectives.get(adjective.lower_)
    copula = adjective.head
    if (
        word is None
        or adjective.dep_ not in ("acomp", "oprd", "ROOT", "conj")
        or copula.lemma_ not in ("be", "feel", "remain", "seem", "become")
    ):
        return None
    subject = subject_of(copula)
    if subject is None or subject.lower_ in ("it", "there"):
        return None
    found = _adjective_content(adjective, word)
    if found is None:
        return None
    content, end = found
    cue = (cue_range(copula)[0], end)
    source = subtract((noun_phrase(subject, copula.i),), (cue,))
    return Draft(
        anchor=adjective.i,
        word=word,
        cue=(cue,),
        source=source,
        content=subtract((trim(adjective.doc, content),), (cue, *source)),
        speaker=subject.i,
        told=word.reports,
        negated=is_negated(copula),
        ahead=lies_ahead(copula),
    )


def _adjective_content(adjective: Token, word: CueWord) -> tuple[Range, int] | None:
    del word
    for kid in adjective.children:
        if kid.i > adjective.i and kid.dep_ in ("ccomp", "xcomp"):
            return reach(kid), adjective.i + 1
    for kid in adjective.children:
        if kid.i > adjective.i and kid.dep_ == "prep":
            thing = child(kid, "pobj", "pcomp")
            if thing is not None:
                return reach(thing), kid.i + 1
    return None
