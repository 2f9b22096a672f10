"""Figures of a whole war, told in the background of a report on one of its events: they are the war's, not the event's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.triggers import Trigger

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from rashomon.extract.figures import RawFigure

YEARS_BEFORE = 5
"""Words before the word for a war within which its years stand: "five years of civil war", "the three-year-old conflict"."""

MULTITUDE = 1_000
"""Dead or hurt from which on a bare "have been killed" after a sentence on a war tells of the war."""

SENTENCES_BEFORE = 2
"""Sentences before such a figure among which the war is looked for."""


def war_of(figure: RawFigure, triggers: dict[int, Trigger]) -> Trigger | None:
    """Return the trigger of the war that a figure is the toll of, made where there is none; null for any other figure.

    "over 70,000 dead since the revolt broke out", "in five years of conflict", "the war has killed", "and millions have fled".
    """
    if figure.kind not in {"killed", "injured", "casualties", "missing"}:
        return None
    sentence = figure.word.sent
    words = lexis.word_lists("wars")
    wars = [token for token in sentence if lexis.lemma(token) in words["wars"] and token.dep_ not in {"compound", "nmod"}]
    war = next((token for token in wars if _lasting(token) or _has_done(token, figure.word)), None)
    if war is not None:
        known = triggers.get(war.i)
        return known if known is not None and known.kind == "war" else Trigger(war, war.i, lexis.lemma(war), "war")
    war = _told_before(figure, triggers, words["wars"])
    if war is not None:
        return triggers.get(war.i) or Trigger(war, war.i, lexis.lemma(war), "war")
    forms = {token.lower_ for token in sentence}
    if forms & words["multitudes"] and forms & words["fleeing"]:
        return Trigger(figure.word, figure.word.i, lexis.lemma(figure.word), "war")
    return None


def _told_before(figure: RawFigure, triggers: Mapping[int, Trigger], wars: frozenset[str]) -> Token | None:
    """Return the war that the sentences before are about, where many thousands have come to harm up to now: of a war, not of one event.

    "The conflict began with protests in March 2011. More than 200,000 people have been killed".
    """
    word, number = figure.word, figure.value.low or figure.value.high or 0
    if number < MULTITUDE or not any(child.dep_ == "aux" and child.lower_ in {"has", "have"} for child in word.children):
        return None
    sentence = word.sent
    for _ in range(SENTENCES_BEFORE):
        if sentence.start == 0:
            return None
        sentence = word.doc[sentence.start - 1].sent
        told = (token for token in sentence if lexis.lemma(token) in wars and token.dep_ not in {"compound", "nmod"})
        war = next((token for token in told if token.i not in triggers or triggers[token.i].kind == "war"), None)
        if war is not None:
            return war
    return None


def _has_done(war: Token, word: Token) -> bool:
    """Tell whether a war is told to have taken those lives up to now: "the war has killed 100,000 people"."""
    perfect = any(child.dep_ == "aux" and child.lower_ in {"has", "have"} for child in word.children)
    return perfect and war.dep_ == "nsubj" and war.head.i == word.i


def _lasting(war: Token) -> bool:
    """Tell whether a war is told of from its beginning on, or by its years."""
    doc, start = war.doc, war.sent.start
    if any(token.lower_ == "since" for token in doc[start : war.i]):
        return True
    return any(lexis.lemma(token) == "year" for token in doc[max(start, war.i - YEARS_BEFORE) : war.i])
