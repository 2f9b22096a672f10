"""How linking grows with the number of documents: seconds, peak memory and B³ on made-up reports (`benchmarks/made_up.py`)."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise
from math import log
from typing import Any

SIZES = (1_000, 10_000, 100_000)
HEAD = ["documents", "events", "seconds", "of the processor", "exponent", "peak MB", "B³ precision", "B³ recall", "B³ F1", "target"]
EVENT_SIZES = (500, 5_000, 20_000)
EVENT_HEAD = ["reports of one event", "seconds", "exponent"]
MOST_EXPONENT, MOST_SECONDS, MOST_MB = 1.2, 60, 3000
MB = 1_000_000
RUN = "import sys; from benchmarks.growth import measure_here; measure_here(int(sys.argv[1]))"
WIDTH, HEIGHT, MARGIN = 560, 320, 56


def growth(sizes: Sequence[int]) -> tuple[list[list[str]], dict[str, Any]]:
    """Return the table and its figures. Each size is linked in a process of its own, so that its peak memory is its own."""
    runs = [measure(size) for size in sizes]
    exponents = [None, *(exponent(one, other) for one, other in pairwise(runs))]
    figures = {str(run["documents"]): {**run, "exponent": grown} for run, grown in zip(runs, exponents, strict=True)}
    return [_row(run, grown) for run, grown in zip(runs, exponents, strict=True)], figures


def exponent(one: dict[str, float], other: dict[str, float]) -> float:
    """Return the power of the number of documents by which seconds grow from one run to the next."""
    return round(log(other["seconds"] / one["seconds"]) / log(other["documents"] / one["documents"]), 3)


def measure(documents: int) -> dict[str, float]:
    """Link so many made-up documents in a new process and return what it measured."""
    done = subprocess.run([sys.executable, "-c", RUN, str(documents)], check=True, capture_output=True, text=True)
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def reconciling(sizes: Sequence[int]) -> tuple[list[list[str]], dict[str, Any]]:
    """Return the table and figures of reconciling one event of so many reports."""
    import time

    from benchmarks.made_up import one_event
    from rashomon.reconcile import reconcile

    reconcile(*one_event(50), {})  # so that lexicons are loaded before the clock starts
    runs: list[dict[str, float]] = []
    for size in sizes:
        event, documents, claims = one_event(size)
        start = time.perf_counter()
        reconcile(event, documents, claims, {})
        runs.append({"documents": size, "seconds": round(time.perf_counter() - start, 3)})
    exponents = [None, *(exponent(one, other) for one, other in pairwise(runs))]
    rows = [
        [f"{run['documents']:,}", f"{run['seconds']:.2f}", "" if grown is None else f"{grown:.2f}"]
        for run, grown in zip(runs, exponents, strict=True)
    ]
    return rows, {str(run["documents"]): {**run, "exponent": grown} for run, grown in zip(runs, exponents, strict=True)}


def measure_here(documents: int) -> None:
    """Link so many made-up documents and print the measures as JSON. The clock runs for linking alone, memory is that of all."""
    import resource
    import time

    from benchmarks.clusters import b_cubed
    from benchmarks.made_up import reports
    from benchmarks.memory import rss_unit
    from rashomon.link import link_across

    link_across([report.extraction for report in reports(100)])  # so that tables are loaded before the clock starts
    made = list(reports(documents))
    extractions = [report.extraction for report in made]
    start, worked = time.perf_counter(), time.process_time()
    linked = link_across(extractions)
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    truth = {local: event for report in made for local, event in report.truth.items()}
    found = b_cubed(truth, linked.event_of)
    measured = {
        "documents": documents,
        "events": len(linked.events),
        "seconds": round(seconds, 3),
        "worked": round(worked, 3),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * rss_unit() / MB),
        "precision": round(found.precision, 4),
        "recall": round(found.recall, 4),
        "f1": round(found.f1, 4),
    }
    print(json.dumps(measured))


def _row(run: dict[str, float], grown: float | None) -> list[str]:
    last = run["documents"] >= SIZES[-1]
    target = f"exponent {MOST_EXPONENT}" if grown is not None else ""
    return [
        f"{run['documents']:,}",
        f"{run['events']:,}",
        f"{run['seconds']:.1f}",
        f"{run['worked']:.1f}",
        "" if grown is None else f"{grown:.2f}",
        f"{run['peak_mb']:,}",
        *(f"{run[name]:.3f}" for name in ("precision", "recall", "f1")),
        f"{target}, {MOST_SECONDS} s, {MOST_MB:,} MB" if last else target,
    ]


def plot(figures: dict[str, Any]) -> str:
    """Return the runs as an SVG, both axes logarithmic, beside a line that grows as the documents do."""
    runs = sorted(figures.values(), key=lambda run: run["documents"])
    right, top = max(run["documents"] for run in runs), max(run["seconds"] for run in runs)
    left, bottom = runs[0]["documents"], min(run["seconds"] for run in runs)
    straight = [(left, bottom), (right, bottom * right / left)]
    top = max(top, straight[1][1])

    def at(documents: float, seconds: float) -> tuple[float, float]:
        x = MARGIN + (WIDTH - 2 * MARGIN) * log(documents / left) / (log(right / left) or 1)
        y = HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * log(seconds / bottom) / (log(top / bottom) or 1)
        return round(x, 1), round(y, 1)

    points = [(at(run["documents"], run["seconds"]), run) for run in runs]
    line = " ".join(f"{x},{y}" for (x, y), _ in points)
    dashed = " ".join(f"{x},{y}" for x, y in (at(*end) for end in straight))
    marks = "".join(
        f'<circle cx="{x}" cy="{y}" r="4" fill="#1d4e89"/>'
        f'<text x="{x}" y="{y - 10}" text-anchor="middle">{run["seconds"]:.1f} s</text>'
        f'<text x="{x}" y="{HEIGHT - MARGIN + 20}" text-anchor="middle">{run["documents"]:,}</text>'
        for (x, y), run in points
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12" role="img">'
        "<title>Seconds of linking by number of documents</title>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
        f'<polyline points="{dashed}" fill="none" stroke="#999" stroke-dasharray="4 4"/>'
        f'<polyline points="{line}" fill="none" stroke="#1d4e89" stroke-width="2"/>{marks}'
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 12}" text-anchor="middle">documents (both axes logarithmic; dashed: as many times the seconds '
        "as documents)</text></svg>\n"
    )


def bars(figures: dict[str, Any]) -> str:
    """Return the seconds for each thousand documents as bars for a terminal: even bars are growth in step with the documents."""
    runs = sorted(figures.values(), key=lambda run: run["documents"])
    each = [1000 * run["seconds"] / run["documents"] for run in runs]
    scale = 40 / max(each)
    return "\n".join(
        f"{run['documents']:>9,}  {'#' * max(1, round(scale * value))} {value:.2f} s a thousand"
        for run, value in zip(runs, each, strict=True)
    )
