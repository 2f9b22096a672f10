"""Words a second of the whole of `examine`, beside bare spaCy with the same model on the same text, in one run."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.texts import articles, write_articles

if TYPE_CHECKING:
    from spacy.language import Language

HEAD = ["what", "seconds (median)", "words a second", "ratio", "target"]
TARGET_ONE, TARGET_TWO, TARGET_TWICE = 0.7, 1.6, 0.7


def speed(source: Path | None, count: int, rounds: int) -> tuple[list[list[str]], dict[str, float]]:
    """Return the table and its figures. Rounds are interleaved, so that whatever else the machine does falls on all alike.

    Words are spaCy's tokens without white space. ``examine`` is timed with everything: reading the input, loading its model, writing the
    folder; bare spaCy with loading the model and parsing with the pipeline that Rashomon uses.
    """
    with tempfile.TemporaryDirectory() as folder:
        records = articles(source, count)
        path = write_articles(records, Path(folder) / "articles.jsonl")
        texts = [record["text"] for record in records]
        words = count_words(texts)
        runs: dict[str, Callable[[], object]] = {
            "spaCy alone": lambda: bare(texts),
            "spaCy alone, 2 processes": lambda: bare(texts, 2),
            "examine, 1 process": lambda: whole(path, 1),
            "examine, 2 processes": lambda: whole(path, 2),
        }
        seconds = {name: statistics.median(times) for name, times in interleaved(runs, rounds).items()}
    return table(words, seconds), {"words": words, **{name: round(value, 2) for name, value in seconds.items()}}


def table(words: int, seconds: dict[str, float]) -> list[list[str]]:
    """Return the rows: examine as part of the speed of bare spaCy with as many processes, and two processes as a multiple of one."""
    alone, alone_two, one, two = seconds.values()
    ratios = [
        ("", ""),
        (f"{alone / alone_two:.2f} of 1 process", ""),
        (f"{alone / one:.2f} of spaCy", f"{TARGET_ONE}"),
        (f"{alone_two / two:.2f} of spaCy with 2, {one / two:.2f} of 1 process", f"{TARGET_TWICE}, {TARGET_TWO}"),
    ]
    return [[name, f"{taken:.2f}", f"{words / taken:,.0f}", *ratio] for (name, taken), ratio in zip(seconds.items(), ratios, strict=True)]


def interleaved(runs: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Run all in turn, ``rounds`` times; return the seconds of each. The first round, in which caches fill, is not counted unless alone."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds + 1 if rounds > 1 else 1):
        for name, run in runs.items():
            start = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - start)
    return {name: taken[-rounds:] for name, taken in times.items()}


def count_words(texts: list[str]) -> int:
    """Return how many tokens that are not white space the texts hold."""
    nlp = _model()
    return sum(not token.is_space for text in texts for token in nlp.make_doc(text))


def bare(texts: list[str], processes: int = 1) -> int:
    """Parse the texts with spaCy alone."""
    nlp = _model()
    with nlp.memory_zone():
        return sum(len(doc) for doc in nlp.pipe(texts, n_process=processes))


def whole(path: Path, jobs: int) -> None:
    """Examine the file and write the output."""
    from rashomon.pipeline import Options, examine

    with tempfile.TemporaryDirectory() as folder:
        examine([path], Options(jobs=jobs)).write(Path(folder) / "out")


def _model() -> Language:
    from rashomon.read import load_model

    return load_model()
