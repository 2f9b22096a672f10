"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from rashomon.lexicon import load

SAMPLE_CHARACTERS = 3_000
MIN_LETTERS = 40
ENGLISH_SHARE = 0.10
MIN_PROBABILITY = 0.8


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of ``text``, or null where it cannot be told (too short, or mixed).

    English is told by its function words, which spares nearly every text the model (py3langid). Both look at the first 3,000 characters.
    """
    sample = text[:SAMPLE_CHARACTERS]
    if sum(character.isalpha() for character in sample) < MIN_LETTERS:
        return None
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if sum(word in _english() for word in words) >= ENGLISH_SHARE * len(words):
        return "en"
    language, probability = _identifier().classify(sample.lower())
    return str(language) if probability >= MIN_PROBABILITY else None


@cache
def _english() -> frozenset[str]:
    return frozenset(load("language")["english"])


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
