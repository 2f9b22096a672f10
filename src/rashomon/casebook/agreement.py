"""How far people who judged the same claims agree: Krippendorff's alpha, by the library of that name."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from rashomon.model import Decision, Record, in_order

VERDICTS = ("accept", "reject", "correct")


class ReviewAgreement(Record, kw_only=True):
    """Agreement between reviewers, over the claims that two or more people judged (accept, reject or correct), each by their last word.

    ``alpha``: Krippendorff's alpha for nominal data: 1 full agreement, 0 what chance would give, below 0 less than that; null where it
    cannot be worked out, and ``reason`` says why. ``alike``: of those claims, how many all judged alike. ``judgements``: verdicts on them.
    """

    alpha: float | None
    reason: str
    reviewers: tuple[str, ...]
    claims: int
    alike: int
    judgements: int


def agreement(decisions: Iterable[Decision]) -> ReviewAgreement:
    """Return how far people agree, of the decisions that were not taken back."""
    verdicts: dict[str, dict[str, str]] = defaultdict(dict)
    for one in sorted(decisions, key=in_order):
        if one.action in VERDICTS and one.claim is not None:
            verdicts[one.claim][one.who] = one.action
    shared = {claim: by_whom for claim, by_whom in sorted(verdicts.items()) if len(by_whom) > 1}
    alpha, reason = _alpha(shared)
    return ReviewAgreement(
        alpha=alpha,
        reason=reason,
        reviewers=tuple(sorted({who for by_whom in shared.values() for who in by_whom})),
        claims=len(shared),
        alike=sum(len(set(by_whom.values())) == 1 for by_whom in shared.values()),
        judgements=sum(map(len, shared.values())),
    )


def _alpha(shared: Mapping[str, Mapping[str, str]]) -> tuple[float | None, str]:
    if not shared:
        return None, "not enough: no claim was judged by two people"
    used = {verdict for by_whom in shared.values() for verdict in by_whom.values()}
    if len(used) < 2:
        return None, f"not enough: every verdict is {used.pop()!r}, so nothing tells agreement from habit"
    # Slow to import, and only needed here.
    import krippendorff

    counts = [[list(by_whom.values()).count(verdict) for verdict in VERDICTS] for by_whom in shared.values()]
    alpha = float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))
    return (None, "not enough: it comes out as no number") if math.isnan(alpha) else (round(alpha, 4), "Krippendorff's alpha, nominal")
