"""Adding reports to a casebook: each is read, written and linked in one step that happens wholly or not at all."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Engine

from rashomon.casebook import custody, documents, issues
from rashomon.casebook.engine import reading, writing
from rashomon.ingest import ingest
from rashomon.model import Arrival, Document, Extraction, Issue
from rashomon.pipeline.examining import Options
from rashomon.pipeline.putting import put_reading, put_report
from rashomon.pipeline.settling import Progress
from rashomon.workers import extract_all

Reader = Callable[[Iterable[Document]], Iterator[Extraction | Issue]]
"""What reads documents: in their order, and an issue for each that it cannot read. Languages that it does not read it passes over."""


@dataclass
class Added:
    """What came of adding: how many reports were new, new versions of an article, known already, and could not be read; with the issues."""

    new: int = 0
    versions: int = 0
    known: int = 0
    unread: int = 0
    issues: list[Issue] = field(default_factory=list)


def add_reports(engine: Engine, sources: Iterable[str | Path], options: Options, report: Progress, read: Reader | None = None) -> Added:
    """Add the reports in ``sources`` that are not in the casebook yet, one after the other in the order in which they come.

    What was added stays if it is broken off; adding the same again goes on from there. ``read`` stands in for reading by the model.
    """
    return _Adding(engine, options, report).run(sources, read or _by_model(options))


def _by_model(options: Options) -> Reader:
    def read(found: Iterable[Document]) -> Iterator[Extraction | Issue]:
        return extract_all(found, model=options.model, jobs=options.jobs)

    return read


class _Adding:
    """One run: what is on its way, in the order in which it came, and what came of it so far."""

    def __init__(self, engine: Engine, options: Options, report: Progress) -> None:
        self._engine, self._options, self._report = engine, options, report
        self._model = options.model or "default"
        self._waiting: deque[Arrival] = deque()
        self._read: dict[str, Extraction | Issue] = {}
        self._reading: set[str] = set()
        self._added = Added()

    def run(self, sources: Iterable[str | Path], read: Reader) -> Added:
        for found in read(self._to_read(sources)):
            self._read[found.document.id if isinstance(found, Extraction) else found.document or ""] = found
            self._write_what_is_ready()
        self._reading.clear()  # what the reader passed over has no reading to wait for
        self._write_what_is_ready()
        return self._added

    def _to_read(self, sources: Iterable[str | Path]) -> Iterator[Document]:
        """Yield the documents that are not read yet; everything that comes is put in line."""
        for item in ingest(sources, self._options.limits):
            if isinstance(item, Issue):
                self._set_aside(item)
                continue
            document = item.document
            self._waiting.append(item)
            if document.id in self._reading or self._is_read(document.id):
                continue
            if document.language in {None, "en"}:
                self._reading.add(document.id)
                yield document

    def _is_read(self, document: str) -> bool:
        with reading(self._engine) as connection:
            return documents.are_read(connection, [document]).get(document, False)

    def _set_aside(self, issue: Issue) -> None:
        self._added.issues.append(issue)
        with writing(self._engine) as connection:
            issues.put_issues(connection, [issue])

    def _write_what_is_ready(self) -> None:
        while self._waiting:
            document = self._waiting[0].document.id
            if document in self._reading and document not in self._read:
                return
            self._write(self._waiting.popleft(), self._read.pop(document, None))
            self._reading.discard(document)

    def _write(self, arrival: Arrival, found: Extraction | Issue | None) -> None:
        with writing(self._engine, linking=True) as connection:
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
        done = self._added
        self._report("adding", done.new + done.versions + done.known, None)

    def _count(self, placed: documents.Placed, found: Extraction | Issue | None) -> None:
        self._added.new += placed.replaces is None
        self._added.versions += placed.replaces is not None
        if isinstance(found, Issue):
            self._added.unread += 1
            self._added.issues.append(found)
