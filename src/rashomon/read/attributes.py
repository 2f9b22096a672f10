"""spaCy's attribute ruler, with what it makes of single tokens remembered: the same attributes in a fraction of the time.

The ruler maps tags to parts of speech and mends a few words. Nearly all of its patterns look at one token alone, its tag, relation and
form; matching them all anew at each token took a tenth of the parse (with spaCy 3.8 and its medium English model).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

ATTRIBUTES = ("TAG", "DEP", "IS_SPACE", "LOWER")
Match = tuple[int, int, int, int]
"""A match as the ruler has it: number of the pattern, its id, first token, end."""


def quicken_ruler(nlp: Language) -> None:
    """Make the pipeline's attribute ruler, where it has one, remember its matches of single tokens."""
    if "attribute_ruler" in nlp.pipe_names:
        ruler: Any = nlp.get_pipe("attribute_ruler")
        ruler.match = _Remembering(nlp, ruler.patterns).match


class _Remembering:
    """The patterns of a ruler in two matchers: those whose outcome hangs on `ATTRIBUTES` of one token alone, and the others."""

    def __init__(self, nlp: Language, patterns: list[dict[str, Any]]) -> None:
        from spacy.matcher import Matcher

        self._single, self._other = Matcher(nlp.vocab), Matcher(nlp.vocab)
        words: set[str] = set()
        for number, pattern in enumerate(patterns):
            alone = all(len(each) == 1 and _is_plain(each[0]) for each in pattern["patterns"])
            (self._single if alone else self._other).add(str(number), pattern["patterns"])
            if alone:
                words.update(word for each in pattern["patterns"] for word in _values(each[0].get("LOWER", [])))
        self._strings = nlp.vocab.strings
        self._words = frozenset(self._strings.add(word) for word in words)
        self._known: dict[tuple[int, ...], tuple[tuple[int, int], ...]] = {}

    def match(self, doc: Doc) -> list[Match]:
        """Return the matches of all patterns, in the order in which they are applied."""
        found = [(int(self._strings[key]), key, start, end) for key, start, end in self._other(doc, allow_missing=True, as_spans=False)]
        for i, (tag, relation, space, word) in enumerate(doc.to_array(list(ATTRIBUTES)).tolist()):
            kind = (tag, relation, space, word if word in self._words else 0)
            known = self._known.get(kind)
            if known is None:
                own = self._single(doc[i : i + 1], allow_missing=True, as_spans=False)
                known = self._known.setdefault(kind, tuple((int(self._strings[key]), key) for key, _, _ in own))
            found.extend((number, key, i, i + 1) for number, key in known)
        return sorted(found)


def _is_plain(token: dict[str, Any]) -> bool:
    """Tell whether a token's pattern asks for nothing but values of `ATTRIBUTES`, one of each or one of several."""
    return all(key in ATTRIBUTES and (not isinstance(value, dict) or set(value) == {"IN"}) for key, value in token.items())


def _values(asked: Any) -> list[str]:
    if isinstance(asked, dict):
        return list(asked["IN"])
    return [asked] if isinstance(asked, str) else []
