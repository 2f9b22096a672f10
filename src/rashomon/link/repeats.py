"""Figures that a document itself repeats or replaces, once it is known which event each is of."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from rashomon.lexicon import load
from rashomon.model import FIGURE_KINDS, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rashomon.model import Claim

REACH = 160
"""How many code points around a figure may hold the word that replaces it."""

REACH_OLD = 40
"""How many code points before a figure may hold the word that calls it old."""

ENDINGS = ("ing", "ed", "s", "d", "es")
SENTENCE_END = re.compile(r"[.!?]\s|\n")


class _Change(msgspec.Struct, frozen=True):
    """Words by which a document says that a figure changed; see ``lexicon/harm.yaml``."""

    superseding: frozenset[str]
    superseding_beside: frozenset[str]
    superseded: tuple[str, ...]
    superseded_beside: tuple[str, ...]
    superseded_said: tuple[str, ...]
    base_forms: dict[str, str]


@lru_cache(maxsize=1)
def _words() -> _Change:
    raw = load("harm")
    return _Change(
        frozenset(raw["superseding"]),
        frozenset(raw["superseding_beside"]),
        tuple(raw["superseded"]),
        tuple(raw["superseded_beside"]),
        tuple(raw["superseded_said"]),
        raw["superseding_forms"],
    )


def mark_repeats(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with later mentions of the same figure pointing at the first: same event, kind, bounds, scope and stance."""
    seen: dict[tuple[object, ...], str] = {}
    marked = []
    for claim in claims:
        if claim.kind in FIGURE_KINDS and isinstance(claim.value, Quantity):
            value = claim.value
            key = (claim.event, claim.kind, value.low, value.high, value.scope, claim.stance)
            first = seen.setdefault(key, claim.id)
            claim = msgspec.structs.replace(claim, repeats=first if first != claim.id else None)
        marked.append(claim)
    return marked


def mark_replaced(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Return the claims with figures that the document itself overtakes pointing at the one that overtakes them.

    "40 … these numbers have now risen: 140 dead" and "an earlier count gave 40": totals of one event and kind, in the document's own
    words for change (``superseding`` and ``superseded`` in ``lexicon/harm.yaml``).
    """
    totals = _by_count(claims, range(len(claims)))
    risen = _by_count(claims, [i for i in range(len(claims)) if _total(claims[i]) and _supersedes(claims[i], text)])
    marked = []
    for index, claim in enumerate(claims):
        if _total(claim):
            count = (claim.event, claim.kind)
            later = _first_other(risen.get(count, []), claims, index, index + 1)
            if later is None and _called_old(claim, text):
                later = _first_other(totals[count], claims, index, 0)
            if later is not None:
                claim = msgspec.structs.replace(claim, replaced_by=claims[later].id)
        marked.append(claim)
    return marked


def _by_count(claims: Sequence[Claim], indexes: Iterable[int]) -> dict[tuple[str | None, str], list[tuple[int, int]]]:
    """Return the totals of each count in order, each with the position in the list of the next one that names another number."""
    found: dict[tuple[str | None, str], list[int]] = {}
    for index in indexes:
        if _total(claims[index]):
            found.setdefault((claims[index].event, claims[index].kind), []).append(index)
    return {count: _with_next_other(claims, members) for count, members in found.items()}


def _with_next_other(claims: Sequence[Claim], members: list[int]) -> list[tuple[int, int]]:
    following: list[tuple[int, int]] = []
    following_other = len(members)
    for position in range(len(members) - 1, -1, -1):
        if position + 1 < len(members) and _named(claims[members[position]]) != _named(claims[members[position + 1]]):
            following_other = position + 1
        following.append((members[position], following_other))
    return following[::-1]


def _first_other(count: list[tuple[int, int]], claims: Sequence[Claim], of: int, start: int) -> int | None:
    """Return the first claim from ``start`` on whose number is not that of ``of``: no walk, however often a text repeats itself."""
    position = bisect_left(count, (start, 0))
    if position < len(count) and _named(claims[count[position][0]]) == _named(claims[of]):
        position = count[position][1]
    return count[position][0] if position < len(count) else None


def _total(claim: Claim) -> bool:
    if claim.kind not in FIGURE_KINDS or not isinstance(claim.value, Quantity) or claim.stance != "asserted":
        return False
    return claim.value.scope == "total" and claim.value.counted_from is None  # people counted one by one overtake nothing that is stated


def _named(claim: Claim) -> int | None:
    assert isinstance(claim.value, Quantity)
    return claim.value.low if claim.value.low is not None else claim.value.high


def _supersedes(claim: Claim, text: str) -> bool:
    forms = _forms(SENTENCE_END.split(text[max(0, claim.span[0] - REACH) : claim.span[1]])[-1])
    return not forms.isdisjoint(_words().superseding) and not forms.isdisjoint(_words().superseding_beside)


def _called_old(claim: Claim, text: str) -> bool:
    before = SENTENCE_END.split(text[max(0, claim.span[0] - REACH_OLD) : claim.span[1]])[-1].lower()
    old = any(f"{word} " in before for word in _words().superseded)
    if any(f"{phrase} " in before for phrase in _words().superseded_said):
        return True
    return old and any(word in before for word in _words().superseded_beside)


def _forms(text: str) -> set[str]:
    """Return the words of a text as they stand, and in the forms that they may have in a lexicon."""
    found = set()
    for word in text.lower().split():
        word = word.strip(".,;:()“”\"'’–-")
        found.add(_words().base_forms.get(word, word))
        found.update(word.removesuffix(ending) for ending in ENDINGS)
    return found
