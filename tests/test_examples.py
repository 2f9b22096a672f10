"""The examples shipped with the code are read as well as they were: the floors stand in one table, benchmarks/floors.py."""

from __future__ import annotations

from functools import cache

import pytest
from benchmarks.accuracy import ROOT, GoldSet, gold_sets, measure
from benchmarks.chains import measure as chains_measured
from benchmarks.floors import CHAINS, FLOORS
from benchmarks.floors import EXAMPLES as ALL
from benchmarks.gold import anchor, load_gold, match_documents
from benchmarks.measures import Scores, pool

from rashomon.ingest import ingest
from rashomon.model import Arrival

SETS = {one.name: one for one in gold_sets()}
EXAMPLES = [name for name in SETS if name != "seeds"]


@cache
def scores_of(name: str) -> Scores:
    """Examine and score a set once for all floors; the examples together from what each of them scored."""
    if name == ALL:
        return pool(scores_of(each) for each in EXAMPLES)
    return measure(SETS[name])


@pytest.mark.parametrize(("one", "what"), [(one, what) for one, floors in FLOORS.items() for what in floors])
def test_floor(one: str, what: str) -> None:
    """F1 of each measure that has a floor is not under it."""
    if one not in SETS and one != ALL:
        pytest.skip(f"{one} is not at hand")
    assert scores_of(one).measures[what].f1 >= FLOORS[one][what]


@cache
def chains() -> dict[str, float]:
    """Examine the examples once and compare the chain of every claim with its labels."""
    return {result.name: result.figure for result in chains_measured(ROOT / "examples", 1, 100).results if result.part == "chains, output"}


@pytest.mark.parametrize("what", CHAINS)
def test_floor_of_chains(what: str) -> None:
    """On whose word the claims of the examples stand is not read worse than it was."""
    assert chains()[what] >= CHAINS[what]


@pytest.mark.parametrize("name", sorted(SETS))
def test_every_anchor_is_found(name: str) -> None:
    """Every claim of the gold has its place in the text as it is read, and every document of the gold is read."""
    one: GoldSet = SETS[name]
    gold = load_gold(one.gold)
    documents = match_documents(gold, [item.document for item in ingest([one.reports]) if isinstance(item, Arrival)])
    assert len(anchor(gold, documents)) == sum(len(document.claims) for document in gold.documents.values())


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_report_has_gold(name: str) -> None:
    """No report of an example is without gold, so that nothing found in it goes unscored."""
    read = [item for item in ingest([SETS[name].reports]) if isinstance(item, Arrival)]
    assert len(load_gold(SETS[name].gold).documents) == len(read)
