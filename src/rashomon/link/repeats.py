"""Figures that a document itself repeats or replaces, once it is known which event each is of."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from rashomon.lexicon import load
from rashomon.model import FIGURE_KINDS, Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.model import Claim

REACH = 160
"""How many code points around a figure may hold the word that replaces it."""


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], tuple[str, ...]]:
    raw = load("harm")
    return frozenset(raw["superseding"]), tuple(raw["superseded"])


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
    marked = list(claims)
    for index, claim in enumerate(marked):
        if _total(claim):
            later = next((other for other in marked[index + 1 :] if _replaces(claim, other, text)), None)
            if later is None and _called_old(claim, text):
                later = next((other for other in marked if other.id != claim.id and _same_count(claim, other)), None)
            if later is not None:
                marked[index] = msgspec.structs.replace(claim, replaced_by=later.id)
    return marked


def _total(claim: Claim) -> bool:
    return claim.kind in FIGURE_KINDS and isinstance(claim.value, Quantity) and claim.value.scope == "total" and claim.stance == "asserted"


def _same_count(claim: Claim, other: Claim) -> bool:
    """Tell whether two totals count the same and differ."""
    if not (_total(other) and other.kind == claim.kind and other.event == claim.event):
        return False
    return (_named(claim), claim.kind) != (_named(other), other.kind)


def _named(claim: Claim) -> int | None:
    assert isinstance(claim.value, Quantity)
    return claim.value.low if claim.value.low is not None else claim.value.high


def _replaces(claim: Claim, later: Claim, text: str) -> bool:
    if not _same_count(claim, later):
        return False
    words = set(_stems(text[max(0, later.span[0] - REACH) : later.span[1]]))
    return bool(words & _words()[0]) and ("now" in words or "since" in words or bool(words & {"toll", "number", "count", "figure"}))


def _called_old(claim: Claim, text: str) -> bool:
    before = re.split(r"[.!?]\s|\n", text[max(0, claim.span[0] - 40) : claim.span[1]])[-1].lower()
    return any(f"{word} " in before and ("toll" in before or "count" in before or "report" in before) for word in _words()[1])


def _stems(text: str) -> list[str]:
    irregular = {
        "risen": "rise",
        "rose": "rise",
        "grew": "grow",
        "grown": "grow",
        "brought": "bring",
        "bringing": "bring",
        "revised": "revise",
    }
    found = []
    for word in text.lower().split():
        word = word.strip(".,;:()“”\"'’–-")
        found.append(irregular.get(word, word))
        for ending in ("ing", "ed", "s", "d", "es"):
            if word.endswith(ending):
                found.append(word.removesuffix(ending))
    return found
