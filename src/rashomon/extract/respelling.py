"""Names of persons under other spellings and lengths: which person told of so far bears one."""

from __future__ import annotations

from difflib import SequenceMatcher

SPELLING = 0.8
"""How alike two surnames after one first name must be to be one name."""
SHORT = 3
"""Letters of a surname up to which one that is as alike need not share two letters in a row with it: "Lu" and "Liu"."""


class Respellings:
    """Names of persons by the words that two spellings of one must share, each with the first person of that name."""

    def __init__(self) -> None:
        self._ends: dict[str, int] = {}
        self._alone: dict[str, int] = {}
        self._pieces: dict[tuple[str, str], dict[str, int]] = {}

    def add(self, name: str, at: int) -> None:
        """Take a name in of the person at a place."""
        words = name.lower().split()
        first, last = words[0], words[-1]
        tables = [(self._ends, first), (self._ends, last)]
        if len(words) == 1:
            tables.append((self._alone, first))
        else:
            tables += [(self._pieces.setdefault((first, piece), {}), last) for piece in _pieces(last)]
        for table, word in tables:
            table[word] = min(at, table.get(word, at))

    def first(self, name: str) -> int | None:
        """Return the first person whose name is this one under another spelling or length: "Ana Ruck", "Ana Rucke", "Ruck"."""
        words = name.lower().split()
        first, last = words[0], words[-1]
        if len(words) == 1:
            return self._ends.get(first)
        found = {self._alone[word] for word in (first, last) if word in self._alone}
        like = {one: at for piece in _pieces(last) for one, at in self._pieces.get((first, piece), {}).items()}
        found |= {at for one, at in like.items() if _spelled_alike(last, one)}
        return min(found, default=None)


def _spelled_alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return all(ratio() >= SPELLING for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio))  # bounds from above first


def _pieces(word: str) -> set[str]:
    """Return parts of a surname of which two that are alike share one.

    Of surnames of a and b letters `SPELLING` asks for 0.4 (a + b) that match. Were no two of them in a row in both, one that does not match
    would stand between any two, for which there is room only where a + b is 5 at most: those of 2 and 3 letters.
    """
    return {word[i : i + 2] for i in range(len(word) - 1)} | (set(word) if len(word) <= SHORT else set())
