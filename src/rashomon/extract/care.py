"""Places of care: where the wounded were brought, kept and died, which is not where they came to harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.syntax import ancestors, children, is_passive, is_verb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc, Token

    from rashomon.extract.triggers import Trigger
    from rashomon.model import PlaceMention


def is_of_care(doc: Doc, mention: PlaceMention, triggers: Mapping[int, Trigger]) -> bool:
    """Tell whether a place is named only as that of somebody's care or death in care: "was taken to a clinic in X", "died at X Hospital".

    Not where what happened is told to have happened there: "the shelling of X Hospital", "opened fire at X Hospital".
    """
    token = doc[mention.end - 1]
    for governor in ancestors(token):
        if governor.i in triggers and triggers[governor.i].kind == "event" and governor.pos_ in {"NOUN", "PROPN"}:
            return False
        if is_verb(governor):
            return _cares(governor, token) and names_care(doc, mention)
    return False


def names_care(doc: Doc, mention: PlaceMention) -> bool:
    """Tell whether a place is one of care or the town of one: "X Hospital", "a clinic in X", "Alden Health X"."""
    words = lexis.word_lists("setting")["care"]
    venue = mention.place.venue
    if venue is not None and venue.split()[-1].lower() in words:
        return True
    before, further = (doc[mention.start - far].text if mention.start >= far else "" for far in (1, 2))
    if before.istitle() and further[:1].isupper() and before.lower() in words:
        return True
    return before.lower() in {"in", "of"} and further.lower() in words


def _cares(verb: Token, token: Token) -> bool:
    """Tell whether a verb tells of somebody's way into care, or of what became of them there."""
    lemma = lexis.lemma(verb)
    if lemma in lexis.word_lists("setting")["kept"]:
        return True
    moved = lemma in lexis.harm().words["care_moves"] and (is_passive(verb) or bool(children(verb, "dobj")))
    return moved and any(prep.lower_ == "to" and prep.i < token.i for prep in children(verb, "prep"))
