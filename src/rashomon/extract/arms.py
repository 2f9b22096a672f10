"""Deeds with arms where nobody is told of as harmed: shots heard, a gun pointed, found or stolen.

They are looked for only in a document that tells of no other event, so that they take no day or place from one.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.counting import is_people
from rashomon.extract.means import weapon
from rashomon.extract.syntax import ancestors, children
from rashomon.extract.triggers import ARMS, Trigger

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Token

    from rashomon.model import Reading

MEANS = frozenset({"firearms", "explosives"})
"""The means of ``lexicon/means.yaml`` that are arms one can find, show or steal."""

REACH = 4
"""Governors over a word for arms among which the deed is searched: "pleaded guilty to a charge of possession of a gun"."""


def find_arms(reading: Reading) -> dict[int, Trigger]:
    """Return the words that tell of a deed with arms, by their index."""
    doc = reading.doc
    starts = [*(day.start for day in reading.dates), *(place.start for place in reading.places)]
    spots = {doc[start].sent.start for start in starts}
    found: dict[int, Trigger] = {}
    for token in doc:
        deed = _deed(token, spots) if token.pos_ in {"NOUN", "PROPN", "ADJ"} else None
        if deed is not None:
            found[deed.i] = Trigger(deed, deed.i, lexis.lemma(deed), ARMS)
    return found


def _deed(token: Token, spots: Collection[int]) -> Token | None:
    """Return what is done with the arms that a noun names; null where it names none or nothing is done.

    ``spots`` are the starts of the sentences with a day or a place of their own.
    """
    words = lexis.word_lists("arms")
    forms = lexis.noun_lemmas(token)
    if any(form in words["shots"] for form in forms):
        return token
    if not (any(form in words["arms"] for form in forms) or weapon(token) in MEANS):
        return None
    above = (one for one in islice(ancestors(token), REACH) if one.pos_ in {"VERB", "NOUN"})
    return next((one for one in above if _is_deed(one, spots)), None)


def _is_deed(token: Token, spots: Collection[int]) -> bool:
    words, lemma = lexis.word_lists("arms"), lexis.lemma(token)
    if token.pos_ == "NOUN":
        return any(form in words["deed_nouns"] for form in lexis.noun_lemmas(token))
    people = all(one.pos_ in {"PRON", "PROPN"} or is_people(one) for one in children(token, "nsubj"))
    return lemma in words["deeds"] or (lemma in words["shown"] and people and token.sent.start in spots)
