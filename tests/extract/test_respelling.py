"""Names under other spellings and lengths."""

from __future__ import annotations

from difflib import SequenceMatcher

from hypothesis import example, given
from hypothesis import strategies as st

from rashomon.extract.respelling import SPELLING, Respellings

WORDS = st.text("abC", min_size=1, max_size=6)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


def are_one(one: str, other: str) -> bool:
    """The rule for a pair of names."""
    first, second = one.lower().split(), other.lower().split()
    if len(first) == 1 or len(second) == 1:
        return first[-1] == second[-1] or first[0] == second[0]
    return first[0] == second[0] and SequenceMatcher(None, first[-1], second[-1], autojunk=False).ratio() >= SPELLING


def test_spellings_and_lengths() -> None:
    """A surname alone is the first person's of that name; two surnames after one first name may differ by a letter."""
    names = Respellings()
    for at, name in enumerate(["Ana Ruck", "Jon Ruck", "Lena Liu", "Moss"]):
        names.add(name, at)
    assert [names.first(name) for name in ("Ruck", "Jon Rucke", "Lena Lu", "Peter Moss", "Jon Varley")] == [0, 1, 2, 3, None]


@given(st.lists(st.tuples(NAMES, st.integers(0, 5)), max_size=12), NAMES)
@example([("a abc", 0)], "a ac")
@example([("a a", 0)], "a a")
def test_none_is_missed(filed: list[tuple[str, int]], name: str) -> None:
    """What is looked up is what going through all names would find."""
    names = Respellings()
    for one, at in filed:
        names.add(one, at)
    assert names.first(name) == min((at for one, at in filed if are_one(name, one)), default=None)
