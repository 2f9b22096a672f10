"""JSON Schemas of the output, made from the same types that write it."""

from __future__ import annotations

import inspect
from typing import Any

import msgspec

from rashomon.export.tables import OUTPUT_VERSION, TABLES, Table

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema (draft 2020-12) of a line of each file, by the file's name without ``.jsonl``."""
    return {table.name: _schema(table) for table in TABLES}


def _schema(table: Table) -> dict[str, Any]:
    made = msgspec.json.schema(table.type)
    definitions = {name: _always_present(definition) for name, definition in sorted(made["$defs"].items())}
    return {
        "$schema": DIALECT,
        "$id": f"urn:rashomon:output:{OUTPUT_VERSION}:{table.name}",
        "title": table.file,
        "version": OUTPUT_VERSION,
        "$ref": made["$ref"],
        "$defs": definitions,
    }


def _always_present(definition: dict[str, Any]) -> dict[str, Any]:
    """Every key of an object is required, also one that has a default in Python: the writer never leaves any out."""
    definition = {**definition, "description": inspect.cleandoc(definition.get("description", ""))}
    properties = definition.get("properties")
    if properties is None:
        return definition
    without_defaults = {name: {key: value for key, value in of.items() if key != "default"} for name, of in properties.items()}
    return {**definition, "properties": without_defaults, "required": list(properties)}
