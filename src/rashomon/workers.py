"""Reading and extracting many documents, in one process or several, with the same result."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING

from rashomon.model import Document, Extraction, Issue
from rashomon.model.errors import RashomonError

if TYPE_CHECKING:
    from spacy.language import Language

CHUNK = 24
"""Documents handed to a process at a time: enough to parse in batches, few enough that progress shows and memory stays flat."""

AHEAD = 3
"""Chunks in flight for each process."""

Item = Extraction | Issue


def extract_all(documents: Sequence[Document], *, model: str | None, jobs: int) -> Iterator[Item]:
    """Yield what each document says, in the order of ``documents``, and an issue for each that could not be read."""
    if jobs <= 1 or len(documents) <= CHUNK // 2:
        from rashomon.read import load_model

        yield from _extract(documents, load_model(model))
        return
    yield from _in_processes(documents, model, jobs)


def _in_processes(documents: Sequence[Document], model: str | None, jobs: int) -> Iterator[Item]:
    chunks = _chunks(documents, jobs)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=jobs, mp_context=context, initializer=_load, initargs=(model,)) as pool:
        waiting = [pool.submit(_work, chunk) for chunk in islice(chunks, jobs * AHEAD)]
        while waiting:
            yield from waiting.pop(0).result()
            waiting.extend(pool.submit(_work, chunk) for chunk in islice(chunks, 1))


def _chunks(documents: Sequence[Document], jobs: int) -> Iterator[list[Document]]:
    size = max(1, min(CHUNK, len(documents) // (jobs * 2)))
    remaining = iter(documents)
    while chunk := list(islice(remaining, size)):
        yield chunk


_loaded: list[Language] = []


def _load(model: str | None) -> None:
    """Load the model once a worker process."""
    from rashomon.read import load_model

    _loaded.append(load_model(model))


def _work(documents: list[Document]) -> list[Item]:
    return list(_extract(documents, _loaded[0]))


def _extract(documents: Iterable[Document], nlp: Language) -> Iterator[Item]:
    from rashomon.extract import extract
    from rashomon.link import link_within
    from rashomon.read import read_documents

    refused: list[Issue] = []

    def refuse(document: Document, error: RashomonError) -> None:
        refused.append(Issue(path=document.path, document=document.id, stage="read", problem=type(error).__name__, detail=str(error)))

    for reading in read_documents((d for d in documents if _english(d)), nlp, refuse=refuse):
        yield link_within(extract(reading))
    yield from refused


def _english(document: Document) -> bool:
    return document.language in {None, "en"}
