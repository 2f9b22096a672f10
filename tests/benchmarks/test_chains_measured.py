"""Chains are compared link by link: the same place, the same name, or nobody named in both."""

from __future__ import annotations

import pytest
from benchmarks.chains import LABELS, Chain, Speaking, compare, denying, load, same

MAYOR = Speaking("Petra Lunn", (0, 10))
HERALD = Speaking("The Herald", (20, 30))
NOBODY = Speaking(None, None)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ((), (), True),
        ((MAYOR,), (Speaking("mayor", (5, 12)),), True),
        ((MAYOR,), (Speaking("Mayor Lunn", (90, 99)),), True),
        ((MAYOR,), (), False),
        ((MAYOR,), (HERALD,), False),
        ((NOBODY,), (NOBODY,), True),
        ((NOBODY,), (MAYOR,), False),
        ((HERALD, MAYOR), (HERALD, MAYOR), True),
        ((HERALD, MAYOR), (MAYOR, HERALD), False),
        ((Speaking("the spokesman of the army", None),), (Speaking("a spokesman of the court", None),), False),
    ],
)
def test_same(one: Chain, other: Chain, alike: bool) -> None:
    """As many links, each of the same speaker; small words and offices make no two speakers one."""
    assert same(one, other) is alike


def test_what_is_not_found_is_not_judged() -> None:
    """Found is a share of all claims; sources and chains are shares of those found."""
    keys = [("set", "report", "killed", (0, 5)), ("set", "report", "killed", (9, 12)), ("set", "report", "injured", (20, 25))]
    gold = {keys[0]: (HERALD, MAYOR), keys[1]: (MAYOR,), keys[2]: ()}
    found = {keys[0]: (MAYOR,), keys[1]: (MAYOR,)}
    figures = {result.name: (round(result.figure, 3), result.counted) for result in compare("part", gold, found)}
    assert figures == {
        "claims found": (0.667, 3),
        "root source": (1.0, 2),
        "whole chain": (0.5, 2),
        "whole chain, of two speakers or more": (0.0, 1),
    }


def test_the_labels_are_of_the_same_claims() -> None:
    """Both labellings judge every claim once, and some of the first are denials."""
    first, second = (load(LABELS / f"examples-chains-{which}.jsonl") for which in ("first", "second"))
    assert list(first) == list(second)
    assert 0 < len(denying(LABELS / "examples-chains-first.jsonl")) < len(first)
