"""Reading and extracting many documents, in one process or several, with the same result.

A document on which our own code fails is set aside with an issue, and the others are still read; see docs/decisions/0007-failures.md.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import traceback
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.model import Document, Extraction, Issue
from rashomon.model.errors import RashomonError, WorkerLost

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event

    from spacy.language import Language

CHUNK = 8
"""Documents handed to a process at a time: few enough that progress shows and processes end together."""

FEWEST = 12
"""Documents up to which one process is quicker: each further one takes seconds to load the language model."""

BATCH = 64
"""The same where there is no other process."""

AHEAD = 3
"""Chunks in flight for each process."""

LONGEST_MESSAGE = 300
"""Code points kept of what an unforeseen error says, since it may quote the text."""

Item = Extraction | Issue


def extract_all(documents: Iterable[Document], *, model: str | None, jobs: int) -> Iterator[Item]:
    """Yield what each document says, in the order of ``documents``, and an issue for each that could not be read.

    Documents in other languages than English are passed over. Only as many are taken ahead of what is yielded as keep ``jobs`` processes
    busy. Raises `ModelUnavailable`, and `WorkerLost` where a process was ended from outside.
    """
    english = (document for document in documents if document.language in {None, "en"})
    first = list(islice(english, max(FEWEST + 1, CHUNK * jobs * 2)))
    if jobs <= 1 or len(first) <= FEWEST:
        from rashomon.read import load_model

        nlp = load_model(model)
        for chunk in _chunks(chain(first, english), BATCH):
            yield from _extract(chunk, nlp)
    else:
        size = max(1, min(CHUNK, len(first) // (jobs * 2)))
        yield from _in_processes(_chunks(chain(first, english), size), model, jobs)


def _in_processes(chunks: Iterator[list[Document]], model: str | None, jobs: int) -> Iterator[Item]:
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    pool = ProcessPoolExecutor(max_workers=jobs, mp_context=context, initializer=_begin, initargs=(stop,))
    waiting: list[Future[list[Item]]] = []
    try:
        with _interrupts_held():
            waiting += [pool.submit(_work, chunk, model) for chunk in islice(chunks, jobs * AHEAD)]
        while waiting:
            yield from waiting.pop(0).result()
            waiting += [pool.submit(_work, chunk, model) for chunk in islice(chunks, 1)]
    except BrokenProcessPool as error:
        advice = "try again with fewer --jobs, if memory ran out; a script of yours must ask for more than one under __name__ == '__main__'"
        raise WorkerLost(f"a process that was reading documents was ended from outside; {advice}") from error
    finally:
        stop.set()
        pool.shutdown(cancel_futures=True)


def _chunks(documents: Iterable[Document], size: int) -> Iterator[list[Document]]:
    remaining = iter(documents)
    while chunk := list(islice(remaining, size)):
        yield chunk


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while processes are started: they inherit that, so that only this one answers to it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_stop: list[Event] = []


def _begin(stop: Event) -> None:
    """Set a worker process up: Ctrl-C is for its parent, which says when to stop."""
    # Products of small matrices: with threads of its own each worker would wait for the others'. Read when numpy is first imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _stop.append(stop)


@lru_cache(maxsize=1)
def _model(name: str | None) -> Language:
    from rashomon.read import load_model

    return load_model(name)


def _work(documents: list[Document], model: str | None) -> list[Item]:
    """Read one chunk in a worker process; what is left of it is dropped once the parent has stopped."""
    nlp = _model(model)
    found: list[Item] = []
    for item in _extract(documents, nlp):
        found.append(item)
        if _stop[0].is_set():
            break
    return found


def _extract(documents: Sequence[Document], nlp: Language) -> Iterator[Item]:
    """Yield what the documents say; after a failure go on behind the document that it befell."""
    refused: dict[str, Issue] = {}
    left = list(documents)
    while left:
        try:
            for found in _until_failure(left, nlp, refused):
                del left[: 1 + next(i for i, document in enumerate(left) if document.id == found.document.id)]
                yield found
            left = []
        except Exception as error:  # noqa: BLE001 - the edge: one document's failure must not lose the others
            left = [document for document in left if document.id not in refused]
            yield _unforeseen(left.pop(0), error)
    yield from refused.values()


def _until_failure(documents: Sequence[Document], nlp: Language, refused: dict[str, Issue]) -> Iterator[Extraction]:
    from rashomon.extract import extract
    from rashomon.link import link_within
    from rashomon.read import read_documents

    def refuse(document: Document, error: RashomonError) -> None:
        issue = Issue(path=document.path, document=document.id, stage="read", problem=type(error).__name__, detail=str(error))
        refused[document.id] = issue

    for reading in read_documents(tuple(documents), nlp, refuse=refuse):
        yield link_within(extract(reading))


def _unforeseen(document: Document, error: Exception) -> Issue:
    """Return the issue of a document on which our own code failed: which error, where in the code, in one line."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    message = " ".join(str(error).split())[:LONGEST_MESSAGE]
    detail = f"a bug, please report it: {type(error).__name__} at {Path(place.filename).name}:{place.lineno}: {message}"
    return Issue(path=document.path, document=document.id, stage="extract", problem="unforeseen", detail=detail)
