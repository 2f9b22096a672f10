"""The JSON Schemas of the output."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from rashomon.export import schemas
from rashomon.export.jsonl import json_lines
from rashomon.export.tables import TABLES, Table
from rashomon.model import (
    Account,
    Actor,
    Claim,
    Correction,
    Decision,
    Document,
    Event,
    Evidence,
    Figure,
    FigureOfRecord,
    Flag,
    HistoryEntry,
    Issue,
    Judged,
    Link,
    Moment,
    Person,
    Place,
    Quantity,
    Record,
    Side,
    Speaker,
    Statement,
    make_document,
)
from rashomon.model.account import Disagreement

HISTORY = HistoryEntry(as_of=None, low=1, high=None, standing="standing", stance="asserted", documents=("d",), claims=("c",))
FIGURE = Figure(low=1, best=None, high=2, rule="r", contested=True, history=(HISTORY,), parts=(), claims=())
SIDE = Side(value=Actor(name="X"), words="X", stance="blamed", documents=(), claims=())


EVIDENCE = Evidence(document="d", sha256="0", span=(0, 1), quote="a", kind="responsibility", value=Actor(name="Y"), stance="blamed")


def a_claim(value: Quantity | Actor | Moment) -> Claim:
    """Return a claim of this value."""
    return Claim(
        id="c",
        document="d",
        event=None,
        kind="killed",
        value=value,
        stance="asserted",
        attribution=(Link(speaker="X", cue_span=(0, 2)),),
        span=(0, 1),
        quote="a",
        confidence=0.5,
        reasons=("r",),
    )


RECORDS: dict[str, list[Record]] = {
    "documents": [make_document("x"), msgspec.structs.replace(make_document("x"), flags=(Flag(flag="copy", span=(0, 1), detail="d"),))],
    "statements": [Statement(id="s", document="d", speaker=((0, 1),), cue=(), content=((2, 3),), kind="direct")],
    "speakers": [Speaker(id="s", name="X")],
    "people": [Person(id="p", names=("X",))],
    "claims": [a_claim(Quantity(low=1, high=None, qualifier="at-least")), a_claim(Actor(name="X")), a_claim(Moment())],
    "events": [Event(id="e", label="l", kind="k", place=Place(name="Marlo"))],
    "accounts": [
        Account(
            event="e",
            figures={"killed": FIGURE},
            responsibility=(),
            disagreements=(Disagreement(about="responsibility", type="scope", sides=(SIDE,), reason="r"),),
            agreed=(),
            origins=(),
            single_origin=(),
            omitted={"killed": ("d",)},
        )
    ],
    "issues": [Issue(stage="ingest", problem="p", detail="d")],
    "decisions": [
        Judged(
            decision=Decision(
                id="d",
                who="X",
                made_at="2031-05-12T20:15:00Z",
                action="correct",
                evidence=EVIDENCE,
                correction=Correction(value=Actor(name="X")),
                figure=FigureOfRecord(kind="killed", low=1, best=None, high=2),
            ),
            standing="applied",
            reason="r",
        )
    ],
}


def conform(value: Any, schema: dict[str, Any], definitions: dict[str, Any]) -> bool:
    """Tell whether ``value`` fits ``schema``, with no key missing and none that the schema does not know."""
    if "$ref" in schema:
        return conform(value, definitions[schema["$ref"].removeprefix("#/$defs/")], definitions)
    if "anyOf" in schema:
        return any(conform(value, choice, definitions) for choice in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    kind = schema.get("type")
    if kind == "object" and "properties" in schema:
        known = schema["properties"]
        same_keys = isinstance(value, dict) and set(value) == set(known) == set(schema["required"])
        return same_keys and all(conform(value[key], known[key], definitions) for key in known)
    if kind == "object":
        return isinstance(value, dict) and all(conform(each, schema["additionalProperties"], definitions) for each in value.values())
    if kind == "array" and not isinstance(value, list):
        return False
    if kind == "array":
        each = schema.get("prefixItems") or [schema.get("items", {})] * len(value)
        return len(value) == len(each) and all(map(conform, value, each, [definitions] * len(value)))
    types: dict[str | None, Any] = {"string": str, "integer": int, "number": int | float, "boolean": bool, "null": type(None)}
    return isinstance(value, types[kind])


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_is_written_fits_its_schema(table: Table) -> None:
    """Every key of every object, also a nested one, is written and required; nothing else is."""
    schema = schemas()[table.name]
    for line in json_lines(RECORDS[table.name]):
        assert conform(json.loads(line), schema, schema["$defs"]), line


def test_schemas_say_what_they_are() -> None:
    """Each names the standard, the file, the version, and describes its type; all can be written as JSON."""
    for name, schema in schemas().items():
        assert schema["$schema"].endswith("2020-12/schema")
        assert (schema["title"], schema["version"]) == (f"{name}.jsonl", 1)
        assert all(definition["description"] for definition in schema["$defs"].values())
    assert json.dumps(schemas()) == json.dumps(schemas())


def test_a_missing_key_does_not_fit() -> None:
    """The check itself notices a key that is missing or too many."""
    schema = schemas()["documents"]
    document: Document = make_document("x")
    record = msgspec.to_builtins(document)
    assert conform(record, schema, schema["$defs"]) is False  # tuples are no JSON
    record = json.loads(msgspec.json.encode(document))
    assert conform(record, schema, schema["$defs"])
    assert not conform({key: record[key] for key in record if key != "flags"}, schema, schema["$defs"])
    assert not conform(record | {"more": 1}, schema, schema["$defs"])
