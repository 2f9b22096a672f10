"""Ordinary case for text wholly in capitals, so that the parser reads "3 SOLDIERS KILLED" as it reads "3 soldiers killed".

Which words are names is asked of the model's own word vectors: their keys stand in order of frequency, case kept apart, so a word whose
capitalised form comes first is mostly written with a capital, and one that is not there at all is most likely a name.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from rashomon.lexicon import load

if TYPE_CHECKING:
    import numpy
    from spacy.language import Language

_WORD = re.compile(r"[^\W\d_]+(?:['.][^\W\d_]+)*\.?")
_VOWEL = re.compile(r"[AEIOUY]")
_SENTENCE_START = re.compile(r"(?:^|[.!?\]]|--)[\s\"'(\[]*$")
_BRACKETED = re.compile(r"[\[(]\s*([A-Z]{2,8})\s*[\])]")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}|[B-Z]\.?")
_INFLECTED = re.compile(r"(?:ed|ing|ly|s|er|tion|ment|ness)$")
_LOOK_BACK = 6
NEVER = 1 << 30


class Recaser:
    """Gives a paragraph in capitals ordinary case, letter by letter, never changing its length. Costs nothing until it is called."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._stop_words = nlp.Defaults.stop_words
        words = load("dates")
        self._months, self._days = frozenset(words["months"]), frozenset(words["weekdays"])
        self._month_before, self._zones = frozenset(words["month_before"]), frozenset(words["zones"])

    def __call__(self, paragraph: str) -> str:
        """Return the paragraph in ordinary case."""
        acronyms = frozenset(_BRACKETED.findall(paragraph))
        parts: list[str] = []
        last, before = 0, ""
        for match in _WORD.finditer(paragraph):
            parts.append(paragraph[last : match.start()])
            word = match.group()
            if len(word.lower()) != len(word) or word.rstrip(".") in acronyms:
                parts.append(word)
            elif paragraph[match.start() - 1 : match.start()].isdigit():
                parts.append(word.lower())
            elif self._is_month(paragraph, match, before) or _SENTENCE_START.search(
                paragraph[max(0, match.start() - _LOOK_BACK) : match.start()]
            ):
                parts.append(word if self._is_acronym(word) else _title(word))
            else:
                parts.append(self._cased(word))
            last, before = match.end(), word.lower()
        parts.append(paragraph[last:])
        return "".join(parts)

    def _is_month(self, paragraph: str, match: re.Match[str], before: str) -> bool:
        """Whether a month's name is one: "may" only beside a number or after "in"."""
        word = match.group().lower()
        if word in self._days:
            return True
        if word not in self._months:
            return False
        beside = paragraph[max(0, match.start() - 3) : match.start()] + paragraph[match.end() : match.end() + 3]
        return word != "may" or before in self._month_before or any(map(str.isdigit, beside))

    def _cased(self, word: str) -> str:
        lower = word.lower()
        if self._is_acronym(word):
            return word
        return _title(word) if self._is_name(lower.split("'")[0].rstrip(".")) else lower

    def _is_acronym(self, word: str) -> bool:
        lower = word.lower()
        if _INITIALS.fullmatch(word) or word == "I" or lower in self._zones:
            return lower != "hours" and lower != "local"
        if not 2 <= len(word) <= 6 or lower in self._stop_words or word.endswith("."):
            return False
        return not _VOWEL.search(word) or self._rank(word) < min(self._rank(lower), self._rank(_title(word)))

    def _is_name(self, lower: str) -> bool:
        if lower in self._stop_words:
            return False
        common, name = self._rank(lower), self._rank(_title(lower))
        if common == name == NEVER:
            return not _INFLECTED.search(lower)
        return name < common

    def _rank(self, word: str) -> int:
        """Return how many words are more frequent than ``word``; `NEVER` where the model does not know it."""
        if word not in self._vocab.strings:
            return NEVER
        keys, order = self._sorted_keys
        key = self._vocab.strings[word]
        at = int(keys.searchsorted(keys.dtype.type(key)))
        return int(order[at]) if at < len(keys) and int(keys[at]) == key else NEVER

    @cached_property
    def _sorted_keys(self) -> tuple[numpy.ndarray, numpy.ndarray]:
        import numpy

        keys = numpy.fromiter(self._vocab.vectors.key2row, dtype=numpy.uint64)
        order = keys.argsort(kind="stable")
        return keys[order], order


def _title(word: str) -> str:
    return word[:1] + word[1:].lower() if word[:1].isupper() else word[:1].upper() + word[1:]
