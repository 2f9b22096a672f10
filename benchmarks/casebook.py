"""How a casebook grows: what adding, asking and keeping cost when it holds many reports (made up; see `made_up.py`)."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from msgspec.structs import replace

from benchmarks.made_up import Report, reports
from rashomon import Casebook
from rashomon.model import Arrival, Document, Extraction, Issue, Published, Statement, content_id, make_document, quote_of
from rashomon.model.arrival import Receipt
from rashomon.pipeline.adding import add_reports
from rashomon.pipeline.examining import DEFAULT, silent
from rashomon.pipeline.settling import settle

HEAD = [
    "reports",
    "adding, s",
    "accounts, s",
    "one more, s",
    "of all",
    "of any day, s",
    "of all",
    "show, s",
    "search, s",
    "bytes a report",
    "target",
]
MOST = "of all 1/500, show 1 s, search 0.3 s"
MORE = 5
"""Further reports that are added one by one."""

WORDS = 300
"""Words of a made-up report's text."""

STATEMENTS = 6
"""Statements in each, of ten words."""


def arrivals(number: int) -> Iterator[tuple[Arrival, Extraction]]:
    """Yield made-up reports with a text in order of publication, as they would come in, each with what reading it would give."""
    for report in sorted(reports(number), key=lambda report: report.extraction.document.published.date or ""):
        yield _arrival(_with_text(report))


def _arrival(extraction: Extraction) -> tuple[Arrival, Extraction]:
    document = extraction.document
    receipt = Receipt(path="made-up.jsonl", part=f"line {document.external_id}", media_type="application/json")
    return Arrival(document=document, receipt=receipt, data=document.text.encode()), extraction


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


def grown(where: str, number: int) -> tuple[list[list[str]], dict[str, Any]]:
    """Fill a new casebook with made-up reports and measure it; return the rows of the table and the figures behind them.

    One more report is the newest, as those of a day are, and then one of any day of the ten years; `show` is asked for the event of most
    reports and for one of few.
    """
    with Casebook(where) as book:
        filled = fill(book, number)
        whole = filled.adding + filled.settling
        ones = [_one_more(book, arrival, found) for arrival, found in _newer(number, MORE)]
        others = [_one_more(book, arrival, found) for arrival, found in further(number + MORE, MORE)]
        shown = [_seconds(partial(book.show, name)) for name in _events(book)]
        found = [_seconds(partial(book.search, words)) for words in _words(book)]
        size = Path(where).stat().st_size / number if "://" not in where else 0.0
    figures = {
        "documents": number,
        "adding all": round(whole, 1),
        "one more": round(median(ones), 4),
        "one of any day": round(median(others), 4),
        "show": round(max(shown), 3),
        "search": round(max(found), 3),
        "bytes": round(size),
    }
    one, other = (f"{middle:.3f} 1/{whole / middle:,.0f}".split() for middle in (median(ones), median(others)))
    rows = [
        [
            f"{number:,}",
            f"{filled.adding:.0f}",
            f"{filled.settling:.0f}",
            *one,
            *other,
            f"{max(shown):.2f}",
            f"{max(found):.2f}",
            f"{size:,.0f}",
            MOST,
        ]
    ]
    return rows, figures


def further(number: int, more: int) -> Iterator[tuple[Arrival, Extraction]]:
    """Yield reports that are not among the first ``number``."""
    return (_arrival(_with_text(report)) for report in islice(reports(number + more), number, None))


def _newer(number: int, more: int) -> Iterator[tuple[Arrival, Extraction]]:
    """Yield further reports of the last days, which are not among the first ``number``."""
    later = Published(date="2022-01-01", basis="given")
    for report in islice(reports(number + more), number, None):
        document = replace(report.extraction.document, published=later)
        yield _arrival(_with_text(Report(replace(report.extraction, document=document), report.truth)))


def _one_more(book: Casebook, arrival: Arrival, found: Extraction) -> float:
    return _seconds(partial(replay, book, [(arrival, found)]))


def replay(book: Casebook, reports: Iterable[tuple[Arrival, Extraction]]) -> None:
    """Add reports, each with what reading it gives, and make the accounts that they touch."""
    known = {arrival.document.id: (arrival, found) for arrival, found in reports}

    def read(documents: Iterable[Document]) -> Iterator[Extraction | Issue]:
        return (known[document.id][1] for document in documents)

    add_reports(book.engine, (arrival for arrival, _ in known.values()), DEFAULT, silent, read)
    settle(book.engine, silent)


def _seconds(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def _events(book: Casebook) -> list[str]:
    """Return the names of the event with most reports, and of one with a few."""
    lines = sorted(book.events(), key=lambda line: -(line.documents + line.mentioned_in))
    return [lines[0].name, lines[len(lines) // 2].name]


def _words(book: Casebook) -> list[str]:
    """Return words to look for: two of one report, a common one, and one that stands nowhere."""
    (document, *_) = islice((each for each, _ in arrivals(1)), 1)
    words = document.document.text.split()
    return [f"{words[5]} {words[9]}", "report", "unfindable"]
