"""Ordinary case for text wholly in capitals, so that the parser reads "3 SOLDIERS KILLED" as it reads "3 soldiers killed".

Which words are names is asked of the model's own word vectors: their rows are sorted by frequency, so a word whose capitalised form has
the smaller row is mostly written with a capital.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.lexicon import load

if TYPE_CHECKING:
    from spacy.language import Language

_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*\.?")
_VOWEL = re.compile(r"[AEIOUY]")
_SENTENCE_END = re.compile(r"[.!?:\]]\W*$|^\W*$|--\s*$")
_BRACKETED = re.compile(r"[\[(]\s*([A-Z]{2,8})\s*[\])]")
_INFLECTED = re.compile(r"(?:ed|ing|ly|s|er|tion|ment)$")


class Recaser:
    """Gives a paragraph in capitals ordinary case, letter by letter, never changing its length."""

    def __init__(self, nlp: Language) -> None:
        self._rows = nlp.vocab.vectors.key2row
        self._strings = nlp.vocab.strings
        self._stop_words = nlp.Defaults.stop_words
        words = load("dates")
        self._months = frozenset(words["months"])
        self._days = frozenset(words["weekdays"])

    def __call__(self, paragraph: str) -> str:
        acronyms = frozenset(_BRACKETED.findall(paragraph))
        parts: list[str] = []
        last = 0
        for match in _WORD.finditer(paragraph):
            before = paragraph[last : match.start()]
            starts = _SENTENCE_END.search(paragraph[max(0, match.start() - 4) : match.start()]) is not None
            parts.append(before)
            parts.append(self._cased(match.group(), starts, acronyms, _beside_number(paragraph, match)))
            last = match.end()
        parts.append(paragraph[last:])
        return "".join(parts)

    def _cased(self, word: str, starts: bool, acronyms: frozenset[str], beside_number: bool) -> str:
        lower, title = word.lower(), word[:1].upper() + word[1:].lower()
        if len(lower) != len(word) or len(title) != len(word):
            return word
        if word.rstrip(".") in acronyms or self._is_acronym(word):
            return word
        if starts or lower in self._days or (lower in self._months and (lower != "may" or beside_number)):
            return title
        return title if self._is_name(lower, title) else lower

    def _is_acronym(self, word: str) -> bool:
        if re.fullmatch(r"(?:[A-Z]\.){2,}", word):
            return True
        if not 2 <= len(word) <= 6 or word.lower() in self._stop_words or word.endswith("."):
            return False
        if not _VOWEL.search(word):
            return True
        upper, lower = self._row(word), self._row(word.lower())
        return upper is not None and (lower is None or upper < lower) and upper <= (self._row(word.title()) or upper)

    def _is_name(self, lower: str, title: str) -> bool:
        bare = lower.split("'")[0].rstrip(".")
        if bare in self._stop_words:
            return False
        common, name = self._row(bare), self._row(title.split("'")[0].rstrip("."))
        if common is None or name is None:
            return not _INFLECTED.search(bare)
        if common == name:
            return not _INFLECTED.search(bare)
        return name < common

    def _row(self, word: str) -> int | None:
        if word not in self._strings:
            return None
        row: int | None = self._rows.get(self._strings[word])
        return row


def _beside_number(paragraph: str, match: re.Match[str]) -> bool:
    around = paragraph[max(0, match.start() - 3) : match.start()] + paragraph[match.end() : match.end() + 3]
    return any(map(str.isdigit, around))
