"""What ingest yields, sorted for the tests."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.model import Arrival, Document, Issue


def split(found: Iterable[Arrival | Issue]) -> tuple[list[Document], list[Issue]]:
    """Return the documents and the issues."""
    items = list(found)
    return [item.document for item in items if isinstance(item, Arrival)], [item for item in items if isinstance(item, Issue)]


def arrivals(found: Iterable[Arrival | Issue]) -> list[Arrival]:
    """Return the documents with what they came from; there must be no issue."""
    items = list(found)
    assert not [item for item in items if isinstance(item, Issue)]
    return [item for item in items if isinstance(item, Arrival)]
