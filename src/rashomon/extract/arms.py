"""Deeds with arms where nobody is told of as harmed: shots heard, a gun pointed, found or stolen.

They are looked for only in a document that tells of no other event, so that they take no day or place from one.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.means import weapon
from rashomon.extract.syntax import ancestors
from rashomon.extract.triggers import Trigger
from rashomon.lexicon import load

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

KIND = "arms"
"""The kind of event that a deed with arms is."""

MEANS = frozenset({"firearms", "explosives"})
"""The means of ``lexicon/means.yaml`` that are arms one can find, show or steal."""

REACH = 4
"""Governors over a word for arms among which the deed is searched: "pleaded guilty to a charge of possession of a gun"."""


def find_arms(doc: Doc) -> dict[int, Trigger]:
    """Return the words that tell of a deed with arms, by their index."""
    found: dict[int, Trigger] = {}
    for token in doc:
        deed = _deed(token) if token.pos_ in {"NOUN", "PROPN", "ADJ"} else None
        if deed is not None:
            found[deed.i] = Trigger(deed, deed.i, lexis.lemma(deed), KIND)
    return found


def _deed(token: Token) -> Token | None:
    """Return what is done with the arms that a noun names; null where it names none or nothing is done."""
    words = lexis.word_lists("arms")
    forms = lexis.noun_lemmas(token)
    if any(form in words["shots"] for form in forms):
        return token
    if not (any(form in words["arms"] for form in forms) or weapon(token) in MEANS):
        return None
    above = (one for one in islice(ancestors(token), REACH) if one.pos_ in {"VERB", "NOUN"})
    return next((one for one in above if _is_deed(one)), None)


def _is_deed(token: Token) -> bool:
    nouns = lexis.word_lists("arms")["deed_nouns"]
    return lexis.lemma(token) in _verbs() if token.pos_ == "VERB" else any(form in nouns for form in lexis.noun_lemmas(token))


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(verb for verbs in load("arms")["deeds"] for verb in verbs)
