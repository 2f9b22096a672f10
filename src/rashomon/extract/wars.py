"""Figures of a whole war, told in the background of a report on one of its events: they are the war's, not the event's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rashomon.extract.figures import RawFigure

YEARS_BEFORE = 5
"""Words before the word for a war within which its years stand: "five years of civil war", "the three-year-old conflict"."""


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
    forms = {token.lower_ for token in sentence}
    if forms & words["multitudes"] and forms & words["fleeing"]:
        return Trigger(figure.word, figure.word.i, lexis.lemma(figure.word), "war")
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
