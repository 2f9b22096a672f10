"""Whether a warning reached those who could act, and where reports part on it."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.model import AFFIRMING, Claim, Disagreement, Warning  # noqa: A004 - the field's word
from rashomon.reconcile.circumstances import sides_by_value
from rashomon.reconcile.told import OPPOSING, Told

RECEIVED = {"passed-on": True, "ignored": True, "not-passed-on": False, "none": False}
"""What a status says on whether the warning arrived: what is ignored was received. *given* to nobody in particular leaves it open."""
WAS_GIVEN = {"given": True, "passed-on": True, "not-passed-on": True, "ignored": True, "none": False}


def warning_disagreements(told: Told) -> list[Disagreement]:
    """Return a contradiction where some say that a warning arrived and others that it did not, or that one was given and that none was.

    To deny or doubt that it was passed on counts with those who say that it was not. Who warned whom does not keep the sides apart: the
    same warning goes under many names (an embassy, a country, its officials).
    """
    claims = told.of_kind("warning")
    rows = [
        _row(claims, RECEIVED, "Some say that a warning was passed on, others that it was not."),
        _row(claims, WAS_GIVEN, "Some say that a warning was given, others that there was none."),
    ]
    found = [row for row in rows if row is not None]
    return found[:1]


def _row(claims: Iterable[Claim], polarity: dict[str, bool], reason: str) -> Disagreement | None:
    yes: list[Claim] = []
    no: list[Claim] = []
    for claim in claims:
        said = _says(claim, polarity)
        if said is not None:
            (yes if said else no).append(claim)
    if not yes or not no:
        return None
    return Disagreement(about="warning", type="contradiction", sides=sides_by_value([*yes, *no]), reason=reason)


def _says(claim: Claim, polarity: dict[str, bool]) -> bool | None:
    if not isinstance(claim.value, Warning) or claim.value.status not in polarity:
        return None
    if claim.stance in AFFIRMING:
        return polarity[claim.value.status]
    return not polarity[claim.value.status] if claim.stance in OPPOSING else None
