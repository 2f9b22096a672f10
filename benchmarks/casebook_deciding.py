"""Eight people deciding at once while two runs add the same reports and somebody reads: nothing may be lost, doubled, or answered with
"database is locked".

python -m benchmarks.casebook_deciding [--store postgresql://...] [--decisions 10000] [--people 8] [--reports 2000]
"""

from __future__ import annotations

import multiprocessing
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from multiprocessing.synchronize import Event
from pathlib import Path
from random import Random

import click

from benchmarks.casebook import fill, further, replay
from benchmarks.record import plain
from rashomon import Casebook
from rashomon.model import Correction, FigureOfRecord, in_order
from rashomon.model.errors import RashomonError

HEAD = [
    "store",
    "reports",
    "added meanwhile",
    "people",
    "decisions",
    "seconds",
    "a second",
    "slowest, s",
    "lost",
    "doubled",
    "errors",
    "reads",
    "torn reads",
]
ADDED = 200
"""Reports that two runs add meanwhile, both the same."""


PAUSE = 0.2
"""Seconds between one reading and the next."""


@dataclass
class Work:
    """What one person did: ids of the decisions taken, the slowest in seconds, and what went wrong."""

    taken: list[str] = field(default_factory=list)
    slowest: float = 0.0
    errors: list[str] = field(default_factory=list)


def measure(where: str, *, reports: int, people: int, decisions: int) -> list[str]:
    """Fill a new casebook, let people decide and one read at the same time, and return a row of the table."""
    with Casebook(where) as book:
        fill(book, reports)
        found = book.everything()
        claims = [claim.id for claim in found.claims if claim.event is not None]
        events = [event.name or "" for event in found.events if event.documents]
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    shares = [decisions // people + (number < decisions % people) for number in range(people)]
    with context.Pool(people) as pool, context.Manager() as manager:
        seen = manager.Queue()
        reader = context.Process(target=read, args=(where, stop, seen))
        reader.start()
        failures = manager.list()
        adders = [context.Process(target=add, args=(where, reports, failures)) for _ in range(2)]
        for adder in adders:
            adder.start()
        start = time.perf_counter()
        jobs = [(where, f"person {number}", share, claims, events) for number, share in enumerate(shares)]
        done = pool.starmap(decide, jobs)
        seconds = time.perf_counter() - start
        for adder in adders:
            adder.join()
        stop.set()
        reader.join()
        reads, torn, failed = seen.get(timeout=60)
        failed = [*failed, *failures]
    return _row(where, reports, people, seconds, done, (reads, torn, failed))


def decide(where: str, who: str, number: int, claims: Sequence[str], events: Sequence[str]) -> Work:
    """Take so many decisions of all kinds, on claims and events that others decide about too."""
    work, random = Work(), Random(who)
    with Casebook(where, create=False) as book:
        ana = book.decide(who)
        for action in islice(cycle(("accept", "reject", "correct", "accept", "record", "undo")), number):
            claim, event = random.choice(claims), random.choice(events)
            begin = time.perf_counter()
            try:
                match action:
                    case "accept":
                        taken = ana.accept(claim)
                    case "reject":
                        taken = ana.reject(claim, why="made up")
                    case "correct":
                        taken = ana.correct(claim, Correction(speaker=f"source {random.randrange(1_000_000)}"))
                    case "record":
                        figure = FigureOfRecord(kind="killed", low=random.randrange(9), best=None, high=None)
                        taken = ana.record(event, figure, why="made up")
                    case _:
                        taken = ana.undo(work.taken[-1])
                work.taken.append(taken.decision.id)
            except RashomonError as error:
                work.errors.append(f"{type(error).__name__}: {error}")
            work.slowest = max(work.slowest, time.perf_counter() - begin)
    return work


def add(where: str, reports: int, failures: list[str]) -> None:
    """Add further reports, as another run does at the same time."""
    with Casebook(where, create=False) as book:
        try:
            replay(book, further(reports, ADDED))
        except RashomonError as error:
            failures.append(f"{type(error).__name__}: {error}")


def read(where: str, stop: Event, seen: multiprocessing.Queue[tuple[int, int, list[str]]]) -> None:
    """Read all decisions again and again until told to stop: what was once there must stay, in order and with what it rests on."""
    reads = torn = 0
    errors: list[str] = []
    before: set[str] = set()
    with Casebook(where, create=False) as book:
        while not stop.is_set():
            try:
                judged = book.decisions()
            except RashomonError as error:
                errors.append(f"{type(error).__name__}: {error}")
                continue
            ids = [one.decision.id for one in judged]
            ordered = ids == [one.id for one in sorted((one.decision for one in judged), key=in_order)]
            undone = {one.decision.undoes for one in judged if one.decision.undoes}
            torn += not (ordered and before <= {*ids} and undone <= {*ids})
            before = {*ids}
            reads += 1
            stop.wait(PAUSE)
    seen.put((reads, torn, errors))


def _row(where: str, reports: int, people: int, seconds: float, done: Iterable[Work], seen: tuple[int, int, list[str]]) -> list[str]:
    work = list(done)
    taken = [one for each in work for one in each.taken]
    with Casebook(where, create=False) as book:
        kept = Counter(judged.decision.id for judged in book.decisions())
        logged = sum(1 for _ in book.export_decisions())
        there = len(book.everything().documents)
    lost = sum(one not in kept for one in taken) + max(0, reports + ADDED - there)
    doubled = logged - len(kept) + len(taken) - len({*taken}) + max(0, there - reports - ADDED)
    errors = [error for each in work for error in each.errors] + seen[2]
    for error in sorted({*errors})[:5]:
        click.echo(error, err=True)
    store = "PostgreSQL" if "://" in where else "SQLite"
    figures = [
        reports,
        there - reports,
        people,
        len(taken),
        round(seconds, 1),
        round(len(taken) / seconds, 1),
        round(max(one.slowest for one in work), 2),
    ]
    return [store, *map(str, [*figures, lost, doubled, len(errors), seen[0], seen[1]])]


def stores(given: Sequence[str]) -> Iterator[str]:
    """Yield the stores to be measured: those that were named, else a file."""
    yield from given or [str(Path(tempfile.mkdtemp(prefix="rashomon-deciding-")) / "deciding.casebook")]


@click.command()
@click.option("--store", multiple=True, metavar="WHERE", help="An empty casebook: a file or postgresql://...; may be given several times.")
@click.option("--decisions", default=10_000, show_default=True, help="How many in all.")
@click.option("--people", default=8, show_default=True, help="Processes that decide.")
@click.option("--reports", default=2_000, show_default=True, help="Made-up reports in the casebook.")
def main(store: tuple[str, ...], decisions: int, people: int, reports: int) -> None:
    """Let people decide at once, with a reader beside them, and print what came of it."""
    for where in stores(store):  # each as it is done: one takes minutes
        click.echo(plain(HEAD, [measure(where, reports=reports, people=people, decisions=decisions)]))


if __name__ == "__main__":
    main()
