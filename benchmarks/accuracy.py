"""How right Rashomon is, on every set that has gold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.floors import FLOORS
from benchmarks.gold import load_gold
from benchmarks.measures import Error, Measure, Scores
from benchmarks.scoring import score

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"


@dataclass(frozen=True)
class GoldSet:
    """A set of reports with gold: its name, the folder of the reports and the gold's file."""

    name: str
    reports: Path
    gold: Path


def gold_sets() -> list[GoldSet]:
    """Return the sets that are present: each example, and the seed articles where they are at hand (they cannot be given away)."""
    sets = [GoldSet(gold.parent.name, gold.parent / "reports", gold) for gold in sorted((ROOT / "examples").glob("*/gold.yaml"))]
    seeds = GoldSet("seeds", SEEDS, ROOT / "tests" / "gold" / "seeds.yaml")
    return [*sets, seeds] if seeds.reports.is_dir() and seeds.gold.is_file() else sets


def measure(one: GoldSet) -> Scores:
    """Run the whole of `examine` on a set and score it. Raises `GoldError` where gold and texts do not fit."""
    from rashomon.pipeline import Options, examine

    return score(load_gold(one.gold), examine([one.reports], Options(jobs=1)))


def rows(name: str, scores: Scores, before: dict[str, float]) -> Iterator[list[str]]:
    """Yield a row a measure: set, measure, precision, recall, F1, right/gold/found, floor, change since the last recorded run."""
    for measured in scores.measures.values():
        floor = FLOORS.get(name, {}).get(measured.name)
        last = before.get(measured.name)
        yield [
            name,
            measured.name,
            *_figures(measured),
            "" if floor is None else f"{floor:.2f}",
            "" if last is None else f"{measured.f1 - last:+.3f}",
        ]


HEAD = ["set", "measure", "precision", "recall", "F1", "right/gold/found", "floor", "change"]


def error_lines(name: str, errors: tuple[Error, ...]) -> Iterator[str]:
    """Yield every error as lines that can be read: what is wrong, the words, what the gold has and what was found."""
    for error in errors:
        yield f"{name} / {error.document}: {error.fault}: {' '.join(error.quote.split())[:160]!r}"
        if error.wanted:
            yield f"    gold   {error.wanted}"
        if error.given:
            yield f"    found  {error.given}"


def _figures(measured: Measure) -> list[str]:
    if not measured.wanted and not measured.given:
        return ["", "", "", "nothing to judge"]
    counts = f"{measured.right:g}/{measured.wanted:g}/{measured.given:g}"
    if measured.name.startswith("events (B"):
        counts = ""
    return [f"{measured.precision:.3f}", f"{measured.recall:.3f}", f"{measured.f1:.3f}", counts]
