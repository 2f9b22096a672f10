"""Statements against PolNeAR: ``python -m benchmarks.polnear [FOLDER] [--limit N] [--part held-out] [--record]``.

Scored on word and punctuation tokens against the first annotator: F1 of the tokens marked as source, as cue and as content; F1 of whole
attributions, matched one to one where cue and content overlap, and the source too where the gold has one; F1 of those with exactly the
content tokens of the gold; recall of whole attributions by kind. FOLDER holds ``articles.jsonl`` as described with the data (Newell and
others, 2018). The
data is not redistributed here. Rules and lexicon were made, and the network trained, on nine tenths of the training part; ``--part
held-out`` is the last tenth.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import click

from benchmarks import record
from benchmarks.floors import STATEMENTS
from benchmarks.measures import Measure

TOKEN = re.compile(r"\w+|[^\w\s]")
QUOTES = "\"“”„«»'‘’"
COMMON_CUES = re.compile(r"\b(say|says|said|saying|tell|tells|told|telling|write|writes|wrote|writing|written|according)\b", re.I)
Spans = Sequence[Sequence[int]]
DEFAULT = Path("../shared/data/polnear-dev")


@dataclass(frozen=True)
class Attribution:
    """Source, cue and content as sets of token positions, and the kind that recall is broken down by."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    kind: str = ""


@dataclass
class Tally:
    """Counts over all articles."""

    right: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    parsing: float = 0.0
    finding: float = 0.0

    def measures(self, names: Iterable[str]) -> list[Measure]:
        """Return the measures of the given names."""
        return [Measure(name, self.right[name], self.wanted[name], self.given[name]) for name in names]


def covered(starts: Sequence[int], ends: Sequence[int], spans: Spans) -> frozenset[int]:
    """Return the positions of the tokens that the spans touch."""
    found = set()
    for low, high in spans:
        position = max(bisect_right(starts, low) - 1, 0)
        while position < len(starts) and starts[position] < high:
            if ends[position] > low:
                found.add(position)
            position += 1
    return frozenset(found)


def kind_of(text: str, cue: Spans, content: Spans) -> str:
    """Return the kind of a gold attribution: how it is quoted and, where it is not, by which sort of cue."""
    words = "".join(text[start:end] for start, end in content).strip()
    if words[:1] and words[0] in QUOTES and words[-1] in QUOTES:
        return "direct"
    if any(mark in words for mark in '"“„«') or "''" in words:
        return "mixed"
    common = any(COMMON_CUES.search(text[start:end]) for start, end in cue)
    return "indirect, say, tell, write, according to" if common else "indirect, another cue"


def match(gold: Sequence[Attribution], found: Sequence[Attribution]) -> dict[int, int]:
    """Return for each gold attribution that is found the one it is matched with, as many as possible (augmenting paths)."""
    options = [
        sorted(
            (j for j, one in enumerate(found) if wanted.cue & one.cue and wanted.content & one.content and _source_fits(wanted, one)),
            key=lambda j: (-len(wanted.content & found[j].content) / len(wanted.content | found[j].content), j),
        )
        for wanted in gold
    ]
    taken: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in options[i]:
            if j not in seen:
                seen.add(j)
                if j not in taken or place(taken[j], seen):
                    taken[j] = i
                    return True
        return False

    for i in range(len(gold)):
        place(i, set())
    return {i: j for j, i in taken.items()}


def _source_fits(wanted: Attribution, one: Attribution) -> bool:
    return not wanted.source or bool(wanted.source & one.source)


def score(tally: Tally, gold: Sequence[Attribution], found: Sequence[Attribution]) -> None:
    """Add one article to the tally."""
    for part in ("source", "cue", "content"):
        wanted: set[int] = set().union(*(getattr(one, part) for one in gold))
        given: set[int] = set().union(*(getattr(one, part) for one in found))
        tally.right[part] += len(wanted & given)
        tally.wanted[part] += len(wanted)
        tally.given[part] += len(given)
    matched = match(gold, found)
    exact = sum(gold[i].content == found[j].content for i, j in matched.items())
    for name, right in (("whole", len(matched)), ("exact content", exact)):
        tally.right[name] += right
        tally.wanted[name] += len(gold)
        tally.given[name] += len(found)
    for i, one in enumerate(gold):
        tally.wanted[one.kind] += 1
        tally.right[one.kind] += i in matched


def articles(folder: Path, part: str) -> Iterator[dict[str, Any]]:
    """Yield the articles; of a part only those whose id falls into it (a tenth by hash is held out)."""
    with (folder / "articles.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            held_out = int(hashlib.sha256(article["id"].encode()).hexdigest(), 16) % 10 == 0
            if part == "all" or held_out == (part == "held-out"):
                yield article


def measure(rows: Iterable[dict[str, Any]]) -> Tally:
    """Return the tally over articles."""
    from rashomon.extract.statements import find_statements
    from rashomon.model import make_document
    from rashomon.read import load_model, read_document

    nlp, tally = load_model(), Tally()
    for article in rows:
        text = article["text"]
        spans = [match.span() for match in TOKEN.finditer(text)]
        starts, ends = [start for start, _ in spans], [end for _, end in spans]
        began = time.process_time()
        reading = read_document(make_document(text), nlp)
        read = time.process_time()
        table = find_statements(reading)
        tally.parsing += read - began
        tally.finding += time.process_time() - read
        gold = [
            Attribution(
                covered(starts, ends, one["source"]),
                covered(starts, ends, one["cue"]),
                covered(starts, ends, one["content"]),
                kind_of(text, one["cue"], one["content"]),
            )
            for one in article["annotations"][0]["attributions"]
        ]
        found = [
            Attribution(covered(starts, ends, s.speaker), covered(starts, ends, s.cue), covered(starts, ends, s.content))
            for s in table.statements
        ]
        score(tally, gold, found)
    return tally


HEAD = ["measure", "precision", "recall", "F1", "right/gold/found", "floor"]
NAMES = ("source", "cue", "content", "whole", "exact content")


def rows_of(tally: Tally) -> list[list[str]]:
    """Return the lines of the table: every measure, then recall by kind of attribution, then the time."""
    rows = [
        [one.name, f"{one.precision:.3f}", f"{one.recall:.3f}", f"{one.f1:.3f}", f"{one.right}/{one.wanted}/{one.given}", _floor(one.name)]
        for one in tally.measures(NAMES)
    ]
    for kind in sorted(set(tally.wanted) - set(NAMES)):
        right, wanted = tally.right[kind], tally.wanted[kind]
        rows.append([f"whole: {kind}", "", f"{right / wanted:.3f}", "", f"{right}/{wanted}", ""])
    return [*rows, ["time of statements to time of reading", "", "", f"{tally.finding / tally.parsing:.3f}", "", "at most 0.250"]]


def _floor(name: str) -> str:
    return f"{STATEMENTS[name]:.2f}" if name in STATEMENTS else ""


@click.command()
@click.argument("folder", default=DEFAULT, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--limit", type=int, help="Only the first N articles.")
@click.option("--part", type=click.Choice(["all", "held-out", "fitted"]), default="all", show_default=True)
@click.option("--record", "keep", is_flag=True, help="Write the result to benchmarks/record.json and docs/benchmarks.md.")
def main(folder: Path, limit: int | None, part: str, keep: bool) -> None:
    """Print how statements compare with the annotators'."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line does
    tally = measure(islice(articles(folder, part), limit))
    rows = rows_of(tally)
    click.echo(record.plain(HEAD, rows))
    if keep:
        figures = {one.name: round(one.f1, 4) for one in tally.measures(NAMES)}
        record.save_part("statements", HEAD, rows, figures)
    low = [one.name for one in tally.measures(NAMES) if one.f1 < STATEMENTS[one.name]]
    if low and folder.name == DEFAULT.name and part == "all" and limit is None:
        raise SystemExit(f"under the floor: {', '.join(low)}")


if __name__ == "__main__":
    main()
