"""What became of an article's claims from one version to the next: which appeared, which changed, which went."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

from rashomon.model import Actor, Change, Claim, Document, Means, Moment, Place, Quantity, Value
from rashomon.model import Warning as Alert

AROUND = 80
"""Characters on either side of a claim's words by which it is known again where the words themselves changed."""
MOST_PAIRS = 2_500
"""Claims of one kind that both versions have are paired by their surroundings up to so many pairs, beyond in the order of the text."""


def changes(before: tuple[Document, Sequence[Claim]], after: tuple[Document, Sequence[Claim]]) -> tuple[Change, ...]:
    """Return what changed between two versions of an article, in the order of the newer text; what only moved is no change.

    Claims say the same where kind, value, stance and root source do. The day at which a figure stood, which goes with the day of
    publication, does not count, nor does the place in the text or a second mention. Of those that are left, two of one kind are one that
    changed, those whose surroundings are most alike first; the rest appeared or went.
    """
    olds, news = _distinct(before[1]), _distinct(after[1])
    gone = [claim for key, claim in olds.items() if key not in news]
    came = [claim for key, claim in news.items() if key not in olds]
    found: list[Change] = []
    for kind in sorted({claim.kind for claim in (*gone, *came)}):
        was, now = ([claim for claim in some if claim.kind == kind] for some in (gone, came))
        found.extend(_of_one_kind(before[0].text, was, after[0].text, now))
    return tuple(sorted(found, key=_place))


def _distinct(claims: Sequence[Claim]) -> dict[Hashable, Claim]:
    """Return claims by what they say, the first of those that say the same."""
    found: dict[Hashable, Claim] = {}
    for claim in sorted(claims, key=lambda claim: (claim.span, claim.id)):
        if claim.repeats is None:
            found.setdefault(_said(claim), claim)
    return found


def _said(claim: Claim) -> Hashable:
    root = claim.attribution[-1].speaker if claim.attribution else None
    return claim.kind, _value(claim.value), claim.stance, bool(claim.attribution), root


def _value(value: Value) -> Hashable:
    """Return what a value says, without words and without what is known only through other reports or the day of publication."""
    if isinstance(value, Quantity):
        return value.low, value.high, value.qualifier, value.scope, value.population.class_
    if isinstance(value, Moment):
        return value.start, value.end, value.time, value.weekday, value.month, value.day
    if isinstance(value, Actor):
        return value.name, value.role
    if isinstance(value, Alert):
        return value.status, value.giver, value.receiver
    assert isinstance(value, Place | Means)
    return value.name


def _of_one_kind(text: str, gone: list[Claim], other: str, came: list[Claim]) -> Iterator[Change]:
    pairs = _pairs(text, gone, other, came)
    yield from (Change(kind=gone[i].kind, before=gone[i], after=came[j]) for i, j in pairs)
    paired = {i for i, _ in pairs}, {j for _, j in pairs}
    yield from (Change(kind=claim.kind, before=claim, after=None) for i, claim in enumerate(gone) if i not in paired[0])
    yield from (Change(kind=claim.kind, before=None, after=claim) for j, claim in enumerate(came) if j not in paired[1])


def _pairs(text: str, gone: list[Claim], other: str, came: list[Claim]) -> list[tuple[int, int]]:
    """Return which claims are one that changed, by number."""
    if len(gone) * len(came) > MOST_PAIRS:
        return list(zip(range(len(gone)), range(len(came)), strict=False))
    around, others = [_around(text, claim) for claim in gone], [_around(other, claim) for claim in came]
    alike = {
        (i, j): SequenceMatcher(None, one, two, autojunk=False).ratio() for i, one in enumerate(around) for j, two in enumerate(others)
    }
    taken: tuple[set[int], set[int]] = set(), set()
    found = []
    for i, j in sorted(alike, key=lambda pair: (-alike[pair], pair)):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            found.append((i, j))
    return found


def _around(text: str, claim: Claim) -> list[str]:
    start, end = claim.span
    return text[max(0, start - AROUND) : end + AROUND].split()


def _place(change: Change) -> tuple[int, int, str]:
    claim = change.after or change.before
    assert claim is not None  # a change has at least one side
    return claim.span[0], change.after is None, claim.id
