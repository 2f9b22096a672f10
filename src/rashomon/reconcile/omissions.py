"""What each document leaves out of which others speak."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import CLAIM_KINDS
from rashomon.reconcile.told import Told


def find_omitted(told: Told, documents: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return, for each kind of claim on which some document speaks, those of ``documents`` that are silent on it, sorted.

    Kinds come in the order of `CLAIM_KINDS`; those on which no document is silent are left out.
    """
    found = {}
    for kind in CLAIM_KINDS:
        speaking = {claim.document for claim in told.of_kind(kind)}
        silent = sorted(set(documents) - speaking)
        if speaking and silent:
            found[kind] = tuple(silent)
    return found
