"""How a casebook grows: what adding, asking and keeping cost when it holds many reports (made up; see `made_up.py`)."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random

from msgspec.structs import replace

from benchmarks.made_up import Report, reports
from rashomon import Casebook
from rashomon.model import Arrival, Document, Extraction, Issue, Statement, content_id, make_document, quote_of
from rashomon.model.arrival import Receipt
from rashomon.pipeline.adding import add_reports
from rashomon.pipeline.examining import DEFAULT, silent
from rashomon.pipeline.settling import settle

WORDS = 300
"""Words of a made-up report's text."""

STATEMENTS = 6
"""Statements in each, of ten words."""


def arrivals(number: int) -> Iterator[tuple[Arrival, Extraction]]:
    """Yield made-up reports with a text in order of publication, as they would come in, each with what reading it would give."""
    for report in sorted(reports(number), key=lambda report: report.extraction.document.published.date or ""):
        extraction = _with_text(report)
        document = extraction.document
        receipt = Receipt(path="made-up.jsonl", part=f"line {document.external_id}", media_type="application/json")
        yield Arrival(document=document, receipt=receipt, data=document.text.encode()), extraction


def _with_text(report: Report) -> Extraction:
    extraction = report.extraction
    random = Random(extraction.document.id)
    terms = [term for event in extraction.events for term in event.terms]
    words = [random.choice(terms) for _ in range(WORDS - 2)]
    text = f"{extraction.document.text} {' '.join(words)}."
    document = make_document(
        text,
        external_id=extraction.document.external_id,
        publisher=f"Outlet {random.randrange(40)}",
        published=extraction.document.published,
        language="en",
    )
    ids = {event.id: content_id("loc", event.id) for event in extraction.events}
    return replace(
        extraction,
        document=document,
        events=tuple(replace(event, id=ids[event.id], document=document.id) for event in extraction.events),
        claims=tuple(
            replace(claim, document=document.id, event=ids[claim.event or ""], quote=quote_of(text, claim.span))
            for claim in extraction.claims
        ),
        statements=tuple(_statements(document)),
    )


def _statements(document: Document) -> Iterator[Statement]:
    starts = [at + 1 for at, character in enumerate(document.text) if character == " "]
    for number in range(STATEMENTS):
        begin, end = starts[number * 20 + 3], starts[number * 20 + 13] - 1
        cue = (starts[number * 20 + 2], begin - 1)
        yield Statement(
            id=f"stm-{document.id}-{number}", document=document.id, speaker=(), cue=(cue,), content=((begin, end),), kind="indirect"
        )


@dataclass
class Filled:
    """A casebook that was filled: seconds for adding and for making all accounts, and seconds of the last report alone."""

    documents: int
    adding: float
    settling: float


def fill(book: Casebook, number: int) -> Filled:
    """Add made-up reports; what reading would give is replayed."""
    known: dict[str, Extraction] = {}

    def come() -> Iterator[Arrival]:
        for arrival, extraction in arrivals(number):
            known[arrival.document.id] = extraction
            yield arrival

    def read(documents: Iterable[Document]) -> Iterator[Extraction | Issue]:
        return (known.pop(document.id) for document in documents)

    start = time.perf_counter()
    add_reports(book.engine, come(), DEFAULT, silent, read)
    between = time.perf_counter()
    settle(book.engine, silent)
    return Filled(number, between - start, time.perf_counter() - between)
