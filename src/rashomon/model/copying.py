"""What finding copies keeps of the texts of all documents, and the store that keeps it.

A text stands *at* a place in the order of time (`rashomon.reconcile.text_place`), a string by which it is known throughout. Stores compare
these strings by code point (in SQL: a binary or C collation). Whatever store answers, what is done with the answers is the same.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, Protocol


class FiledText(NamedTuple):
    """The text of a document, where it stands in time, as it is known beside others.

    ``digest`` is the SHA-256 of its words in hex, ``sketch`` the MinHash of its runs of words as bytes; either is empty where it has none.
    ``first`` is where the text stands that it copies, itself where it copies none, and ``share`` which share of runs is the same.
    """

    at: str
    digest: str
    sketch: bytes
    first: str
    share: float

    @property
    def is_first(self) -> bool:
        """Whether it copies none."""
        return self.first == self.at


class TextShelf(Protocol):
    """A store of documents' texts: under which keys (numbers of 64 bits) they are filed, and which copies which."""

    def firsts(self, keys: Sequence[int], before: str) -> Sequence[FiledText]:
        """Return the texts that copy none, are filed under any of the keys and stand before ``before``, each once.

        It must not walk through the copies under a key, of which a wire story has thousands: file what copies none apart.
        """

    def later(self, keys: Sequence[int], after: str) -> Sequence[FiledText]:
        """Return all texts that are filed under any of the keys and stand after ``after``, each once."""

    def copies(self, firsts: Collection[str]) -> Sequence[FiledText]:
        """Return the texts that copy one of these, without themselves."""

    def filed(self, ats: Collection[str]) -> Mapping[str, FiledText]:
        """Return these texts, by where they stand."""

    def texts(self, ats: Collection[str]) -> Mapping[str, str]:
        """Return the documents' texts as they were read, by where they stand."""

    def add(self, rows: Sequence[tuple[FiledText, Sequence[int], str]]) -> None:
        """Take in texts, each with the keys under which it is filed (none twice) and as it was read. None is there yet."""

    def remove(self, rows: Sequence[tuple[str, Sequence[int]]]) -> None:
        """Forget texts, each given with the keys under which it is filed."""

    def place(self, text: FiledText, keys: Sequence[int]) -> None:
        """Set what a text copies, and file it anew under its keys where it did or now does copy none."""
