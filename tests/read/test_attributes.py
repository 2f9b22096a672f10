"""The remembered matches of spaCy's attribute ruler are those that it finds itself."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.pipeline import AttributeRuler

TEXTS = (
    "Two people were killed and there's no word of the others, the ministry said on Friday.",
    "I gotta go, y'all ain't here. C'mon, let's see: he got it, she gets it.",
    "But the guards, who had been warned, did nothing but wait; those who could, ran.\n\nIt was over by nine.",
    "",
)


def test_the_same_matches_in_the_same_order(nlp: Language) -> None:
    """Also for words and relations that single patterns ask for, and for patterns of several tokens."""
    ruler: Any = nlp.get_pipe("attribute_ruler")
    for text in TEXTS:
        doc = nlp(text)
        remembered = ruler.match(doc)
        assert [(number, start, end) for number, _, start, end in remembered] == [
            (number, start, end) for number, _, start, end in AttributeRuler.match(ruler, doc)
        ]
        assert remembered == ruler.match(doc)
