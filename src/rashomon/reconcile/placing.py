"""Texts taken in and out, at any time and in any order, with the result of all that are there at once: which text copies which.

In order of time, a text copies the first text that it shares most with, of those before it that copy none; where there is none it copies
none itself. So only texts that copy none matter to others, and what one does matters only to later ones that share a key with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from rashomon.model import Document, FiledText, TextShelf
from rashomon.model.errors import InternalError
from rashomon.reconcile.copy_flags import day_of
from rashomon.reconcile.texts import alike, digest_of, keys_of, report_words, runs_of, share, sketch_of, text_words

SHARED = 0.8
"""Least share of the shorter text's runs that must stand in the longer one. Measured on the shorter text (containment), so that a copy
with a paragraph cut or added still counts. One changed word breaks five runs: a text of 400 words with 15 words changed keeps 0.8.
Two reports that only quote the same statement share far less."""
LEAST_ESTIMATE = 0.25
"""Candidates whose estimated Jaccard index is below this cannot reach ``SHARED`` at ``LEAST_RATIO`` (0.36) but by a gross misestimate."""
SAME = 1.0
NO_DATE = "9999-99-99"
AT_ONCE = 64
"""Texts whose runs are in memory at once."""


class TextChanges(NamedTuple):
    """Which groups of one text, if any, are no more what they were, and which came: by where the first stands, its copies with their share.

    A text that nothing copies makes no group, though it may be named in ``gone``. A group that only changed is in both.
    """

    gone: frozenset[str]
    came: dict[str, tuple[tuple[str, float], ...]]


def text_place(document: Document) -> str:
    """Return where a document's text stands in the order of time, which is also its name: day, or last of all where unknown, and id."""
    return f"{day_of(document) or NO_DATE}/{document.id}"


def take_in_texts(shelf: TextShelf, added: Iterable[Document], removed: Iterable[str] = ()) -> TextChanges:
    """Put texts on the shelf and take others from it (named by `text_place`); return which groups went and which came.

    What copies what on the shelf is then as if all that are on it had come at once. Raises `InternalError` where one that is added is there
    already or is added twice, or one that is removed is not there.
    """
    given = [*added]
    documents = {text_place(document): document for document in given}
    gone = {*removed}
    filed = shelf.filed([*documents.keys() | gone])
    if len(documents) != len(given) or gone - filed.keys() or (documents.keys() - gone) & filed.keys():
        raise InternalError("copies: texts to be added that are there already, or to be removed that are not there")
    return _Placing(shelf, documents, [filed[at] for at in sorted(gone)]).run()


class _Placing:
    """One run through what a change reaches, in order of time."""

    def __init__(self, shelf: TextShelf, new: Mapping[str, Document], gone: Sequence[FiledText]) -> None:
        self._shelf, self._new = shelf, new
        self._agenda: list[str] = []
        self._due: set[str] = set()
        self._anew: set[str] = set()
        self._offers: dict[str, list[tuple[float, str]]] = {}
        self._touched = {text.first for text in gone}
        self._at_hand: dict[str, set[str]] = {}
        self._schedule(new)
        shelf.remove([(text.at, _keys(text)) for text in gone])
        self._release([text.at for text in gone if text.is_first])

    def run(self) -> TextChanges:
        """Put on the shelf what becomes of the groups, and return it."""
        while self._agenda:
            at = heappop(self._agenda)
            if at in self._new:
                self._take_in(at, self._new[at])
            else:
                self._look_again(self._shelf.filed([at])[at])
        came: dict[str, list[tuple[str, float]]] = {}
        for text in self._shelf.copies(self._touched) if self._touched else ():
            came.setdefault(text.first, []).append((text.at, text.share))
        return TextChanges(frozenset(self._touched), {first: tuple(sorted(copies)) for first, copies in sorted(came.items())})

    def _schedule(self, ats: Iterable[str]) -> None:
        for at in ats:
            if at not in self._due:
                self._due.add(at)
                heappush(self._agenda, at)

    def _take_in(self, at: str, document: Document) -> None:
        words = report_words(document)
        text = FiledText(at, digest_of(words), b"", at, SAME)
        same = [first for first in self._shelf.firsts(_keys(text), at) if first.digest == text.digest] if words else []
        if same:
            text = text._replace(sketch=same[0].sketch, first=same[0].at)
            keys = _keys(text)
        else:
            self._at_hand = {at: runs_of(words)}
            text = text._replace(sketch=sketch_of(self._at_hand[at]))
            keys = _keys(text)
            text = self._placed(text, self._matches(text, self._shelf.firsts(keys, at)))
        self._shelf.add([(text, keys, document.text)])
        if text.is_first:
            self._offer(text, keys)
        else:
            self._touched.add(text.first)

    def _look_again(self, was: FiledText) -> None:
        """Place a text on the shelf again, by what is offered to it, or by all where it copied one that copies another now or went."""
        keys = _keys(was)
        offers = self._offers.pop(was.at, [])
        if was.at in self._anew:
            now = self._placed(was, self._matches(was, self._shelf.firsts(keys, was.at)))
        else:
            now = self._placed(was, offers if was.is_first else [*offers, (was.share, was.first)])
        if now == was:
            return
        self._shelf.place(now, keys)
        self._touched |= {was.first, now.first}
        if was.is_first:
            self._release([was.at])
        elif now.is_first:
            self._offer(now, keys)

    @staticmethod
    def _placed(text: FiledText, matches: Sequence[tuple[float, str]]) -> FiledText:
        """Return a text as a copy of the one that it matches best, the earliest of equals; of itself where it matches none."""
        best, first = min(((-share, first) for share, first in matches), default=(-SAME, text.at))
        return text._replace(first=first, share=-best)

    def _offer(self, text: FiledText, keys: Sequence[int]) -> None:
        """Have later texts that match one which copies none now look whether they copy it."""
        for each, at in self._matches(text, self._shelf.later(keys, text.at)):
            self._offers.setdefault(at, []).append((each, text.at))
            self._schedule([at])

    def _release(self, firsts: Sequence[str]) -> None:
        """Have the copies of texts that went, or copy another now, look anew."""
        ats = [text.at for text in self._shelf.copies(firsts)] if firsts else []
        self._anew.update(ats)
        self._schedule(ats)

    def _matches(self, text: FiledText, others: Sequence[FiledText]) -> list[tuple[float, str]]:
        """Return those of the others that are the same or nearly so, each with the share that is the same."""
        shares = {text.digest: SAME} if text.digest else {}
        estimates = alike(text.sketch, [other.sketch for other in others])
        near = [other for other, estimate in zip(others, estimates, strict=True) if estimate >= LEAST_ESTIMATE]
        unlike = {other.digest: other.at for other in near if other.digest != text.digest}
        if unlike:
            runs = self._runs([text.at])[text.at]
            for part in _parts(sorted(unlike.items())):
                theirs = self._runs([at for _, at in part])
                shares.update((digest, share(runs, theirs[at])) for digest, at in part)
        return [(shares[other.digest], other.at) for other in others if shares.get(other.digest, 0.0) >= SHARED]

    def _runs(self, ats: Sequence[str]) -> dict[str, set[str]]:
        missing = [at for at in ats if at not in self._at_hand]
        read = self._shelf.texts(missing) if missing else {}
        return {at: self._at_hand[at] if at in self._at_hand else runs_of(text_words(read[at])) for at in ats}


def _keys(text: FiledText) -> list[int]:
    return keys_of(text.digest, text.sketch)


def _parts(items: Sequence[tuple[str, str]]) -> Iterator[Sequence[tuple[str, str]]]:
    return (items[start : start + AT_ONCE] for start in range(0, len(items), AT_ONCE))
