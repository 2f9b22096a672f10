"""What the measurements on development data share: the part that nobody looks at, samples, results, and how they are shown."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from benchmarks.accuracy import ROOT
from benchmarks.measures import Measure

DATA = ROOT.parent / "shared" / "data"
SEEN = 40
"""Per cent of the data, by hash, that rules may be written on; the rest nobody looks at."""

HEAD = ["set", "measure", "figure", "of", "others reached", "change"]
PARTS = ((True, "seen"), (False, "unseen"))


class Item(Protocol):
    """Anything of the gold that has an id: by its hash it is of the seen or the unseen part."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Item)


@dataclass(frozen=True)
class Result:
    """One figure: of which set and part, what it measures, the figure itself, and how many it was counted on (null where they differ)."""

    part: str
    name: str
    figure: float
    counted: float | None = None

    @property
    def key(self) -> str:
        """The name under which the figure is recorded."""
        return f"{self.part}: {self.name}"


@dataclass(frozen=True)
class Case:
    """One thing that was judged, for the page of errors: texts by heading, and for each measure what gold and output have."""

    id: str
    texts: Mapping[str, str]
    judged: Mapping[str, tuple[str, str, bool]]
    """By measure: the gold's value, ours, and whether that is right."""

    quotes: Sequence[str] = ()
    """What the output rests on, in words."""

    @property
    def wrong(self) -> bool:
        """Whether anything is wrong."""
        return not all(right for _, _, right in self.judged.values())


@dataclass
class Measured:
    """What a measurement gives: results in order, and what was judged."""

    results: list[Result] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)

    @property
    def figures(self) -> dict[str, float]:
        """The figures as they are recorded."""
        return {result.key: round(result.figure, 4) for result in self.results}


def is_seen(name: str) -> bool:
    """Tell whether what has this id is of the part that rules may be written on."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 100 < SEEN


def part_of(items: Iterable[T], seen: bool) -> list[T]:
    """Return the items of one part."""
    return [item for item in items if is_seen(item.id) == seen]


def sample(items: Sequence[T], percent: int) -> list[T]:
    """Return so many of a hundred items, chosen by hash: always the same, and a larger sample holds a smaller."""
    ordered = sorted(items, key=lambda item: hashlib.sha256(f"sample {item.id}".encode()).hexdigest())
    return ordered[: max(1, len(ordered) * percent // 100)]


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def only(path: Path, wanted: Collection[str]) -> Path:
    """Write the wanted articles of a JSON Lines file, without any gold, to a file of their own, and return it."""
    kept = Path(tempfile.mkdtemp()) / "articles.jsonl"
    fields = ("id", "text", "title", "published", "publisher", "url")
    with kept.open("w", encoding="utf-8") as out:
        for raw in read_lines(path):
            if raw["id"] in wanted:
                out.write(json.dumps({name: raw[name] for name in fields if name in raw}, ensure_ascii=False) + "\n")
    return kept


def results_of(part: str, measured: Iterable[Measure], *, both: bool = False) -> Iterator[Result]:
    """Yield the figure of each measure: the share of the gold that is right, and with ``both`` precision too."""
    for one in measured:
        if both:
            yield Result(part, f"{one.name}, recall", one.recall, one.wanted)
            yield Result(part, f"{one.name}, precision", one.precision, one.given)
        else:
            yield Result(part, one.name, one.recall, one.wanted)


def rows(results: Iterable[Result], others: Mapping[str, str], last: Mapping[str, float]) -> Iterator[list[str]]:
    """Yield a row a result: set, measure, figure, on how many, what others reached, change since the last recorded run."""
    for result in results:
        before = last.get(result.key)
        yield [
            result.part,
            result.name,
            f"{result.figure:.3f}",
            "" if result.counted is None else f"{result.counted:g}",
            others.get(result.name, ""),
            "" if before is None else f"{round(result.figure, 4) - before:+.3f}",
        ]
