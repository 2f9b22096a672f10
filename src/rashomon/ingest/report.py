"""From what a reader found to an `Arrival`, the same way for every format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from rashomon.ingest.edges import is_writable
from rashomon.ingest.language import language_of
from rashomon.ingest.limits import Limits
from rashomon.ingest.stated import stated_publication
from rashomon.model import Arrival, Issue, Published, Receipt, make_document
from rashomon.model.errors import InputTooLarge, UnreadableInput

UNKNOWN_DAY = Published()


@dataclass(frozen=True)
class Piece:
    """The bytes that hold one report. ``where`` names their place (file, or file and line) in messages; ``receipt`` says how they came."""

    where: str
    data: bytes
    receipt: Receipt


@dataclass(frozen=True)
class Draft:
    """What a reader found of one report."""

    piece: Piece
    text: str
    path: str | None = None
    external_id: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: Published = UNKNOWN_DAY


def arrivals_of(draft: Draft, limits: Limits) -> Iterator[Arrival | Issue]:
    """Yield the document, then notes on it. Raises `UnreadableInput` where there is no text, `InputTooLarge` where there is too much."""
    where = draft.piece.where
    if not draft.text.strip():
        raise UnreadableInput(f"{where} holds no text")
    if len(draft.text) > limits.max_characters:
        raise InputTooLarge(f"{where} holds more than {limits.max_characters:,} characters, the limit for one report; split it")
    fields = (draft.text, draft.external_id, draft.url, draft.title, draft.publisher)
    if not all(is_writable(field) for field in fields if field):
        raise UnreadableInput(f"{where} holds half a character (a lone UTF-16 surrogate), which no file can hold; mend or leave it out")
    document = make_document(
        draft.text,
        external_id=draft.external_id,
        path=draft.path,
        url=draft.url,
        title=draft.title,
        publisher=draft.publisher,
        published=_published(draft),
        language=language_of(draft.text),
    )
    yield Arrival(document=document, receipt=draft.piece.receipt, data=draft.piece.data)
    if document.language not in (None, "en"):
        detail = f"read as {document.language}; claims are only taken from English, so it has none"
        yield note(where, "not-english", detail, document=document.id)


def note(where: str, problem: str, detail: str, *, document: str | None = None) -> Issue:
    """Return an issue that changes nothing."""
    return Issue(path=where, document=document, stage="ingest", problem=problem, detail=detail, severity="note")


def unread(where: str, problem: str, detail: str) -> Issue:
    """Return an issue for input that was lost."""
    return Issue(path=where, stage="ingest", problem=problem, detail=detail, severity="unread")


def iso_day(value: str) -> str | None:
    """Return the calendar day of an ISO 8601 date or time as written (its own local day), or null where it is none."""
    try:
        return datetime.fromisoformat(value.strip()).date().isoformat()
    except ValueError:
        return None


def _published(draft: Draft) -> Published:
    if draft.published.date is not None:
        return draft.published
    stated = stated_publication(draft.text)
    return Published(date=stated[0], basis="text") if stated else UNKNOWN_DAY
