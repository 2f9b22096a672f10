"""Texts added and taken out, at any time, in any order and in any batches, give the copies of those that are there all at once."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.model import Document, Published, make_document
from rashomon.model.errors import InternalError
from rashomon.reconcile import MemoryTexts, TextChanges, find_copies, take_in_texts, text_origin, text_place

WORDS = [a + b for a in ("bar", "cel", "dom", "fen", "gul", "hask", "lim", "mor") for b in ("ad", "eb", "ic", "on", "um", "yst")]
Groups = dict[str, tuple[tuple[str, float], ...]]


@cache
def stories(number: int, seed: int) -> tuple[Document, ...]:
    """Texts that drift apart by small steps, so that what copies what hangs on which came first; some the same, some too short."""
    random = Random(seed)
    made: list[Document] = []
    words: list[str] = []
    for n in range(number):
        if not words or random.random() < 0.15:
            words = random.choices(WORDS, k=random.choice((8, 60, 60, 60)))
        for _ in range(random.choice((0, 0, 1, 2))):
            words = [*words]
            words[random.randrange(len(words))] = random.choice(WORDS)
        cut = random.choice((0, 0, 0, 10))
        published = Published(date=f"2031-05-{random.randrange(1, 9):02}", basis="given") if random.random() < 0.9 else Published()
        made.append(make_document(" ".join(words[cut:]), external_id=str(n), publisher=f"Outlet {n % 7}", published=published))
    return tuple(made)


class Book:
    """A shelf, with the groups that its changes add up to."""

    def __init__(self) -> None:
        self.shelf = MemoryTexts()
        self.there: dict[str, Document] = {}
        self.groups: Groups = {}

    def change(self, added: list[Document], removed: list[Document]) -> None:
        """Take texts in and out, and follow what is said to have changed."""
        names = [text_place(document) for document in removed]
        changes = take_in_texts(self.shelf, added, names)
        self.groups = {first: copies for first, copies in self.groups.items() if first not in changes.gone}
        assert not changes.came.keys() & self.groups.keys()
        self.groups |= changes.came
        self.there = {at: document for at, document in self.there.items() if at not in names}
        self.there |= {text_place(document): document for document in added}

    def check(self) -> None:
        """Compare with what all that are there give at once."""
        at_once = MemoryTexts()
        assert self.groups == take_in_texts(at_once, self.there.values()).came
        assert self.shelf.filed(self.there) == at_once.filed(self.there)
        origins = [text_origin(self.there[at], [(self.there[c], share) for c, share in copies]) for at, copies in self.groups.items()]
        assert sorted(origins, key=lambda origin: origin.id) == [*find_copies([*self.there.values()])]


@given(st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_order_and_any_batches(data: st.DataObject) -> None:
    """Whatever comes and goes, and also what goes and comes again at once."""
    every = stories(data.draw(st.integers(1, 60), "number"), data.draw(st.integers(0, 9), "stories"))
    random, book = Random(data.draw(st.integers(0, 10_000), "order")), Book()
    for _ in range(data.draw(st.integers(1, 8), "steps")):
        there = [*book.there.values()]
        out = random.sample(there, random.randrange(len(there) // 2 + 1))
        free = [document for document in every if document not in there or (document in out and random.random() < 0.3)]
        book.change(random.sample(free, random.randrange(len(free) + 1)), out)
        book.check()


@pytest.mark.parametrize("latest_first", [False, True])
def test_one_by_one(latest_first: bool) -> None:
    """From the first to the last, and from the last to the first, with every text taken out again for a while."""
    book = Book()
    for document in sorted(stories(50, 3), key=text_place, reverse=latest_first):
        book.change([document], [])
    book.check()
    for document in stories(50, 3):
        book.change([], [document])
        book.change([document], [])
    book.check()


def test_the_first_of_many_goes() -> None:
    """Of a story that many print, the first goes: the next is the first of the others; when it comes back, all is as it was."""
    every = [
        make_document(" ".join(WORDS), publisher=f"Outlet {n}", published=Published(date=f"2031-05-{n:02}", basis="given"))
        for n in range(1, 10)
    ]
    book = Book()
    book.change(every, [])
    before = book.groups
    book.change([], every[:1])
    assert [len(copies) for copies in book.groups.values()] == [7]
    book.change(every[:1], [])
    assert book.groups == before


class Counting:
    """A shelf that counts the texts that are read from it."""

    def __init__(self, shelf: MemoryTexts) -> None:
        self._shelf = shelf
        self.read = 0

    def __getattr__(self, name: str) -> Any:
        operation = getattr(self._shelf, name)

        def counted(*given: Any) -> Any:
            found = operation(*given)
            self.read += len(found or ())
            return found

        return counted


def test_one_more_copy_reads_few_of_those_that_are_there() -> None:
    """Adding the newest of a story that hundreds print reads only its first, before the group is returned."""
    text = " ".join(WORDS)
    read = []
    for number in (20, 200):
        days = [Published(date=f"2031-{1 + n // 28:02}-{1 + n % 28:02}", basis="given") for n in range(number)]
        *known, last = [make_document(f"{text} {n}", external_id=str(n), published=day) for n, day in enumerate(days)]
        shelf = MemoryTexts()
        take_in_texts(shelf, known)
        counting = Counting(shelf)
        changes = take_in_texts(counting, [last])
        read.append(counting.read - len(changes.came[text_place(known[0])]))
    assert read[0] == read[1] < 8


def test_nothing_to_do() -> None:
    """Nothing added, nothing changed."""
    assert take_in_texts(MemoryTexts(), []) == TextChanges(frozenset(), {})


def test_what_cannot_be_is_refused() -> None:
    """A text added twice, or removed that is not there, and nothing is changed."""
    shelf, (one, two, *_) = MemoryTexts(), stories(5, 1)
    take_in_texts(shelf, [one])
    for added, removed in (([one], []), ([two, two], []), ([], [text_place(two)])):
        with pytest.raises(InternalError):
            take_in_texts(shelf, added, removed)
    assert [*shelf.filed([text_place(one), text_place(two)])] == [text_place(one)]
