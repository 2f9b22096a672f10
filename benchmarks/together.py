"""One table of everything that says how right Rashomon is: set, measure, figure, what others reached, change since the last record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks import accuracy, datasets, record
from benchmarks.datasets import Measured, Result
from benchmarks.measures import Measure

EXAMINED = ("figures", "responsibility", "warnings", "events (B³)", "flags", "disagreements shown")
"""Measures of the sets with gold of our own that go into the table; `accuracy` prints all."""


@dataclass(frozen=True)
class DataSet:
    """Data that may be at hand, and the examples, which are: module, folder, and how many of a hundred of it take about a minute."""

    name: str
    folder: Path
    percent: int

    def measure(self, folder: Path, jobs: int, percent: int) -> Measured:
        """Measure ``percent`` of the set in ``folder``."""
        measured: Measured = import_module(f"benchmarks.{self.name}").measure(folder, jobs, percent)
        return measured

    @property
    def others(self) -> Mapping[str, str]:
        """What others reached, by measure."""
        reached: dict[str, str] = import_module(f"benchmarks.{self.name}").OTHERS
        return reached


SETS = {
    each.name: each
    for each in (
        DataSet("gva", datasets.DATA / "gva-dev", 10),
        DataSet("exchanged", datasets.DATA / "gva-dev", 10),
        DataSet("shootings", datasets.DATA / "shootings-dev", 20),
        DataSet("muc", datasets.DATA / "muc-dev", 15),
        DataSet("stance", datasets.DATA / "syria-war-dev", 100),
        DataSet("chains", accuracy.ROOT / "examples", 100),
    )
}


def examples() -> Measured:
    """Measure the sets with gold of our own: F1 of each measure."""
    measured = Measured()
    for one in accuracy.gold_sets():
        scores = accuracy.measure(one)
        found = (scores.measures[name] for name in EXAMINED if name in scores.measures)
        measured.results += [Result(one.name, each.name, each.f1, _counted(each)) for each in found if each.wanted or each.given]
    return measured


def _counted(measure: Measure) -> float | None:
    """Return on how many a measure was counted; B³ is a mean, not a count."""
    return None if "B³" in measure.name else measure.wanted


def table(full: bool, jobs: int, keep: bool) -> Iterator[list[str]]:
    """Yield the rows of all sets that are at hand, with ``full`` of whole sets, else of samples; with ``keep`` record their figures."""
    last = {f"{name}: {key}": value for name, every in record.figures_of("accuracy").items() for key, value in every.items()}
    yield from datasets.rows(examples().results, {}, last)
    for one in SETS.values():
        if one.folder.is_dir():
            percent = 100 if full else one.percent
            measured = one.measure(one.folder, jobs, percent)
            yield from datasets.rows(measured.results, one.others, record.figures_of(one.name, percent))
            if keep:
                save(one, measured, percent)


def save(one: DataSet, measured: Measured, percent: int) -> None:
    """Record the figures; those of a whole set go onto the page."""
    figures: dict[str, Any] = measured.figures
    if percent != 100:
        record.save_sample(one.name, percent, figures)
        return
    shown = list(datasets.rows(measured.results, one.others, record.figures_of(one.name)))
    record.save_part(one.name, datasets.HEAD, shown, figures)
