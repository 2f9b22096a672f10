"""The output as tables with columns, for analysis: what each record gives to each column.

What is one value stands in a column of its own, a list of texts in a list. What is nested deeper stands as JSON text, beside columns for
what people reach for most: the bounds of a figure, who is accused, the town of an event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from rashomon.model import (
    Account,
    Actor,
    Claim,
    Document,
    Event,
    Issue,
    Judged,
    Means,
    Moment,
    Person,
    Place,
    Quantity,
    Record,
    Speaker,
    Statement,
)
from rashomon.model import Warning as Alert

Type = Literal["text", "whole", "number", "yes or no", "texts"]
Row = dict[str, Any]


@dataclass(frozen=True)
class Columns:
    """One table: from which table of the output its rows are made, and its columns with their types. ``rows`` makes those of one record."""

    name: str
    source: str
    types: Mapping[str, Type]
    rows: Callable[[Any], Iterable[Row]]


def _json(value: Any) -> str:
    return msgspec.json.encode(value, order="deterministic").decode("utf-8")


def _plain(record: Record, *names: str) -> Row:
    """Return fields as they are; tuples of texts become lists."""
    values = {name: getattr(record, name) for name in names}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _document(record: Document) -> Iterator[Row]:
    row = _plain(record, "id", "external_id", "path", "url", "title", "publisher", "language", "sha256", "text", "main_event", "origin")
    row |= {"published": record.published.date, "published_basis": record.published.basis}
    yield row | {"flags": [flag.flag for flag in record.flags], "flags_json": _json(record.flags)}


def _statement(record: Statement) -> Iterator[Row]:
    row = _plain(record, "id", "document", "parent", "speaker_id", "speaker_name", "kind", "stance")
    yield row | {f"{part}_json": _json(getattr(record, part)) for part in ("speaker", "cue", "content")}


def _speaker(record: Speaker) -> Iterator[Row]:
    yield _plain(record, "id", "name", "aliases", "kind", "description")


def _person(record: Person) -> Iterator[Row]:
    yield _plain(record, "id", "event", "names", "age", "sex", "role", "state", "claims")


def _claim(record: Claim) -> Iterator[Row]:
    plain = ("id", "document", "event", "kind", "stance", "quote", "confidence", "reasons", "repeats", "replaced_by", "decided", "decision")
    row = _plain(record, *plain) | _value(record.value) | {"value_json": _json(record.value)}
    root = record.attribution[-1] if record.attribution else None
    row |= {"speaker": root.speaker if root else None, "speaker_id": root.speaker_id if root else None}
    row |= {"chain": [link.speaker or "" for link in record.attribution], "attribution_json": _json(record.attribution)}
    yield row | {"span_start": record.span[0], "span_end": record.span[1]}


def _value(value: Any) -> Row:
    """Return what a claim says, in the columns of its type."""
    if isinstance(value, Quantity):
        row = _plain(value, "low", "high", "qualifier", "scope", "as_of")
        return row | {"population": value.population.class_, "population_words": value.population.words}
    if isinstance(value, Actor):
        return {"accused": value.name, "role": value.role}
    if isinstance(value, Moment):
        return {"day_start": value.start, "day_end": value.end, "time": value.time, "day_precision": value.precision}
    if isinstance(value, Place):
        return _place(value)
    if isinstance(value, Alert):
        return {"warning": value.status, "warning_giver": value.giver, "warning_receiver": value.receiver}
    return {"means": value.name} if isinstance(value, Means) else {}


def _place(place: Place | None) -> Row:
    if place is None:
        return {}
    row = _plain(place, "venue", "city", "admin1", "country", "latitude", "longitude")
    return row | {"place": place.name, "place_precision": place.precision}


def _event(record: Event) -> Iterator[Row]:
    row = _plain(record, "id", "name", "label", "kind", "documents", "mentioned_in", "part_of", "decisions") | _place(record.place)
    date = record.date
    yield row | {"day_start": date.start, "day_end": date.end, "time": date.time, "day_precision": date.precision}


def _figures(record: Account) -> Iterator[Row]:
    for kind, figure in sorted(record.figures.items()):
        row: Row = {"event": record.event, "kind": kind} | _plain(figure, "low", "best", "high", "rule", "contested", "claims", "decision")
        settled = figure.of_record
        row |= {f"record_{name}": getattr(settled, name) if settled else None for name in ("low", "best", "high")}
        yield row | {"history_json": _json(figure.history), "parts_json": _json(figure.parts)}


def _responsibility(record: Account) -> Iterator[Row]:
    for held in record.responsibility:
        yield {"event": record.event} | _plain(held, "accused", "role", "speaker", "speaker_id", "stance", "documents", "claims")


def _disagreements(record: Account) -> Iterator[Row]:
    for one in record.disagreements:
        documents = sorted({document for side in one.sides for document in side.documents})
        row: Row = {"event": record.event} | _plain(one, "about", "type", "reason")
        yield row | {"values": [side.words for side in one.sides], "documents": documents, "sides_json": _json(one.sides)}


def _account(record: Account) -> Iterator[Row]:
    yield {"event": record.event, "account_json": _json(record)}


def _issue(record: Issue) -> Iterator[Row]:
    yield _plain(record, "path", "document", "stage", "problem", "detail", "severity")


def _decision(record: Judged) -> Iterator[Row]:
    one = record.decision
    row = _plain(one, "id", "who", "made_at", "action", "claim", "event", "others", "becomes", "undoes", "why")
    row |= {"document": one.evidence.document if one.evidence else None, "decision_json": _json(one)}
    yield row | _plain(record, "standing", "reason", "candidate")


def _texts(*names: str) -> dict[str, Type]:
    return dict.fromkeys(names, "text")


_WHERE: dict[str, Type] = {
    **_texts("place", "venue", "city", "admin1", "country"),
    "latitude": "number",
    "longitude": "number",
    "place_precision": "whole",
}
_WHEN = _texts("day_start", "day_end", "time", "day_precision")

TABLES = (
    Columns(
        "documents",
        "documents",
        {
            **_texts(
                "id", "external_id", "path", "url", "title", "publisher", "published", "published_basis", "language", "sha256", "text"
            ),
            **_texts("text", "main_event", "origin", "flags_json"),
            "flags": "texts",
        },
        _document,
    ),
    Columns(
        "statements",
        "statements",
        {
            **_texts("id", "document", "parent", "speaker_id", "speaker_name", "kind", "stance"),
            **_texts("speaker_json", "cue_json", "content_json"),
        },
        _statement,
    ),
    Columns("speakers", "speakers", {**_texts("id", "name", "kind", "description"), "aliases": "texts"}, _speaker),
    Columns(
        "people",
        "people",
        {**_texts("id", "event", "sex", "role", "state"), "names": "texts", "age": "whole", "claims": "texts"},
        _person,
    ),
    Columns(
        "claims",
        "claims",
        {
            **_texts("id", "document", "event", "kind", "stance", "speaker", "speaker_id"),
            "chain": "texts",
            "low": "whole",
            "high": "whole",
            **_texts("qualifier", "scope", "population", "population_words", "as_of", "accused", "role"),
            **_WHEN,
            **_WHERE,
            **_texts("means", "warning", "warning_giver", "warning_receiver", "quote"),
            "span_start": "whole",
            "span_end": "whole",
            "confidence": "number",
            "reasons": "texts",
            **_texts("repeats", "replaced_by", "decided", "decision", "value_json", "attribution_json"),
        },
        _claim,
    ),
    Columns(
        "events",
        "events",
        {
            **_texts("id", "name", "label", "kind", "part_of"),
            **_WHEN,
            **_WHERE,
            "documents": "texts",
            "mentioned_in": "texts",
            "decisions": "texts",
        },
        _event,
    ),
    Columns(
        "figures",
        "accounts",
        {
            **_texts("event", "kind", "rule", "decision", "history_json", "parts_json"),
            **dict.fromkeys(("low", "best", "high", "record_low", "record_best", "record_high"), "whole"),
            "contested": "yes or no",
            "claims": "texts",
        },
        _figures,
    ),
    Columns(
        "responsibility",
        "accounts",
        {**_texts("event", "accused", "role", "speaker", "speaker_id", "stance"), "documents": "texts", "claims": "texts"},
        _responsibility,
    ),
    Columns(
        "disagreements",
        "accounts",
        {**_texts("event", "about", "type", "reason", "sides_json"), "values": "texts", "documents": "texts"},
        _disagreements,
    ),
    Columns("accounts", "accounts", _texts("event", "account_json"), _account),
    Columns(
        "decisions",
        "decisions",
        {
            **_texts("id", "who", "made_at", "action", "claim", "document", "event", "becomes", "undoes", "why"),
            **_texts("standing", "reason", "candidate", "decision_json"),
            "others": "texts",
        },
        _decision,
    ),
    Columns("issues", "issues", _texts("path", "document", "stage", "problem", "detail", "severity"), _issue),
)
