"""Adding reports to a casebook: each is read, and then written and linked in one step, wholly or not at all."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from time import monotonic

from sqlalchemy import Connection, Engine

from rashomon.casebook import custody, documents, issues
from rashomon.casebook.engine import reading, writing
from rashomon.model import Arrival, Document, Extraction, Issue
from rashomon.pipeline.examining import Options
from rashomon.pipeline.putting import put_reading, put_report
from rashomon.pipeline.settling import Progress
from rashomon.workers import extract_all

Reader = Callable[[Iterable[Document]], Iterator[Extraction | Issue]]
"""What reads documents: in their order, and an issue for each that it cannot read. Languages that it does not read it passes over."""


AT_ONCE, OFTEN = 32, 1.0
"""Reports written in one transaction, and seconds after which those that are ready are written: what is lost where a run is ended."""

LOOKED_UP = 16
"""Reports that are looked up at a time, to pass over those that are known."""

OUR_MODEL = "default"
"""How the language model that comes along is called in the casebook."""


@dataclass
class Added:
    """What came of adding: how many reports were new, new versions of an article, known already, and could not be read; with the issues."""

    new: int = 0
    versions: int = 0
    known: int = 0
    unread: int = 0
    issues: list[Issue] = field(default_factory=list)

    def __str__(self) -> str:
        """Return it in a line, for people."""
        said = [_count(self.new, "new report"), _count(self.versions, "new version"), f"{self.known:,} known already"]
        return ", ".join([*said, f"{self.unread:,} not read"] if self.unread else said)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def add_reports(engine: Engine, items: Iterable[Arrival | Issue], options: Options, report: Progress, read: Reader | None = None) -> Added:
    """Add the reports that are not in the casebook yet, one after the other in the order in which they come.

    What was added stays if it is broken off; adding the same again goes on from there. ``read`` stands in for reading by the model.
    """
    return _Adding(engine, options, report).run(items, read or by_model(options))


def by_model(options: Options) -> Reader:
    """Return what reads documents by the language model."""

    def read(found: Iterable[Document]) -> Iterator[Extraction | Issue]:
        return extract_all(found, model=options.model, jobs=options.jobs)

    return read


class _Adding:
    """One run: what is on its way, in the order in which it came, and what came of it so far."""

    def __init__(self, engine: Engine, options: Options, report: Progress) -> None:
        self._engine, self._report = engine, report
        self._model = options.model or OUR_MODEL
        self._waiting: deque[Arrival] = deque()
        self._read: dict[str, Extraction | Issue] = {}
        self._reading: set[str] = set()
        self._written = monotonic()
        self._added = Added()

    def run(self, items: Iterable[Arrival | Issue], read: Reader) -> Added:
        """Take everything in, and return what came of it."""
        for found in read(self._to_read(items)):
            self._read[found.document.id if isinstance(found, Extraction) else found.document or ""] = found
            if len(self._read) >= AT_ONCE or monotonic() - self._written > OFTEN:
                self._write_what_is_ready()
        self._reading.clear()  # what the reader passed over has no reading to wait for
        self._write_what_is_ready()
        return self._added

    def _to_read(self, items: Iterable[Arrival | Issue]) -> Iterator[Document]:
        """Yield the documents that are not read yet; everything that comes is put in line."""
        remaining = iter(items)
        while some := list(islice(remaining, LOOKED_UP)):
            arrived = [item for item in some if not isinstance(item, Issue)]
            self._set_aside([item for item in some if isinstance(item, Issue)])
            with reading(self._engine) as connection:
                known = documents.are_read(connection, [arrival.document.id for arrival in arrived])
            for arrival in arrived:
                document = arrival.document
                self._waiting.append(arrival)
                if document.language in {None, "en"} and document.id not in self._reading and not known.get(document.id, False):
                    self._reading.add(document.id)
                    yield document

    def _set_aside(self, found: list[Issue]) -> None:
        if found:
            self._added.issues.extend(found)
            with writing(self._engine) as connection:
                issues.put_issues(connection, found)

    def _write_what_is_ready(self) -> None:
        """Write what stands first in line, each after the one before, as far as it is read."""
        ready = []
        while self._waiting and (self._id_of_first() not in self._reading or self._id_of_first() in self._read):
            arrival = self._waiting.popleft()
            ready.append((arrival, self._read.pop(arrival.document.id, None)))
            self._reading.discard(arrival.document.id)
        while ready:
            some, ready = ready[:AT_ONCE], ready[AT_ONCE:]
            with writing(self._engine, linking=True) as connection:
                for arrival, found in some:
                    self._write(connection, arrival, found)
            self._report("adding", self._added.new + self._added.versions + self._added.known, None)
        self._written = monotonic()

    def _id_of_first(self) -> str:
        return self._waiting[0].document.id

    def _write(self, connection: Connection, arrival: Arrival, found: Extraction | Issue | None) -> None:
        known = documents.are_read(connection, [arrival.document.id])
        if not known:
            self._count(put_report(connection, arrival, found, self._model), found)
        elif isinstance(found, Extraction) and not known[arrival.document.id]:
            put_reading(connection, found, self._model)
            self._added.new += 1
        else:
            self._added.known += 1
        custody.keep_bytes(connection, arrival)
        if isinstance(found, Issue):
            issues.put_issues(connection, [found])

    def _count(self, placed: documents.Placed, found: Extraction | Issue | None) -> None:
        self._added.new += placed.replaces is None
        self._added.versions += placed.replaces is not None
        if isinstance(found, Issue):
            self._added.unread += 1
            self._added.issues.append(found)
