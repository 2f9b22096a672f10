"""The shelf of one run: all texts in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from rashomon.model import FiledText
from rashomon.reconcile.texts import keys_of


class MemoryTexts:
    """A `TextShelf` that is gone with the process.

    Most keys have one text; so a key has that or, of several, a list: half of the memory. What only `later` needs is made when it is asked.
    """

    def __init__(self) -> None:
        self._texts: dict[str, FiledText] = {}
        self._read: dict[str, str] = {}
        self._copies: defaultdict[str, set[str]] = defaultdict(set)
        self._firsts: dict[int, str | list[str]] = {}
        self._all: dict[int, str | list[str]] | None = None
        self._last = ""

    def firsts(self, keys: Sequence[int], before: str) -> list[FiledText]:
        """See `TextShelf`."""
        return [self._texts[at] for at in sorted(_under(self._firsts, keys)) if at < before]

    def later(self, keys: Sequence[int], after: str) -> list[FiledText]:
        """See `TextShelf`."""
        if after >= self._last:
            return []
        if self._all is None:
            self._all = {}
            for text in self._texts.values():
                _file(self._all, keys_of(text.digest, text.sketch), text.at)
        return [self._texts[at] for at in sorted(_under(self._all, keys)) if at > after]

    def copies(self, firsts: Collection[str]) -> list[FiledText]:
        """See `TextShelf`."""
        return [self._texts[at] for first in firsts for at in sorted(self._copies.get(first, ()))]

    def filed(self, ats: Collection[str]) -> dict[str, FiledText]:
        """See `TextShelf`."""
        return {at: self._texts[at] for at in ats if at in self._texts}

    def texts(self, ats: Collection[str]) -> dict[str, str]:
        """See `TextShelf`."""
        return {at: self._read[at] for at in ats if at in self._read}

    def add(self, rows: Sequence[tuple[FiledText, Sequence[int], str]]) -> None:
        """See `TextShelf`."""
        for text, keys, words in rows:
            self._read[text.at] = words
            self._last = max(self._last, text.at)
            if self._all is not None:
                _file(self._all, keys, text.at)
            self._enter(text, keys)

    def remove(self, rows: Sequence[tuple[str, Sequence[int]]]) -> None:
        """See `TextShelf`."""
        for at, keys in rows:
            self._leave(at, keys)
            if self._all is not None:
                _take_out(self._all, keys, at)
            del self._texts[at], self._read[at]

    def place(self, text: FiledText, keys: Sequence[int]) -> None:
        """See `TextShelf`."""
        self._leave(text.at, keys)
        self._enter(text, keys)

    def _enter(self, text: FiledText, keys: Sequence[int]) -> None:
        self._texts[text.at] = text
        if text.is_first:
            _file(self._firsts, keys, text.at)
        else:
            self._copies[text.first].add(text.at)

    def _leave(self, at: str, keys: Sequence[int]) -> None:
        text = self._texts[at]
        if text.is_first:
            _take_out(self._firsts, keys, at)
        else:
            self._copies[text.first].discard(at)


def _under(filed: dict[int, str | list[str]], keys: Sequence[int]) -> set[str]:
    found: set[str] = set()
    for key in filed.keys() & {*keys}:
        ats = filed[key]
        found.update([ats] if isinstance(ats, str) else ats)
    return found


def _file(filed: dict[int, str | list[str]], keys: Sequence[int], at: str) -> None:
    for key in keys:
        there = filed.setdefault(key, at)
        if isinstance(there, list):
            there.append(at)
        elif there is not at:
            filed[key] = [there, at]


def _take_out(filed: dict[int, str | list[str]], keys: Sequence[int], at: str) -> None:
    for key in keys:
        there = filed[key]
        if isinstance(there, list):
            there.remove(at)
        else:
            del filed[key]
