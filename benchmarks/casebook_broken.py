"""Adding broken off: killed at any moment, the next run goes on, and the end is what it would have been.

Run as a program it is the one that is killed: ``python -m benchmarks.casebook_broken CASEBOOK NUMBER`` adds made-up reports, one
transaction each, and prints a line when it begins.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

import msgspec

from benchmarks.casebook import arrivals, replay
from rashomon import Casebook
from rashomon.pipeline import adding

REPORTS = 16
"""Reports of each run that is killed."""


HEAD = ["store", "kills", "reports of each run", "there after the kill, on average", "same in the end", "target"]


@dataclass(frozen=True)
class Survived:
    """How often a run was killed in the midst of adding, how many reports were there then on average, and whether the end was the same."""

    kills: int
    reports: float
    same: int


def add(where: str, number: int) -> None:
    """Add made-up reports as `rashomon add` would, each in a transaction of its own, so that there is much to interrupt."""
    adding.AT_ONCE = 1
    made = list(arrivals(number))
    with Casebook(where) as book:
        print("adding", flush=True)
        replay(book, made)


def content_of(where: str) -> bytes:
    """Return all that a casebook says, as bytes."""
    with Casebook(where, create=False) as book:
        return msgspec.json.encode(book.everything(), order="deterministic")


def kill_often(fresh: Iterator[str], kills: int, *, seed: int = 0) -> Survived:
    """Kill runs of adding ``kills`` times, each at a moment of chance and in a new casebook; let another run go on, and compare the end.

    ``fresh`` gives addresses of casebooks that are not there yet.
    """
    whole = next(fresh)
    took = _run(whole)
    expected, random, there, same = content_of(whole), Random(seed), [], 0
    for _ in range(kills):
        where = next(fresh)
        _run(where, ends_after=random.uniform(0, 1) * took)
        with Casebook(where) as book:
            there.append(len(book.everything().documents))
        _run(where)
        same += content_of(where) == expected
    return Survived(kills, sum(there) / max(1, len(there)), same)


def killed_on(stores: Mapping[str, Iterator[str]], kills: int) -> tuple[list[list[str]], dict[str, Any]]:
    """Return the table and figures of runs killed on each kind of store."""
    rows: list[list[str]] = []
    figures: dict[str, Any] = {}
    for name, fresh in stores.items():
        survived = kill_often(fresh, kills)
        rows.append([name, str(kills), str(REPORTS), f"{survived.reports:.1f}", str(survived.same), str(kills)])
        figures[name] = survived.same
    return rows, figures


def _run(where: str, ends_after: float | None = None) -> float:
    """Return how many seconds a run took from when it began to add; it is killed so many seconds after that, if at all."""
    command = [sys.executable, "-m", "benchmarks.casebook_broken", where, str(REPORTS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"adding\n"
        begun = time.perf_counter()
        if ends_after is None:
            assert process.wait() == 0
        else:
            time.sleep(ends_after)
            process.send_signal(signal.SIGKILL)
            process.wait()
        return time.perf_counter() - begun


if __name__ == "__main__":
    add(sys.argv[1], int(sys.argv[2]))
