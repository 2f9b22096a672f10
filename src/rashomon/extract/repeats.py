"""Figures that a document itself repeats or replaces; worked out again once its events are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rashomon.model import FIGURE_KINDS, Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.model import Claim


def mark_repeats(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with later mentions of the same figure pointing at the first (same kind, bounds, scope and root speaker)."""
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
