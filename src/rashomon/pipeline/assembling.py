"""What is put together from several documents, in one run or in a casebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from rashomon.ingest import stated_publication
from rashomon.link import impossible_date
from rashomon.model import Document, Event, Flag, Speaker, quote_of


def merge_speakers(told: Iterable[Speaker]) -> list[Speaker]:
    """Return one speaker an id, under all names used in all documents; a kind that is known wins over one that is not."""
    merged: dict[str, Speaker] = {}
    for speaker in sorted(told, key=lambda s: (s.id, s.kind == "unknown", s.kind, s.name)):
        first = merged.setdefault(speaker.id, speaker)
        names = {*first.aliases, *speaker.aliases, speaker.name} - {first.name}
        merged[speaker.id] = replace(first, aliases=tuple(sorted(names)), description=first.description or speaker.description)
    return [merged[key] for key in sorted(merged)]


def date_flags(document: Document, main: Event | None) -> Iterator[Flag]:
    """Yield the flag of a document that cannot have come out when it says, by the event that it is mostly about."""
    detail = impossible_date(document, main)
    if detail is None:
        return
    stated = stated_publication(document.text) if document.published.basis == "text" else None
    span = stated[1] if stated else None
    yield Flag(flag="impossible-date", span=span, quote=quote_of(document.text, span) if span else None, detail=detail)
