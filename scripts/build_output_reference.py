"""Write docs/reference/output.md from the types that write the output and from their docstrings.

    python scripts/build_output_reference.py [--check]

With ``--check`` nothing is written; the exit status is 1 where the page is not what the types say.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import inspect as types

from rashomon.export.jsonl import json_lines
from rashomon.export.tables import OUTPUT_VERSION, TABLES
from rashomon.model import Claim, Link, Population, Published, Quantity, Record, make_claim, make_document

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "output.md"

PLAIN: dict[type[types.Type], str] = {
    types.BoolType: "true or false",
    types.FloatType: "number",
    types.IntType: "whole number",
    types.NoneType: "null",
    types.StrType: "text",
}

HEAD = f"""# The output
<!-- Written by scripts/build_output_reference.py (`make docs`) from the types in src/rashomon/model. Change those, not this page. -->
Version {OUTPUT_VERSION}. The version changes when a program that reads the output would break; a new key is no such change.

`rashomon examine PATH... --out DIR` writes a folder: `index.html` (beyond 100 reports also `events/<id>.html`), the files below, and a
hidden file `.rashomon` by which the folder is known again as an earlier output. Each file is JSON Lines: one object a line in UTF-8. Every
key is always present; what is not known is `null`. Lines are sorted by `id` (accounts by `event`, issues by where they arose, decisions by
when they were taken), so the same reports give the same bytes. `decisions.jsonl` is what people decided in a casebook: empty after
`examine`. `rashomon schema` prints the same as JSON Schema, `rashomon schema claims` that of one file.

Spans are `[start, end)` in Unicode code points of the `text` of the document that they belong to, and `text[start:end]` is the quote,
always.
How numbers, days and places are to be read stands in [conventions.md](conventions.md).

Exit status of `examine`: 0 everything was read, 1 some input could not be read, 2 nothing was done, 130 interrupted. Notes and flags
do not change it. `DIR` appears whole or not at all: an empty folder is used, an earlier output is replaced, any other folder is refused.
"""


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` compare it; return the exit status."""
    page = build()
    if "--check" not in arguments:
        PAGE.write_text(page, encoding="utf-8")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page:
        return 0
    print(f"{PAGE.name} is not what the types say; run: make docs", file=sys.stderr)
    return 1


def build() -> str:
    """Return the page: each file's record, then the records within them, then an example."""
    written = [table.type for table in TABLES]
    sections = [HEAD, "## Files\n", *(_section(f"`{table.file}`", table.type) for table in TABLES), "## Records within them\n"]
    sections += [_section(record.__name__, record) for record in _nested(written)]
    sections.append(f"## An example\nA line of `claims.jsonl`, laid out:\n\n```json\n{_example()}\n```\n")
    return "\n".join(sections)


def _nested(written: list[type[Record]]) -> list[type[Any]]:
    """Return the records that stand inside those of the files, each after the first that holds it."""
    found: dict[type[Any], None] = {}
    waiting = list(written)
    while waiting:
        for field in _info(waiting.pop(0)).fields:
            new = [inner for inner in _records(field.type) if inner not in found and inner not in written]
            found.update(dict.fromkeys(new))
            waiting += new
    return list(found)


def _info(record: type[Any]) -> types.StructType:
    info = types.type_info(record)
    assert isinstance(info, types.StructType)
    return info


def _records(of: types.Type) -> Iterator[type[Any]]:
    match of:
        case types.StructType():
            yield of.cls
        case types.UnionType():
            for one in of.types:
                yield from _records(one)
        case types.VarTupleType():
            yield from _records(of.item_type)
        case types.DictType():
            yield from _records(of.value_type)


def _section(heading: str, record: type[Any]) -> str:
    info = _info(record)
    rows = [f"| `{field.encode_name}` | {_words(field.type)} |" for field in info.fields]
    if info.tag_field is not None:
        rows.insert(0, f'| `{info.tag_field}` | `"{info.tag}"` |')
    return f"### {heading}\n{_prose(record)}\n\n| key | value |\n|---|---|\n" + "\n".join(rows) + "\n"


def _prose(record: type[Any]) -> str:
    """Return the docstring as Markdown; a class in single back quotes keeps them, as code."""
    return re.sub(r"``([^`]+)``", r"`\1`", inspect.cleandoc(record.__doc__ or ""))


def _words(of: types.Type) -> str:
    """Return a type in words, for a cell of a table."""
    match of:
        case types.StructType():
            return f"[{of.cls.__name__}](#{of.cls.__name__.lower()})"
        case types.UnionType():
            return " or ".join(_words(one) for one in of.types)
        case types.LiteralType():
            return ", ".join(f"`{value}`" for value in of.values)
        case types.VarTupleType():
            return f"list of {_words(of.item_type)}"
        case types.TupleType():
            return "`[start, end)`"
        case types.DictType():
            return f"object of {_words(of.value_type)} by name"
    if type(of) in PLAIN:
        return PLAIN[type(of)]
    raise TypeError(f"no words for {of}")


def _example() -> str:
    document = make_document(
        "Ferry sinks. The coast guard said at least 14 passengers drowned.", published=Published(date="2021-05-03", basis="given")
    )
    claim: Claim = make_claim(
        document,
        "killed",
        Quantity(low=14, high=None, qualifier="at-least", population=Population(class_="civilian", words="passengers"), as_of="2021-05-03"),
        (34, 56),
        attribution=(Link(speaker="coast guard", cue="said", speaker_span=(13, 28), cue_span=(29, 33)),),
        confidence=0.9,
        reasons=("the number counts the subject of “drowned”",),
    )
    line = next(iter(json_lines([claim]))).strip()
    return msgspec.json.format(line, indent=2).decode("utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
